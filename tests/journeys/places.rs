//! Every place by its own address, as from a link somebody sent, and addresses that lead nowhere.

use serde_json::json;

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, Item, LAMP, MAP, SALT, TIDE, harbour, numbered, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    an_article_that_is_not_loaded_comes_from_its_own_address,
    an_article_that_is_not_loaded_is_looked_for_through_the_pages,
    an_article_whose_own_address_is_gone_is_looked_for_through_the_pages,
    an_article_listed_without_its_text_gets_it_when_opened,
    a_text_that_comes_later_takes_nothing_from_the_reader,
    an_article_that_has_two_ids_is_listed_once,
    cards_tell_time_and_views_of_articles_that_are_not_loaded,
    an_article_asks_for_six_of_those_it_names,
    a_card_leads_where_its_address_leads,
    a_tag_a_category_and_an_author_have_their_own_addresses,
    all_tags_are_listed_with_their_counts,
    tags_count_what_their_links_list,
    sections_lead_to_categories,
    an_address_that_is_nothing_says_so_and_leads_on,
    an_article_that_is_nowhere_says_so_and_leads_on,
    tags_of_any_script_have_addresses,
];

fn an_article_that_is_not_loaded_comes_from_its_own_address(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("item_url", json!("items/{slug}.json")));
    let cove = Item::new("hidden-cove", "A cove nobody had listed").views(77).body("<p>It was behind the hotel.</p>");
    server.put("/data/items/hidden-cove.json", Answer::json(&cove.json()));
    page.open("/article/hidden-cove");
    page.expect_heading("A cove nobody had listed");
    page.part("main", "").expect_text("It was behind the hotel.");
    page.part("main", "").expect_text("77 views");
    page.expect("the title", "A cove nobody had listed · Harbour Times", || page.title());
}

fn an_article_that_is_not_loaded_is_looked_for_through_the_pages(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=5)).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(numbered(6..=10)).next("feed-3.json").answer());
    server.put("/data/feed-3.json", Feed::of(harbour()).answer());
    page.open("/article/old-map");
    page.expect_heading(MAP);
    page.part("main", "").expect_text("The island was under the crease.");
}

fn an_article_whose_own_address_is_gone_is_looked_for_through_the_pages(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=5)).news("item_url", json!("items/{slug}.json")).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(harbour()).answer());
    for status in [404, 410] {
        server.put("/data/items/old-map.json", Answer::status(status));
        page.open("/article/old-map");
        page.expect_heading(MAP);
        page.part("main", "").expect_text("The island was under the crease.");
    }
    page.open("/article/never-written");
    page.expect_heading("Page not found");
}

fn an_article_listed_without_its_text_gets_it_when_opened(server: &Server, page: &Page) {
    let brief = Item::new("brief", "A headline and nothing else").lead("So it seemed.");
    publish(server, &Feed::of([brief.clone()]).news("item_url", json!("items/{slug}.json")));
    server.put("/data/items/brief.json", Answer::json(&brief.body("<p>There was more to it.</p>").json()));
    page.open("/");
    page.expect_titles(&["A headline and nothing else"]);
    assert!(server.asked("/data/items/brief.json").is_empty(), "the text is not loaded before it is wanted");
    page.feed().part("link", "A headline and nothing else").click();
    page.expect_heading("A headline and nothing else");
    page.part("main", "").expect_text("There was more to it.");
    page.back();
    page.feed().part("link", "A headline and nothing else").click();
    page.part("main", "").expect_text("There was more to it.");
}

/// What is drawn already stays: the keyboard would lose its place there.
fn a_text_that_comes_later_takes_nothing_from_the_reader(server: &Server, page: &Page) {
    let brief = Item::new("brief", "A headline and nothing else").author("Ada Penn").tags(&["Moon"]);
    publish(server, &Feed::of([brief.clone()]).news("item_url", json!("items/{slug}.json")));
    server.put("/data/items/brief.json", Answer::held());
    page.open("/article/brief");
    page.expect_heading("A headline and nothing else");
    page.part("main", "").part("link", "Ada Penn").script("found[0].focus(); window.kept = found[0]");
    let whole = brief.with("id", "https://x.example/brief").body("<p>There was more to it.</p>");
    server.put("/data/items/brief.json", Answer::json(&whole.json()));
    page.part("main", "").expect_text("There was more to it.");
    assert_eq!(page.script("return window.kept === document.activeElement", json!(null)), true);
}

/// The list counts its articles, and the article's own file names it by its address.
fn an_article_that_has_two_ids_is_listed_once(server: &Server, page: &Page) {
    let title = "A headline and nothing else";
    let brief = Item::new("brief", title).dated("2026-03-10T12:00:00Z").views(9).tags(&["Moon"]);
    let [_, _, lamp, ..] = harbour();
    let items = [brief.clone().with("id", "1"), lamp.with("id", "2")];
    publish(server, &Feed::of(items).news("item_url", json!("items/{slug}.json")));
    let whole = brief.with("id", "https://x.example/brief").body("<p>There was more to it.</p>");
    server.put("/data/items/brief.json", Answer::json(&whole.json()));
    page.open("/");
    page.feed().part("link", title).click();
    page.part("main", "").expect_text("There was more to it.");
    let related = page.part("region", "Related news");
    page.expect("the related news", &[LAMP], || related.names("link"));
    page.back();
    page.expect_titles(&[title, LAMP]);
    page.expect("popular news", &[LAMP, title], || page.part("region", "Popular news").part("list", "").names("link"));
}

fn card(address: &str, name: &str) -> String {
    format!("<p><a rel=\"related\" href=\"{address}\">{name}</a></p>")
}

/// What was asked for at the addresses of single articles, in order of the alphabet.
fn items_asked(server: &Server) -> Vec<String> {
    let mut paths: Vec<String> = server.log().into_iter().map(|asked| asked.path).collect();
    paths.retain(|path| path.starts_with("/data/items/"));
    paths.sort();
    paths
}

fn cards_tell_time_and_views_of_articles_that_are_not_loaded(server: &Server, page: &Page) {
    let lamp_at = server.address("/article/lamp-lit");
    let cards = [card("/article/gulls-count", "Of gulls"), card("/article/lost", "Of something lost")].concat();
    let story = Item::new("story", "A story of the harbour").body(&cards).related(&["salt-price", &lamp_at]);
    publish(server, &Feed::of([story]).news("item_url", json!("items/{slug}.json")));
    let [_, _, lamp, gulls, ..] = harbour();
    server.put("/data/items/gulls-count.json", Answer::json(&gulls.json()));
    server.put("/data/items/lamp-lit.json", Answer::json(&lamp.with("id", lamp_at).json()));
    page.open("/article/story");
    let article = page.part("main", "").part("article", "");
    article.part("link", GULLS).expect_attribute("href", Some("/article/gulls-count"));
    article.expect_text("26,936 views");
    article.part("time", "").expect();
    // An id tells where its article is only when it is an address.
    let related = page.part("region", "Related news");
    page.expect("the related news", &[LAMP], || related.names("link"));
    related.expect_text("500 views");
    page.expect(
        "the requests",
        &["gulls-count", "lamp-lit", "lost"].map(|slug| format!("/data/items/{slug}.json")),
        || items_asked(server),
    );
    article.part("link", "Of something lost").expect();
    assert!(!page.part("alert", "").is_there(), "a card does without");
}

fn an_article_asks_for_six_of_those_it_names(server: &Server, page: &Page) {
    let lost = |number| card(&format!("/article/lost-{number}"), &format!("Lost {number}"));
    let cards: String = (1..=9).chain(1..=9).map(lost).collect();
    let story = Item::new("story", "A story of the harbour").body(&cards);
    publish(server, &Feed::of([story]).news("item_url", json!("items/{slug}.json")));
    page.open("/article/story");
    page.part("main", "").part("link", "Lost 9").expect();
    let wanted: Vec<_> = (1..=6).map(|number| format!("/data/items/lost-{number}.json")).collect();
    page.expect("the requests", &wanted, || items_asked(server));
}

fn a_card_leads_where_its_address_leads(server: &Server, page: &Page) {
    let (moon_at, elsewhere) = ("https://paper.example/2026/03/moonrise", "https://en.wikipedia.org/wiki/Moon");
    let cards = [card(elsewhere, "The Moon in general"), card(moon_at, "Of ours")].concat();
    let story = Item::new("story", "A story").body(&cards);
    publish(server, &Feed::of([story, Item::new("moon", "The Moon rises late").with("url", moon_at)]));
    page.open("/article/story");
    let article = page.part("main", "").part("article", "A story");
    article.part("link", "The Moon in general").expect_attribute("href", Some(elsewhere));
    article.part("link", "The Moon rises late").expect_attribute("href", Some("/article/moon"));
}

fn a_tag_a_category_and_an_author_have_their_own_addresses(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    for (path, heading, titles) in [
        ("/tag/harbour", "Harbour", &[FERRY, LAMP, GULLS][..]),
        ("/category/science", "Science", &[TIDE, GULLS]),
        ("/author/bo-quay", "Bo Quay", &[FERRY, SALT]),
    ] {
        page.open(path);
        page.expect_heading(heading);
        page.expect_titles(titles);
        page.expect("the title", &format!("{heading} · Harbour Times"), || page.title());
        page.expect("the name of the feed", &Some(true), || {
            page.part("main", "").names("feed").first().map(|name| name.contains(heading))
        });
    }
}

fn all_tags_are_listed_with_their_counts(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/tags");
    let main = page.part("main", "");
    main.part("link", "Moon").expect();
    let counted = main.script(
        "return all(found[0], 'listitem').map(e => squeeze(textOf(e))).filter(text => /^(Moon|Ferries)/.test(text))",
    );
    assert_eq!(counted.as_array().map(Vec::len), Some(2), "each tag stands in a list: {counted}");
    for (tag, count) in [("Moon", "3"), ("Ferries", "1")] {
        let told = counted
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|text| text.as_str())
            .find(|text| text.starts_with(tag));
        assert!(told.is_some_and(|text| text.contains(count)), "{tag} is told with its count: {counted}");
    }
    main.part("link", "Moon").click();
    page.expect("the address", "/tag/moon", || page.address());
    page.expect_titles(&[TIDE, LAMP, MAP]);
    page.expect("the focus", "heading Moon", || page.focus());
}

fn tags_count_what_their_links_list(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("popular_url", json!("popular.json")));
    let whale = Item::new("whale", "A whale looks in").dated("2026-03-10T08:00:00Z").views(40_000).tags(&["Moon"]);
    server.put("/data/popular.json", Feed::of([whale]).answer());
    page.open("/");
    page.part("region", "Popular news").part("link", "A whale looks in").expect();
    page.click("link", "All tags");
    page.expect("the count of Moon", &["Moon 3 articles"], || {
        page.list(
            "return all(document, 'listitem').map(e => squeeze(textOf(e))).filter(text => text.startsWith('Moon'))",
        )
    });
}

fn sections_lead_to_categories(server: &Server, page: &Page) {
    let sections = json!([{ "slug": "science", "name": "Science" }, { "slug": "culture", "name": "Culture" }]);
    publish(server, &Feed::of(harbour()).news("categories", sections));
    page.open("/");
    let sections = page.part("navigation", "Sections");
    sections.part("link", "Science").expect();
    let names = sections.names("link");
    let places: Vec<_> = ["Science", "Culture"].map(|name| names.iter().position(|link| link == name)).into();
    assert!(places[0].is_some() && places[0] < places[1], "sections stand in the feed's order: {names:?}");
    sections.part("link", "Culture").click();
    page.expect("the address", "/category/culture", || page.address());
    page.expect_heading("Culture");
    page.expect("the focus", "heading Culture", || page.focus());
    page.expect_titles(&[LAMP, MAP]);
}

fn an_address_that_is_nothing_says_so_and_leads_on(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    for path in ["/no/such/place", "/settings/nowhere", "/tag", "/nothing"] {
        page.open(path);
        page.expect_heading("Page not found");
    }
    page.expect("the title", "Page not found · Harbour Times", || page.title());
    page.part("main", "").part("link", "Latest news").click();
    page.expect("the address", "/", || page.address());
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
}

fn an_article_that_is_nowhere_says_so_and_leads_on(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of(numbered(1..=3)).answer());
    page.open("/article/never-written");
    page.expect_heading("Page not found");
    page.part("main", "").part("link", "Latest news").click();
    page.until("the news is listed", || page.titles().first().is_some_and(|title| title == TIDE));

    // With addresses for single items, the host's 404 says the same.
    publish(server, &Feed::of(harbour()).news("item_url", json!("items/{slug}.json")));
    page.open("/article/never-written");
    page.expect_heading("Page not found");
}

fn tags_of_any_script_have_addresses(server: &Server, page: &Page) {
    publish(
        server,
        &Feed::of([Item::new("kyiv", "A walk along the river").with("tags", json!(["Київ і область", "C++"]))]),
    );
    page.open("/");
    page.part("navigation", "Tags").part("link", "Київ і область").click();
    page.expect("the address", "/?tag=київ-і-область", || page.address());
    page.expect_titles(&["A walk along the river"]);
    page.open("/tag/%D0%BA%D0%B8%D1%97%D0%B2-%D1%96-%D0%BE%D0%B1%D0%BB%D0%B0%D1%81%D1%82%D1%8C");
    page.expect_heading("Київ і область");
    page.expect_titles(&["A walk along the river"]);
}
