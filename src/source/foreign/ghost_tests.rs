//! What a Ghost is asked, and what becomes of its answers.

use super::*;
use crate::source::foreign::asking::tests::{asking, found, now};
use crate::source::json_feed;

const BASE: &str = "https://blog.example/ghost/api/content/";

#[test]
fn a_site_and_its_key_give_its_posts() {
    let posts = r##"{"posts": [{"id": "a1", "slug": "tide", "title": "Tide", "url": "https://blog.example/tide/",
        "excerpt": "Cut from the text", "custom_excerpt": "By hand", "published_at": "2026-11-20T10:00:00.000+00:00",
        "feature_image": "https://blog.example/a.jpg", "feature_image_alt": "A boat",
        "tags": [{"slug": "sea", "name": "Sea"}, {"slug": "hash-x", "name": "#x"}, {"slug": "sky", "name": "Sky"}],
        "authors": [{"slug": "ann", "name": "Ann"}]}], "meta": {"pagination": {"page": 1, "next": 2}}}"##;
    let (ask, _) = asking(vec![
        (at(BASE, "posts", "k1", LISTED), found(posts)),
        (at(BASE, "tags", "k1", SECTIONS), found(r#"{"tags": [{"slug": "sea", "name": "Sea"}]}"#)),
    ]);
    let address = "https://blog.example/?key=k1";
    let page = json_feed::read_page(&now(feed(&*ask, address)).unwrap().write(), address).unwrap();
    let preview = &page.stories[0].preview;
    assert_eq!((preview.slug.as_str(), preview.lead.as_str()), ("tide", "By hand"));
    assert_eq!(preview.categories[0].name, "Sea");
    assert_eq!(preview.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["Sea", "Sky"]);
    assert_eq!(preview.authors[0].slug.as_str(), "ann");
    assert_eq!(page.next.as_deref(), Some([&at(BASE, "posts", "k1", LISTED), "&page=2"].concat().as_str()));
    assert_eq!(page.terms.categories[0].name, "Sea");
    assert_eq!(
        page.terms.tag_feed.as_deref(),
        Some([&at(BASE, "posts", "k1", LISTED), "&filter=tag:%27{slug}%27"].concat().as_str())
    );
}

#[test]
fn the_next_page_goes_on_from_the_last() {
    let second = [&at(BASE, "posts", "k1", LISTED), "&page=2"].concat();
    let (ask, _) = asking(vec![(second.clone(), found(r#"{"posts": [], "meta": {"pagination": {"next": 3}}}"#))]);
    let page = json_feed::read_page(&now(feed(&*ask, &second)).unwrap().write(), &second).unwrap();
    assert_eq!(page.next.as_deref(), Some([&at(BASE, "posts", "k1", LISTED), "&page=3"].concat().as_str()));
}

#[test]
fn errors_say_what_to_do() {
    let (ask, _) = asking(vec![(
        at(BASE, "posts", "bad", LISTED),
        Answer { status: 401, ..found(r#"{"errors": [{"message": "Unknown Content API Key"}]}"#) },
    )]);
    let said = "Unknown Content API Key".to_owned();
    assert_eq!(
        now(feed(&*ask, "https://blog.example/?key=bad")),
        Err(Trouble::Status { status: 401, said, retry_after: None })
    );
    let Err(Trouble::Unreadable(detail)) = now(feed(&*ask, "https://blog.example/")) else { panic!("no key, no news") };
    assert!(detail.contains("?key="), "{detail}");
}
