//! Site owners put the news on their pages: every attribute, in a frame on another origin, under a strict policy.

use serde_json::json;

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, Item, LAMP, MAP, SALT, TIDE, harbour, numbered, publish, site};
use crate::host::{Host, frame_height, shows_content, titles};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    a_script_tag_draws_the_news_where_it_stands,
    attributes_choose_the_articles,
    attributes_choose_the_looks,
    a_widget_follows_its_attributes_without_a_reload,
    what_is_not_understood_is_the_default_and_breaks_nothing,
    what_is_not_understood_is_said_in_the_console,
    a_widget_speaks_the_language_of_its_page,
    a_widget_goes_on_through_the_feed,
    a_widget_looks_for_news_when_asked,
];

fn a_script_tag_draws_the_news_where_it_stands(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    let loader = host.news("/embed.js");
    host.open_whole(
        page,
        &format!(
            "<!doctype html><html lang=en><head><script src=/recorder.js></script></head><body><p id=before>Before</p>\
             <script async src=\"{loader}\" data-limit=2></script><p id=after>After</p></body></html>"
        ),
    );
    host.expect_heard(page, "ready");
    assert_eq!(titles(page, 0), [TIDE, FERRY]);
    let order = page.list("return [...document.body.children].map((e) => e.id || e.localName)");
    assert_eq!(order, ["before", "script", "dateline-news", "after"]);
    page.in_widget(0, || {
        let story = page.part("article", TIDE);
        assert!(story.text().contains("30,774 views"), "{}", story.text());
        assert_eq!(story.names("link"), [TIDE]);
        let link = page.script("return document.querySelector('h2 a').href", json!(null));
        assert_eq!(link, json!(server.address("/article/tide-turns")));
        page.part("banner", "").part("link", "Harbour Times").expect();
        page.part("contentinfo", "").part("link", "More news").expect();
    });
    assert!(!shows_content(page, "dateline-news"), "the link meanwhile is still there");
    assert_eq!(page.list("return document.cookie ? [document.cookie] : []"), [""; 0]);
}

fn attributes_choose_the_articles(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w loading=eager></dateline-news>");
    host.expect_heard(page, "ready w");
    page.expect("the first five", &[TIDE, FERRY, LAMP, GULLS, SALT][..], || titles(page, 0));
    for (name, value, wanted) in [
        ("limit", "3", &[TIDE, FERRY, LAMP][..]),
        ("limit", "50", &[TIDE, FERRY, LAMP, GULLS, SALT, MAP][..]),
        ("tag", "harbour", &[FERRY, LAMP, GULLS][..]),
        ("tag", "moon harbour", &[LAMP][..]),
        ("category", "science", &[TIDE, GULLS][..]),
        ("author", "bo-quay", &[FERRY, SALT][..]),
        ("query", "ada moon", &[TIDE, LAMP][..]),
        ("sort", "popular", &[MAP, SALT, TIDE, GULLS, LAMP][..]),
        ("sort", "rising", &[TIDE, SALT, GULLS, MAP, LAMP][..]),
    ] {
        host.set(page, "#w", name, Some(value));
        page.expect(&format!("{name}={value}"), wanted, || titles(page, 0));
        host.set(page, "#w", name, None);
        page.expect(&format!("without {name}"), &5, || titles(page, 0).len());
    }
    host.set(page, "#w", "tag", Some("harbour"));
    page.in_widget(0, || {
        let more = "return document.querySelector('footer a').href";
        page.expect("where more news is", &server.address("/tag/harbour"), || page.text(more));
    });
    host.set(page, "#w", "tag", Some("nothing-of-this"));
    page.expect("a list without articles", &0, || titles(page, 0).len());
    page.in_widget(0, || page.part("main", "").expect_text("There are no articles here yet."));
}

fn attributes_choose_the_looks(server: &Server, page: &Page) {
    let picture = |item: Item| item.with("image", server.address("/icon.svg"));
    publish(server, &Feed::of(harbour().map(picture)));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w limit=1 loading=eager></dateline-news>");
    host.expect_heard(page, "ready w");
    let shown = || {
        page.in_widget(0, || {
            let part =
                |selector: &str| page.script("return document.querySelector(given) !== null", json!(selector)) == true;
            let parts = ["time", ".story-line__views", ".widget-entry__picture", ".widget-entry__lead"];
            let more = [".widget-entry__authors", ".widget-entry__tags"];
            parts.into_iter().chain(more).map(|selector| if part(selector) { '1' } else { '0' }).collect::<String>()
        })
    };
    page.expect("what is shown", "110000", shown);
    for (value, wanted) in [("image", "001000"), ("lead author", "000110"), ("tags time", "100001"), ("", "000000")] {
        host.set(page, "#w", "show", Some(value));
        page.expect(&format!("show={value}"), wanted, shown);
    }
    host.set(page, "#w", "show", Some("author tags"));
    page.expect("authors and tags", "000011", shown);
    page.in_widget(0, || {
        assert_eq!(page.part("article", TIDE).names("link"), [TIDE, "Ada Penn", "Moon", "Tides"]);
    });

    let root = |what: &str| {
        page.in_widget(0, || page.text(&format!("return getComputedStyle(document.documentElement){what}")))
    };
    for (theme, wanted) in [("dark", "dark"), ("light", "light"), ("auto", "light dark")] {
        host.set(page, "#w", "theme", Some(theme));
        page.expect(&format!("theme={theme}"), wanted, || root(".colorScheme"));
        let frame = "return document.querySelector('#w').shadowRoot.querySelector('iframe').style.colorScheme";
        page.expect("the scheme of the frame", wanted, || page.text(frame));
    }
    host.set(page, "#w", "accent", Some("rgb(1, 2, 3)"));
    let line = "return getComputedStyle(document.querySelector('.news-widget')).borderTopColor";
    page.expect("the accent", "rgb(1, 2, 3)", || page.in_widget(0, || page.text(line)));
    host.set(page, "#w", "accent", Some("url(https://evil.example/)"));
    page.until("what is no colour is ignored", || page.in_widget(0, || page.text(line)) != "rgb(1, 2, 3)");

    for layout in ["cards", "compact", "ticker"] {
        host.set(page, "#w", "layout", Some(layout));
        let class = format!("news-widget news-widget--{layout}");
        page.expect("the layout", &class, || {
            page.in_widget(0, || page.text("return document.querySelector('.news-widget').className"))
        });
        assert_eq!(titles(page, 0), [TIDE]);
    }
    host.set(page, "#w", "layout", None);

    host.set(page, "#w", "chrome", Some("noheader nofooter noborders transparent"));
    page.in_widget(0, || {
        page.part("banner", "").expect_gone();
        page.part("contentinfo", "").expect_gone();
    });
    page.expect("the ground", "rgba(0, 0, 0, 0)", || root(".backgroundColor"));
    let border = "return getComputedStyle(document.querySelector('.news-widget')).borderTopWidth";
    page.expect("the border", "0px", || page.in_widget(0, || page.text(border)));

    host.set(page, "#w", "height", Some("333"));
    page.expect("the height asked for", &333.0, || frame_height(page, "#w"));
    host.set(page, "#w", "height", Some("auto"));
    page.until("the height follows again", || (20.0..300.0).contains(&frame_height(page, "#w")));

    let target = "return document.querySelector('base').target";
    page.expect("where links open", "_blank", || page.in_widget(0, || page.text(target)));
    host.set(page, "#w", "target", Some("_top"));
    page.expect("where links open", "_top", || page.in_widget(0, || page.text(target)));
    page.in_widget(0, || page.click("link", TIDE));
    page.expect("the page", &server.address("/article/tide-turns"), || page.text("return location.href"));
    page.expect_heading(TIDE);
}

fn a_widget_follows_its_attributes_without_a_reload(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w limit=1 loading=eager></dateline-news>");
    host.expect_heard(page, "ready w");
    page.in_widget(0, || page.script("window.mark = 'the same document'", json!(null)));
    let low = frame_height(page, "#w");
    host.set(page, "#w", "limit", Some("5"));
    page.expect("how many", &5, || titles(page, 0).len());
    page.until("the height follows", || frame_height(page, "#w") > low + 100.0);
    host.set(page, "#w", "limit", Some("1"));
    page.until("the height follows down", || frame_height(page, "#w") <= low + 1.0);
    assert_eq!(page.in_widget(0, || page.text("return window.mark ?? ''")), "the same document");
    assert_eq!(server.asked("/widget.html").len(), 1);
    assert_eq!(server.asked("/data/feed.json").len(), 1);

    // Whoever is on a link stays there when what is around it changes.
    come_to_the_first_link(page);
    host.set(page, "#w", "limit", Some("2"));
    page.expect("how many", &2, || titles(page, 0).len());
    assert_eq!(page.in_widget(0, || page.focus()), format!("link {TIDE}"));
}

/// Not every engine lets a frame take the focus before a reader has touched it.
fn come_to_the_first_link(page: &Page) {
    page.in_widget(0, || {
        page.click("banner", "");
        page.script("document.querySelector('h2 a').focus()", json!(null));
    });
}

fn what_is_not_understood_is_the_default_and_breaks_nothing(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=60)));
    let host = Host::of(server);
    host.open(
        page,
        "<dateline-news id=a limit=many sort=best layout=round theme=pink show=nonsense chrome=all height=tall \
         refresh=often target=elsewhere loading=now tag=\"!!\" accent=\"};x{\" lang=xx></dateline-news>\
         <dateline-news id=b limit=999 height=1 refresh=1></dateline-news>",
    );
    host.expect_heard(page, "ready a");
    host.expect_heard(page, "ready b");
    assert_eq!((titles(page, 0).len(), titles(page, 1).len()), (5, 50));
    page.expect("the least height", &200.0, || frame_height(page, "#b"));
    page.in_widget(0, || assert!(page.part("article", "Number 1").text().contains("Mar"), "no time is shown"));
}

fn what_is_not_understood_is_said_in_the_console(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w></dateline-news>");
    host.expect_heard(page, "ready w");
    page.in_widget(0, || page.script("window.said = []; console.warn = (text) => said.push(text)", json!(null)));
    let long = "x".repeat(5000);
    for (name, value, wanted) in [
        ("limit", "0", "limit=\"0\" is out of range; 1 is used"),
        ("layout", "round", "layout=\"round\" is not understood and was ignored"),
        ("tag", "!!", "tag=\"!!\" is not understood and was ignored"),
        ("accent", "nonsense", "accent=\"nonsense\" is no colour and was ignored"),
        ("accent", "inherit", "accent=\"inherit\" is no colour and was ignored"),
        ("lang", "xx", "there is no edition for lang=\"xx\""),
        ("sort", &long, &format!("sort=\"{}\" is not understood and was ignored", &long[..80])),
    ] {
        host.set(page, "#w", name, Some(value));
        let said = || page.in_widget(0, || page.list("return said.splice(0)"));
        let mut all = Vec::new();
        let all = std::cell::RefCell::new(&mut all);
        page.until(&format!("it is said: {wanted}"), || {
            all.borrow_mut().extend(said());
            all.borrow().iter().any(|said| *said == format!("Dateline widget: {wanted}"))
        });
        host.set(page, "#w", name, None);
    }
}

fn a_widget_speaks_the_language_of_its_page(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    server.put(
        "/site.json",
        Answer::json(&site(&[("en", "data/feed.json"), ("uk", "data/uk.json"), ("ar", "data/ar.json")])),
    );
    server.put("/data/uk.json", Feed::of([Item::new("pryplyv", "Приплив").views(5)]).answer());
    server.put("/data/ar.json", Feed::of([Item::new("madd", "المد")]).answer());
    let host = Host::of(server);
    let loader = host.news("/embed.js");
    host.open_whole(
        page,
        &format!(
            "<!doctype html><html lang=uk-UA><head><script src=/recorder.js></script><script src=\"{loader}\"></script>\
             </head><body><dateline-news id=page></dateline-news><dateline-news id=en lang=en-GB limit=1></dateline-news>\
             <dateline-news id=ar lang=ar></dateline-news></body></html>"
        ),
    );
    for widget in ["page", "en", "ar"] {
        host.expect_heard(page, &format!("ready {widget}"));
    }
    assert_eq!([0, 1, 2].map(|widget| titles(page, widget).join(" ")), ["Приплив", TIDE, "المد"]);
    page.in_widget(0, || {
        page.part("article", "Приплив").expect_text("5 переглядів");
        let link = page.script("return document.querySelector('h2 a').href", json!(null));
        assert_eq!(link, json!(server.address("/uk/article/pryplyv")));
    });
    page.in_widget(2, || assert_eq!(page.text("return document.documentElement.dir"), "rtl"));
    host.set(page, "#ar", "lang", Some("uk"));
    page.expect("the other edition", "Приплив", || titles(page, 2).join(" "));
    page.in_widget(2, || assert_eq!(page.text("return document.documentElement.dir"), "ltr"));
}

fn a_widget_goes_on_through_the_feed(server: &Server, page: &Page) {
    let rare = |number: u32| Item::new(&format!("rare-{number}"), &format!("Rare {number}")).tags(&["Rare"]);
    publish(server, &Feed::of(numbered(1..=3)).next("feed-2.json"));
    server.put("/data/feed-2.json", Feed::of([rare(1)]).next("feed-3.json").answer());
    server.put("/data/feed-3.json", Feed::of([rare(2)]).answer());
    let host = Host::of(server);
    host.open(page, "<dateline-news id=rare tag=rare></dateline-news><dateline-news id=few limit=3></dateline-news>");
    host.expect_heard(page, "ready rare");
    assert_eq!(titles(page, 0), ["Rare 1", "Rare 2"]);
    host.expect_heard(page, "ready few");
    assert_eq!(titles(page, 1), ["Number 1", "Number 2", "Number 3"]);
    // What is there stays while more is on its way, and whoever is on it.
    server.put("/data/feed-2.json", Answer::held());
    page.in_widget(1, || {
        page.click("banner", "");
        page.script("document.querySelector('h2 a').focus()", json!(null));
    });
    let asked = server.asked("/data/feed-2.json").len();
    host.set(page, "#few", "limit", Some("5"));
    page.until("more is asked for", || server.asked("/data/feed-2.json").len() > asked);
    assert_eq!(titles(page, 1), ["Number 1", "Number 2", "Number 3"]);
    server.put("/data/feed-2.json", Feed::of([rare(1)]).next("feed-3.json").answer());
    page.expect("all five", &["Number 1", "Number 2", "Number 3", "Rare 1", "Rare 2"][..], || titles(page, 1));
    page.in_widget(1, || assert_eq!(page.focus(), "link Number 1"));
}

fn a_widget_looks_for_news_when_asked(server: &Server, page: &Page) {
    let [tide, ferry, ..] = harbour();
    publish(server, &Feed::of([tide.clone(), ferry]));
    let host = Host::of(server);
    host.open(page, "<dateline-news id=w refresh=30></dateline-news>");
    host.expect_heard(page, "ready w");
    assert_eq!(titles(page, 0), [TIDE, FERRY]);
    come_to_the_first_link(page);
    let late = Item::new("late", "Late edition").dated("2026-03-11T12:00:00Z");
    server.put("/data/feed.json", Feed::of([late, tide.views(30_775)]).answer());
    let half_a_minute = std::time::Duration::from_secs(45);
    page.expect_within(half_a_minute, "what the feed has now", &["Late edition", TIDE][..], || titles(page, 0));
    page.in_widget(0, || {
        page.part("article", TIDE).expect_text("30,775 views");
        assert_eq!(page.focus(), format!("link {TIDE}"));
    });
    assert_eq!(server.asked("/data/feed.json").len(), 2);
}
