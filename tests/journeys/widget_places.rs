//! Widgets where site owners put them: tickers, narrow and wide places, dark and old pages, and the examples.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, Item, TIDE, harbour, publish};
use crate::host::{Host, titles};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    a_ticker_stands_still_for_who_reads,
    an_article_in_a_ticker_can_be_opened,
    a_widget_that_is_seen_through_has_the_scheme_of_its_page,
    a_widget_fits_where_it_is_put,
    the_examples_work,
    the_line_of_the_readme_works_in_a_file,
    a_theme_is_there_before_the_program,
];

pub const CHROMIUM_ONLY: &[(&str, Journey)] = crate::journeys![a_ticker_rests_where_less_motion_is_wished];

fn a_ticker_stands_still_for_who_reads(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w layout=ticker></dateline-news>");
    host.expect_heard(page, "ready w");
    page.in_widget(0, || {
        let list = "const style = getComputedStyle(document.querySelector('.news-widget__list'));
            return style.animationName + ' ' + style.animationPlayState";
        page.expect("the strip", "ticker running", || page.text(list));
        page.click("button", "Pause");
        page.expect("the strip", "ticker paused", || page.text(list));
        page.part("button", "Pause").expect_attribute("aria-pressed", Some("true"));
        page.click("button", "Pause");
        page.expect("the strip", "ticker running", || page.text(list));
        page.press(Key::Tab);
        page.expect("the focus", &format!("link {TIDE}"), || page.focus());
        page.expect("the strip", "none running", || page.text(list));
        page.press(Key::Tab);
        page.expect("the focus", &format!("link {FERRY}"), || page.focus());
        let inside =
            "const at = document.activeElement.getBoundingClientRect(); return at.left >= 0 && at.left < innerWidth";
        page.until("the link is in sight", || page.script(inside, json!(null)) == true);
        page.script("document.activeElement.blur()", json!(null));
        page.expect("the strip", "ticker running", || page.text(list));
        page.point_at(&page.part("main", ""));
        page.expect("the strip", "ticker paused", || page.text(list));
    });
}

fn an_article_in_a_ticker_can_be_opened(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w layout=ticker target=_top></dateline-news>");
    host.expect_heard(page, "ready w");
    page.in_widget(0, || {
        let inside = "const at = document.querySelector('h2 a').getBoundingClientRect();
            return at.left > 0 && at.right < innerWidth - 20";
        page.until("the first article has come by", || page.script(inside, json!(null)) == true);
        page.point_at(&page.part("link", TIDE));
        page.click("link", TIDE);
    });
    page.expect("the page", &server.address("/article/tide-turns"), || page.text("return location.href"));
}

fn a_widget_that_is_seen_through_has_the_scheme_of_its_page(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    let loader = host.news("/embed.js");
    for (meta, wanted) in [
        ("", "light"),
        ("<meta name=color-scheme content=dark>", "dark"),
        ("<meta name=color-scheme content=\"light dark\">", "light dark"),
    ] {
        host.open_whole(
            page,
            &format!(
                "<!doctype html><html lang=en><head>{meta}<script src=/recorder.js></script><script src=\"{loader}\"></script>\
                 </head><body><dateline-news id=w chrome=transparent></dateline-news>"
            ),
        );
        host.expect_heard(page, "ready w");
        let scheme = page.in_widget(0, || page.text("return getComputedStyle(document.documentElement).colorScheme"));
        let frame =
            page.text("return document.querySelector('#w').shadowRoot.querySelector('iframe').style.colorScheme");
        assert_eq!((scheme.as_str(), frame.as_str()), (wanted, wanted), "{meta}");
    }
}

fn a_widget_fits_where_it_is_put(server: &Server, page: &Page) {
    let long =
        Item::new("long", &"Donaudampfschifffahrtsgesellschaftskapitän ".repeat(4)).views(1).lead(&"word ".repeat(60));
    let picture = |item: Item| item.with("image", server.address("/icon.svg"));
    publish(server, &Feed::of([long].into_iter().chain(harbour()).map(picture)));
    let host = Host::of(server);
    let loader = host.news("/embed.js");
    let widgets: String = ["list", "cards", "compact", "ticker"]
        .iter()
        .flat_map(|layout| [180, 320, 1200].map(|width| (layout, width)))
        .map(|(layout, width)| {
            format!(
                "<table width={width}><td><dateline-news id={layout}{width} layout={layout} loading=eager \
                 show=\"time views image lead author tags\"></dateline-news></table>"
            )
        })
        .collect();
    // No doctype: quirks mode; from right to left, and dark.
    host.open_whole(
        page,
        &format!(
            "<html dir=rtl lang=en><head><meta name=color-scheme content=dark><script src=/recorder.js></script>\
             <script src=\"{loader}\"></script></head><body bgcolor=black text=white>{widgets}</body></html>"
        ),
    );
    assert_eq!(page.text("return document.compatMode"), "BackCompat");
    for number in 0..12 {
        page.in_widget(number, || {
            let ready = || page.document().names("article").len();
            page.expect("the articles", &5, ready);
            let fits = "const root = document.documentElement; return [root.scrollWidth, innerWidth]";
            let size: Value = page.script(fits, json!(null));
            assert!(size[0].as_u64() <= size[1].as_u64(), "widget {number} is {size:?} wide");
        });
    }
    for (id, width) in [("#list180", 180.0), ("#cards320", 320.0), ("#ticker1200", 1200.0)] {
        let script =
            "return document.querySelector(given).shadowRoot.querySelector('iframe').getBoundingClientRect().width";
        let drawn = page.script(script, json!(id)).as_f64().unwrap_or(0.0);
        assert!((drawn - width).abs() <= 8.0, "{id} is {drawn} wide");
    }
}

/// Each example as it is in the repository, but for the addresses.
fn the_examples_work(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    let example = |name: &str| {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples").join(name);
        std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
            .replace("https://news.example", &host.news(""))
    };
    for script in ["react-page.js", "vendor/react.production.min.js", "vendor/react-dom.production.min.js"] {
        host.put(&format!("/{script}"), Answer::text("text/javascript", &example(script)));
    }
    for (name, wanted) in [("plain.html", &[3, 4][..]), ("react.html", &[3][..]), ("wordpress.html", &[5, 3][..])] {
        host.open_whole(page, &example(name));
        for (number, wanted) in wanted.iter().enumerate() {
            page.expect(&format!("the articles of widget {number} in {name}"), wanted, || titles(page, number).len());
        }
        if name == "react.html" {
            page.click("button", "Science");
            page.expect("the articles of science", &[TIDE, GULLS][..], || titles(page, 0));
            page.in_widget(0, || {
                page.script("parent.postMessage({dateline: {open: 'https://paper.example/a'}}, '*')", json!(null))
            });
            page.part("status", "").expect_text("https://paper.example/a");
            page.click("button", "Hide");
            page.expect("frames", &0, || page.list("return [...document.querySelectorAll('dateline-news')]").len());
        }
    }
}

fn a_ticker_rests_where_less_motion_is_wished(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    page.wish("prefers-reduced-motion", "reduce");
    host.open(page, "<dateline-news id=w layout=ticker></dateline-news>");
    host.expect_heard(page, "ready w");
    page.in_widget(0, || {
        let list = "return getComputedStyle(document.querySelector('.news-widget__list')).animationName";
        assert_eq!(page.text(list), "none");
        page.part("button", "Pause").expect_gone();
        assert_eq!(page.document().names("article").len(), 5);
    });
}

fn a_theme_is_there_before_the_program(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/boot.js", Answer::text("text/javascript", ""));
    for (theme, wanted) in [("dark", "dark"), ("light", "light"), ("auto", "light dark")] {
        page.open(&format!("/widget.html?theme={theme}&chrome=transparent"));
        let root = |what: &str| page.text(&format!("return getComputedStyle(document.documentElement){what}"));
        page.expect("the scheme", wanted, || root(".colorScheme"));
        assert_eq!(root(".backgroundColor"), "rgba(0, 0, 0, 0)");
    }
}

/// The first thing that a site owner does with the README.
fn the_line_of_the_readme_works_in_a_file(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let readme = include_str!("../../README.md");
    let line = readme.lines().find(|line| line.starts_with("<script async src=")).expect("a line to copy");
    let line = line.replace("http://localhost:8080", &server.address(""));
    let name = server.host.replace(':', "-");
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{name}.html"));
    std::fs::write(&file, format!("<!doctype html><html lang=en><body><p>My page</p>{line}"))
        .expect("a file can be written");
    page.go(&format!("file://{}", file.display()));
    page.expect("the articles", &5, || titles(page, 0).len());
    page.script("document.querySelector('dateline-news').setAttribute('limit', 2)", json!(null));
    page.expect("the articles", &2, || titles(page, 0).len());
    let _ = std::fs::remove_file(file);
}
