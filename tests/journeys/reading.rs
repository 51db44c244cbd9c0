//! Reading: the front, what is popular, an article, and the way back to where one was.

use serde_json::json;

use crate::Journey;
use crate::edition::{FERRY, Feed, GULLS, Item, LAMP, MAP, SALT, TIDE, harbour, numbered, publish};
use crate::page::Page;
use crate::server::{Answer, Server};

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    the_front_shows_the_latest_news_with_pinned_articles_first,
    an_entry_tells_time_views_and_marks,
    times_are_told_as_a_reader_counts_days,
    popular_news_lists_the_most_read_of_a_period,
    popular_news_counts_articles_that_are_not_in_the_feed,
    a_reader_opens_an_article_and_comes_back,
    an_article_shows_all_that_belongs_to_it,
    the_related_news_of_an_article_leads_on,
    the_author_of_an_article_leads_to_all_by_them,
];

fn the_front_shows_the_latest_news_with_pinned_articles_first(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("pinned", json!(["salt-price"])));
    page.open("/");
    page.expect_titles(&[SALT, TIDE, FERRY, LAMP, GULLS, MAP]);
    page.part("feed", "Latest news").expect();
    let entry = page.feed().part("article", SALT);
    assert!(entry.text().contains("Pinned"), "a pinned article is marked: {}", entry.text());
    assert!(!page.feed().part("article", TIDE).text().contains("Pinned"), "no other article is marked as pinned");
    page.until("the title names the site", || page.title().ends_with("Harbour Times"));
}

fn an_entry_tells_time_views_and_marks(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);

    let entry = |title| page.feed().part("article", title);
    for (title, pieces) in
        [(TIDE, &["30,774 views", "Exclusive", "Photo"][..]), (FERRY, &["1 view", "Video"]), (GULLS, &["26,936 views"])]
    {
        for piece in pieces {
            assert!(entry(title).text().contains(piece), "{title} says {piece}: {}", entry(title).text());
        }
    }
    assert!(!entry(FERRY).text().contains("1 views"), "one view is not plural: {}", entry(FERRY).text());
    assert!(!entry(GULLS).text().contains("Photo"), "marks are only where the feed has them");

    let instant = entry(TIDE).part("time", "").script("return Date.parse(found[0]?.getAttribute('datetime'))");
    assert_eq!(instant, json!(1_773_144_000_000_i64), "the entry's time is that of the feed");

    let links = entry(TIDE)
        .script("return [...found[0].querySelectorAll('a')].filter(a => a.pathname === '/article/tide-turns').length");
    assert_eq!(links, 1, "an entry has a single link to its article");
    entry(TIDE).part("heading", TIDE).part("link", TIDE).expect();
}

fn times_are_told_as_a_reader_counts_days(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.feed().expect();
    let now = page.text("return new Date().toISOString()");
    let (year, today) = (&now[..4], &now[..10]);
    publish(
        server,
        &Feed::of([
            Item::new("today", "Of today").dated(&format!("{today}T00:07:00Z")),
            Item::new("this-year", "Of this year").dated(&format!("{year}-01-01T22:22:00+00:00")),
            Item::new("long-ago", "Of another year").dated("2019-02-27T22:22:00Z"),
            Item::new("never", "Without a date").with("date_published", "last Tuesday"),
        ]),
    );
    page.open("/");
    page.expect_titles(&["Of today", "Of this year", "Of another year", "Without a date"]);
    let time = |title| page.feed().part("article", title).part("time", "");
    assert_eq!(time("Of today").text(), "12:07 AM");
    // On the first two days of January, this is another day than the journey means.
    if &today[5..] > "01-02" {
        assert_eq!(time("Of this year").text(), "January 1, 10:22 PM");
    }
    let long_ago = time("Of another year").text();
    assert!(["February 27", "2019", "10:22 PM"].iter().all(|piece| long_ago.contains(piece)), "{long_ago}");
    for title in ["Of today", "Of this year", "Of another year"] {
        let tooltip = time(title).attribute("title").unwrap_or_default();
        assert!(
            ["20", ":"].iter().all(|piece| tooltip.contains(piece)),
            "{title} has the full date as tooltip: {tooltip}"
        );
    }
    assert!(!time("Without a date").is_there(), "a bad date is no date");
}

fn popular_news_lists_the_most_read_of_a_period(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    let popular = page.part("region", "Popular news");
    popular.part("list", "").expect();
    assert_eq!(popular.script("return found[0].querySelectorAll('ol').length"), 1, "it is an ordered list");
    let titles = |period: &str, expected: &[&str]| {
        page.expect(&format!("popular news of {period}"), expected, || popular.part("list", "").names("link"));
        for name in ["24 hours", "7 days", "All time"] {
            let pressed = if name == period { "true" } else { "false" };
            popular.part("button", name).expect_attribute("aria-pressed", Some(pressed));
        }
    };
    titles("24 hours", &[TIDE, LAMP, FERRY]);
    popular.part("button", "7 days").click();
    titles("7 days", &[SALT, TIDE, GULLS, LAMP, FERRY]);
    popular.part("button", "All time").click();
    titles("All time", &[MAP, SALT, TIDE, GULLS, LAMP, FERRY]);
    popular.part("button", "24 hours").click();
    titles("24 hours", &[TIDE, LAMP, FERRY]);

    page.part("navigation", "Tags").part("link", "Harbour").click();
    page.expect_titles(&[FERRY, LAMP, GULLS]);
    titles("24 hours", &[TIDE, LAMP, FERRY]);
}

fn popular_news_counts_articles_that_are_not_in_the_feed(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()).news("popular_url", json!("popular.json")));
    let whale =
        Item::new("whale", "A whale looks in").dated("2026-03-10T08:00:00Z").views(40_000).body("<p>And out.</p>");
    server.put("/data/popular.json", Feed::of([whale]).answer());
    page.open("/");
    let popular = page.part("region", "Popular news");
    page.expect("popular news", &["A whale looks in", TIDE, LAMP, FERRY], || popular.part("list", "").names("link"));
    page.expect_titles(&[TIDE, FERRY, LAMP, GULLS, SALT, MAP]);
    popular.part("link", "A whale looks in").click();
    page.expect_heading("A whale looks in");
    page.part("main", "").expect_text("And out.");

    // An edition whose popular news cannot be had is still an edition.
    server.put("/data/popular.json", Answer::status(404));
    page.open("/");
    page.expect("popular news", &[TIDE, LAMP, FERRY], || popular.part("list", "").names("link"));
    assert!(!page.part("alert", "").is_there(), "nothing that a reader misses has failed");
}

fn a_reader_opens_an_article_and_comes_back(server: &Server, page: &Page) {
    publish(server, &Feed::of(numbered(1..=40)));
    page.resize(1280, 900);
    page.open("/");
    page.part("feed", "Latest news").expect();
    let front_title = page.title();
    let link = page.feed().part("link", "Number 25");
    page.feed().part("link", "Number 1").expect();
    // The list may be drawn only around what is looked at, so the way there is by scrolling.
    page.until("number 25 comes into view", || {
        page.scroll_by(300);
        link.is_there()
    });
    link.show();
    // Entries above may settle their heights when they are first shown; the reader clicks when nothing moves any more.
    let mut place = f64::NAN;
    for _ in 0..20 {
        let now = link.top();
        if now == place {
            break;
        }
        place = now;
    }
    link.click();
    page.expect_heading("Number 25");
    page.expect("the focus", "heading Number 25", || page.focus());
    page.expect("the title", "Number 25 · Harbour Times", || page.title());
    page.expect("the address", "/article/number-25", || page.address());
    assert!(page.scrolled() < 200.0, "an article begins at its top, not at {}", page.scrolled());

    for _ in 0..2 {
        page.back();
        page.expect("the focus", "link Number 25", || page.focus());
        page.expect("the address", "/", || page.address());
        page.until(&format!("the entry is again at {place}, not at {}", link.top()), || {
            (link.top() - place).abs() <= 2.0
        });
        page.expect("the title", &front_title, || page.title());

        page.forward();
        page.expect_heading("Number 25");
        page.expect("the focus", "heading Number 25", || page.focus());
        page.expect("the title", "Number 25 · Harbour Times", || page.title());
    }
    assert_eq!(server.asked("/data/feed.json").len(), 1, "the list is kept, not loaded again");
}

fn an_article_shows_all_that_belongs_to_it(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/");
    page.feed().part("link", TIDE).click();
    page.expect_heading(TIDE);
    page.expect("the focus", &format!("heading {TIDE}"), || page.focus());
    page.expect("the title", &format!("{TIDE} · Harbour Times"), || page.title());

    let article = page.part("main", "").part("article", TIDE);
    article.expect();
    for piece in [
        "Kyiv • UNN • 30,774 views",
        "Twice a day the water leaves, and twice it thinks better of it.",
        "The Moon pulls, the Earth turns under it, and the quay is wet again.",
        "Why twice",
        "There is a second bulge on the far side.",
        "Exclusive",
        "Photo",
    ] {
        article.expect_text(piece);
    }
    let instant = article.part("time", "").script("return found.map(e => Date.parse(e.getAttribute('datetime')))[0]");
    assert_eq!(instant, json!(1_773_144_000_000_i64), "the article's time is that of the feed");
    assert_eq!(
        article.script("return all(document, 'heading').filter(e => e.tagName === 'H1').length"),
        1,
        "there is one h1"
    );

    let card = article.script(
        "const link = all(found[0], 'link').find(e => nameOf(e).includes('Gulls outnumber the fishermen'));
         if (!link) return null;
         let card = link;
         while (card.parentElement && !/views/.test(card.textContent) && card.tagName !== 'ARTICLE') card = card.parentElement;
         return [link.pathname, squeeze(textOf(card)), card.querySelectorAll('time[datetime]').length];",
    );
    assert_eq!(card[0], "/article/gulls-count", "the card in the text links to its article: {card}");
    let text = card[1].as_str().unwrap_or_default();
    assert!(text.contains(GULLS) && text.contains("26,936 views"), "the card tells the views: {text}");
    assert_eq!(card[2], 1, "the card tells the time: {text}");

    assert_eq!(page.part("navigation", "Categories").names("link"), ["Science", "Sea"]);
    assert_eq!(article.part("navigation", "Tags").names("link"), ["Moon", "Tides"]);
    article.part("link", "Ada Penn").expect();
}

fn the_related_news_of_an_article_leads_on(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/article/tide-turns");
    page.expect_heading(TIDE);
    let related = page.part("region", "Related news");
    page.expect("the related news", &[LAMP, MAP], || related.names("link"));
    related.part("link", MAP).click();
    page.expect_heading(MAP);
    page.expect("the focus", &format!("heading {MAP}"), || page.focus());
    page.expect("the address", "/article/old-map", || page.address());
    page.part("main", "").expect_text("The island was under the crease.");
    assert!(!page.part("main", "").text().contains("second bulge"), "nothing of the article before is left");
}

fn the_author_of_an_article_leads_to_all_by_them(server: &Server, page: &Page) {
    publish(server, &Feed::of(harbour()));
    page.open("/article/tide-turns");
    page.part("main", "").part("article", TIDE).part("link", "Ada Penn").click();
    page.expect("the address", "/author/ada-penn", || page.address());
    page.expect_titles(&[TIDE, LAMP]);
    page.expect_heading("Ada Penn");
}
