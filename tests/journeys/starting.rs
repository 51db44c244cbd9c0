//! The first moments: what is asked for before the app runs, and what is seen when it cannot.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, LAMP, MAP, SALT, TIDE, harbour, publish, site};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    the_feed_is_asked_for_while_the_app_is_still_loading,
    nothing_is_loaded_twice,
    settings_that_come_last_ask_for_nothing_twice,
    an_app_that_is_not_there_says_so,
    an_app_that_cannot_be_read_says_so,
    an_app_that_stops_says_so,
    the_demo_edition_can_be_read,
];

fn the_feed_is_asked_for_while_the_app_is_still_loading(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("*.wasm", Answer::held());
    let asked_meanwhile = thread::scope(|scope| {
        // Whether opening a page waits for the app differs from engine to engine, so another thread lets the app go.
        let watch = scope.spawn(|| {
            let started = Instant::now();
            let asked = |path| !server.asked(path).is_empty();
            while started.elapsed() < Duration::from_secs(10) && !(asked("*.wasm") && asked("/data/feed.json")) {
                thread::sleep(Duration::from_millis(20));
            }
            let meanwhile = asked("*.wasm") && asked("/data/feed.json");
            server.release("*.wasm");
            meanwhile
        });
        page.open("/");
        watch.join().unwrap_or(false)
    });
    assert!(asked_meanwhile, "the feed is asked for before the app has come");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    assert_eq!(server.asked("/data/feed.json").len(), 1, "the feed is asked for once");
}

/// What an engine asks for early but does not take from there later, it loads twice.
fn nothing_is_loaded_twice(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    let mut paths: Vec<String> = server.log().into_iter().map(|asked| asked.path).collect();
    // The tab and the page each look for the icon.
    paths.retain(|path| !path.contains("icon"));
    paths.sort();
    let twice: Vec<&String> = paths.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "loaded more than once: {twice:?}");
}

/// The app and the script before it hear of the settings at the same moment; what those name is asked for once.
fn settings_that_come_last_ask_for_nothing_twice(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/site.json", Answer::held());
    page.open("/uk");
    page.part("main", "").expect_attribute("aria-busy", Some("true"));
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json"), ("uk", "data/uk/feed.json")])));
    server.put("/data/uk/feed.json", Feed::of(harbour()).answer());
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    for path in ["/site.json", "/lang/uk.json", "/data/uk/feed.json"] {
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

/// The document refuses what it never refuses, so the next thing that is drawn meets a fault that nobody foresaw.
fn an_app_that_stops_says_so(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    page.script("Document.prototype.createElement = () => { throw new Error('no more elements') }", json!(null));
    page.feed().part("link", TIDE).click();
    expect_refusal(page);
    page.part("alert", "").part("button", "").click();
    page.expect_heading(TIDE);
    page.part("alert", "").expect_gone();
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
