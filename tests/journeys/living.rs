//! News that comes, changes and goes while somebody reads.

use serde_json::json;
use thirtyfour::Key;

use crate::Journey;
use crate::clock::{self, USUAL, expect_waiting, look_again, publish_every, set_seen};
use crate::edition::{EVERYTHING, FERRY, Feed, GULLS, Item, LAMP, MAP, SALT, TIDE, harbour, numbered, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    the_first_page_is_asked_for_again_with_a_conditional_request,
    new_articles_wait_until_they_are_let_in,
    new_articles_are_told_once_for_each_batch,
    nothing_moves_under_who_reads_further_down,
    new_articles_of_a_filtered_list_are_those_that_match,
    new_articles_are_counted_in_the_title_of_every_page,
    what_has_changed_is_marked_where_it_stands,
    what_is_withdrawn_goes,
    an_open_article_is_renewed_in_place,
    a_hidden_tab_asks_nothing_and_once_when_it_is_seen,
    failures_are_followed_by_longer_pauses_and_success_by_the_usual_one,
    an_expired_feed_is_asked_for_no_more,
    counters_move_and_nothing_else_is_drawn_again,
    a_broken_answer_leaves_the_news_as_it_was,
    the_line_of_the_last_visit_stands_between_new_and_old,
];

/// Newer than all of the harbour.
fn news(number: u32) -> Item {
    Item::new(&format!("news-{number}"), &format!("News {number}"))
        .dated(&format!("2026-03-10T12:{number:02}:00Z"))
        .tags(&["Moon"])
        .views(1)
}

/// The harbour with so much news on top.
fn later(count: u32) -> Feed {
    Feed::of((1..=count).rev().map(news).chain(harbour()))
}

fn arrive(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    clock::open(server, page, "/");
    page.expect_titles(&EVERYTHING);
}

/// Looks again, at this.
fn becomes(server: &Server, page: &Page, feed: &Feed) {
    server.put("/data/feed.json", feed.answer());
    look_again(page);
    expect_waiting(page);
}

fn the_first_page_is_asked_for_again_with_a_conditional_request(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Feed::of(harbour()).answer().version("one"));
    // WebKit keeps no answers for its driver, and then has nothing to ask with.
    server.put("/data/kept.json", Answer::json(&json!({})).version("one"));
    page.go(&server.address("/data/nothing.txt"));
    for _ in 0..2 {
        page.script_async("fetch('/data/kept.json', { cache: 'no-cache' }).then((answer) => answer.text()).then(done)");
    }
    let keeps = server.asked("/data/kept.json").last().is_some_and(|asked| asked.conditional);
    clock::open(server, page, "/");
    page.expect_titles(&EVERYTHING);
    let asked = || server.asked("/data/feed.json").iter().map(|asked| asked.conditional).collect::<Vec<_>>();
    assert_eq!(asked(), [false]);
    look_again(page);
    expect_waiting(page);
    assert_eq!(asked(), [false, keeps], "the second request says which version is known");
    page.part("main", "").part("button", "1 new article").expect_gone();
    server.put("/data/feed.json", later(1).answer().version("two"));
    look_again(page);
    page.part("main", "").part("button", "1 new article").expect();
    assert_eq!(asked(), [false, keeps, keeps]);
}

fn new_articles_wait_until_they_are_let_in(server: &Server, page: &Page) {
    arrive(server, page);
    becomes(server, page, &later(1));
    page.part("button", "1 new article").expect();
    assert_eq!(page.titles(), EVERYTHING, "what is listed is as it was");
    page.expect("the title", "(1) Harbour Times", || page.title());

    becomes(server, page, &later(3));
    page.part("button", "1 new article").expect_gone();
    page.part("button", "3 new articles").expect();
    page.expect("the title", "(3) Harbour Times", || page.title());
    assert_eq!(page.titles(), EVERYTHING, "what is listed is as it was");

    page.click("button", "3 new articles");
    page.expect_titles(&["News 3", "News 2", "News 1", TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    page.expect("the focus", &"link News 3", || page.focus());
    page.part("button", "3 new articles").expect_gone();
    page.expect("the title", "Harbour Times", || page.title());
    let places = page.feed().part("article", "").script("return found.map(e => e.getAttribute('aria-posinset'))");
    assert_eq!(places, json!(["1", "2", "3", "4", "5", "6", "7", "8", "9"]));

    // The keyboard does the same.
    becomes(server, page, &later(4));
    page.part("button", "1 new article").expect();
    page.part("button", "1 new article").script("found[0].focus()");
    page.press(Key::Enter);
    page.expect("the focus", &"link News 4", || page.focus());
}

fn new_articles_are_told_once_for_each_batch(server: &Server, page: &Page) {
    arrive(server, page);
    page.script(
        "window.told = [];
         const region = document.querySelector('.new-articles');
         window.polite = region.getAttribute('aria-live');
         new MutationObserver(() => told.push(region.textContent)).observe(region, { childList: true, subtree: true, characterData: true })",
        json!(null),
    );
    let told = || page.list("return window.told");
    becomes(server, page, &later(2));
    page.expect("what was told", &["2 new articles"][..], told);
    becomes(server, page, &later(2));
    becomes(server, page, &later(2));
    assert_eq!(told(), ["2 new articles"], "nothing new, nothing told");
    becomes(server, page, &later(3));
    page.expect("what was told", &["2 new articles", "3 new articles"][..], told);
    assert_eq!(page.text("return window.polite"), "polite");
}

fn nothing_moves_under_who_reads_further_down(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(10..=60)));
    clock::open(server, page, "/");
    page.until("the news is listed", || page.titles().len() > 5);
    let entry = page.feed().part("article", "Number 25");
    page.until("the entry is drawn", || {
        page.scroll_by(300);
        entry.is_there()
    });
    entry.script("found[0].scrollIntoView()");
    page.until("the entry is at the upper edge", || entry.top().abs() < 2.0);
    entry.script("window.same = found[0]");
    becomes(server, page, &Feed::of(numbered(1..=60)));
    page.part("button", "9 new articles").expect();
    assert!(entry.top().abs() < 2.0, "new articles moved it to {}", entry.top());
    // Those above go, one changes: what is in sight stays where it is.
    let changed = numbered(14..=60).map(|item| match item.json()["id"] == "number-15" {
        true => item.lead(&"A much longer lead than before. ".repeat(20)),
        false => item,
    });
    becomes(server, page, &Feed::of(changed));
    page.expect("the place of the entry among all", &Some("12".to_owned()), || entry.attribute("aria-posinset"));
    page.until("the entry is where it was", || entry.top().abs() < 2.0);
    assert_eq!(page.script("return window.same.isConnected", json!(null)), true, "it was not drawn again");
}

fn new_articles_of_a_filtered_list_are_those_that_match(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    clock::open(server, page, "/tag/moon");
    page.expect_titles(&[TIDE, LAMP, MAP]);
    let other = Item::new("other", "Of another tag").dated("2026-03-10T13:00:00Z").tags(&["Ships"]);
    becomes(server, page, &Feed::of([other, news(1)].into_iter().chain(harbour())));
    page.part("button", "1 new article").expect();
    page.click("button", "1 new article");
    page.expect_titles(&["News 1", TIDE, LAMP, MAP]);
}

fn new_articles_are_counted_in_the_title_of_every_page(server: &Server, page: &Page) {
    arrive(server, page);
    page.feed().part("link", TIDE).click();
    page.expect_heading(TIDE);
    becomes(server, page, &later(2));
    page.expect("the title", &format!("(2) {TIDE} · Harbour Times")[..], || page.title());
    page.part("banner", "").part("link", "Latest news").click();
    page.part("button", "2 new articles").expect();
    page.click("button", "2 new articles");
    page.expect("the title", "Harbour Times", || page.title());
}

fn what_has_changed_is_marked_where_it_stands(server: &Server, page: &Page) {
    arrive(server, page);
    let mut items = harbour();
    items[1] = Item::new("ferry-late", "Ferry arrives on time").dated("2026-03-10T09:30:00Z");
    items[2] = items[2].clone().with("date_modified", "2026-03-10T12:30:00Z");
    becomes(server, page, &Feed::of(items));
    page.expect_titles(&[TIDE, "Ferry arrives on time", LAMP, GULLS, SALT, MAP]);
    for title in ["Ferry arrives on time", LAMP] {
        page.feed().part("article", title).expect_text("Updated");
    }
    for title in [TIDE, GULLS, SALT, MAP] {
        let text = page.feed().part("article", title).text();
        assert!(!text.contains("Updated"), "{title} has not changed: {text}");
    }
    page.part("button", "1 new article").expect_gone();
}

fn what_is_withdrawn_goes(server: &Server, page: &Page) {
    arrive(server, page);
    becomes(server, page, &Feed::of(harbour().into_iter().filter(|item| item.json()["title"] != LAMP)));
    page.expect_titles(&[TIDE, FERRY, GULLS, SALT, MAP]);
    // What is only further down than the page reaches now is not withdrawn.
    becomes(server, page, &Feed::of(harbour().into_iter().take(2)).next("feed-2.json"));
    assert_eq!(page.titles(), [TIDE, FERRY, GULLS, SALT, MAP]);
}

fn an_open_article_is_renewed_in_place(server: &Server, page: &Page) {
    let story = |text: &str| Item::new("story", "A story").dated("2026-03-10T12:00:00Z").body(text);
    publish(server, &Feed::of([story("<p>As it was first told.</p>")]));
    clock::open(server, page, "/article/story");
    page.part("main", "").expect_text("As it was first told.");
    page.script("window.same = document.querySelector('h1')", json!(null));
    becomes(
        server,
        page,
        &Feed::of([story("<p>As it is told now.</p>").with("date_modified", "2026-03-10T13:00:00Z")]),
    );
    page.part("main", "").expect_text("As it is told now.");
    page.part("main", "").expect_text("Updated");
    assert_eq!(page.script("return window.scrollY", json!(null)), 0);
}

fn a_hidden_tab_asks_nothing_and_once_when_it_is_seen(server: &Server, page: &Page) {
    arrive(server, page);
    let asked = || server.asked("/data/feed.json").len();
    assert_eq!(asked(), 1);
    set_seen(page, false);
    server.put("/data/feed.json", later(2).answer());
    look_again(page);
    // Another request that is answered shows that there was time to ask.
    page.script_async("fetch('/data/other.json').then(() => done(true))");
    assert_eq!(asked(), 1, "nobody sees the page, and it asks");
    set_seen(page, true);
    page.part("button", "2 new articles").expect();
    set_seen(page, false);
    set_seen(page, true);
    page.script_async("fetch('/data/other.json').then(() => done(true))");
    assert_eq!(asked(), 2, "it asks once on return");
    expect_waiting(page);
}

fn failures_are_followed_by_longer_pauses_and_success_by_the_usual_one(server: &Server, page: &Page) {
    publish_every(server, 90, &Feed::of(harbour()));
    clock::open(server, page, "/");
    page.expect_titles(&EVERYTHING);
    server.put("/data/feed.json", Answer::status(404));
    clock::pass(page, 90.0..=90.0);
    // Twice as long each time, up to ten minutes, less a quarter at most.
    for longest in [180.0, 360.0, 600.0, 600.0] {
        let pause = clock::pass(page, longest * 0.75..=longest);
        assert!(pause <= 600.0, "{pause} s are too long");
        assert_eq!(page.titles(), EVERYTHING, "the news stays");
    }
    server.put("/data/feed.json", later(1).answer());
    clock::pass(page, 450.0..=600.0);
    page.part("button", "1 new article").expect();
    clock::pass(page, 90.0..=90.0);
}

fn an_expired_feed_is_asked_for_no_more(server: &Server, page: &Page) {
    arrive(server, page);
    server.put("/data/feed.json", later(1).with("expired", json!(true)).answer());
    look_again(page);
    page.part("button", "1 new article").expect();
    // Nothing waits for another look but what ends with this.
    page.script("while (passPause(given, given));", json!(USUAL));
    page.script_async("fetch('/data/other.json').then(() => done(true))");
    let left = page.script("return pauses.some((pause) => pause.milliseconds === given)", json!(USUAL * 1000.0));
    assert_eq!((left, server.asked("/data/feed.json").len()), (json!(false), 2));
}

fn counters_move_and_nothing_else_is_drawn_again(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("views_url", json!("views.json")));
    server.put("/data/views.json", Answer::json(&json!({})));
    clock::open(server, page, "/");
    page.expect_titles(&EVERYTHING);
    page.part("region", "Popular news").part("button", "All time").click();
    let popular = || page.part("region", "Popular news").part("list", "").names("link");
    page.expect("what is popular", &[MAP, SALT, TIDE, GULLS, LAMP, FERRY][..], popular);
    // Everything that is drawn, and which rows move.
    page.script(
        "window.changes = [];
         const popular = document.querySelector('.popular__list');
         for (const row of document.querySelectorAll('[role=feed] article, .popular__list li')) row.known = true;
         new MutationObserver((all) => all.forEach(({ type, target, addedNodes }) => {
           const place = (target.nodeType === 1 ? target : target.parentElement).closest('article, li');
           if (place) return changes.push(`in ${place.querySelector('a').textContent}`);
           for (const row of addedNodes) changes.push(`${row.known ? 'moved' : 'drawn'} ${row.querySelector?.('a')?.textContent}`);
         })).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true })",
        json!(null),
    );
    let counts = json!({ "ferry-late": 1_000_000, "nobody": 5, "tide-turns": "many" });
    server.put("/data/views.json", Answer::json(&counts));
    look_again(page);
    expect_waiting(page);
    page.feed().part("article", FERRY).expect_text("1,000,000 views");
    page.expect("what is popular", &[FERRY, MAP, SALT, TIDE, GULLS, LAMP][..], popular);
    let mut changes = page.list("return window.changes");
    changes.sort();
    changes.dedup();
    assert_eq!(changes, [format!("in {FERRY}"), format!("moved {FERRY}")], "only what counts the ferry changed");
    page.feed().part("article", TIDE).expect_text("30,774 views");
}

fn a_broken_answer_leaves_the_news_as_it_was(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("views_url", json!("views.json")));
    clock::open(server, page, "/");
    page.expect_titles(&EVERYTHING);
    for broken in ["", "{", "[]", "null", "{\"items\": 7}", "<html>"] {
        server.put("/data/feed.json", Answer::text("application/json", broken));
        server.put("/data/views.json", Answer::text("application/json", broken));
        clock::pass(page, USUAL * 0.75..=USUAL);
        page.until("the page pauses again", || page.script("return pauses.length > 1", json!(null)) == true);
        assert_eq!(page.titles(), EVERYTHING, "{broken:?} changed what is listed");
        assert!(!page.part("alert", "").is_there(), "{broken:?} is told, though nothing is lost");
    }
    server.put("/data/feed.json", later(1).answer());
    clock::pass(page, USUAL * 0.75..=USUAL);
    page.part("button", "1 new article").expect();
}

fn the_line_of_the_last_visit_stands_between_new_and_old(server: &Server, page: &Page) {
    const LINE: &str = "You were here on your last visit";
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    page.until("the visit is kept", || page.script("return Object.keys(localStorage).length > 0", json!(null)) == true);
    assert!(!page.part("main", "").text().contains(LINE), "there was no visit before");
    // An hour goes by.
    page.script(
        "const [name] = Object.keys(localStorage).filter((name) => name.includes('visit:'));
         const kept = JSON.parse(localStorage[name]);
         localStorage[name] = JSON.stringify({ ...kept, at: kept.at - 3_600_000 })",
        json!(null),
    );
    server.put("/data/feed.json", later(2).answer());
    page.open("/");
    page.expect_titles(&["News 2", "News 1", TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    page.feed().part("article", "News 1").expect_text(LINE);
    assert_eq!(page.part("main", "").text().matches(LINE).count(), 1);
    // It stays while the reader walks about, and says nothing where another order is asked for.
    page.feed().part("link", TIDE).click();
    page.expect_heading(TIDE);
    page.back();
    page.feed().part("article", "News 1").expect_text(LINE);
    page.open("/?sort=popular");
    page.expect_titles(&[MAP, SALT, TIDE, GULLS, LAMP, "News 2", "News 1", FERRY]);
    assert!(!page.part("main", "").text().contains(LINE));
}
