//! A page that stays open for long: what it needs does not grow with what was done on it.

use serde_json::{Value, json};

use crate::Journey;
use crate::clock::{self, expect_waiting, look_again};
use crate::edition::{Feed, Item, numbered, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] =
    crate::journeys![two_hundred_pages_leave_nothing_behind, two_hundred_looks_leave_nothing_behind];

const TIMES: u32 = 200;
/// After so many everything has been made that is made once.
const WARM: u32 = 20;
/// In the middle between both.
const HALF: u32 = 110;

/// Notes the memory of the program as it is started.
const SCALES: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
        const made = await start.apply(WebAssembly, given);
        window.programMemory ??= (made.instance ?? made).exports.memory;
        return made;
    };
}";

/// Bytes of the program's memory, elements of the document, and where the browser tells it (Chromium) bytes of the
/// script's heap, nodes of any kind and listeners, once all garbage is collected.
fn weigh(page: &Page) -> [f64; 5] {
    let own = page
        .script("return [window.programMemory.buffer.byteLength, document.querySelectorAll('*').length]", json!(null));
    let own = |number: usize| own[number].as_f64().unwrap_or(f64::NAN);
    let metrics = metrics(page);
    let metric = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric.and_then(|metric| metric["value"].as_f64()).unwrap_or(0.0)
    };
    [own(0), own(1), metric("JSHeapUsedSize"), metric("Nodes"), metric("JSEventListeners")]
}

/// What Chromium counts of the page once its garbage is collected; nothing in other engines.
fn metrics(page: &Page) -> Vec<Value> {
    if page.script("return 'chrome' in window", json!(null)) == false {
        return Vec::new();
    }
    let driver = page.session.driver.cdp();
    let tell = |command: &str| page.session.runtime.block_on(driver.send_raw(command, json!({})));
    let told = ["HeapProfiler.collectGarbage", "Performance.enable", "Performance.getMetrics"].map(tell);
    let [.., Ok(metrics)] = told else { panic!("Chromium does not say: {told:?}") };
    metrics["metrics"].as_array().cloned().unwrap_or_default()
}

/// Does something `TIMES` times, and compares what the page needs after the first few with what it needs at the end.
fn soak(page: &Page, what: &str, act: impl Fn(u32)) {
    (0..WARM).for_each(&act);
    let warm = weigh(page);
    (WARM..HALF).for_each(&act);
    let half = weigh(page);
    (HALF..TIMES).for_each(&act);
    let end = weigh(page);
    println!("{what}: after {WARM} {warm:?}, after {HALF} {half:?}, after {TIMES} {end:?}");
    // The program's memory never shrinks: an unlucky moment may raise it once by a page or two of 64 KiB, and what grows in
    // both halves is left behind.
    let [early, late] = [half[0] - warm[0], end[0] - half[0]];
    assert!(early.min(late) == 0.0 && early + late <= 131_072.0, "program grew by {early} and {late}");
    // A twentieth, and what a page may differ by at two moments.
    for (name, number, slack) in
        [("elements", 1, 20.0), ("heap", 2, 500_000.0), ("nodes", 3, 300.0), ("listeners", 4, 60.0)]
    {
        assert!(end[number] <= warm[number] * 1.05 + slack, "{name} grew from {} to {}", warm[number], end[number]);
    }
}

fn story(number: u32, text: &str) -> Item {
    let item = numbered(number..=number).next().expect("one article");
    item.body(&format!("<p>{text}</p>").repeat(30))
}

fn two_hundred_pages_leave_nothing_behind(server: &Server, page: &Page) {
    publish(server, &Feed::of((1..=60).map(|number| story(number, "What there is to say."))));
    clock::open_with(server, page, "/", SCALES);
    page.until("the news is listed", || page.titles().len() > 5);
    let heading = || page.text("return document.querySelector('h1')?.textContent ?? ''");
    soak(page, "pages", |number| {
        let title = format!("Number {}", number % 4 + 1);
        page.script(
            "[...document.querySelectorAll('[role=feed] h2 a')].find((link) => link.textContent === given).click()",
            json!(title),
        );
        page.expect("the heading", &title[..], heading);
        page.script("document.querySelector('header a').click()", json!(null));
        page.expect("the heading", "Latest news", heading);
        page.until("the news is listed", || {
            page.script("return document.querySelectorAll('[role=feed] article').length > 5", json!(null)) == true
        });
    });
}

fn two_hundred_looks_leave_nothing_behind(server: &Server, page: &Page) {
    let feed = |number: u32| {
        // One changes each time, one comes and goes.
        let changing = story(2, &format!("This was said at the look {}.", number + 1_000));
        let items = (2 - number % 2..=1).map(|_| story(1, "Here and gone.")).chain([changing]);
        Feed::of(items.chain((3..=60).map(|number| story(number, "What there is to say."))))
            .news("views_url", json!("views.json"))
    };
    let views = |number: u32| -> Value { json!({ "number-3": number + 10_000, "number-4": 20_000 - number }) };
    publish(server, &feed(0));
    server.put("/data/views.json", Answer::json(&views(0)));
    clock::open_with(server, page, "/", SCALES);
    page.until("the news is listed", || page.titles().len() > 5);
    soak(page, "looks", |number| {
        server.put("/data/feed.json", feed(number).answer());
        server.put("/data/views.json", Answer::json(&views(number)));
        look_again(page);
        expect_waiting(page);
    });
    page.feed().part("article", "Number 3").expect_text("10,199 views");
}
