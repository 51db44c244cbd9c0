//! What a reader keeps: their place on the page, and the keyboard's place in it, whatever happens around them.

use serde_json::json;
use thirtyfour::Key;

use crate::Journey;
use crate::edition::{Feed, Item, numbered, publish, site};
use crate::page::{Page, Part};
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    a_reload_keeps_the_place,
    another_page_of_the_host_and_back_keeps_the_place,
    back_to_an_article_waits_for_its_text,
    scrolling_back_up_over_rows_never_seen_moves_nothing,
    the_keyboard_walks_back_up_the_feed,
    the_keyboard_goes_on_from_what_is_in_sight,
    words_that_were_not_sent_are_forgotten,
    filtering_keeps_the_keyboard_where_it_is,
    a_filter_that_is_gone_leaves_the_keyboard_on_the_page,
    trying_again_leaves_the_keyboard_on_the_page,
    the_end_of_the_feed_takes_the_keyboard,
    back_to_an_empty_list_settles_on_its_heading,
    words_that_do_not_come_are_not_waited_for,
    words_that_came_are_not_drawn_again_when_the_wait_would_be_over,
    pictures_far_away_are_not_loaded,
];

/// Scrolls until that entry is at the upper edge, and waits until the page has taken note of it.
fn walk_to_number<'a>(page: &'a Page<'a>, number: u32) -> Part<'a> {
    let entry = page.feed().part("article", &format!("Number {number}"));
    page.until("the entry is drawn", || {
        page.scroll_by(300);
        entry.is_there()
    });
    entry.script("found[0].scrollIntoView()");
    page.until("the page knows where the reader is", || {
        page.script("return history.state?.position?.top > 0", json!(null)) == true
    });
    page.until("the place is that of now", || {
        page.script("return Math.abs(history.state.position.top - scrollY) < 1", json!(null)) == true
    });
    entry
}

/// Loads the page anew; it is another one when this ends.
fn reload(page: &Page) {
    page.script("window.old = true; location.reload()", json!(null));
    page.until("the page is loaded anew", || page.script("return window.old !== true", json!(null)) == true);
}

fn a_reload_keeps_the_place(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    page.open("/");
    page.until("the news is listed", || page.titles().len() > 5);
    let entry = walk_to_number(page, 20);
    let before = entry.top();
    reload(page);
    page.until("the entry is where it was", || entry.is_there() && (entry.top() - before).abs() < 2.0);
}

fn another_page_of_the_host_and_back_keeps_the_place(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    page.open("/");
    page.until("the news is listed", || page.titles().len() > 5);
    let entry = walk_to_number(page, 20);
    let before = entry.top();
    page.script("location.href = '/data/elsewhere.txt'", json!(null));
    page.until("the reader is elsewhere", || page.address() == "/data/elsewhere.txt");
    page.back();
    page.until("the entry is where it was", || entry.is_there() && (entry.top() - before).abs() < 2.0);
}

fn back_to_an_article_waits_for_its_text(server: &Server, page: &Page) {
    let long = Item::new("long", "A long story");
    let body: String = (1..=60).map(|number| format!("<p>Paragraph {number} of many.</p>")).collect();
    publish(server, &Feed::of([long.clone()]).news("item_url", json!("items/{slug}.json")));
    let item = Answer::json(&long.body(&body).json());
    server.put("/data/items/long.json", item.clone());
    page.open("/article/long");
    page.part("main", "").expect_text("Paragraph 60");
    page.scroll_by(900);
    page.until("the page knows where the reader is", || {
        page.script("return history.state?.position?.top === scrollY && scrollY > 500", json!(null)) == true
    });
    let before = page.scrolled();
    server.put("/data/items/long.json", Answer::held());
    reload(page);
    page.expect_heading("A long story");
    server.put("/data/items/long.json", item);
    page.until("the text is where it was", || (page.scrolled() - before).abs() < 2.0);
}

/// After a reload in the middle nobody knows how tall the rows above are, until they are drawn.
fn scrolling_back_up_over_rows_never_seen_moves_nothing(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    page.open("/");
    page.until("the news is listed", || page.titles().len() > 5);
    walk_to_number(page, 40);
    reload(page);
    page.until("the place is restored, and the page knows it", || {
        page.script("return scrollY > 3000 && Math.abs(history.state.position.top - scrollY) < 1", json!(null)) == true
    });
    for _ in 0..8 {
        // What is in sight moves by as much as the reader scrolls, three frames later, when every row has its height.
        let moved = page.script_async(
            "const entry = [...document.querySelectorAll('[role=feed] article')].find(e => e.getBoundingClientRect().top > 150);
             const before = entry.getBoundingClientRect().top;
             scrollBy(0, -200);
             const frames = [1, 2, 3, 4].reduce(wait => wait.then(() => new Promise(requestAnimationFrame)), Promise.resolve());
             frames.then(() => done(entry.isConnected ? entry.getBoundingClientRect().top - before : 0));",
        );
        let moved = moved.as_f64().unwrap_or(0.0);
        assert!((moved - 200.0).abs() < 3.0, "what is in sight moved by {moved} and not by 200");
    }
}

fn the_keyboard_walks_back_up_the_feed(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    page.open("/");
    page.until("the news is listed", || page.titles().len() > 5);
    let entry = walk_to_number(page, 30);
    entry.part("link", "Number 30").script("found[0].focus()");
    for number in (18..30).rev() {
        page.script(
            "document.activeElement.closest('article').previousElementSibling.querySelector('h2 a').focus()",
            json!(null),
        );
        page.expect("the focus", &format!("link Number {number}"), || page.focus());
    }
}

fn the_keyboard_goes_on_from_what_is_in_sight(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    page.open("/");
    page.feed().part("link", "Number 2").expect();
    page.feed().part("link", "Number 2").script("found[0].focus()");
    page.until("the entry is taken out", || {
        page.scroll_by(700);
        !page.feed().part("article", "Number 2").is_there()
    });
    page.until("the focus is on an entry in sight", || {
        page.script(
            "const at = document.activeElement.getBoundingClientRect().top;
             return document.activeElement.matches('[role=feed] h2 a') && at > -1000 && at < innerHeight",
            json!(null),
        ) == true
    });
}

fn words_that_were_not_sent_are_forgotten(server: &Server, page: &Page) {
    publish_tags(server);
    page.open("/article/n-1");
    page.expect_heading("Number 1");
    let search = page.part("searchbox", "Search news");
    search.type_in("zzz");
    page.part("banner", "").part("link", "Latest news").click();
    page.expect_titles(&["Number 1", "Number 2", "Number 3"]);
    page.until("the field is empty", || search.script("return found[0].value") == "");
}

/// Four tags, of which the rarest moves to the front when it is chosen.
fn publish_tags(server: &Server) {
    let tagged =
        |number: usize, tags: &[&str]| Item::new(&format!("n-{number}"), &format!("Number {number}")).tags(tags);
    let items =
        [tagged(1, &["Ash", "Beech", "Cedar"]), tagged(2, &["Ash", "Beech", "Cedar"]), tagged(3, &["Ash", "Dogwood"])];
    publish(server, &Feed::of(items));
}

fn filtering_keeps_the_keyboard_where_it_is(server: &Server, page: &Page) {
    publish_tags(server);
    page.open("/");
    let tag = page.part("navigation", "Tags").part("link", "Dogwood");
    tag.expect();
    tag.script("found[0].focus()");
    page.press(Key::Enter);
    page.expect_titles(&["Number 3"]);
    page.expect("the focus", &"link Dogwood", || page.focus());
    page.press(Key::Enter);
    page.expect_titles(&["Number 1", "Number 2", "Number 3"]);
    page.expect("the focus", &"link Dogwood", || page.focus());
}

fn a_filter_that_is_gone_leaves_the_keyboard_on_the_page(server: &Server, page: &Page) {
    publish_tags(server);
    page.open("/?tag=ash&q=number");
    let clear = page.part("navigation", "Tags").part("link", "Clear filters");
    clear.expect();
    clear.script("found[0].focus()");
    page.press(Key::Enter);
    page.expect("the focus", &"heading Latest news", || page.focus());
}

fn trying_again_leaves_the_keyboard_on_the_page(server: &Server, page: &Page) {
    publish_tags(server);
    server.put("/data/feed.json", Answer::status(404));
    page.open("/");
    let again = page.part("alert", "").part("button", "Try again");
    again.expect();
    server.put("/data/feed.json", Answer::held());
    again.script("found[0].focus()");
    page.press(Key::Enter);
    page.expect("the focus", &"heading Latest news", || page.focus());
    publish_tags(server);
    page.expect_titles(&["Number 1", "Number 2", "Number 3"]);
}

fn the_end_of_the_feed_takes_the_keyboard(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=3)).next("feed-2.json"));
    server.put("/data/feed-2.json", Answer::status(404));
    page.open("/");
    let again = page.part("main", "").part("alert", "").part("button", "Try again");
    again.expect();
    server.put("/data/feed-2.json", Feed::of(numbered(4..=5)).answer());
    again.script("found[0].focus()");
    page.press(Key::Enter);
    page.until("the feed has ended", || page.titles().len() == 5);
    page.until("the focus is not lost", || page.text("return document.activeElement.tagName") != "BODY");
}

fn back_to_an_empty_list_settles_on_its_heading(server: &Server, page: &Page) {
    publish_tags(server);
    page.open("/?q=zzz");
    page.part("main", "").expect_text("Nothing found");
    page.click("link", "All tags");
    page.expect_heading("Tags");
    page.back();
    page.part("main", "").expect_text("Nothing found");
    page.expect("the focus", &"heading Search: zzz", || page.focus());
}

fn words_that_do_not_come_are_not_waited_for(server: &Server, page: &Page) {
    publish_tags(server);
    server.put("/site.json", Answer::json(&site(&[("uk", "data/feed.json")])));
    server.put("/lang/uk.json", Answer::held());
    page.open("/");
    page.part("feed", "Latest news").part("link", "Number 1").expect();
}

/// The wait for the words ends after three seconds, whether they came or not; nothing tells of it but the clock.
fn words_that_came_are_not_drawn_again_when_the_wait_would_be_over(server: &Server, page: &Page) {
    publish_tags(server);
    server.put("/site.json", Answer::json(&site(&[("uk", "data/feed.json")])));
    page.open("/");
    page.part("feed", "Останні новини").part("link", "Number 1").expect();
    let same = page.script_async(
        "const kept = document.querySelector('main');
         setTimeout(() => done(kept === document.querySelector('main') && kept.isConnected), 4000)",
    );
    assert_eq!(same, true, "the page is still the one that was drawn");
}

fn pictures_far_away_are_not_loaded(server: &Server, page: &Page) {
    let pictures: String = (1..=30)
        .map(|number| {
            format!("<p>{}</p><img src=\"far-{number}.svg\" width=\"600\" height=\"900\">", "Words. ".repeat(60))
        })
        .collect();
    publish(server, &Feed::of([Item::new("album", "An album").body(&pictures)]));
    server.put("*.svg", Answer::text("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
    page.open("/article/album");
    page.until("the first picture is asked for", || !server.asked("/data/far-1.svg").is_empty());
    page.part("main", "").expect_text("Words.");
    let asked = (1..=30).filter(|number| !server.asked(&format!("/data/far-{number}.svg")).is_empty()).count();
    assert!(asked < 20, "{asked} of 30 pictures were loaded, though one is on the screen");
}
