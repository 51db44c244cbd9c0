//! What a page tells those who do not read it: search engines, and the previews that other sites make of a link.

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, TIDE, harbour, publish};
use crate::page::Page;
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    an_article_describes_itself_in_its_head,
    the_head_follows_from_place_to_place,
    an_article_names_its_oembed_answer,
];

fn meta(page: &Page, name: &str) -> String {
    page.script(
        "const found = document.head.querySelectorAll(`meta[name='${given}'], meta[property='${given}']`);
         return found.length > 1 ? 'said more than once' : found[0]?.content ?? ''",
        json!(name),
    )
    .as_str()
    .unwrap_or_default()
    .to_owned()
}

fn canonical(page: &Page) -> String {
    page.text("const found = document.head.querySelectorAll('link[rel=canonical]'); return found.length > 1 ? 'said more than once' : found[0]?.href ?? ''")
}

/// The page's descriptions for machines, each read as JSON.
fn linked_data(page: &Page) -> Vec<Value> {
    let texts = page
        .list("return [...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(e => e.textContent)");
    texts
        .iter()
        .map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("not JSON ({error}): {text}")))
        .collect()
}

fn an_article_describes_itself_in_its_head(server: &Server, page: &Page) {
    let [tide, others @ ..] = harbour();
    // A lead that would end the description early if it were put there as it is.
    let tide = tide.lead("They said \"</script><script>window.__hacked = 1</script>\" & left.");
    publish(server, &Feed::of([tide].into_iter().chain(others)));
    page.open("/article/tide-turns?utm_source=elsewhere");
    page.expect_heading(TIDE);

    page.expect("og:title", TIDE, || meta(page, "og:title"));
    page.expect("og:type", "article", || meta(page, "og:type"));
    for name in ["description", "og:description"] {
        page.until(&format!("{name} is the lead, not {:?}", meta(page, name)), || {
            meta(page, name).starts_with("They said \"")
        });
    }
    page.expect("the canonical address", &server.address("/article/tide-turns"), || canonical(page));

    page.until("there is one description for machines", || linked_data(page).len() == 1);
    let data = &linked_data(page)[0];
    assert_eq!(data["@type"], "NewsArticle", "{data}");
    assert_eq!(data["headline"], TIDE, "{data}");
    assert!(data["description"].as_str().is_none_or(|text| text.starts_with("They said \"")), "{data}");
    let published = page.script("return Date.parse(given)", data["datePublished"].clone());
    assert_eq!(published, json!(1_773_144_000_000_i64), "{data}");
    assert_eq!(page.script("return window.__hacked ?? null", json!(null)), json!(null), "the lead ran as a script");
}

fn the_head_follows_from_place_to_place(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/article/tide-turns");
    page.expect("og:title", TIDE, || meta(page, "og:title"));
    page.part("navigation", "Tags").part("link", "Tides").click();
    page.expect("the canonical address", &server.address("/tag/tides"), || canonical(page));
    page.expect("the number of descriptions for machines", &0, || {
        linked_data(page).iter().filter(|data| data["@type"] == "NewsArticle").count()
    });
    page.until("og:title is no longer the article's", || meta(page, "og:title") != TIDE);
    page.back();
    page.expect("og:title", TIDE, || meta(page, "og:title"));
    page.expect("the canonical address", &server.address("/article/tide-turns"), || canonical(page));
}

fn an_article_names_its_oembed_answer(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("oembed_url", json!("oembed/{slug}.json")));
    let link = || {
        page.text(
            "const found = document.head.querySelectorAll('link[rel=alternate][type=\"application/json+oembed\"]');
             return found.length > 1 ? 'said more than once' : found[0]?.href ?? ''",
        )
    };
    page.open("/article/tide-turns");
    page.expect_heading(TIDE);
    page.expect("the oEmbed answer", &server.address("/data/oembed/tide-turns.json"), link);
    page.part("navigation", "Tags").part("link", "Tides").click();
    page.expect("without an article", "", link);
}
