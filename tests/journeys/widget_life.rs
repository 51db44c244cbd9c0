//! The life of a widget on a host page: when it is there, when it does not come, what it hears and tells, and its end.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{FERRY, Feed, TIDE, harbour, publish};
use crate::host::{Host, frame_height, shows_content, titles};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    what_stands_inside_stays_until_the_news_is_there,
    news_that_cannot_be_loaded_leaves_what_stands_inside,
    an_element_with_nothing_inside_tells_the_failure_itself,
    a_widget_that_cannot_start_says_so,
    an_origin_that_is_slow_is_told_of_and_may_still_come,
    a_dead_origin_leaves_the_page_alone,
    a_widget_waits_until_it_comes_near,
    a_host_page_hears_what_is_opened,
    hostile_messages_change_nothing_on_the_host_page,
    hostile_messages_change_nothing_in_the_widget,
    a_height_is_never_more_than_ten_thousand,
    twenty_widgets_do_not_disturb_each_other,
    nothing_is_left_of_a_widget_that_is_removed,
    two_publishers_share_a_page,
    a_widget_works_in_a_sandbox_without_an_origin,
    a_widget_works_on_a_page_in_a_sandbox,
    a_widget_works_where_storage_is_refused,
];

fn what_stands_inside_stays_until_the_news_is_there(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Answer::held());
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w><a href=/own>Our own link</a></dateline-news>");
    page.until("the feed is asked for", || !server.asked("/data/feed.json").is_empty());
    assert!(shows_content(page, "#w"));
    assert_eq!(host.heard(page), [""; 0]);
    assert_eq!(frame_height(page, "#w"), 0.0, "what is not seen takes room");
    server.put("/data/feed.json", Feed::of(harbour()).answer());
    host.expect_heard(page, "ready w");
    assert!(!shows_content(page, "#w"), "both are seen");
    page.until("the frame is as high as the news", || frame_height(page, "#w") > 200.0);
    assert_eq!(titles(page, 0).len(), 5);
}

fn news_that_cannot_be_loaded_leaves_what_stands_inside(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Answer::status(404));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w><a href=/own>Our own link</a></dateline-news>");
    host.expect_heard(page, "error w");
    assert!(host.heard(page)[0].contains("/data/feed.json answered with error 404"), "{:?}", host.heard(page));
    assert!(shows_content(page, "#w"));
    server.put("/site.json", Answer::text("application/json", "{"));
    host.open(page, "<dateline-news id=w><a href=/own>Our own link</a></dateline-news>");
    host.expect_heard(page, "error w");
    assert!(host.heard(page)[0].contains("/site.json cannot be read"), "{:?}", host.heard(page));
    assert!(shows_content(page, "#w"));
}

fn an_element_with_nothing_inside_tells_the_failure_itself(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Answer::status(404));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w>\n  <!-- Nothing to see. -->\n</dateline-news>");
    host.expect_heard(page, "error w");
    server.put("/data/feed.json", Feed::of(harbour()).answer());
    page.in_widget(0, || {
        page.part("alert", "").expect_text("answered with error 404");
        page.click("button", "Try again");
    });
    host.expect_heard(page, "ready w");
    assert_eq!(titles(page, 0).len(), 5);
}

fn a_widget_that_cannot_start_says_so(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let files = std::fs::read_dir(server.dist()).expect("dist/ can be read").flatten();
    let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let program = names.find(|name| name.starts_with("widget_bg")).expect("the widget's program");
    server.put(&format!("/{program}"), Answer::status(404));
    let host = Host::of(server);
    host.open(
        page,
        "<dateline-news id=w></dateline-news><dateline-news id=v><a href=/own>Our own link</a></dateline-news>",
    );
    host.expect_heard(page, "error w");
    host.expect_heard(page, "error v");
    page.until("the notice is seen", || frame_height(page, "#w") > 50.0);
    page.in_widget(0, || page.part("alert", "").expect_text("could not start"));
    assert!(shows_content(page, "#v"));
    assert_eq!(frame_height(page, "#v"), 0.0);
}

fn an_origin_that_is_slow_is_told_of_and_may_still_come(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/widget.html", Answer::held());
    let host = Host::of(server);
    // Not before the page is loaded: drivers wait for the frames that it begins with.
    host.open(
        page,
        "<p id=home><template><dateline-news id=w><a href=/own>Our own link</a></dateline-news></template></p>",
    );
    page.script("home.append(document.querySelector('template').content)", json!(null));
    let late = || host.heard(page).iter().any(|heard| heard.contains("did not answer in time"));
    page.expect_within(Duration::from_secs(20), "the page hears that it is late", &true, late);
    assert!(shows_content(page, "#w"));
    server.release("/widget.html");
    host.expect_heard(page, "ready w");
    assert!(!shows_content(page, "#w"));
    assert_eq!(host.heard(page).iter().filter(|heard| heard.starts_with("error")).count(), 1);
}

fn a_dead_origin_leaves_the_page_alone(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/widget.html", Answer::broken());
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w loading=eager><a href=/own>Our own link</a></dateline-news>");
    let late = || host.heard(page).len();
    page.expect_within(Duration::from_secs(20), "what the page heard", &1, late);
    assert!(shows_content(page, "#w"));
    // The loader itself does not come either.
    server.put("/embed.js", Answer::broken());
    host.open(page, "<dateline-news id=w><a href=/own>Our own link</a></dateline-news>");
    assert!(shows_content(page, "#w"));
}

fn a_widget_waits_until_it_comes_near(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    let tall = "<table height=6000><td>Far to go</table>";
    host.open(page, &format!("<dateline-news id=near></dateline-news>{tall}<dateline-news id=far></dateline-news>"));
    host.expect_heard(page, "ready near");
    assert_eq!(server.asked("/widget.html").len(), 1);
    page.scroll_to_end();
    host.expect_heard(page, "ready far");
    assert_eq!(server.asked("/widget.html").len(), 2);
}

fn a_host_page_hears_what_is_opened(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<p id=around><dateline-news id=w target=_top></dateline-news></p>");
    host.expect_heard(page, "ready w");
    // The reader stays, so that what was heard can be read.
    page.in_widget(0, || {
        page.script("addEventListener('click', (event) => event.preventDefault())", json!(null));
        page.click("link", FERRY);
    });
    host.expect_heard(page, &format!("open w {}", server.address("/article/ferry-late")));
}

fn hostile_messages_change_nothing_on_the_host_page(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put("/data/feed.json", Answer::held());
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w><a href=/own>Our own link</a></dateline-news>");
    page.until("the feed is asked for", || !server.asked("/data/feed.json").is_empty());
    // From the host page itself, which is the wrong source and the wrong origin.
    page.script(
        "for (const said of [{ ready: true }, { height: 400 }, { error: 'x' }, { open: 'https://evil.example/' }])
           postMessage({ dateline: said }, '*')",
        json!(null),
    );
    // From the right window, in all the wrong shapes.
    page.in_widget(0, || {
        page.script(
            "const wrong = [null, 1, 'ready', [], {}, { dateline: null }, { dateline: 'ready' }, { dateline: [true] },
               { dateline: { ready: 'yes' } }, { dateline: { ready: 1 } }, { dateline: { height: '3' } },
               { dateline: { height: -1 } }, { dateline: { height: NaN } }, { dateline: { height: Infinity } },
               { dateline: { height: { valueOf: 3 } } }, { dateline: { error: { toString: 1 } } },
               { dateline: { open: 'javascript:alert(1)' } }, { dateline: { open: 7 } }, { ready: true }];
             for (const message of wrong) parent.postMessage(message, '*');
             parent.postMessage({ dateline: { open: 'https://news.example/the-last' } }, '*')",
            json!(null),
        );
    });
    host.expect_heard(page, "open w https://news.example/the-last");
    assert_eq!(host.heard(page).len(), 1, "{:?}", host.heard(page));
    assert_eq!(frame_height(page, "#w"), 0.0);
    assert!(shows_content(page, "#w"));
    // From the right window, once somebody else's page is in it.
    let elsewhere = Server::elsewhere();
    let evil = Answer::text("text/html", "<!doctype html><title>Evil</title><p>Evil").policy("default-src 'none'");
    elsewhere.put("/evil.html", evil.clone());
    // A page that gives up its origin has that of a page in a sandbox.
    elsewhere.put("/nobody.html", evil.policy("default-src 'none'; sandbox allow-scripts"));
    let news = server.address("");
    let evil = elsewhere.address("");
    let own = host.address("/own.html");
    host.put(
        "/own.html",
        Answer::text(
            "text/html",
            &format!(
                "<!doctype html><script src=/recorder.js></script><script src=\"{news}/embed.js\"></script>\
                 <dateline-news id=w><a href=/own>Our own link</a></dateline-news>"
            ),
        )
        .policy(&format!("default-src 'none'; script-src 'self' {news}; frame-src {news} {evil}")),
    );
    for name in ["/evil.html", "/nobody.html"] {
        page.go(&own);
        page.in_widget(0, || {
            // Started, so that nothing of its own fails when it is left.
            page.until("the widget waits", || {
                page.script("return document.querySelector('.news-widget') !== null", json!(null)) == true
            });
            page.script("location = given", json!(elsewhere.address(name)));
            page.until("the other page is there", || page.title() == "Evil");
            page.script("parent.postMessage({ dateline: { ready: true, height: 500, error: 'x' } }, '*')", json!(null));
        });
        // What was posted before this is heard before this.
        page.script_async("window.onmessage = () => done(null); postMessage('the last', '*');");
        assert_eq!(host.heard(page), [""; 0], "{name}");
        assert!(shows_content(page, "#w"), "{name}");
    }
}

fn hostile_messages_change_nothing_in_the_widget(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w limit=2></dateline-news>");
    host.expect_heard(page, "ready w");
    let own = "postMessage({ dateline: { config: { limit: 1 } } }, '*')";
    page.in_widget(0, || page.script(own, json!(null)));
    page.script(
        "const { contentWindow: frame } = document.querySelector('#w').shadowRoot.querySelector('iframe');
         for (const config of [null, 1, 'limit', [1, 2], [['limit', 1]], { limit: {} }, { limit: [3] }, { limit: null },
                               { '': 'x' }, { __proto__: null, tag: 7n }, { show: () => 1 }])
           try { frame.postMessage({ dateline: { config } }, '*') } catch {}
         for (const message of [null, 'config', { dateline: null }, { dateline: 1 }, { config: { limit: 1 } }])
           frame.postMessage(message, '*');
         frame.postMessage({ dateline: { config: { limit: 4, nonsense: 'x'.repeat(100000) } } }, '*')",
        json!(null),
    );
    page.expect("the last of it is understood", &4, || titles(page, 0).len());
    page.in_widget(0, || page.part("alert", "").expect_gone());
    // A number is taken as one, and null takes an attribute away.
    page.script(
        "const { contentWindow: frame } = document.querySelector('#w').shadowRoot.querySelector('iframe');
         frame.postMessage({ dateline: { config: { limit: null, tag: 'moon' } } }, '*')",
        json!(null),
    );
    page.expect("articles with the tag", &3, || titles(page, 0).len());
}

fn a_height_is_never_more_than_ten_thousand(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w></dateline-news>");
    host.expect_heard(page, "ready w");
    // Told again and again: the widget also tells its own.
    let tell = "setInterval(() => parent.postMessage({ dateline: { height: 1e9 } }, '*'), 50)";
    page.in_widget(0, || page.script(tell, json!(null)));
    page.expect("the height", &10_000.0, || frame_height(page, "#w"));
}

fn twenty_widgets_do_not_disturb_each_other(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    let widgets: String = (0..20)
        .map(|number| format!("<dateline-news id=w{number} limit={} loading=eager></dateline-news>", number % 6 + 1))
        .collect();
    host.open(page, &widgets);
    let all_ready = || host.heard(page).iter().filter(|heard| heard.starts_with("ready")).count();
    page.expect_within(Duration::from_secs(30), "how many are ready", &20, all_ready);
    for number in [0, 5, 13, 19] {
        assert_eq!(titles(page, number).len(), number % 6 + 1, "widget {number}");
    }
    host.set(page, "#w5", "limit", Some("2"));
    page.expect("the one that was changed", &2, || titles(page, 5).len());
    assert_eq!((titles(page, 11).len(), titles(page, 17).len()), (6, 6));
    assert!(frame_height(page, "#w0") < frame_height(page, "#w11"));
}

fn nothing_is_left_of_a_widget_that_is_removed(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<div id=home><dateline-news id=w><a href=/own>Our own link</a></dateline-news></div>");
    host.expect_heard(page, "ready w");
    page.script(
        "window.gone = document.querySelector('#w');
         window.frameOfGone = gone.shadowRoot.querySelector('iframe');
         gone.remove()",
        json!(null),
    );
    let left = page.script(
        "return [document.querySelectorAll('iframe').length, gone.shadowRoot.childNodes.length, frameOfGone.isConnected]",
        json!(null),
    );
    assert_eq!(left, json!([0, 0, false]));
    let listening = page.script("return listening.map((signal) => signal.aborted)", json!(null));
    assert_eq!(listening, json!([true]), "it still listens");
    // Its attributes may change without harm.
    page.script("gone.setAttribute('limit', 1)", json!(null));
    // Back again, it is a widget again.
    page.script("document.querySelector('#home').append(gone)", json!(null));
    page.expect("the news again", &[TIDE][..], || titles(page, 0));
    assert_eq!(host.heard(page).iter().filter(|heard| *heard == "ready w").count(), 2);
    // Moved, it ends in one place and begins in the other; before it has begun, it ends as well.
    page.script("document.body.prepend(gone); gone.remove(); document.body.append(gone)", json!(null));
    page.expect("the news once more", &[TIDE][..], || titles(page, 0));
}

fn two_publishers_share_a_page(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let other = Server::start(&server.dist());
    let [_, ferry, ..] = harbour();
    publish(&other, &Feed::of([ferry]));
    let host = Host::of(server);
    let (one, two) = (server.address(""), other.address(""));
    let html = format!(
        "<!doctype html><html lang=en><head><script src=/recorder.js></script></head><body>\
         <script src=\"{one}/embed.js\" data-limit=1></script><script src=\"{two}/embed.js\"></script>\
         <script src=\"{one}/embed.js\" data-limit=2></script></body></html>"
    );
    let policy = format!("default-src 'none'; script-src 'self' {one} {two}; frame-src {one} {two}");
    host.put("/both.html", Answer::text("text/html", &html).policy(&policy));
    page.go(&host.address("/both.html"));
    page.expect("the first publisher's", &[TIDE][..], || titles(page, 0));
    page.expect("the second publisher's", &[FERRY][..], || titles(page, 1));
    page.expect("the first publisher's again", &[TIDE, FERRY][..], || titles(page, 2));
}

/// Every file of the publisher's may be read from anywhere, as `_headers` says for hosts that know it.
fn readable_from_anywhere(server: &Server) {
    server.allow_everyone();
}

fn a_widget_works_in_a_sandbox_without_an_origin(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    readable_from_anywhere(server);
    let host = Host::of(server);
    let frame = server.address("/widget.html?limit=2");
    host.put(
        "/listen.js",
        Answer::text(
            "text/javascript",
            "window.said = []; addEventListener('message', ({ data, origin, source }) =>
               said.push([origin, source === document.querySelector('iframe').contentWindow, Object.keys(data.dateline)[0]].join(' ')))",
        ),
    );
    host.open_whole(
        page,
        &format!(
            "<!doctype html><script src=/listen.js></script>\
             <iframe sandbox=\"allow-scripts\" src=\"{frame}\" width=300 height=400></iframe>"
        ),
    );
    let said = || page.list("return window.said").iter().any(|said| said == "null true ready");
    page.until("the frame says that it is ready", said);
    page.script(
        "document.querySelector('iframe').contentWindow.postMessage({ dateline: { config: { limit: 3 } } }, '*')",
        json!(null),
    );
    page.enter_frame();
    page.expect("the articles", &3, || page.document().names("article").len());
    assert_eq!(page.text("return self.origin"), "null");
}

fn a_widget_works_on_a_page_in_a_sandbox(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    readable_from_anywhere(server);
    let host = Host::of(server);
    let loader = server.address("/embed.js");
    host.put("/recorder.js", Answer::text("text/javascript", "").header("Access-Control-Allow-Origin", "*"));
    let inner = format!(
        "<!doctype html><html lang=en><head><script src=\"{loader}\"></script></head><body><dateline-news id=w limit=2></dateline-news>"
    );
    host.put("/inner.html", Answer::text("text/html", &inner).policy(&host.policy()));
    let own = host.address("");
    let outer = "<!doctype html><iframe sandbox=\"allow-scripts\" src=/inner.html width=400 height=600></iframe>";
    host.put("/outer.html", Answer::text("text/html", outer).policy(&format!("default-src 'none'; frame-src {own}")));
    page.go(&host.address("/outer.html"));
    page.enter_frame();
    page.until("the widget has a height", || frame_height(page, "#w") > 100.0);
    host.set(page, "#w", "limit", Some("4"));
    page.until("and follows its attributes", || frame_height(page, "#w") > 200.0);
}

fn a_widget_works_where_storage_is_refused(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    // What browsers do that block the storage of frames: even asking for it throws.
    let program = std::fs::read_to_string(server.dist().join("widget-theme.js")).expect("dist/widget-theme.js");
    let refusing = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(self, name, { get() { throw new DOMException('refused', 'SecurityError') } });\n";
    server.put("/widget-theme.js", Answer::text("text/javascript", &[refusing, &program].concat()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w limit=2></dateline-news>");
    host.expect_heard(page, "ready w");
    assert_eq!(titles(page, 0), [TIDE, FERRY]);
    let refused: Value =
        page.in_widget(0, || page.script("try { return localStorage.length } catch { return 'refused' }", json!(null)));
    assert_eq!(refused, "refused");
}
