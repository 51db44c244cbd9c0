//! A page whose long pauses pass when the journey says so, and a tab that nobody sees when it says so.

use std::cell::Cell;
use std::ops::RangeInclusive;

use serde_json::json;

use crate::edition::{Feed, site};
use crate::page::Page;
use crate::server::{Answer, Server};

const CLOCK: &str = include_str!("clock.js");

/// How often the editions that are published here are looked at, in seconds: no other pause is as long.
pub const USUAL: f64 = 3600.0;

/// Opens a page that has such a clock.
pub fn open(server: &Server, page: &Page, path: &str) {
    open_with(server, page, path, "");
}

/// Opens a page that has such a clock, and does something else before all its own scripts.
pub fn open_with(server: &Server, page: &Page, path: &str, first: &str) {
    let html = std::fs::read_to_string(server.dist().join("index.html")).expect("the page of the built site");
    let html = html.replacen("<title>", "<script src=\"/__clock.js\"></script><title>", 1);
    server.put("/__clock.js", Answer::text("text/javascript", &[CLOCK, first].concat()));
    server.put(path, Answer::text("text/html; charset=utf-8", &html));
    page.open(path);
}

/// Publishes an edition that is looked at every so many seconds.
pub fn publish_every(server: &Server, seconds: u32, feed: &Feed) {
    let mut site = site(&[("en", "data/feed.json")]);
    site["refresh_seconds"] = json!(seconds);
    server.put("/site.json", Answer::json(&site));
    server.put("/data/feed.json", feed.answer());
}

/// Waits until the page waits for so many seconds, and ends that wait; returns how long it would have been.
#[track_caller]
pub fn pass(page: &Page, seconds: RangeInclusive<f64>) -> f64 {
    let passed = Cell::new(0.0);
    page.until(&format!("the page pauses for {seconds:?} s"), || {
        let pause = page.script("return window.passPause?.(...given) ?? null", json!([seconds.start(), seconds.end()]));
        passed.set(pause.as_f64().unwrap_or(0.0));
        pause.is_number()
    });
    passed.get()
}

/// Lets the page look for news.
#[track_caller]
pub fn look_again(page: &Page) {
    pass(page, USUAL..=USUAL);
}

/// The page has looked, taken in what came, and waits again.
#[track_caller]
pub fn expect_waiting(page: &Page) {
    page.until("the page waits for its next look", || {
        page.script("return window.pauses.some((pause) => pause.milliseconds === given)", json!(USUAL * 1000.0)) == true
    });
}

/// Whether the tab is seen, as browsers tell it.
pub fn set_seen(page: &Page, seen: bool) {
    page.script(
        "Object.defineProperty(document, 'visibilityState', { configurable: true, value: given ? 'visible' : 'hidden' });
         Object.defineProperty(document, 'hidden', { configurable: true, value: !given });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
        json!(seen),
    );
}
