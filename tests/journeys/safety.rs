//! Nothing from a feed does anything but be read, and the site keeps the policy it promises.

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, Item, LAMP, MAP, TIDE, harbour, publish};
use crate::page::Page;
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    no_place_breaks_the_policy_or_asks_other_hosts,
    a_walk_through_the_site_raises_no_error,
    hostile_articles_do_nothing,
    hostile_addresses_are_dropped,
    links_to_other_sites_give_them_nothing,
    embeds_of_others_become_links,
];

/// What browsers reported as violations. The policy is broken on purpose first, and the report of that waited for:
/// whatever was reported before is then known as well, and no silence is mistaken for obedience.
pub fn violations(server: &Server, page: &Page) -> Vec<String> {
    const MARK: &str = "http://end-of-journey.invalid/";
    page.script("new Image().src = given", json!(MARK));
    page.until("the browser reports violations at all", || {
        server.violations().iter().any(|report| report.contains(MARK))
    });
    server.violations().into_iter().filter(|report| !report.contains(MARK)).collect()
}

fn expect_no_violation(server: &Server, page: &Page) {
    let violations = violations(server, page);
    assert!(violations.is_empty(), "the policy was broken: {violations:#?}");
}

fn no_place_breaks_the_policy_or_asks_other_hosts(server: &Server, page: &Page) {
    let walk = |start: &str| {
        page.open(start);
        page.until(&format!("{start} is loaded"), || !page.titles().is_empty() && page.part("region", "").is_there());
        let first = |scope: &str| {
            page.script("return document.querySelector(given)?.getAttribute('href') ?? null", json!(scope))
        };
        let hrefs =
            [first("[role=feed] h2 a, [role=feed] h3 a"), first("a[href*='tag=']"), first("a[href*='/category/']")];
        assert!(hrefs.iter().all(Value::is_string), "an article, a tag and a category are linked: {hrefs:?}");
        for href in hrefs.iter().filter_map(Value::as_str) {
            page.open(href);
            page.part("main", "").part("link", "").expect();
            page.until("nothing is on its way any more", || {
                !page.part("feed", "").attribute("aria-busy").is_some_and(|busy| busy == "true")
            });
            page.scroll_to_end();
        }
    };
    walk("/");
    for path in
        ["/tags", "/nowhere-at-all", "/?q=the&sort=popular", "/?q=no-such-word-anywhere", "/article/no-such-article"]
    {
        page.open(path);
        page.part("main", "").expect();
        page.until(&format!("{path} says something"), || page.part("main", "").text().len() > 20);
    }
    expect_no_violation(server, page);
    let elsewhere = server.asked_elsewhere();
    assert!(elsewhere.is_empty(), "other hosts were asked: {elsewhere:?}");
}

fn a_walk_through_the_site_raises_no_error(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.feed().part("link", TIDE).expect();
    page.script(
        "window.__errors = [];
         addEventListener('error', event => window.__errors.push(`${event.message} in ${event.filename}`));
         addEventListener('unhandledrejection', event => window.__errors.push(`${event.reason}`));",
        json!(null),
    );
    for _ in 0..3 {
        page.feed().part("link", TIDE).click();
        page.expect_heading(TIDE);
        page.part("region", "Related news").part("link", LAMP).click();
        page.expect_heading(LAMP);
        page.part("main", "").part("link", "Ada Penn").click();
        page.expect_heading("Ada Penn");
        page.back();
        page.expect_heading(LAMP);
        page.part("banner", "").part("link", "Harbour Times").click();
        page.expect_heading("Latest news");
        page.part("navigation", "Tags").part("link", "Moon").click();
        page.expect_titles(&[TIDE, LAMP, MAP]);
        page.part("searchbox", "Search news").type_in("map");
        page.expect_titles(&[MAP]);
        page.click("link", "Clear filters");
        page.part("region", "Popular news").part("button", "All time").click();
        page.until("the list is whole again", || page.titles().len() == 6);
    }
    let errors = page.list("return window.__errors ?? ['the page was loaded anew']");
    assert!(errors.is_empty(), "errors on the way: {errors:?}");
    assert_eq!(server.asked("/data/feed.json").len(), 1, "no step loads the news again");
}

/// Each of these would set `window.__hacked`, if it were let.
const HOSTILE: &str = r##"
<p onclick="window.__hacked = 1" id="main" name="title" style="color: red" class="modal">First words</p>
<script>window.__hacked = 2</script>
<script src="/data/hack.js"></script>
<img src="/data/none.png" onerror="window.__hacked = 3" alt="a broken picture">
<a href="javascript:window.__hacked = 4">a link that runs</a>
<a href=" jAvA&#x0A;script:window.__hacked = 5">a link that hides</a>
<a href="data:text/html,<script>window.__hacked = 6</script>">a link with a page in it</a>
<svg onload="window.__hacked = 7"><a xlink:href="javascript:window.__hacked = 8"><text>drawn</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.__hacked = 9"></style></mglyph></table></mtext></math>
<iframe src="javascript:parent.__hacked = 10" srcdoc="<script>parent.__hacked = 11</script>"></iframe>
<object data="/data/hack.html"></object><embed src="/data/hack.html">
<style>body { display: none } @import url("/data/hack.css");</style>
<link rel="stylesheet" href="/data/hack.css">
<base href="https://elsewhere.example/">
<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">
<form action="https://elsewhere.example/" id="location"><input name="cookie" autofocus onfocus="window.__hacked = 12"><button>Send</button></form>
<details open ontoggle="window.__hacked = 13"><summary>More</summary>inside</details>
<video src="/data/none.mp4" onerror="window.__hacked = 14" autoplay></video>
<template><script>window.__hacked = 15</script></template>
<img name="querySelector" id="body" src="/data/none2.png" alt="">
<p>Last words</p>
"##;

fn hostile_articles_do_nothing(server: &Server, page: &Page) {
    let hostile = Item::new("hostile", "A <b>bold</b> <img src=x onerror='window.__hacked = 16'> title &amp; more")
        .lead("<script>window.__hacked = 17</script>A lead <img src=x onerror='window.__hacked = 18'>")
        .tags(&["<img src=x onerror='window.__hacked = 19'>"])
        .author("<svg onload='window.__hacked = 20'>")
        .dateline("<b>Kyiv</b>", "\" onmouseover=\"window.__hacked = 21")
        .body(HOSTILE);
    publish(server, &Feed::of([hostile].into_iter().chain(harbour())));
    page.open("/");
    page.until("the list is there", || page.titles().len() == 7);
    assert_eq!(page.titles()[0], "A bold title & more", "a title is plain text");
    page.open("/article/hostile");
    page.expect_heading("A bold title & more");
    page.part("main", "").expect_text("First words");
    page.part("main", "").expect_text("Last words");

    let left = page.list(
        "const main = document.querySelector('main'), bad = [];
         const report = (e, why) => bad.push(`${why}: ${e.outerHTML.slice(0, 160)}`);
         for (const e of main.querySelectorAll('script:not([type=\"application/ld+json\"]), iframe, object, embed, style, link, base, meta, form[action], input[name], svg[onload], math, template, video'))
           report(e, 'left in');
         for (const e of document.querySelectorAll('*'))
           for (const { name, value } of e.attributes) {
             if (name.startsWith('on') || name === 'srcdoc') report(e, 'handler');
             if (/^[\\s\\x00-\\x1f]*(javascript|vbscript)/i.test(value.replace(/[\\s\\x00-\\x1f]/g, ''))) report(e, 'address');
             if (/^(href|src)$/.test(name) && /^\\s*data:text/i.test(value)) report(e, 'address');
           }
         for (const [attribute, value] of [['id', 'main'], ['id', 'location'], ['id', 'body'], ['name', 'title'], ['name', 'cookie'], ['name', 'querySelector']])
           for (const e of main.querySelectorAll(`[${attribute}=\"${value}\"]`))
             if (e !== main && /First words|Send|^$/.test(e.textContent.trim())) report(e, attribute);
         return bad;",
    );
    assert!(left.is_empty(), "the page holds what it should not: {left:#?}");
    let clobbered = page.script(
        "return [typeof document.querySelector, document.body?.tagName, typeof document.cookie, location.host]",
        json!(null),
    );
    assert_eq!(clobbered, json!(["function", "BODY", "string", server.host]), "the page's own names are its own");

    // Every handler that waits for a click or a pointer gets one.
    page.script(
        "for (const e of document.querySelectorAll('main article p, main article a:not([href])')) e.click()",
        json!(null),
    );
    page.script("for (const e of document.querySelectorAll('main *')) e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))", json!(null));
    assert_eq!(page.address(), "/article/hostile", "the page stays where it is");
    for path in ["/data/hack.js", "/data/hack.css", "/data/hack.html"] {
        assert!(server.asked(path).is_empty(), "{path} was loaded");
    }
    // Chromium reports handlers even of documents that are only parsed and never run, so reports prove nothing here.
    // The end of them is waited for all the same, since what comes late has come by then.
    violations(server, page);
    assert_eq!(page.script("return window.__hacked ?? null", json!(null)), json!(null), "something of the article ran");
    assert!(server.asked_elsewhere().is_empty(), "other hosts were asked: {:?}", server.asked_elsewhere());
}

fn hostile_addresses_are_dropped(server: &Server, page: &Page) {
    let item = Item::new("addresses", "Addresses of all kinds")
        .with("image", "javascript:window.__hacked = 1")
        .with("external_url", "javascript:window.__hacked = 2")
        .body(
            "<p><a href='javascript:1'>one</a> <a href='https://other.example/two'>two</a> <a href='mailto:desk@other.example'>three</a>
             <a href='/article/tide-turns'>four</a> <a href='file:///etc/passwd'>five</a> <a href='ftp://other.example/'>six</a></p>",
        );
    publish(server, &Feed::of([item].into_iter().chain(harbour())));
    page.open("/article/addresses");
    page.expect_heading("Addresses of all kinds");
    page.part("main", "").expect_text("one two three four five six");
    let links = page.script(
        "return Object.fromEntries(all(document.querySelector('main'), 'link').filter(e => /^(one|two|three|four|five|six)$/.test(nameOf(e))).map(e => [nameOf(e), e.href]))",
        json!(null),
    );
    let expected = json!({ "two": "https://other.example/two", "three": "mailto:desk@other.example", "four": server.address("/article/tide-turns") });
    assert_eq!(links, expected, "only http, https, mailto and relative addresses are links");
    page.part("main", "").part("link", "four").click();
    page.expect_heading(TIDE);
    expect_no_violation(server, page);
}

fn links_to_other_sites_give_them_nothing(server: &Server, page: &Page) {
    let item = Item::new("outward", "Links that lead away")
        .body("<p><a href='https://other.example/' target='_blank' rel='opener'>away</a></p>");
    publish(server, &Feed::of([item]));
    page.open("/article/outward");
    let link = page.part("main", "").part("link", "away");
    link.expect();
    let rel = link.attribute("rel").unwrap_or_default();
    for word in ["noopener", "noreferrer"] {
        assert!(rel.split(' ').any(|part| part == word), "{word} is among {rel:?}");
    }
    assert!(!rel.split(' ').any(|part| part == "opener"), "the article's own wish is not: {rel:?}");
}

fn embeds_of_others_become_links(server: &Server, page: &Page) {
    let item = Item::new("embeds", "Pictures that move").body(
        "<p>Before</p><iframe src='https://www.youtube.com/embed/abc123' title='A film of the tide'></iframe>
         <blockquote class='twitter-tweet'><p>A short remark</p><a href='https://twitter.com/quay/status/1'>10 March</a></blockquote>
         <script async src='https://platform.twitter.com/widgets.js'></script><p>After</p>",
    );
    publish(server, &Feed::of([item]));
    page.open("/article/embeds");
    page.part("main", "").expect_text("After");
    let hosts = page.list("return all(document.querySelector('main article'), 'link').map(e => e.hostname).filter(host => host !== location.hostname)");
    assert!(
        hosts.iter().any(|host| host.ends_with("youtube.com") || host == "youtu.be"),
        "the film is a link to its page: {hosts:?}"
    );
    assert_eq!(page.script("return document.querySelectorAll('main iframe, main script[src]').length", json!(null)), 0);
    expect_no_violation(server, page);
    assert!(server.asked_elsewhere().is_empty(), "other hosts were asked: {:?}", server.asked_elsewhere());
}
