//! Everything that reads what a host sends, fed with anything. The first byte chooses the reader, by its digit.

#![no_main]

use std::future::ready;
use std::task::{Context, Poll, Waker};

use dateline::model::FeedPage;
use dateline::source::foreign::{self, Answer, Ask};
use dateline::source::{html, json_feed, site};
use libfuzzer_sys::fuzz_target;

const ADDRESS: &str = "https://news.example/feed";
/// Every format, at its front and at an address of its API.
const FOREIGN: [(&str, &str); 7] = [
    ("rss", ADDRESS),
    ("", ADDRESS),
    ("wordpress", "https://news.example/"),
    ("wordpress", "https://news.example/wp-json/wp/v2/posts?tag_slug=a&page=2"),
    ("wordpress", "https://news.example/wp-json/wp/v2/tags"),
    ("ghost", "https://news.example/?key=a"),
    ("ghost", "https://news.example/ghost/api/content/posts/?key=a"),
];

fuzz_target!(|data: &[u8]| {
    let Some((&kind, text)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(text).into_owned();
    match kind.wrapping_sub(b'0') % 10 {
        0 => {
            let content = dateline::model::Content::Html { html: text.into(), base: ADDRESS.into() };
            let _ = html::read(&content);
        }
        1 => read(&text),
        2 => {
            let _ = site::read(&text, ADDRESS);
        }
        other => {
            let (format, address) = FOREIGN[usize::from(other) - 3];
            translate(format, address, text);
        }
    }
});

/// Reads a JSON Feed and the bodies in it.
fn read(text: &str) {
    if let Ok(FeedPage { stories, .. }) = json_feed::read_page(text, ADDRESS) {
        for content in stories.into_iter().filter_map(|story| story.content) {
            let _ = html::read(&content);
        }
    }
    let _ = json_feed::read_story(text, ADDRESS);
    let _ = json_feed::read_counted_tags(text, ADDRESS);
}

/// Has `text` translated, as the answer to everything that the translator asks.
fn translate(format: &str, address: &str, text: String) {
    let ask: Box<Ask> = Box::new(move |_| {
        let answer = Answer { status: 200, text: text.clone(), pages: Some(2), retry_after: None };
        Box::pin(ready(Ok(answer)))
    });
    let mut translated = std::pin::pin!(foreign::feed(format, &*ask, address));
    match translated.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(feed)) => read(&feed.write()),
        Poll::Ready(Err(_)) => {}
        Poll::Pending => panic!("nothing waits here"),
    }
}
