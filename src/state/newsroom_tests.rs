//! What a newsroom does next, and which articles it knows.

use super::*;
use crate::model::article::tests::preview;
use crate::model::{Body, FeedTerms, Story};
use crate::route::{Address, Place};

/// A newsroom whose edition has the first page `ids`, of which each is at the address that `url` makes of it.
fn newsroom(ids: &[&str], url: fn(&str) -> Option<String>, next: Option<&str>) -> (Newsroom, Here) {
    let source = Source { format: None, url: "https://cdn.example/data/feed.json".into() };
    let newsroom = Newsroom::new(&EditionSource { language: "en".into(), source }, Settings::default());
    let story = |id: &&str| Story { preview: Preview { url: url(id), ..preview(id) }, content: None };
    let terms = FeedTerms { item_url: Some("https://cdn.example/{slug}".into()), ..FeedTerms::default() };
    let page =
        FeedPage { terms, stories: ids.iter().map(story).collect(), next: next.map(str::to_owned), expired: false };
    newsroom.edition.write().add(&StreamId::Main, "1", page);
    (newsroom, Here::fixed(Address::new(None, Place::Front)))
}

fn slug(name: &str) -> Slug {
    Slug::from_name(name).unwrap()
}

#[test]
fn an_article_that_its_own_address_does_not_know_is_looked_for_in_the_feed() {
    Owner::new().with(|| {
        let (newsroom, _) = newsroom(&["a"], |_| None, Some("2"));
        let step = |name, asked| newsroom.step(&slug(name), &asked);
        assert_eq!(step("b", Fetched::Waiting), Step::Item);
        assert_eq!(step("b", Fetched::Ready(())), Step::Page);
        assert_eq!(step("a", Fetched::Ready(())), Step::Show);
        newsroom.edition.write().add(&StreamId::Main, "2", FeedPage::default());
        assert_eq!(step("b", Fetched::Ready(())), Step::Missing);
    });
}

#[test]
fn what_a_source_does_not_know_by_its_slug_is_not_looked_for_in_all_its_pages() {
    Owner::new().with(|| {
        let (newsroom, _) = newsroom(&["a"], |_| None, Some("2"));
        let terms = FeedTerms {
            item_url: Some("https://cdn.example/{slug}".into()),
            format: Some("wordpress".into()),
            ..FeedTerms::default()
        };
        let page = FeedPage { terms, next: Some("2".into()), ..FeedPage::default() };
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", page);
        newsroom.edition.set(edition);
        assert_eq!(newsroom.step(&slug("b"), &Fetched::Waiting), Step::Item);
        assert_eq!(newsroom.step(&slug("b"), &Fetched::Ready(())), Step::Missing);
    });
}

#[test]
fn a_card_leads_to_the_article_at_its_address_or_to_one_of_ours() {
    Owner::new().with(|| {
        let paper = |id: &str| (id != "sun").then(|| format!("https://paper.example/{id}?id={}", id.len()));
        let (newsroom, here) = newsroom(&["moon", "sun"], paper, None);
        for (address, wanted) in [
            ("https://paper.example/moon?id=4", Some("moon")),
            ("https://paper.example/2026/moon/", Some("moon")),
            ("https://cdn.example/article/sun#top", Some("sun")),
            ("https://paper.example/sun", None),
            ("https://en.wikipedia.org/wiki/Moon", None),
            ("mailto:moon@paper.example", None),
        ] {
            let found = newsroom.at(here, address);
            assert_eq!(found.as_ref().map(|found| found.slug.as_str()), wanted, "{address}");
        }
    });
}

#[test]
fn what_an_article_names_and_is_not_loaded_can_be_asked_for() {
    Owner::new().with(|| {
        let (newsroom, here) = newsroom(&["moon"], |id| Some(format!("https://paper.example/{id}/1")), None);
        let cards = [
            "paper.example/sea",
            "paper.example/moon/1",
            "cdn.example/sky/",
            "cdn.example/sea",
            "en.wikipedia.org/wiki/Sun",
        ];
        let body = Body { cards: cards.map(|card| ["https://", card].concat()).into(), ..Body::default() };
        let related = ["moon", "7", "https://paper.example/ice"].map(ArticleId::new).into();
        let known = newsroom.preview(&slug("moon")).unwrap();
        let article = Article { preview: Arc::new(Preview { related, ..(*known).clone() }), body };
        assert_eq!(newsroom.unloaded_untracked(here, &article), ["sea", "sky", "ice"].map(slug));
    });
}

#[test]
fn a_text_that_comes_later_does_not_change_what_is_shown_of_its_article() {
    Owner::new().with(|| {
        let (newsroom, _) = newsroom(&["a"], |_| None, None);
        let shown = newsroom.preview(&slug("a")).unwrap();
        let content = Some(crate::model::Content::Text("x".into()));
        newsroom.edition.write().keep(&slug("a"), Story { preview: preview("other-id"), content });
        assert_eq!(newsroom.step(&slug("a"), &Fetched::Waiting), Step::Show);
        assert!(Arc::ptr_eq(&newsroom.preview(&slug("a")).unwrap(), &shown));
    });
}
