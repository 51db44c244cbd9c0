//! The page fits: nothing sticks out on the narrowest phone, and nothing jumps while it loads.

use serde_json::json;

use crate::Journey;
use crate::edition::{Feed, Item, TIDE, harbour, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] =
    crate::journeys![nothing_is_wider_than_a_narrow_phone, a_phone_and_a_desk_show_the_same_parts];
/// Only Chromium tells of shifts.
pub const CHROMIUM_ONLY: &[(&str, Journey)] = crate::journeys![
    nothing_jumps_on_the_front,
    nothing_jumps_in_an_article,
    nothing_jumps_among_the_tags,
    nothing_jumps_in_the_demo_edition
];

/// The most that a page may shift: the budget of DESIGN.md.
const SHIFT: f64 = 0.02;

fn nothing_is_wider_than_a_narrow_phone(server: &Server, page: &Page) {
    let long = Item::new("long", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft tagt")
        .views(1_234_567_890)
        .tags(&["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"])
        .author("Hubert Blaine Wolfeschlegelsteinhausenbergerdorff")
        .dateline("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "UNN")
        .body(
            "<p>https://example.org/an/address/that/goes/on/and/on/without/any/place/where/it/could/be/broken/at/all</p>
             <pre><code>let a_line = of_code(that_is, much_wider, than_any_phone, and_must, not_push, the_page, aside);</code></pre>
             <table><caption>Wide</caption><tr><th>One</th><th>Two</th><th>Three</th><th>Four</th><th>Five</th><th>Six</th><th>Seven</th></tr>
             <tr><td>1,000,000</td><td>2,000,000</td><td>3,000,000</td><td>4,000,000</td><td>5,000,000</td><td>6,000,000</td><td>7,000,000</td></tr></table>
             <figure><img src=\"wide.png\" width=\"4000\" height=\"300\" alt=\"A wide picture\"><figcaption>Wide</figcaption></figure>",
        );
    let sections: Vec<_> = (1..=12)
        .map(|number| json!({ "slug": format!("s{number}"), "name": format!("Section number {number}") }))
        .collect();
    publish(server, &Feed::of([long].into_iter().chain(harbour())).news("categories", json!(sections)));
    for width in [320, 390] {
        for path in ["/", "/article/long", "/article/tide-turns", "/tags", "/tag/moon", "/?q=zeppelin", "/nowhere"] {
            page.open_narrow(path, width);
            page.part("main", "").part("heading", "").expect();
            page.until(&format!("{path} is loaded"), || {
                page.part("feed", "").attribute("aria-busy").as_deref() != Some("true")
            });
            let sizes = page.script("return [innerWidth, document.documentElement.scrollWidth]", json!(null));
            assert_eq!(sizes[0], width, "the frame is as wide as asked for");
            let wider = page.list(
                "const scrolls = (e) => e && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
                 return [...document.body.querySelectorAll('*')]
                   .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement)).slice(0, 8)
                   .map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)",
            );
            assert!(sizes[1].as_i64() <= Some(width.into()), "{path} is {} wide at {width}: {wider:?}", sizes[1]);
        }
    }
}

fn a_phone_and_a_desk_show_the_same_parts(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    for width in [390, 1280] {
        page.open_narrow("/", width);
        for (role, name) in
            [("feed", "Latest news"), ("region", "Popular news"), ("navigation", "Tags"), ("searchbox", "Search news")]
        {
            page.part(role, name).expect();
        }
        page.feed().part("link", TIDE).click();
        page.expect_heading(TIDE);
        page.part("region", "Related news").expect();
    }
}

/// Opens `path` with the feed held back until the page waits for it, then adds up what shifted, at both widths.
fn expect_stillness(server: &Server, page: &Page, path: &str, heading: &str) {
    let feed = Feed::of(harbour());
    for (width, height) in [(390, 844), (1280, 900)] {
        page.resize(width, height);
        publish(server, &feed);
        server.put("/data/feed.json", Answer::held());
        page.open(path);
        page.part("main", "").expect();
        page.until("the page has been waiting for a moment", || {
            page.script("return performance.now() > 800", json!(null)) == true
        });
        server.put("/data/feed.json", feed.answer());
        page.expect_heading(heading);
        page.part("main", "").part("link", "").expect();
        expect_total(page, &format!("{path} at {width}"));
    }
}

/// Waits until nothing has shifted for a second, then checks the sum.
fn expect_total(page: &Page, what: &str) {
    let shifts = || {
        page.script(
            "window.__shifts ??= (() => {
               const seen = [];
               const note = (list) => list.getEntries().forEach(entry => entry.hadRecentInput || seen.push(entry));
               new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
               return { seen, since: performance.now() };
             })();
             const { seen, since } = window.__shifts;
             const last = Math.max(since, ...seen.map(entry => entry.startTime));
             const who = (source) => source.node ? `${source.node.nodeName}.${source.node.className ?? ''} ${JSON.stringify(source.previousRect)} to ${JSON.stringify(source.currentRect)}` : '?';
             return [performance.now() - last, seen.reduce((sum, entry) => sum + entry.value, 0), seen.flatMap(entry => entry.sources.map(who))];",
            json!(null),
        )
    };
    page.until("the page has come to rest", || shifts()[0].as_f64().is_some_and(|quiet| quiet > 1_000.0));
    let [_, total, who] = shifts().as_array().cloned().and_then(|parts| parts.try_into().ok()).expect("three values");
    assert!(total.as_f64().is_some_and(|total| total <= SHIFT), "{what} shifted by {total}: {who}");
}

fn nothing_jumps_on_the_front(server: &Server, page: &Page) {
    expect_stillness(server, page, "/", "Latest news");
}

fn nothing_jumps_in_an_article(server: &Server, page: &Page) {
    expect_stillness(server, page, "/article/tide-turns", TIDE);
}

fn nothing_jumps_among_the_tags(server: &Server, page: &Page) {
    expect_stillness(server, page, "/tags", "Tags");
}

fn nothing_jumps_in_the_demo_edition(_: &Server, page: &Page) {
    for (width, height) in [(390, 844), (1280, 900)] {
        page.resize(width, height);
        page.open("/");
        page.until("the news is listed", || !page.titles().is_empty());
        expect_total(page, &format!("the front at {width}"));
        let article =
            page.text("return document.querySelector('[role=feed] h2 a, [role=feed] h3 a').getAttribute('href')");
        page.open(&article);
        page.part("main", "").part("article", "").expect();
        expect_total(page, &format!("{article} at {width}"));
    }
}
