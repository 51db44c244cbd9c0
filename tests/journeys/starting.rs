//! The first moments: what is asked for before the app runs, and what is seen when it cannot.

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, LAMP, MAP, SALT, TIDE, harbour, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    the_feed_is_asked_for_while_the_app_is_still_loading,
    an_app_that_is_not_there_says_so,
    an_app_that_cannot_be_read_says_so,
    the_demo_edition_can_be_read,
];

fn the_feed_is_asked_for_while_the_app_is_still_loading(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("*.wasm", Answer::held());
    page.open_unfinished("/");
    page.until("the app is asked for", || !server.asked("*.wasm").is_empty());
    page.until("the feed is asked for meanwhile", || !server.asked("/data/feed.json").is_empty());
    server.release("*.wasm");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    for path in ["/site.json", "/data/feed.json", "*.wasm"] {
        assert_eq!(server.asked(path).len(), 1, "{path} is asked for once");
    }
}

/// An alert with a button to load the page again, and the news itself for whoever can read it.
fn expect_refusal(page: &Page) {
    let alert = page.part("alert", "");
    alert.expect();
    page.expect("the buttons of the alert", &1, || alert.part("button", "").count());
    let feeds = alert.script("return found.flatMap(e => all(e, 'link')).filter(e => e.pathname.endsWith('.json') || /feed/.test(e.pathname)).length");
    assert_eq!(feeds, 1, "the alert links to the feed: {}", alert.text());
}

fn an_app_that_is_not_there_says_so(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("*.wasm", Answer::status(404));
    page.open("/");
    expect_refusal(page);
    server.release("*.wasm");
    page.part("alert", "").part("button", "").click();
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    page.part("alert", "").expect_gone();
}

fn an_app_that_cannot_be_read_says_so(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("*.wasm", Answer::text("application/wasm", "half a file"));
    page.open("/article/tide-turns");
    expect_refusal(page);
}

fn the_demo_edition_can_be_read(_: &Server, page: &Page) {
    page.open("/");
    page.until("the news is listed", || page.titles().len() >= 5);
    page.part("region", "Popular news").part("list", "").part("link", "").expect();
    page.part("navigation", "Tags").part("link", "").expect();
    let titles = page.titles();
    let title = titles.iter().find(|title| !title.is_empty()).expect("an article with a title");
    page.feed().part("link", title).click();
    page.expect_heading(title);
    page.until("the article has its text", || page.part("main", "").part("article", title).text().len() > 400);
    page.back();
    page.expect("the focus", &format!("link {title}"), || page.focus());
    page.open("/tags");
    page.until("tags are listed", || page.part("main", "").names("link").len() >= 5);
    assert!(!page.part("alert", "").is_there(), "nothing failed: {}", page.part("alert", "").text());
}
