//! What is taken for what.

use super::*;
use crate::source::foreign::Answer;
use crate::source::foreign::asking::Asking;
use crate::source::foreign::asking::tests::{asking, found, now};
use crate::source::json_feed;

const SITE: &str = "https://news.example/";

fn titles(feed: &Value) -> Vec<String> {
    let page = json_feed::read_page(&feed.write(), SITE).unwrap();
    page.stories.into_iter().map(|story| story.preview.title).collect()
}

#[test]
fn a_web_page_leads_to_the_feed_that_it_names() {
    let html = r#"<!doctype html><head><link rel="stylesheet" href="/a.css">
        <link rel=alternate type="application/rss+xml" href="/rss.xml">
        <link title='x' type='application/feed+json' rel='alternate' href='/data/feed.json?a=1&amp;b=2'></head>"#;
    let feed_at = "https://news.example/data/feed.json?a=1&b=2";
    let named = [(Kind::JsonFeed, feed_at.to_owned()), (Kind::Xml, "https://news.example/rss.xml".to_owned())];
    assert_eq!(named_feeds(html, SITE), named);
    let json =
        r#"{"items": [{"id": "a", "url": "/a", "title": "Tide", "image": "art/moon.svg"}], "next_url": "feed-2.json"}"#;
    let (ask, _) = asking(vec![(SITE.to_owned(), found(html)), (feed_at.to_owned(), found(json))]);
    let page = json_feed::read_page(&now(feed(&*ask, SITE)).unwrap().write(), SITE).unwrap();
    assert_eq!(page.stories[0].preview.title, "Tide");
    assert_eq!(page.stories[0].preview.image.as_ref().unwrap().address, "https://news.example/data/art/moon.svg");
    assert_eq!(page.next.as_deref(), Some("https://news.example/data/feed-2.json"));
}

#[test]
fn a_ghost_is_known_by_its_key_and_a_broken_feed_leads_to_the_next() {
    let key = "0123456789abcdef0123456789";
    let site = ["https://ghost.example/?key=", key].concat();
    let (ask, asked) = asking(vec![]);
    assert!(now(feed(&*ask, &site)).is_err());
    assert!(asked.borrow()[0].starts_with("https://ghost.example/ghost/api/content/posts/?key=0123"));
    let html = r#"<link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/rss+xml" href="/rss">"#;
    let rss = r#"<rss version="2.0"><channel><item><guid>a</guid><title>Tide</title></item></channel></rss>"#;
    let (ask, _) = asking(vec![(SITE.to_owned(), found(html)), ("https://news.example/rss".to_owned(), found(rss))]);
    assert_eq!(titles(&now(feed(&*ask, SITE)).unwrap()), ["Tide"]);
}

#[test]
fn xml_is_read_as_it_comes() {
    let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><item><guid>a</guid><title>Tide</title></item></channel></rss>"#;
    let (ask, _) = asking(vec![(SITE.to_owned(), found(rss))]);
    assert_eq!(titles(&now(feed(&*ask, SITE)).unwrap()), ["Tide"]);
}

/// Where the page may not be read, and the API may.
#[test]
fn a_wordpress_is_found_behind_a_page_that_may_not_be_read() {
    let post = r#"[{"id": 1, "slug": "a", "title": {"rendered": "Tide"}}]"#;
    let ask = move |address: &str| -> Asking {
        let answer = match address {
            SITE => Err(Trouble::Silence),
            api if api.contains("/wp-json/wp/v2/posts") && api.contains("per_page=20") => Ok(found(post)),
            _ => Ok(Answer { status: 404, ..Answer::default() }),
        };
        Box::pin(std::future::ready(answer))
    };
    assert_eq!(titles(&now(feed(&ask, SITE)).unwrap()), ["Tide"]);
    let silent = |_: &str| -> Asking { Box::pin(std::future::ready(Err(Trouble::Silence))) };
    assert_eq!(now(feed(&silent, "https://silent.example/")), Err(Trouble::Silence));
}

#[test]
fn what_is_nothing_of_all_this_is_told() {
    let (ask, _) = asking(vec![("https://shop.example/".to_owned(), found("<html>buy</html>"))]);
    let Err(Trouble::Unreadable(detail)) = now(feed(&*ask, "https://shop.example/")) else { panic!("it is no feed") };
    assert!(detail.contains("neither a JSON Feed"), "{detail}");
}
