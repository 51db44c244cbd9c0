//! News from programs that know no JSON Feed, and feeds that are more than is read.

use serde_json::{Value, json};

use crate::Journey;
use crate::edition::{Feed, Item, numbered, publish, site};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    an_rss_feed_is_a_news_site,
    an_atom_feed_in_another_encoding_is_read,
    a_ghost_is_read_with_its_key,
    the_format_is_found_by_what_is_there,
    a_format_that_nobody_knows_is_told,
    what_is_no_feed_says_what_it_is,
    translators_that_do_not_come_are_told_and_asked_for_again,
    a_host_that_does_not_let_itself_be_read_is_told_apart_from_one_that_is_not_there,
    a_feed_that_is_too_large_is_told,
    an_article_that_is_too_large_costs_itself_alone,
    an_article_that_is_nested_too_deeply_is_shown_as_far_as_it_goes,
    a_tag_feed_category_feed_and_author_feed_are_read_from_their_addresses,
    the_source_looks_for_older_articles,
    the_source_tells_its_tags,
    a_widget_shows_news_of_another_format,
];

/// `site.json` with one English edition from `url`, in `format` when it names one.
fn source(server: &Server, format: Option<&str>, url: &str) {
    let source = json!({ "url": url, "format": format });
    let editions = json!([{ "language": "en", "source": source }]);
    server.put("/site.json", Answer::json(&json!({ "title": "Harbour Times", "editions": editions })));
}

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Wire</title><link>/</link>
<item><title>Nets dry &amp; mended</title><link>/news/nets-dry</link><guid>n1</guid>
<pubDate>Tue, 10 Mar 2026 09:00:00 +0200</pubDate><dc:creator>Bo Quay</dc:creator><category>Fishing</category>
<description>The whole fleet is ashore.</description>
<content:encoded><![CDATA[<p>Twelve <b>boats</b> wait for the wind.</p><script>window.ran = 1</script>]]></content:encoded></item>
<item><title>Buoy painted</title><link>/news/buoy</link><pubDate>Mon, 9 Mar 2026 09:00 GMT</pubDate><category>Paint</category></item>
</channel></rss>"#;

fn an_rss_feed_is_a_news_site(server: &Server, page: &Page) {
    source(server, Some("rss"), "data/rss.xml");
    server.put("/data/rss.xml", Answer::text("application/rss+xml", RSS));
    page.open("/");
    page.expect_titles(&["Nets dry & mended", "Buoy painted"]);
    assert_eq!(server.asked("/data/rss.xml").len(), 1, "what was asked for early is taken");
    page.part("navigation", "Tags").part("link", "Fishing").expect();
    page.part("region", "Popular news").expect_gone();
    page.feed().part("link", "Nets dry & mended").click();
    page.expect_heading("Nets dry & mended");
    let article = page.part("article", "");
    article.expect_text("The whole fleet is ashore.");
    article.expect_text("Twelve boats wait for the wind.");
    article.part("link", "Bo Quay").click();
    page.expect_titles(&["Nets dry & mended"]);
    assert_eq!(page.script("return window.ran ?? null", json!(null)), Value::Null);
}

fn an_atom_feed_in_another_encoding_is_read(server: &Server, page: &Page) {
    source(server, Some("rss"), "data/atom.xml");
    // Windows-1251, as its declaration says and its header does not.
    let head =
        br#"<?xml version="1.0" encoding="windows-1251"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/">
        <title>A</title><entry><id>e1</id><link href="sea"/><updated>2026-03-10T09:00:00Z</updated><title>"#;
    let tail = br#"</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Calm <a href="map">today</a>.</p></div></content></entry></feed>"#;
    let title = [0xcc, 0xee, 0xf0, 0xe5]; // "Море"
    server.put("/data/atom.xml", Answer::bytes("application/atom+xml", &[&head[..], &title, &tail[..]].concat()));
    page.open("/");
    page.expect_titles(&["Море"]);
    page.feed().part("link", "Море").click();
    page.expect_heading("Море");
    let link = page.part("article", "").part("link", "today");
    link.expect_attribute("href", Some(&server.address("/news/map")));
}

fn a_ghost_is_read_with_its_key(server: &Server, page: &Page) {
    let post = |more: Value| {
        let mut post = json!({ "id": "g1", "slug": "tide", "title": "Tide tables", "url": server.address("/tide/"),
            "custom_excerpt": "High at noon.", "published_at": "2026-03-10T09:00:00.000Z",
            "tags": [{ "slug": "sea", "name": "Sea" }], "authors": [{ "slug": "ann", "name": "Ann" }] });
        post.as_object_mut().into_iter().for_each(|post| post.extend(more.as_object().cloned().unwrap_or_default()));
        json!({ "posts": [post], "meta": { "pagination": { "next": null } } })
    };
    server.put("/blog/ghost/api/content/posts/", Answer::json(&post(json!({ "html": "<p>And low at six.</p>" }))));
    let tags = json!({ "tags": [{ "slug": "sea", "name": "Sea", "count": { "posts": 31 } }] });
    server.put("/blog/ghost/api/content/tags/", Answer::json(&tags));
    source(server, Some("ghost"), "blog/?key=k1");
    page.open("/");
    page.expect_titles(&["Tide tables"]);
    page.part("navigation", "Sections").part("link", "Sea").expect();
    page.open("/article/tide");
    page.expect_heading("Tide tables");
    page.part("article", "").expect_text("And low at six.");
    page.open("/tags");
    page.part("main", "").expect_text("31 articles");
}

fn the_format_is_found_by_what_is_there(server: &Server, page: &Page) {
    source(server, None, "data/");
    server.put("/data/rss.xml", Answer::text("application/rss+xml", RSS));
    let html = "<!doctype html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"rss.xml\"></head>";
    for there in [RSS, html] {
        server.put("/data/", Answer::text("text/plain", there));
        page.open("/");
        page.expect_titles(&["Nets dry & mended", "Buoy painted"]);
    }
    server.put("/data/", Feed::of([Item::new("a", "Plain JSON")]).answer());
    page.open("/");
    page.expect_titles(&["Plain JSON"]);
}

fn expect_alert(page: &Page, piece: &str) {
    let alert = page.part("alert", "");
    alert.expect();
    alert.expect_text(piece);
    alert.part("button", "Try again").expect();
}

fn a_format_that_nobody_knows_is_told(server: &Server, page: &Page) {
    source(server, Some("gopher"), "data/feed.txt");
    page.open("/");
    expect_alert(page, "its format \"gopher\"; json-feed, wordpress, rss, ghost can be read");
}

fn what_is_no_feed_says_what_it_is(server: &Server, page: &Page) {
    for (format, there, said) in [
        (Some("rss"), "<!doctype html><title>Welcome</title><p>Buy</p>", "web page"),
        (Some("rss"), "<?xml version=\"1.0\"?><shop/>", "neither RSS nor Atom"),
        (None, "<!doctype html><title>Welcome</title>", "neither a JSON Feed, RSS or Atom"),
        (Some("wordpress"), "<!doctype html><title>Welcome</title>", "no WordPress answers there"),
    ] {
        source(server, format, "data/shop/");
        server.put("/data/shop/", Answer::text("text/html", there));
        page.open("/");
        expect_alert(page, said);
    }
}

fn translators_that_do_not_come_are_told_and_asked_for_again(server: &Server, page: &Page) {
    source(server, Some("rss"), "data/rss.xml");
    server.put("/data/rss.xml", Answer::text("application/rss+xml", RSS));
    let file = server.built("formats-", ".js");
    server.put(&file, Answer::status(404));
    page.open("/");
    expect_alert(page, &file);
    server.release(&file);
    page.part("alert", "").part("button", "Try again").click();
    page.expect_titles(&["Nets dry & mended", "Buoy painted"]);
}

fn a_host_that_does_not_let_itself_be_read_is_told_apart_from_one_that_is_not_there(server: &Server, page: &Page) {
    let other = Server::elsewhere();
    server.befriend(&other.address(""));
    other.put("/feed.json", Feed::of([Item::new("a", "Open")]).answer());
    other.put("/rss.xml", Answer::text("application/rss+xml", RSS));
    for (format, file) in [("json-feed", "/feed.json"), ("rss", "/rss.xml")] {
        source(server, Some(format), &other.address(file));
        page.open("/");
        expect_alert(page, "Access-Control-Allow-Origin");
    }
    other.allow_everyone();
    page.part("alert", "").part("button", "Try again").click();
    page.expect_titles(&["Nets dry & mended", "Buoy painted"]);

    let gone = other.address("/rss.xml");
    other.put("/rss.xml", Answer::broken());
    source(server, Some("rss"), &gone);
    page.open("/");
    expect_alert(page, "No connection to");
}

fn a_feed_that_is_too_large_is_told(server: &Server, page: &Page) {
    let feed = RSS.replace("</channel>", &format!("<!--{}--></channel>", " ".repeat(32_000_000)));
    server.put("/data/rss.xml", Answer::text("application/rss+xml", &feed));
    source(server, Some("rss"), "data/rss.xml");
    page.open("/");
    expect_alert(page, "larger than 32 MB");
    let feed = format!("{{\"items\": []{}}}", " ".repeat(32_000_000));
    server.put("/data/feed.json", Answer::text("application/json", &feed));
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json")])));
    page.open("/");
    expect_alert(page, "larger than 32 MB");
}

fn an_article_that_is_too_large_costs_itself_alone(server: &Server, page: &Page) {
    let large = format!("<p>{}</p>", "tide ".repeat(400_001));
    publish(
        server,
        &Feed::of([Item::new("large", "A book").body(&large), Item::new("small", "A note").body("<p>Short.</p>")]),
    );
    page.open("/");
    page.expect_titles(&["A book", "A note"]);
    page.feed().part("link", "A book").click();
    page.expect_heading("A book");
    page.part("article", "").expect_text("too large to be shown whole");
    page.part("article", "").part("link", "Read the article at its publisher").expect();
    page.back();
    page.feed().part("link", "A note").click();
    page.part("article", "").expect_text("Short.");
}

fn an_article_that_is_nested_too_deeply_is_shown_as_far_as_it_goes(server: &Server, page: &Page) {
    let deep = format!("<p>The top.</p>{}", "<section>in ".repeat(300));
    publish(server, &Feed::of([Item::new("deep", "A well").body(&deep), Item::new("small", "A note")]));
    page.open("/article/deep");
    page.expect_heading("A well");
    page.part("article", "").expect_text("The top.");
    page.part("article", "").expect_text("too large to be shown whole");
}

fn a_tag_feed_category_feed_and_author_feed_are_read_from_their_addresses(server: &Server, page: &Page) {
    let feed = Feed::of(numbered(1..=3))
        .news("tag_feed", json!("tag-{slug}.json"))
        .news("category_feed", json!("category-{slug}.json"))
        .news("author_feed", json!("author-{slug}.json"));
    publish(server, &feed);
    let item =
        |slug: &str| Item::new(slug, &format!("All of {slug}")).categories(&["Ice"]).author("Ice").tags(&["Ice"]);
    for kind in ["tag", "category", "author"] {
        server.put(&format!("/data/{kind}-ice.json"), Feed::of([item(kind)]).next("/data/end.json").answer());
    }
    server.put("/data/end.json", Feed::of([Item::new("last", "The last one")]).answer());
    for kind in ["tag", "category", "author"] {
        page.open(&format!("/{kind}/ice"));
        page.expect_titles(&[&format!("All of {kind}"), "The last one"]);
        page.expect_heading("Ice");
    }
}

fn the_source_looks_for_older_articles(server: &Server, page: &Page) {
    let feed = Feed::of(numbered(1..=12)).next("feed-2.json").news("search_feed", json!("find?words={words}"));
    publish(server, &feed);
    server.put(
        "/data/find",
        Feed::of([Item::new("old", "An old number"), Item::new("older", "Deep in a text")]).answer(),
    );
    page.open("/");
    page.until("the list is there", || page.titles().len() >= 5);
    page.part("searchbox", "Search news").type_in("number 12");
    page.expect_titles(&["Number 12", "An old number", "Deep in a text"]);
    let log = server.log();
    let asked: Vec<&str> = log.iter().map(|asked| asked.path.as_str()).filter(|path| path.contains("find?")).collect();
    assert_eq!(asked.last(), Some(&"/data/find?words=number%2012"));
    assert!(asked.len() < 4, "it is asked when the reader pauses, not at every letter: {asked:?}");
    assert!(server.asked("/data/feed-2.json").is_empty(), "the source knows all of them");
}

fn the_source_tells_its_tags(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=3)).next("feed-2.json").news("tags_url", json!("tags.json")));
    let tags = json!({ "tags": [{ "slug": "salt", "name": "Salt", "count": 7 }, { "slug": "sea", "name": "Sea", "count": 412 }] });
    server.put("/data/tags.json", Answer::status(404));
    page.open("/tags");
    expect_alert(page, "tags.json");
    server.put("/data/tags.json", Answer::json(&tags));
    page.part("alert", "").part("button", "Try again").click();
    page.part("main", "").expect_text("412 articles");
    let names = page.part("main", "").names("link");
    assert_eq!(names, ["Sea", "Salt"], "most used first");
    assert!(server.asked("/data/feed-2.json").is_empty(), "the feed need not be read");
}

fn a_widget_shows_news_of_another_format(server: &Server, page: &Page) {
    source(server, Some("rss"), "data/rss.xml");
    server.put("/data/rss.xml", Answer::text("application/rss+xml", RSS));
    page.open("/widget.html?limit=1");
    page.part("link", "Nets dry & mended").expect();
    let scripts = page.script("return [...document.scripts].length", json!(null));
    assert_eq!(scripts, json!(4), "the translators come once, beside the widget's own");
}
