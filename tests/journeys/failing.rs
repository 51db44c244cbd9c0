//! What goes wrong on the way, told in plain words, with a way to try again.

use serde_json::json;

use crate::Journey;
use crate::edition::{EVERYTHING, Feed, Item, TIDE, harbour, numbered, publish, site};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    a_missing_site_file_is_told_and_can_be_tried_again,
    a_broken_site_file_is_told_and_can_be_tried_again,
    a_short_fault_of_the_host_is_not_even_noticed,
    a_lasting_fault_of_the_host_is_told_and_can_be_tried_again,
    a_feed_that_is_not_there_is_told_at_once,
    an_answer_that_is_no_feed_is_told,
    a_broken_connection_is_told_and_can_be_tried_again,
    another_host_that_is_not_there_is_told,
    a_host_that_asks_for_patience_gets_it,
    a_failing_next_page_leaves_the_list_as_it_is,
    the_pauses_between_tries_grow,
    a_failing_article_leaves_the_rest_usable,
    a_reader_of_bodies_that_does_not_come_is_told_and_can_be_tried_again,
    a_slow_feed_shows_that_it_is_on_its_way,
];

/// The alert is there, says each of these pieces, and has the way to try again.
fn expect_alert(page: &Page, pieces: &[&str]) {
    let alert = page.part("alert", "");
    alert.expect();
    for piece in pieces {
        alert.expect_text(piece);
    }
    let text = alert.text();
    for jargon in ["TypeError", "JsValue", "undefined", "Err(", "Error {"] {
        assert!(!text.contains(jargon), "the reason is in plain words: {text}");
    }
    alert.part("button", "Try again").expect();
}

fn try_again(page: &Page) {
    page.part("alert", "").part("button", "Try again").click();
}

fn a_missing_site_file_is_told_and_can_be_tried_again(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/site.json", Answer::status(404));
    page.open("/");
    expect_alert(page, &["site.json", "404"]);
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json")])));
    try_again(page);
    page.expect_titles(&EVERYTHING);
    page.part("alert", "").expect_gone();
}

fn a_broken_site_file_is_told_and_can_be_tried_again(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    for broken in
        ["{ \"title\": \"Harbour Times\", ", "<!doctype html><title>Welcome</title>", "{ \"title\": \"No editions\" }"]
    {
        server.put("/site.json", Answer::text("application/json", broken));
        page.open("/");
        expect_alert(page, &["site.json"]);
    }
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json")])));
    try_again(page);
    page.expect_titles(&EVERYTHING);
}

fn a_short_fault_of_the_host_is_not_even_noticed(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    server.put_in_turn("/data/feed.json", [Answer::status(500), Answer::status(503), feed.answer()]);
    page.open("/");
    page.expect_titles(&EVERYTHING);
    assert!(!page.part("alert", "").is_there(), "the third try succeeded, so there is nothing to tell");
    assert_eq!(server.asked("/data/feed.json").len(), 3);
}

fn a_lasting_fault_of_the_host_is_told_and_can_be_tried_again(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    server.put("/data/feed.json", Answer::status(500));
    page.open("/");
    expect_alert(page, &["feed.json", "500"]);
    assert_eq!(server.asked("/data/feed.json").len(), 3, "it is tried three times");

    server.put("/data/feed.json", feed.answer());
    try_again(page);
    page.expect_titles(&EVERYTHING);
    page.part("alert", "").expect_gone();
}

fn a_feed_that_is_not_there_is_told_at_once(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Answer::status(404));
    page.open("/");
    expect_alert(page, &["feed.json", "404"]);
    assert_eq!(server.asked("/data/feed.json").len(), 1, "what is not there is not asked for again");
    // The frame of the page stands, and so does every other place.
    page.part("banner", "").part("link", "Harbour Times").expect();
    try_again(page);
    page.until("it is asked for once more", || server.asked("/data/feed.json").len() == 2);
    expect_alert(page, &["feed.json", "404"]);
}

fn an_answer_that_is_no_feed_is_told(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    for nonsense in ["<!doctype html><title>Sign in to the hotel's network</title>", "{ \"hello\": 1 }", "[1, 2", ""] {
        server.put("/data/feed.json", Answer::text("application/json", nonsense));
        page.open("/");
        expect_alert(page, &["feed.json"]);
    }
    server.put("/data/feed.json", feed.answer());
    try_again(page);
    page.expect_titles(&EVERYTHING);
}

fn a_broken_connection_is_told_and_can_be_tried_again(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    server.put("/data/feed.json", Answer::broken());
    page.open("/");
    expect_alert(page, &["feed.json"]);
    server.put("/data/feed.json", feed.answer());
    try_again(page);
    page.expect_titles(&EVERYTHING);
}

fn another_host_that_is_not_there_is_told(server: &Server, page: &Page) {
    // Nobody listens there any more.
    let gone = Server::elsewhere().address("");
    server.befriend(&gone);
    server.put("/site.json", Answer::json(&site(&[("en", &format!("{gone}/feed.json"))])));
    page.open("/");
    expect_alert(page, &["No connection to", &gone]);
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
}

fn a_host_that_asks_for_patience_gets_it(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    server.put_in_turn("/data/feed.json", [Answer::status(429).header("Retry-After", "3"), feed.answer()]);
    page.open("/");
    page.expect_titles(&EVERYTHING);
    let tries = server.asked("/data/feed.json");
    assert_eq!(tries.len(), 2);
    let pause = (tries[1].at - tries[0].at).as_secs_f64();
    assert!(pause >= 2.9, "the host asked for three seconds and got {pause}");
}

fn a_failing_next_page_leaves_the_list_as_it_is(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=5)).next("feed-2.json"));
    server.put("/data/feed-2.json", Answer::status(404));
    page.open("/");
    page.until("the first page is listed", || page.titles().len() == 5);
    page.scroll_to_end();
    expect_alert(page, &["feed-2.json", "404"]);
    assert_eq!(page.titles().len(), 5, "what was loaded stays");
    assert_eq!(server.asked("/data/feed-2.json").len(), 1, "it does not ask over and over");

    server.put("/data/feed-2.json", Feed::of(numbered(6..=8)).answer());
    try_again(page);
    page.until("the second page is listed", || page.titles().len() == 8);
    page.part("alert", "").expect_gone();
}

fn the_pauses_between_tries_grow(server: &Server, page: &Page) {
    // The first page is asked for before the app runs, so only the pauses before the second page are all its own.
    publish(server, &Feed::of(numbered(1..=5)).next("feed-2.json"));
    server.put("/data/feed-2.json", Answer::status(503));
    page.open("/");
    page.until("the first page is listed", || page.titles().len() == 5);
    page.scroll_to_end();
    expect_alert(page, &["feed-2.json", "503"]);
    let tries = server.asked("/data/feed-2.json");
    assert_eq!(tries.len(), 3, "it is tried three times");
    let pauses = [tries[1].at - tries[0].at, tries[2].at - tries[1].at];
    assert!(pauses[1] > pauses[0], "the pauses grow: {pauses:?}");
}

fn a_failing_article_leaves_the_rest_usable(server: &Server, page: &Page) {
    let brief = Item::new("brief", "A headline and nothing else").lead("So it seemed.");
    let feed = Feed::of([brief.clone()].into_iter().chain(harbour())).news("item_url", json!("items/{slug}.json"));
    publish(server, &feed);
    server.put("/data/items/brief.json", Answer::status(403));
    page.open("/");
    page.feed().part("link", "A headline and nothing else").click();
    expect_alert(page, &["brief.json", "403"]);
    page.part("banner", "").part("link", "Harbour Times").expect();
    page.back();
    page.expect("the number of titles", &7, || page.titles().len());
    page.part("alert", "").expect_gone();
    page.forward();
    page.part("alert", "").expect();

    server.put("/data/items/brief.json", Answer::json(&brief.body("<p>There was more to it.</p>").json()));
    try_again(page);
    page.part("main", "").expect_text("There was more to it.");
    page.expect_heading("A headline and nothing else");
    page.part("alert", "").expect_gone();
}

fn a_slow_feed_shows_that_it_is_on_its_way(server: &Server, page: &Page) {
    let feed = Feed::of(harbour());
    publish(server, &feed);
    server.put("/data/feed.json", Answer::held());
    page.open("/");
    page.feed().expect_attribute("aria-busy", Some("true"));
    let height = page.part("main", "").script("return found[0].getBoundingClientRect().height").as_f64().unwrap_or(0.0);
    assert!(height > 300.0, "placeholders keep the place of what comes, and not {height} pixels");
    assert_eq!(page.titles(), [""; 0], "placeholders are no articles");
    assert!(!page.part("alert", "").is_there(), "nothing has failed yet");
    server.put("/data/feed.json", feed.answer());
    page.expect_titles(&EVERYTHING);
    page.until("the feed is no longer busy", || page.feed().attribute("aria-busy").as_deref() != Some("true"));
}

fn a_reader_of_bodies_that_does_not_come_is_told_and_can_be_tried_again(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    for (beginning, end) in [("bodies-", ".js"), ("bodies_bg-", ".wasm"), ("bodies-", ".css")] {
        let file = server.built(beginning, end);
        server.put(&file, Answer::status(404));
        page.open("/");
        page.expect_titles(&EVERYTHING);
        page.feed().part("link", TIDE).click();
        page.expect_heading(TIDE);
        page.part("alert", "").expect_text("The article cannot be loaded.");
        server.release(&file);
        page.part("alert", "").part("button", "Try again").click();
        page.part("alert", "").expect_gone();
        page.part("main", "").expect_text("There is a second bulge on the far side.");
    }
}
