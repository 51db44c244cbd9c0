//! A feed of ten thousand articles in one file, read from end to end.

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, numbered, publish};
use crate::page::Page;
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    ten_thousand_articles_scroll_from_end_to_end,
    a_search_in_ten_thousand_articles_finds_the_one,
    what_is_found_goes_on_beyond_the_window
];

const MANY: u32 = 10_000;
/// No page holds more articles than this, however long the feed.
const AT_MOST: u64 = 200;

/// What the feed shows now: how many articles are in the document at all, and of those in the feed the number in the
/// title with `aria-posinset` and `aria-setsize`; last, how many of them are in the window.
fn look(page: &Page) -> (u64, Vec<(u64, u64, u64)>, u64) {
    let seen = page.script(
        "const number = (element, name) => Number(element.getAttribute(name));
         const entries = follow([['feed', ''], ['article', '']]);
         const inside = (e) => { const box = e.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
         return [
           document.querySelectorAll('article, [role=article]').length,
           entries.map(e => [Number(nameOf(e).replace('Number ', '')), number(e, 'aria-posinset'), number(e, 'aria-setsize')]),
           entries.filter(inside).length,
         ];",
        json!(null),
    );
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let entries =
        seen[1].as_array().into_iter().flatten().map(|entry| (number(&entry[0]), number(&entry[1]), number(&entry[2])));
    (number(&seen[0]), entries.collect(), number(&seen[2]))
}

/// Looks, and checks what holds at every moment.
fn check(page: &Page) -> Vec<u64> {
    let (articles, entries, _) = look(page);
    assert!(articles <= AT_MOST, "{articles} articles are in the document");
    for &(title, place, size) in &entries {
        assert_eq!((place, size), (title, u64::from(MANY)), "place and size of Number {title}");
    }
    entries.into_iter().map(|(title, ..)| title).collect()
}

fn ten_thousand_articles_scroll_from_end_to_end(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=MANY)));
    page.resize(1280, 900);
    page.open("/");
    page.until("the first article is listed", || check(page).contains(&1));

    // A reader's way: some screens down, and articles in every one of them.
    for step in 1..=15 {
        page.scroll_by(2_500);
        page.until(&format!("articles are in the window after {step} leaps"), || {
            check(page);
            look(page).2 > 0
        });
    }
    // Somewhere in the middle, by the scroll bar.
    page.script("scrollTo(0, document.documentElement.scrollHeight / 2)", json!(null));
    page.until("articles from the middle are in the window", || {
        let listed = check(page);
        look(page).2 > 0 && listed.iter().any(|title| (2_000..8_000).contains(title))
    });
    page.until("the last article is reached", || {
        page.scroll_to_end();
        check(page).contains(&u64::from(MANY))
    });
    page.until("the first article is reached again", || {
        page.script("scrollTo(0, 0)", json!(null));
        check(page).contains(&1)
    });
    page.until("the first article is in the window", || look(page).2 > 0);
}

fn a_search_in_ten_thousand_articles_finds_the_one(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=MANY)));
    page.open("/");
    page.until("the first article is listed", || check(page).contains(&1));
    page.part("searchbox", "Search news").type_in("number 9876");
    page.expect_titles(&["Number 9876"]);
    page.feed().part("link", "Number 9876").click();
    page.expect_heading("Number 9876");
}

fn what_is_found_goes_on_beyond_the_window(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=MANY)));
    page.resize(1280, 900);
    page.open("/");
    page.until("the first article is listed", || check(page).contains(&1));
    page.part("searchbox", "Search news").type_in("number 9");
    page.until("articles are drawn well below the window", || {
        let beyond = "return follow([['feed', ''], ['article', '']])
            .some((entry) => entry.getBoundingClientRect().top > innerHeight + 300)";
        look(page).1.first().is_some_and(|&(title, ..)| title == 9) && page.script(beyond, json!(null)) == true
    });
}
