//! Narrowing the list: tags, search, orders, and the address that remembers them all.

use serde_json::json;

use crate::Journey;
use crate::edition::{EVERYTHING, FERRY, Feed, GULLS, LAMP, MAP, SALT, TIDE, harbour, publish};
use crate::page::{Page, Part};
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    tags_clicked_one_after_another_narrow_the_list,
    the_tags_offered_are_those_of_the_listed_articles,
    tags_stand_where_they_stood_while_somebody_types,
    one_of_several_tags_is_enough_when_the_address_says_so,
    words_typed_into_search_narrow_the_list,
    a_link_pressed_while_typing_keeps_what_was_typed,
    search_looks_at_title_lead_tags_and_author,
    the_address_alone_sorts_the_list,
    a_copied_address_shows_the_same_list,
    filters_can_be_cleared,
    nothing_found_says_what_was_looked_for_and_leads_out,
];

fn arrive(server: &Server, page: &Page, path: &str) {
    publish(server, &Feed::of(harbour()));
    page.open(path);
}

fn tag<'a>(page: &'a Page<'a>, name: &str) -> Part<'a> {
    page.part("navigation", "Tags").part("link", name)
}

fn tags_clicked_one_after_another_narrow_the_list(server: &Server, page: &Page) {
    arrive(server, page, "/");
    page.expect_titles(&EVERYTHING);
    assert_eq!(tag(page, "Moon").attribute("aria-current"), None);

    tag(page, "Moon").click();
    page.expect_titles(&[TIDE, LAMP, MAP]);
    page.expect("the address", "/?tag=moon", || page.address());
    tag(page, "Moon").expect_attribute("aria-current", Some("true"));

    tag(page, "Harbour").click();
    page.expect_titles(&[LAMP]);
    page.expect("the address", "/?tag=moon&tag=harbour", || page.address());
    tag(page, "Harbour").expect_attribute("aria-current", Some("true"));

    tag(page, "Moon").click();
    page.expect_titles(&[FERRY, LAMP, GULLS]);
    page.expect("the address", "/?tag=harbour", || page.address());
    tag(page, "Moon").expect_attribute("aria-current", None);

    page.back();
    page.expect_titles(&[LAMP]);
    page.back();
    page.expect_titles(&[TIDE, LAMP, MAP]);
    page.back();
    page.expect_titles(&EVERYTHING);
    page.expect("the address", "/", || page.address());
    page.forward();
    page.expect_titles(&[TIDE, LAMP, MAP]);
}

fn the_tags_offered_are_those_of_the_listed_articles(server: &Server, page: &Page) {
    arrive(server, page, "/");
    let offered = || page.part("navigation", "Tags").names("link");
    tag(page, "Moon").expect();
    let first = &offered()[..2];
    assert!(
        first.contains(&"Moon".into()) && first.contains(&"Harbour".into()),
        "the most frequent come first: {:?}",
        offered()
    );
    assert!(offered().contains(&"Ferries".into()), "every tag of the list is offered: {:?}", offered());

    tag(page, "Moon").click();
    page.expect_titles(&[TIDE, LAMP, MAP]);
    page.until("tags without a listed article are no longer offered", || !offered().contains(&"Ferries".into()));
    for name in ["Moon", "Harbour", "Tides", "Maps"] {
        assert!(offered().contains(&name.into()), "{name} is offered: {:?}", offered());
    }
}

fn one_of_several_tags_is_enough_when_the_address_says_so(server: &Server, page: &Page) {
    arrive(server, page, "/?tag=moon&tag=harbour");
    page.expect_titles(&[LAMP]);
    page.open("/?tag=moon&tag=harbour&match=any");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, MAP]);
    for name in ["Moon", "Harbour"] {
        tag(page, name).expect_attribute("aria-current", Some("true"));
    }
}

fn tags_stand_where_they_stood_while_somebody_types(server: &Server, page: &Page) {
    arrive(server, page, "/");
    page.expect_titles(&EVERYTHING);
    let typed = page.list(
        "const field = document.querySelector('input[type=search]'); field.value = 'harbour';
         field.dispatchEvent(new Event('input', { bubbles: true }));
         const tags = () => all(document.querySelector('.tag-filters'), 'link').map(nameOf);
         return new Promise(done => setTimeout(() => done(tags())))",
    );
    assert_eq!(typed, ["Clear filters", "Moon", "Harbour", "Ferries", "Birds"]);
    // After the pause the most frequent come first.
    let offered = || page.part("navigation", "Tags").names("link");
    page.expect("the tags", &["Clear filters", "Harbour", "Ferries", "Moon", "Birds"][..], offered);
}

fn words_typed_into_search_narrow_the_list(server: &Server, page: &Page) {
    arrive(server, page, "/");
    page.expect_titles(&EVERYTHING);
    tag(page, "Moon").click();
    page.expect_titles(&[TIDE, LAMP, MAP]);

    let search = page.part("searchbox", "Search news");
    search.type_in("keeper");
    page.expect_titles(&[LAMP]);
    page.expect("the address", "/?tag=moon&q=keeper", || page.address());
    assert_eq!(page.focus(), "searchbox Search news", "the focus stays where the reader types");

    page.back();
    page.expect("the address", "/?tag=moon", || page.address());
    page.expect_titles(&[TIDE, LAMP, MAP]);
    page.expect("the words in the search", "", || {
        search.script("return found[0]?.value").as_str().unwrap_or("?").to_owned()
    });
    page.forward();
    page.expect_titles(&[LAMP]);
    page.expect("the words in the search", "keeper", || {
        search.script("return found[0]?.value").as_str().unwrap_or("?").to_owned()
    });
}

fn a_link_pressed_while_typing_keeps_what_was_typed(server: &Server, page: &Page) {
    arrive(server, page, "/");
    page.expect_titles(&EVERYTHING);
    // Without a pause between the two, so that the link was written before the word.
    let press = |link: &str| {
        let script = "const field = document.querySelector('input[type=search]'); field.value = 'keeper';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        page.script(&format!("{script} follow({link})[0].click()"), json!(null));
    };
    // Not by the driver: WebKit passes over what was opened without a real click.
    let back = || drop(page.script("history.back()", json!(null)));
    press("[['navigation', 'Tags'], ['link', 'Moon']]");
    page.expect("the address", "/?tag=moon&q=keeper", || page.address());
    page.expect_titles(&[LAMP]);
    back();
    page.expect("the address", "/?q=keeper", || page.address());
    page.expect_titles(&[LAMP]);
    back();
    page.expect_titles(&EVERYTHING);

    // More of it comes back too, and nothing else.
    page.part("searchbox", "Search news").type_in("ke");
    page.expect("the address", "/?q=ke", || page.address());
    page.expect("the title", "Search: ke · Harbour Times", || page.title());
    press(&format!("[['feed', ''], ['link', '{LAMP}']]"));
    page.expect_heading(LAMP);
    back();
    page.expect("the address", "/?q=keeper", || page.address());
    page.expect_titles(&[LAMP]);

    // What takes the words out, or leads elsewhere, does so.
    page.click("link", "Clear filters");
    page.expect_titles(&EVERYTHING);
    press("[['banner', ''], ['link', 'Harbour Times']]");
    page.expect_titles(&EVERYTHING);
    page.expect("the address", "/", || page.address());
    tag(page, "Moon").click();
    page.expect_titles(&[TIDE, LAMP, MAP]);
    press("[['link', 'Clear filters']]");
    page.expect_titles(&EVERYTHING);
    page.expect("the address", "/", || page.address());
}

fn search_looks_at_title_lead_tags_and_author(server: &Server, page: &Page) {
    arrive(server, page, "/?q=FISHERMEN");
    page.expect_titles(&[GULLS]);
    page.open("/?q=three+matches");
    page.expect_titles(&[LAMP]);
    page.open("/?q=ferries");
    page.expect_titles(&[FERRY]);
    page.open("/?q=penn");
    page.expect_titles(&[TIDE, LAMP]);
}

fn the_address_alone_sorts_the_list(server: &Server, page: &Page) {
    arrive(server, page, "/?sort=popular");
    page.expect_titles(&[MAP, SALT, TIDE, GULLS, LAMP, FERRY]);
    page.open("/?sort=rising");
    page.expect_titles(&[TIDE, SALT, GULLS, MAP, LAMP, FERRY]);
    page.open("/");
    page.expect_titles(&EVERYTHING);
}

fn a_copied_address_shows_the_same_list(server: &Server, page: &Page) {
    arrive(server, page, "/?tag=moon&q=the&sort=popular&author=ada-penn");
    page.expect_titles(&[TIDE, LAMP]);
    tag(page, "Moon").expect_attribute("aria-current", Some("true"));
    let words = page.part("searchbox", "Search news").script("return found[0]?.value");
    assert_eq!(words, "the", "the search shows the words of the address");
    page.open("/?category=science");
    page.expect_titles(&[TIDE, GULLS]);
    page.open("/tag/moon?q=penn");
    page.expect_titles(&[TIDE, LAMP]);
    page.open("/author/cy-reef?tag=moon");
    page.expect_titles(&[MAP]);
    page.open("/category/science?sort=rising&tag=harbour");
    page.expect_titles(&[GULLS]);
}

fn filters_can_be_cleared(server: &Server, page: &Page) {
    arrive(server, page, "/?tag=moon&tag=harbour");
    page.expect_titles(&[LAMP]);
    page.click("link", "Clear filters");
    page.expect_titles(&EVERYTHING);
    page.expect("the address", "/", || page.address());
    page.part("link", "Clear filters").expect_gone();
}

fn nothing_found_says_what_was_looked_for_and_leads_out(server: &Server, page: &Page) {
    arrive(server, page, "/?q=zeppelin&tag=moon");
    page.part("main", "").expect_text("zeppelin");
    page.part("main", "").expect_text("Moon");
    page.expect_titles(&[]);
    page.part("main", "").part("link", "Clear filters").click();
    page.expect_titles(&EVERYTHING);
    // Where nothing but the place itself narrows the list, there is nothing to clear.
    page.open("/tag/unheard-of");
    page.part("main", "").expect_text("unheard-of");
    page.expect_titles(&[]);
    page.part("main", "").part("link", "Latest news").click();
    page.expect_titles(&EVERYTHING);
}
