//! What a WordPress is asked, and what becomes of its answers.

use super::*;
use crate::model::{FeedPage, Story};
use crate::source::foreign::asking::tests::{Asked, asking, found, now};
use crate::source::json_feed;

const ROOT: &str = "https://blog.example/wp-json";
const POST: &str = r#"{"id": 7, "slug": "%d0%bc%d0%be%d1%80%d0%b5", "link": "https://blog.example/2026/sea/",
    "date_gmt": "2026-11-20T10:00:00", "modified_gmt": "2026-11-20T12:30:00", "sticky": false, "views": 41,
    "title": {"rendered": "Tide &amp; Sons&#8217; <em>boat</em>"},
    "excerpt": {"rendered": "<p>The boat is back [&hellip;]</p>\n", "protected": false},
    "content": {"rendered": "<p>Whole <a href=\"x\">text</a></p>", "protected": false},
    "_embedded": {
        "author": [{"id": 3, "name": "Olena Ö.", "slug": "olena"}],
        "wp:featuredmedia": [{"source_url": "https://blog.example/a.jpg", "alt_text": "A boat",
            "media_details": {"sizes": {"large": {"source_url": "https://blog.example/a-1024.jpg"}}}}],
        "wp:term": [[{"id": 1, "name": "Uncategorized", "slug": "uncategorized", "taxonomy": "category"},
                {"id": 2, "name": "Port", "slug": "port", "taxonomy": "category"}],
            [{"id": 9, "name": "Fish &amp; chips", "slug": "fish-chips", "taxonomy": "post_tag"}]]}}"#;

fn posts_at(root: &str, query: &str) -> String {
    at(root, "posts", query)
}

fn newest(root: &str) -> String {
    posts_at(root, &[LISTED, "&per_page=20"].concat())
}

fn read(ask: &Ask, address: &str) -> FeedPage {
    let feed = now(feed(ask, address)).unwrap();
    json_feed::read_page(&feed.write(), address).unwrap()
}

fn post(id: u32, date: &str) -> String {
    format!(
        r#"{{"id": {id}, "slug": "p{id}", "date_gmt": "{date}", "modified_gmt": "{date}", "title": {{"rendered": "P{id}"}}}}"#
    )
}

fn titles(page: &FeedPage) -> String {
    page.stories.iter().map(|story| story.preview.title.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether an address was asked that holds all of `parts`.
fn was_asked(asked: &Asked, parts: &[&str]) -> bool {
    asked.borrow().iter().any(|address| parts.iter().all(|part| address.contains(part)))
}

#[test]
fn a_post_becomes_an_article() {
    let (ask, _) = asking(vec![(posts_at(ROOT, "slug=a"), found(&["[", POST, "]"].concat()))]);
    let Story { preview, content } = read(&*ask, &posts_at(ROOT, "slug=a")).stories.remove(0);
    assert_eq!((preview.id.as_str(), preview.slug.as_str()), ("7", "море"));
    assert_eq!((preview.title.as_str(), preview.lead.as_str()), ("Tide & Sons’ boat", "The boat is back…"));
    let date = |at: Option<crate::model::Timestamp>| at.map(crate::model::Timestamp::to_rfc3339);
    assert_eq!(date(preview.published).as_deref(), Some("2026-11-20T10:00:00Z"));
    assert_eq!(date(preview.modified).as_deref(), Some("2026-11-20T12:30:00Z"));
    assert_eq!(preview.views, Some(41));
    assert_eq!(preview.url.as_deref(), Some("https://blog.example/2026/sea/"));
    let image = preview.image.unwrap();
    assert_eq!((image.address.as_str(), image.alt.as_str()), ("https://blog.example/a-1024.jpg", "A boat"));
    assert_eq!((preview.authors[0].slug.as_str(), preview.authors[0].name.as_str()), ("olena", "Olena Ö."));
    assert_eq!(preview.categories.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["Port"]);
    assert_eq!((preview.tags[0].slug.as_str(), preview.tags[0].name.as_str()), ("fish-chips", "Fish & chips"));
    let Some(crate::model::Content::Html { html, base }) = content else { panic!("the text is there") };
    assert!(html.contains("Whole"));
    assert_eq!(&*base, "https://blog.example/2026/sea/");
}

#[test]
fn what_a_password_guards_is_not_shown() {
    let guarded = r#"[{"id": 1, "slug": "s", "title": {"rendered": "Protected: S"}, "content": {"rendered": "<form>", "protected": true},
        "excerpt": {"rendered": "There is no excerpt", "protected": true}}]"#;
    let (ask, _) = asking(vec![(posts_at(ROOT, "slug=s"), found(guarded))]);
    let story = read(&*ask, &posts_at(ROOT, "slug=s")).stories.remove(0);
    assert_eq!((story.preview.lead.as_str(), story.content), ("", None));
}

#[test]
fn the_first_page_has_sticky_posts_sections_and_the_feeds_of_the_rest() {
    let site = "https://first.example/";
    let root = "https://first.example/wp-json";
    let sticky = posts_at(root, &[LISTED, "&sticky=true&per_page=10"].concat());
    let sections = at(root, "categories", &["parent=0&per_page=12&", TERMS].concat());
    let (ask, _) = asking(vec![
        (
            newest(root),
            Answer {
                pages: Some(3),
                ..found(&["[", &post(2, "2026-11-20T10:00:00"), ",", &post(1, "2026-11-19T10:00:00"), "]"].concat())
            },
        ),
        (sticky, found(&["[", &post(1, "2026-11-19T10:00:00"), "]"].concat())),
        (
            sections,
            found(
                r#"[{"id": 1, "slug": "uncategorized", "name": "None"}, {"id": 2, "slug": "port", "name": "P &amp; Q"}]"#,
            ),
        ),
    ]);
    let page = read(&*ask, site);
    assert_eq!(page.terms.pinned.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["1"]);
    assert_eq!(page.terms.categories.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["P & Q"]);
    assert_eq!(page.terms.format.as_deref(), Some("wordpress"));
    assert!(page.next.unwrap().ends_with("&page=2"));
    for feed in [&page.terms.tag_feed, &page.terms.category_feed, &page.terms.author_feed] {
        assert!(feed.as_ref().unwrap().ends_with("_slug={slug}"), "{feed:?}");
    }
    assert!(page.terms.search_feed.unwrap().ends_with("&search={words}"));
}

#[test]
fn without_pretty_permalinks_the_route_is_a_parameter() {
    let root = "https://plain.example/blog/?rest_route=";
    let (ask, _) = asking(vec![(newest(root), found(&["[", &post(1, "2026-11-19T10:00:00"), "]"].concat()))]);
    let page = read(&*ask, "https://plain.example/blog/");
    assert_eq!(titles(&page), "P1");
    assert!(page.terms.item_url.unwrap().starts_with("https://plain.example/blog/?rest_route=/wp/v2/posts&_embed"));
}

#[test]
fn asked_again_the_first_page_asks_only_what_is_newer_or_changed() {
    let (site, root) = ("https://again.example", "https://again.example/wp-json");
    let since = |name: &str| posts_at(root, &[LISTED, "&per_page=100&", name, "=2026-11-20T10:00:00Z"].concat());
    let changed = post(1, "2026-11-19T10:00:00").replace("P1", "P1-new");
    let (ask, asked) = asking(vec![
        (
            newest(root),
            found(&["[", &post(2, "2026-11-20T10:00:00"), ",", &post(1, "2026-11-19T10:00:00"), "]"].concat()),
        ),
        (since("after"), found(&["[", &post(3, "2026-11-21T10:00:00"), "]"].concat())),
        (since("modified_after"), found(&["[", &post(3, "2026-11-21T10:00:00"), ",", &changed, "]"].concat())),
    ]);
    assert_eq!(titles(&read(&*ask, site)), "P2 P1");
    asked.borrow_mut().clear();
    assert_eq!(titles(&read(&*ask, site)), "P3 P2 P1-new");
    assert_eq!(asked.borrow().len(), 2);
    assert!(!was_asked(&asked, &["per_page=20"]));
}

#[test]
fn slugs_are_looked_up_once() {
    let root = "https://slugs.example/wp-json";
    let list = posts_at(root, "a=b&tag_slug=sea");
    let look_up = at(root, "tags", "_fields=id,slug&slug=sea");
    let numbered = |page: &str| posts_at(root, &["a=b", page, "&tags=9"].concat());
    let full = |pages| Answer { pages: Some(pages), ..found(&["[", &post(1, "2026-11-19T10:00:00"), "]"].concat()) };
    let (ask, asked) = asking(vec![
        (look_up, found(r#"[{"id": 9, "slug": "sea"}]"#)),
        (numbered(""), full(2)),
        (numbered("&page=2"), full(2)),
    ]);
    let first = read(&*ask, &list);
    let second = first.next.unwrap();
    assert_eq!(second, posts_at(root, "a=b&tag_slug=sea&page=2"));
    assert_eq!(read(&*ask, &second).next, None);
    assert_eq!(asked.borrow().iter().filter(|address| address.contains("/tags?")).count(), 1);
    let unknown = posts_at(root, "author_slug=nobody");
    let (ask, _) = asking(vec![(at(root, "users", "_fields=id,slug&slug=nobody"), found("[]"))]);
    assert_eq!(read(&*ask, &unknown).stories, []);
}

#[test]
fn a_page_past_the_end_is_the_end() {
    let address = posts_at(ROOT, "page=9");
    let error = r#"{"code": "rest_post_invalid_page_number", "message": "The page number …", "data": {"status": 400}}"#;
    let (ask, _) = asking(vec![(address.clone(), Answer { status: 400, ..found(error) })]);
    let page = read(&*ask, &address);
    assert_eq!((page.stories.len(), page.next), (0, None));
}

#[test]
fn an_error_says_what_the_site_says() {
    let told = |status, body: &str| {
        let root = "https://errors.example/wp-json";
        let (ask, _) = asking(vec![(newest(root), Answer { status, ..found(body) })]);
        now(feed(&*ask, "https://errors.example/")).unwrap_err()
    };
    let body = r#"{"code": "rest_not_logged_in", "message": "You are <b>not</b> logged in &amp; may not read."}"#;
    let said = "You are not logged in & may not read.".to_owned();
    assert_eq!(told(401, body), Trouble::Status { status: 401, said, retry_after: None });
    assert_eq!(told(503, "<h1>Busy</h1>"), Trouble::Status { status: 503, said: String::new(), retry_after: None });
    let nothing = "no WordPress answers there, neither at /wp-json nor at ?rest_route=";
    assert_eq!(told(200, "<!doctype html>"), Trouble::unreadable(nothing));
    assert_eq!(told(404, "<!doctype html>"), Trouble::unreadable(nothing));
}

#[test]
fn tags_come_with_their_counts_page_by_page() {
    let root = "https://tags.example/wp-json";
    let of = |page: &str| at(root, "tags", &[TERMS, "&per_page=100&page=", page].concat());
    let tag = |name: &str, count: u32| Answer {
        pages: Some(2),
        ..found(&format!(r#"[{{"id": 1, "slug": "{name}", "name": "{name}", "count": {count}}}]"#))
    };
    let (ask, _) = asking(vec![(of("1"), tag("sea", 9)), (of("2"), tag("sky", 2))]);
    let address = at(root, "tags", TERMS);
    let told = now(feed(&*ask, &address)).unwrap();
    let tags = json_feed::read_counted_tags(&told.write(), &address).unwrap();
    let tags: Vec<_> = tags.iter().map(|(tag, count)| (tag.name.as_str(), *count)).collect();
    assert_eq!(tags, [("sea", 9), ("sky", 2)]);
}

#[test]
fn slugs_that_are_written_otherwise_there_are_found() {
    let root = "https://odd.example/wp-json";
    let odd = post(1, "2026-11-19T10:00:00").replace("\"p1\"", "\"my_post\"");
    let look_up = at(root, "tags", "_fields=id,slug&slug=us-politics,us_politics");
    let (ask, asked) = asking(vec![
        (look_up, found(r#"[{"id": 9, "slug": "us_politics"}]"#)),
        (posts_at(root, "tags=9"), found(&["[", &odd, "]"].concat())),
        (posts_at(root, "slug=my_post"), found(&["[", &odd, "]"].concat())),
        (posts_at(root, "slug=an-other,an_other"), found(&["[", &odd, "]"].concat())),
    ]);
    assert_eq!(read(&*ask, &posts_at(root, "tag_slug=us-politics")).stories[0].preview.slug.as_str(), "my-post");
    assert_eq!(titles(&read(&*ask, &posts_at(root, "slug=my-post"))), "P1");
    assert_eq!(titles(&read(&*ask, &posts_at(root, "slug=an-other"))), "P1");
    assert_eq!(asked.borrow().len(), 4);
}

#[test]
fn what_came_with_a_post_is_not_looked_up() {
    let root = "https://known.example/wp-json";
    let (ask, asked) = asking(vec![
        (posts_at(root, "a"), found(&["[", POST, "]"].concat())),
        (posts_at(root, "categories=2"), found("[]")),
        (posts_at(root, "author=3"), found("[]")),
    ]);
    read(&*ask, &posts_at(root, "a"));
    read(&*ask, &posts_at(root, "category_slug=port"));
    read(&*ask, &posts_at(root, "author_slug=olena"));
    assert_eq!(asked.borrow().len(), 3);
}

#[test]
fn a_change_to_an_old_post_does_not_bring_it_to_the_front() {
    let (site, root) = ("https://old.example", "https://old.example/wp-json");
    let since = |name: &str| posts_at(root, &[LISTED, "&per_page=100&", name, "=2026-11-20T10:00:00Z"].concat());
    let front = Answer { pages: Some(9), ..found(&["[", &post(2, "2026-11-20T10:00:00"), "]"].concat()) };
    let (ask, _) = asking(vec![
        (newest(root), front),
        (since("after"), found("[]")),
        (since("modified_after"), found(&["[", &post(1, "2019-01-01T10:00:00"), "]"].concat())),
    ]);
    read(&*ask, site);
    assert_eq!(titles(&read(&*ask, site)), "P2");
}
