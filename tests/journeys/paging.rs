//! Feeds of several pages: going on, coming to an end, and filters that look further than what is loaded.

use serde_json::json;
use thirtyfour::Key;

use crate::Journey;
use crate::edition::{Feed, Item, numbered, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    scrolling_near_the_end_loads_the_next_page,
    the_next_page_can_be_asked_for_by_hand,
    whoever_reads_on_meanwhile_keeps_their_place,
    a_next_address_that_repeats_ends_the_feed,
    a_repeated_article_is_shown_once,
    a_host_that_ignores_which_page_is_meant_is_not_asked_for_ever,
    a_page_of_bad_items_does_not_hide_the_pages_after_it,
    a_pinned_article_of_a_later_page_is_marked_where_it_stands,
    filters_go_on_until_the_feed_ends,
    a_page_that_comes_late_leaves_the_end_of_the_list_where_it_is,
    a_tag_with_a_feed_of_its_own_is_read_from_there,
    back_returns_into_the_middle_of_a_long_walk,
];

const PAGE: u32 = 30;

/// Five pages of thirty articles; the ninety-fifth has the only tag `Rare` and the word `needle`.
fn publish_five_pages(server: &Server) {
    let page = |number: u32| {
        let items = numbered((number - 1) * PAGE + 1..=number * PAGE).enumerate().map(|(index, item)| match number {
            4 if index == 4 => item.tags(&["Rare"]).lead("A needle in this haystack"),
            _ => item,
        });
        let feed = Feed::of(items);
        if number < 5 { feed.next(&format!("feed-{}.json", number + 1)) } else { feed }
    };
    publish(server, &page(1));
    for number in 2..=5 {
        server.put(&format!("/data/feed-{number}.json"), page(number).answer());
    }
}

fn has(page: &Page, title: &str) -> bool {
    page.titles().iter().any(|listed| listed == title)
}

fn scrolling_near_the_end_loads_the_next_page(server: &Server, page: &Page) {
    publish_five_pages(server);
    page.open("/");
    page.until("the first page is listed", || has(page, "Number 1"));
    page.until("the last article of the last page is listed", || {
        page.scroll_to_end();
        has(page, "Number 150")
    });
    page.part("button", "Load more").expect_gone();
    for number in 2..=5 {
        assert_eq!(server.asked(&format!("/data/feed-{number}.json")).len(), 1, "page {number} is asked for once");
    }
}

fn the_next_page_can_be_asked_for_by_hand(server: &Server, page: &Page) {
    publish_five_pages(server);
    page.resize(1280, 500);
    page.open("/");
    let more = page.part("button", "Load more");
    more.expect();
    assert!(server.asked("/data/feed-2.json").is_empty(), "nothing more is loaded before anybody comes near");
    // With the focus put there the button is pressed without having come into view.
    more.script("found[0].focus({ preventScroll: true })");
    page.press(Key::Enter);
    page.until("the second page is asked for", || server.asked("/data/feed-2.json").len() == 1);
    page.until("the second page is listed", || {
        page.scroll_by(400);
        has(page, "Number 31")
    });
}

/// What is on the page and has not changed is not drawn again, or the keyboard would lose its place there.
fn whoever_reads_on_meanwhile_keeps_their_place(server: &Server, page: &Page) {
    let moon = |number| {
        let item = Item::new(&format!("moon-{number}"), &format!("Moon {number}")).dated("2026-03-10T12:00:00Z");
        item.views(9).categories(&["Moon"])
    };
    let sections = json!([{ "slug": "moon", "name": "Moon" }]);
    publish(server, &Feed::of((1..=3).map(moon)).news("categories", sections).next("feed-2.json"));
    server.put("/data/feed-3.json", Answer::held());
    for (walks, (role, name, link)) in (1..).zip([
        ("navigation", "Sections", "Moon"),
        ("region", "Popular news", "Moon 1"),
        ("main", "", "Remove filter: Moon"),
    ]) {
        server.put("/data/feed-2.json", Answer::held());
        page.open("/?category=moon");
        page.until("the first page is listed", || has(page, "Moon 3"));
        page.part(role, name).part("link", link).script("found[0].focus(); window.kept = found[0]");
        let second = Feed::of([Item::new("sun", "Sun").tags(&["Star"])]).next("feed-3.json");
        server.put("/data/feed-2.json", second.answer());
        page.until("the page after it is asked for", || server.asked("/data/feed-3.json").len() == walks);
        assert_eq!(page.script("return window.kept === document.activeElement", json!(null)), true, "{link}");
    }
}

fn a_next_address_that_repeats_ends_the_feed(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=5)).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(numbered(6..=8)).next("feed.json").answer());
    page.open("/");
    page.until("both pages are listed", || {
        page.scroll_to_end();
        page.titles().len() == 8
    });
    page.part("button", "Load more").expect_gone();
    assert_eq!(server.asked("/data/feed-2.json").len(), 1, "the second page is asked for once");
    assert_eq!(server.asked("/data/feed.json").len(), 1, "the first page is not asked for again");
}

fn a_repeated_article_is_shown_once(server: &Server, page: &Page) {
    let first = [Item::new("1", "One"), Item::new("2", "Two"), Item::new("1", "One again")];
    let numeric = Item::new("three", "Three").with("id", 3);
    publish(server, &Feed::of(first).next("feed-2.json"));
    server.put(
        "/data/feed-2.json",
        Feed::of([Item::new("2", "Two again"), numeric.clone(), numeric.with("id", "3"), Item::new("4", "Four")])
            .answer(),
    );
    page.open("/");
    page.expect("the titles", &["One", "Two", "Three", "Four"][..], || {
        page.scroll_to_end();
        page.titles()
    });
}

/// As a plain file does that is asked with `?page=2`.
fn a_host_that_ignores_which_page_is_meant_is_not_asked_for_ever(server: &Server, page: &Page) {
    publish(server, &Feed::of([]));
    for (path, heading) in [("/?q=zzz", "Nothing found"), ("/article/nope", "Page not found")] {
        let same = |number: u32| Feed::of(numbered(1..=5)).next(&format!("?page={}", number + 1)).answer();
        server.put_in_turn("/data/feed.json", (1..=50).map(same));
        let before = server.asked("/data/feed.json").len();
        page.open(path);
        page.part("heading", heading).expect();
        assert_eq!(
            server.asked("/data/feed.json").len() - before,
            3,
            "{path}: two pages without anything new are enough"
        );
    }
}

fn a_page_of_bad_items_does_not_hide_the_pages_after_it(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=3)).next("feed-2.json"));
    let bad = numbered(4..=6).map(|item| item.with("id", json!(null)));
    server.put("/data/feed-2.json", Feed::of(bad).next("feed-3.json").answer());
    server.put("/data/feed-3.json", Feed::of(numbered(7..=8)).answer());
    page.open("/");
    page.expect_titles(&["Number 1", "Number 2", "Number 3", "Number 7", "Number 8"]);
}

fn a_pinned_article_of_a_later_page_is_marked_where_it_stands(server: &Server, page: &Page) {
    let pinned = json!(["number-4", "number-2"]);
    publish(server, &Feed::of(numbered(1..=2)).news("pinned", pinned).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(numbered(3..=4)).answer());
    page.open("/");
    page.expect_titles(&["Number 2", "Number 1", "Number 3", "Number 4"]);
    for number in 1..=4 {
        let entry = page.feed().part("article", &format!("Number {number}")).text();
        assert_eq!(entry.contains("Pinned"), number % 2 == 0, "{entry}");
    }
}

fn filters_go_on_until_the_feed_ends(server: &Server, page: &Page) {
    publish_five_pages(server);
    for path in ["/?tag=rare", "/?q=needle", "/tag/rare"] {
        page.open(path);
        page.expect_titles(&["Number 95"]);
    }
    page.open("/?q=nothing-of-the-kind");
    page.part("link", "Clear filters").expect();
    page.until("the whole feed was looked through", || server.asked("/data/feed-5.json").len() == 4);
    page.expect_titles(&[]);
}

fn a_page_that_comes_late_leaves_the_end_of_the_list_where_it_is(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=20)).next("feed-2.json"));
    server.put("/data/feed-2.json", Answer::held());
    server.put("/data/feed-3.json", Answer::held());
    page.open("/");
    let last = page.feed().part("link", "Number 20");
    page.until("the first page is drawn to its end", || {
        page.scroll_to_end();
        last.is_there() && !server.asked("/data/feed-2.json").is_empty()
    });
    last.script("found[0].closest('article').scrollIntoView()");
    // Every row has its height three frames later.
    page.script_async(
        "const frames = [1, 2, 3, 4].reduce(wait => wait.then(() => new Promise(requestAnimationFrame)), Promise.resolve());
         frames.then(() => done(null));",
    );
    let before = last.top();
    server.put("/data/feed-2.json", Feed::of(numbered(21..=40)).next("feed-3.json").answer());
    page.feed().part("link", "Number 21").expect();
    let moved = last.top() - before;
    assert!(moved.abs() <= 2.0, "the last entry has moved by {moved} pixels");
}

fn a_tag_with_a_feed_of_its_own_is_read_from_there(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=3)).news("tag_feed", json!("tags/{slug}.json")));
    server.put("/data/tags/rare.json", Feed::of([Item::new("pearl", "A pearl in an oyster").tags(&["Rare"])]).answer());
    page.open("/tag/rare");
    page.expect_titles(&["A pearl in an oyster"]);
    page.feed().part("link", "A pearl in an oyster").click();
    page.expect_heading("A pearl in an oyster");
    page.back();
    page.expect_titles(&["A pearl in an oyster"]);
}

fn back_returns_into_the_middle_of_a_long_walk(server: &Server, page: &Page) {
    publish_five_pages(server);
    page.open("/");
    let link = page.feed().part("link", "Number 80");
    page.until("number 80 is listed", || {
        page.scroll_by(500);
        link.is_there()
    });
    link.show();
    link.click();
    page.expect_heading("Number 80");
    page.back();
    page.expect("the focus", "link Number 80", || page.focus());
    page.until("the entry is in view again", || {
        let height = page.script("return innerHeight", json!(null)).as_f64().unwrap_or(0.0);
        (0.0..height).contains(&link.top())
    });
    assert_eq!(server.asked("/data/feed-2.json").len(), 1, "what was loaded is kept");
}
