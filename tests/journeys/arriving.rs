//! Getting about: by keyboard, from place to place, and from one language to another.

use serde_json::json;
use thirtyfour::Key;

use crate::Journey;
use crate::edition::{Feed, Item, TIDE, harbour, numbered, publish, site};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    the_first_tab_offers_to_skip_to_the_content,
    every_change_of_place_puts_the_focus_on_its_heading,
    the_page_tells_its_parts,
    an_edition_of_another_origin_is_read_where_the_policy_lets_it,
    a_second_language_has_its_own_addresses_and_words,
    a_language_without_words_is_read_among_english_ones,
    a_language_written_from_the_right_turns_the_page_round,
];

fn the_first_tab_offers_to_skip_to_the_content(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.part("feed", "Latest news").expect();
    page.press(Key::Tab);
    page.expect("the focus", "link Skip to content", || page.focus());
    let box_ = page.script(
        "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 10",
        json!(null),
    );
    assert_eq!(box_, true, "the link is seen while it has the focus");
    page.press(Key::Enter);
    page.until("the focus is in the main content", || {
        page.script("return document.activeElement.closest('main, [role=main]') !== null", json!(null)) == true
    });
    assert_eq!(page.address(), "/", "skipping leads to no other place");
    // On from there, the next Tab is already inside the content.
    page.press(Key::Tab);
    page.until("the next Tab stays in the main content", || {
        page.script("return document.activeElement.closest('main, [role=main]') !== null", json!(null)) == true
    });
}

fn every_change_of_place_puts_the_focus_on_its_heading(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/article/tide-turns");
    page.expect_heading(TIDE);
    page.part("navigation", "Tags").part("link", "Tides").click();
    page.expect("the address", "/tag/tides", || page.address());
    page.expect("the focus", "heading Tides", || page.focus());
    page.back();
    page.expect_heading(TIDE);
    page.part("navigation", "Categories").part("link", "Sea").click();
    page.expect("the address", "/category/sea", || page.address());
    page.expect("the focus", "heading Sea", || page.focus());
    page.part("banner", "").part("link", "Harbour Times").click();
    page.expect("the address", "/", || page.address());
    page.expect("the focus", "heading Latest news", || page.focus());
}

fn the_page_tells_its_parts(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("categories", json!([{ "slug": "science", "name": "Science" }])));
    page.open("/");
    for (role, name) in [
        ("banner", ""),
        ("main", ""),
        ("navigation", "Sections"),
        ("searchbox", "Search news"),
        ("feed", "Latest news"),
        ("region", "Popular news"),
        ("navigation", "Tags"),
    ] {
        page.part(role, name).expect();
        assert_eq!(page.part(role, name).count(), 1, "{role} {name} is there once");
    }
    assert_eq!(page.text("return document.documentElement.lang"), "en");
    let twice = page.list(
        "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, at) => ids.indexOf(id) !== at)",
    );
    assert!(twice.is_empty(), "no id is used twice: {twice:?}");
    let nameless = page.list(
        "return ['link', 'button', 'searchbox', 'textbox', 'img', 'navigation']
           .flatMap(role => all(document, role).filter(e => !nameOf(e)).map(e => e.outerHTML.slice(0, 120)))",
    );
    assert!(nameless.is_empty(), "everything has a name: {nameless:?}");
}

fn an_edition_of_another_origin_is_read_where_the_policy_lets_it(server: &Server, page: &Page) {
    let other = Server::elsewhere();
    other.allow_everyone();
    other.put("/feed.json", Feed::of(harbour()).answer());
    server.put("/site.json", Answer::json(&site(&[("en", &other.address("/feed.json"))])));
    page.open("/");
    page.part("alert", "").expect();
    server.befriend(&other.address(""));
    page.open("/");
    page.until("the news is listed", || page.titles().first().is_some_and(|title| title == TIDE));
}

fn a_second_language_has_its_own_addresses_and_words(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json"), ("uk", "data/uk/feed.json")])));
    let wave = Item::new("khvylia", "Хвиля повертається").views(22).tags(&["Море"]).body("<p>І знову йде.</p>");
    server.put("/data/uk/feed.json", Feed::of([wave]).answer());
    page.open("/");
    page.feed().part("link", TIDE).expect();
    let languages = page.part("navigation", "Languages");
    assert_eq!(languages.names("link"), ["English", "Українська"]);
    languages.part("link", "Українська").click();

    page.expect("the address", "/uk", || page.address().trim_end_matches('/').to_owned());
    page.expect_titles(&["Хвиля повертається"]);
    page.expect("the language of the page", "uk", || page.text("return document.documentElement.lang"));
    for (role, name) in [
        ("feed", "Останні новини"),
        ("region", "Популярні новини"),
        ("navigation", "Теги"),
        ("searchbox", "Пошук новин"),
    ] {
        page.part(role, name).expect();
    }
    page.feed().part("article", "Хвиля повертається").expect_text("22 перегляди");
    page.feed().part("link", "Хвиля повертається").click();
    page.expect("the address", "/uk/article/khvylia", || page.address());
    page.part("main", "").expect_text("І знову йде.");
    page.part("link", "English").click();
    page.expect("the language of the page", "en", || page.text("return document.documentElement.lang"));
    page.open("/uk/tags");
    page.part("main", "").part("link", "Море").expect();
    assert_eq!(page.text("return document.documentElement.lang"), "uk");
}

fn a_language_without_words_is_read_among_english_ones(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/site.json", Answer::json(&site(&[("eo", "data/feed.json")])));
    page.open("/");
    page.part("feed", "Latest news").part("link", TIDE).expect();
    assert_eq!(page.text("return document.documentElement.lang"), "eo");
    assert!(!page.part("alert", "").is_there(), "the news is there, so nothing has failed");
}

fn a_language_written_from_the_right_turns_the_page_round(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=3)));
    server.put("/site.json", Answer::json(&site(&[("ar", "data/feed.json")])));
    page.open("/");
    page.feed().part("link", "Number 1").expect();
    assert_eq!(page.text("return document.documentElement.lang"), "ar");
    assert_eq!(page.text("return getComputedStyle(document.body).direction"), "rtl");
}
