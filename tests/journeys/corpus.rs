//! The corpus of HTML that `tests/corpus.rs` takes through the reader of this machine, here through those of browsers:
//! of what is hostile nothing runs, nothing is asked for and nothing is left, and what is benign survives.
//!
//! Each fragment is an article of its own, so that none hides another, and they are visited without loading the page anew.

#[path = "../corpus/fragments.rs"]
mod fragments;

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, Item, TIDE, harbour, publish};
use crate::page::Page;
use crate::safety;
use crate::server::{Answer, Server};
use fragments::{Hostile, TRAP, benign, hostile};

pub const JOURNEYS: &[(&str, Journey)] =
    crate::journeys![hostile_corpus_does_nothing, deep_and_long_bodies_do_nothing, benign_html_survives];

/// WebKit lets a page change its address a hundred times in ten seconds.
const AT_ONCE: usize = 60;
/// Bodies longer than this come with their own addresses.
const LONG: usize = 50_000;
/// Elements in each other.
const NESTING: usize = 100_000;
/// Milliseconds until an article has to be shown.
const LIMIT: u32 = 10_000;
const LONG_LIMIT: u32 = 25_000;

fn title(fragment: &Hostile) -> String {
    format!("Fragment {}", fragment.number)
}

fn slug(fragment: &Hostile) -> String {
    format!("fragment-{}", fragment.number)
}

/// The fragment is the body, and stands in everything else that comes as text.
fn item(fragment: &Hostile) -> Item {
    let html = fragment.html.as_str();
    Item::new(&slug(fragment), &format!("{} {html}", title(fragment)))
        .lead(html)
        .author(html)
        .dateline(html, html)
        .tags(&[html, &format!("\"><{html}")])
        .categories(&[html])
        .body(html)
}

/// Runs a function of `corpus.js` on articles.
fn run(page: &Page, function: &str, articles: &[Value], limit: u32) -> Vec<String> {
    let call = format!("{function}({}, {limit}).then(done, (error) => done([`${{error}}`]));", json!(articles));
    let answer = page.script_async(&format!("{}\n{call}", include_str!("corpus.js")));
    answer.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Opens an article that is known to be good, and visits the fragments from there, and then it again.
fn visit(page: &Page, fragments: &[&Hostile], limit: u32) -> Vec<String> {
    page.open("/article/tide-turns");
    page.expect_heading(TIDE);
    let mut articles: Vec<Value> =
        fragments.iter().map(|fragment| json!([slug(fragment), title(fragment), fragment.may_be_read])).collect();
    articles.push(json!(["tide-turns", TIDE, false]));
    run(page, "visit", &articles, limit)
}

/// What was asked for that nothing may ask for. Whoever gets it is told so.
fn lay_traps(server: &Server) {
    server.put("*.trap", Answer::text("text/javascript", "top.__owned = 'loaded'"));
}

fn expect_nothing_asked(server: &Server, page: &Page) {
    let violations = safety::violations(server, page);
    assert!(violations.is_empty(), "the policy was broken: {violations:#?}");
    let asked = server.log().into_iter().map(|asked| asked.path);
    let trapped: Vec<String> = asked.filter(|path| path.contains(TRAP) || !path.starts_with('/')).collect();
    assert!(trapped.is_empty(), "asked for what only a fragment names: {trapped:?}");
}

fn hostile_corpus_does_nothing(server: &Server, page: &Page) {
    let all = hostile(NESTING);
    let short: Vec<&Hostile> = all.iter().filter(|fragment| fragment.html.len() <= LONG).collect();
    lay_traps(server);
    publish(server, &Feed::of(harbour().into_iter().chain(short.iter().map(|fragment| item(fragment)))));
    let mut faults = Vec::new();
    for some in short.chunks(AT_ONCE) {
        faults.extend(visit(page, some, LIMIT));
    }
    // What is text of an article is also in lists.
    for path in ["/", "/tags"] {
        page.open(path);
        page.until(&format!("{path} is shown"), || page.part("main", "").part("link", "").count() > 5);
        faults.extend(run(page, "(async () => faults())", &[], 0).into_iter().map(|fault| format!("{path} {fault}")));
    }
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
    expect_nothing_asked(server, page);
}

/// How far these are read has its own tests; here they must do no harm.
fn deep_and_long_bodies_do_nothing(server: &Server, page: &Page) {
    let all = hostile(NESTING);
    let long: Vec<&Hostile> = all.iter().filter(|fragment| fragment.html.len() > LONG).collect();
    lay_traps(server);
    let heads = long.iter().map(|fragment| Item::new(&slug(fragment), &title(fragment)));
    let feed = Feed::of(harbour().into_iter().chain(heads));
    publish(server, &feed.news("item_url", json!("/data/items/{slug}.json")));
    for fragment in &long {
        let item = Item::new(&slug(fragment), &title(fragment)).body(&fragment.html);
        server.put(&format!("/data/items/{}.json", slug(fragment)), Answer::json(&item.json()));
    }
    let mut faults = Vec::new();
    for fragment in &long {
        faults.extend(visit(page, &[fragment], LONG_LIMIT));
    }
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
    expect_nothing_asked(server, page);
}

fn benign_html_survives(server: &Server, page: &Page) {
    let all = benign();
    let name = |number: usize| (format!("benign-{number}"), format!("Benign {number}"));
    let item = |(number, html): (usize, &str)| {
        let (slug, title) = name(number);
        Item::new(&slug, &title).body(html)
    };
    let items = all.iter().map(|fragment| (fragment.line, fragment.html.as_str())).map(item);
    publish(server, &Feed::of(harbour().into_iter().chain(items)));
    let mut lost = Vec::new();
    for some in all.chunks(AT_ONCE) {
        page.open("/article/tide-turns");
        page.expect_heading(TIDE);
        let articles: Vec<Value> = some.iter().map(|fragment| json!(name(fragment.line))).collect();
        let outlines = run(page, "outlines", &articles, LIMIT);
        assert_eq!(outlines.len(), some.len(), "each article is outlined: {outlines:?}");
        let pairs = some.iter().zip(outlines).filter(|(fragment, outline)| fragment.outline != *outline);
        lost.extend(pairs.map(|(fragment, outline)| {
            format!("benign.txt:{}: {}\n  shows\n{outline}\n  not\n{}", fragment.line, fragment.html, fragment.outline)
        }));
    }
    assert!(lost.is_empty(), "{} fragments are shown otherwise:\n{}", lost.len(), lost.join("\n\n"));
}
