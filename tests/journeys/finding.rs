//! Search that shows what it found, and stories that are told more than once.

use crate::Journey;
use crate::clock;
use crate::edition::{EVERYTHING, Feed, Item, LAMP, MAP, TIDE, harbour, publish};
use crate::page::Page;
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    found_words_are_marked_in_titles_and_leads,
    case_accents_and_forms_of_letters_make_no_difference,
    every_word_must_match_and_beginnings_count,
    the_same_story_is_listed_once_with_the_others_under_it,
];

/// What is marked in the listed articles, in order.
fn marked(page: &Page) -> Vec<String> {
    page.list("return [...document.querySelectorAll('[role=feed] mark')].map((mark) => mark.textContent)")
}

fn found_words_are_marked_in_titles_and_leads(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&EVERYTHING);
    assert!(marked(page).is_empty());
    let search = page.part("searchbox", "Search news");
    search.type_in("WATER tide");
    page.expect_titles(&[TIDE]);
    page.expect("what is marked", &["tide", "water"][..], || marked(page));
    // The name of the article is not torn apart by it.
    page.feed().part("article", TIDE).part("link", TIDE).expect();
    search.script("found[0].value = ''; found[0].dispatchEvent(new Event('input', { bubbles: true }))");
    page.expect_titles(&EVERYTHING);
    page.until("nothing is marked", || marked(page).is_empty());
}

fn case_accents_and_forms_of_letters_make_no_difference(server: &Server, page: &Page) {
    let items = [
        ("cafe", "Café Élysée rouvre ses portes"),
        ("kyiv", "Київ зустрічає їжаків"),
        ("arabic", "مُدُنُ الأندلس"),
        ("strasse", "Große Straße gesperrt"),
    ];
    publish(server, &Feed::of(items.map(|(slug, title)| Item::new(slug, title).dated("2026-03-10T12:00:00Z"))));
    page.open("/");
    page.until("the news is listed", || page.titles().len() == 4);
    for (words, title, mark) in [
        ("cafe", "Café Élysée rouvre ses portes", "Café"),
        ("ELYSEE", "Café Élysée rouvre ses portes", "Élysée"),
        ("київ", "Київ зустрічає їжаків", "Київ"),
        ("ЇЖАК", "Київ зустрічає їжаків", "їжак"),
        ("مدن", "مُدُنُ الأندلس", "مُدُنُ"),
        ("الاندلس", "مُدُنُ الأندلس", "الأندلس"),
    ] {
        page.open(&format!("/?q={words}"));
        page.expect_titles(&[title]);
        page.expect("what is marked", &[mark][..], || marked(page));
    }
}

fn every_word_must_match_and_beginnings_count(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/?q=moon+penn");
    page.expect_titles(&[TIDE, LAMP]);
    page.open("/?q=moon+penn+match");
    page.expect_titles(&[LAMP]);
    page.open("/?q=isl");
    page.expect_titles(&[MAP]);
    page.open("/?q=sland");
    page.expect_titles(&[]);
}

fn the_same_story_is_listed_once_with_the_others_under_it(server: &Server, page: &Page) {
    let told = |slug: &str, title: &str, hour: u32, author: &str| {
        Item::new(slug, title).dated(&format!("2026-03-10T{hour:02}:00:00Z")).author(author)
    };
    let items = [
        told("other", "Quite another story", 15, "Ada Penn"),
        told("third", "Bridge opens — at last!", 14, "Cy Reef"),
        told("second", "Bridge opens, at last", 13, "Bo Quay"),
        told("first", "“Bridge” opens: at last…", 12, "Ada Penn"),
        told("later", "Bridge opens at last, and closes", 11, "Ada Penn"),
    ];
    publish(server, &Feed::of(items.clone()));
    clock::open(server, page, "/");
    page.expect_titles(&["Quite another story", "Bridge opens — at last!", "Bridge opens at last, and closes"]);
    let entry = page.feed().part("article", "Bridge opens — at last!");
    entry.expect_text("and 2 more");
    entry.part("link", "Bridge opens, at last").expect_gone();
    entry.script("[...found[0].querySelectorAll('summary')].find((e) => e.textContent === 'and 2 more').click()");
    entry.part("link", "Bridge opens, at last").expect();
    entry.part("link", "“Bridge” opens: at last…").expect();
    assert!(!page.feed().part("article", "Quite another story").text().contains("and "));
    // Another telling joins it when the list is looked at again.
    let again = told("fourth", "BRIDGE OPENS AT LAST", 16, "Bo Quay");
    server.put("/data/feed.json", Feed::of([again].into_iter().chain(items)).answer());
    clock::look_again(page);
    page.click("button", "1 new article");
    page.expect_titles(&["BRIDGE OPENS AT LAST", "Quite another story", "Bridge opens at last, and closes"]);
    let entry = page.feed().part("article", "BRIDGE OPENS AT LAST");
    entry.expect_text("and 3 more");
    entry.script("[...found[0].querySelectorAll('summary')].find((e) => e.textContent === 'and 3 more').click()");
    entry.part("link", "Bridge opens, at last").click();
    page.expect_heading("Bridge opens, at last");
}
