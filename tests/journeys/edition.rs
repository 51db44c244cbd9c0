//! Editions made for the journeys, as a publisher would write them: JSON Feed 1.1 with the extension `_news`.

use serde_json::{Value, json};

use crate::server::{Answer, Server};

/// One article of a feed.
#[derive(Clone)]
pub struct Item(Value);

impl Item {
    /// The slug is also the id.
    pub fn new(slug: &str, title: &str) -> Self {
        Self(json!({ "id": slug, "title": title, "url": format!("/article/{slug}"), "_news": { "slug": slug } }))
    }

    /// Sets a field of JSON Feed, for what has no word of its own here.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0[field] = value.into();
        self
    }

    fn news(mut self, field: &str, value: Value) -> Self {
        self.0["_news"][field] = value;
        self
    }

    pub fn dated(self, date: &str) -> Self {
        self.with("date_published", date)
    }

    pub fn views(self, views: u64) -> Self {
        self.news("views", json!(views))
    }

    pub fn tags(self, names: &[&str]) -> Self {
        self.news("tags", named(names))
    }

    pub fn categories(self, names: &[&str]) -> Self {
        self.news("categories", named(names))
    }

    pub fn author(self, name: &str) -> Self {
        self.with("authors", json!([{ "name": name }]))
    }

    pub fn labels(self, labels: &[&str]) -> Self {
        self.news("labels", json!(labels))
    }

    pub fn dateline(self, place: &str, source: &str) -> Self {
        self.news("place", json!(place)).news("source", json!(source))
    }

    pub fn related(self, ids: &[&str]) -> Self {
        self.news("related", json!(ids))
    }

    pub fn lead(self, text: &str) -> Self {
        self.with("summary", text)
    }

    pub fn body(self, html: &str) -> Self {
        self.with("content_html", html)
    }

    /// The item alone, as `item_url` serves it.
    pub fn json(&self) -> Value {
        self.0.clone()
    }
}

/// Tags or categories with the slugs that DESIGN.md makes of their names.
fn named(names: &[&str]) -> Value {
    names.iter().map(|name| json!({ "slug": name.to_lowercase().replace(' ', "-"), "name": name })).collect()
}

/// One page of a feed.
#[derive(Clone)]
pub struct Feed(Value);

impl Feed {
    pub fn of(items: impl IntoIterator<Item = Item>) -> Self {
        let items: Vec<Value> = items.into_iter().map(|item| item.0).collect();
        Self(
            json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Times", "items": items, "_news": {} }),
        )
    }

    pub fn next(self, address: &str) -> Self {
        self.with("next_url", json!(address))
    }

    /// Sets a field of JSON Feed.
    pub fn with(mut self, field: &str, value: Value) -> Self {
        self.0[field] = value;
        self
    }

    /// Sets a field of the feed's `_news`.
    pub fn news(mut self, field: &str, value: Value) -> Self {
        self.0["_news"][field] = value;
        self
    }

    pub fn answer(&self) -> Answer {
        Answer::json(&self.0)
    }
}

/// `site.json` with these editions: language and address of the feed.
pub fn site(editions: &[(&str, &str)]) -> Value {
    let editions: Vec<Value> = editions
        .iter()
        .map(|(language, url)| json!({ "language": language, "source": { "format": "json-feed", "url": url } }))
        .collect();
    json!({ "title": "Harbour Times", "description": "News from the quay", "editions": editions, "refresh_seconds": 3600, "time_zone": null })
}

/// Puts an English edition with this first page over the demo edition.
pub fn publish(server: &Server, feed: &Feed) {
    server.put("/site.json", Answer::json(&site(&[("en", "data/feed.json")])));
    server.put("/data/feed.json", feed.answer());
}

pub const TIDE: &str = "The tide turns twice a day";
pub const FERRY: &str = "Ferry arrives late again";
pub const LAMP: &str = "Keeper lights the old lamp";
pub const GULLS: &str = "Gulls outnumber the fishermen";
pub const SALT: &str = "Salt costs more than tea";
pub const MAP: &str = "An old map finds its island";

/// The titles of the harbour's articles as they are listed.
pub const EVERYTHING: [&str; 6] = [TIDE, FERRY, LAMP, GULLS, SALT, MAP];

/// Six articles of a harbour town, newest first: three of the last day, five of the last week, one much older.
///
/// By views: map, salt, tide, gulls, lamp, ferry. Rising: tide, salt, gulls, map, lamp, ferry.
pub fn harbour() -> [Item; 6] {
    [
        Item::new("tide-turns", TIDE)
            .dated("2026-03-10T12:00:00Z")
            .views(30_774)
            .tags(&["Moon", "Tides"])
            .categories(&["Science", "Sea"])
            .author("Ada Penn")
            .labels(&["exclusive", "photo"])
            .dateline("Kyiv", "UNN")
            .lead("Twice a day the water leaves, and twice it thinks better of it.")
            .related(&["lamp-lit", "old-map"])
            .body(
                "<p>The Moon pulls, the Earth turns under it, and the quay is wet again.</p>\
                 <p><a rel=\"related\" href=\"/article/gulls-count\">Gulls outnumber the fishermen</a></p>\
                 <h2>Why twice</h2><p>There is a second bulge on the far side.</p>",
            ),
        Item::new("ferry-late", FERRY)
            .dated("2026-03-10T09:00:00Z")
            .views(1)
            .tags(&["Ferries", "Harbour"])
            .categories(&["Transport"])
            .author("Bo Quay")
            .labels(&["video"])
            .lead("The timetable was right about the weather.")
            .body("<p>Passengers had time to learn the names of all the gulls.</p>"),
        Item::new("lamp-lit", LAMP)
            .dated("2026-03-09T20:00:00Z")
            .views(500)
            .tags(&["Harbour", "Moon"])
            .categories(&["Culture"])
            .author("Ada Penn")
            .lead("It took three matches and one apology.")
            .body("<p>The lamp had been dark since the wire came.</p>"),
        Item::new("gulls-count", GULLS)
            .dated("2026-03-07T12:00:00Z")
            .views(26_936)
            .tags(&["Harbour", "Birds"])
            .categories(&["Science"])
            .author("Cy Reef")
            .lead("The count took two mornings and four hats.")
            .body("<p>Nobody counted the hats.</p>"),
        Item::new("salt-price", SALT)
            .dated("2026-03-04T12:00:00Z")
            .views(90_000)
            .tags(&["Salt"])
            .categories(&["Markets"])
            .author("Bo Quay")
            .lead("Grocers blame the sun, which did not answer.")
            .body("<p>Tea was unmoved.</p>"),
        Item::new("old-map", MAP)
            .dated("2026-01-15T12:00:00Z")
            .views(200_000)
            .tags(&["Moon", "Maps"])
            .categories(&["Culture"])
            .author("Cy Reef")
            .lead("It had been folded the wrong way.")
            .body("<p>The island was under the crease.</p>"),
    ]
}

/// `count` plain articles, titled `Number 1`, `Number 2`, …, one a minute, the newest first.
pub fn numbered(numbers: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = Item> {
    numbers.map(|number| {
        // Minutes since 1 February 2026; the newest article is of 10 March, 12:00.
        let minutes = 37 * 1_440 + 720 - number;
        let (day, rest) = (minutes / 1_440, minutes % 1_440);
        let (month, day) = if day < 28 { (2, day + 1) } else { (3, day - 27) };
        let date = format!("2026-{month:02}-{day:02}T{:02}:{:02}:00Z", rest / 60, rest % 60);
        Item::new(&format!("number-{number}"), &format!("Number {number}"))
            .dated(&date)
            .views(u64::from(number) * 7 % 5_000)
            .tags(&[if number % 2 == 0 { "Even" } else { "Odd" }])
            .lead(&format!(
                "What there is to say of {number}, and it is never quite the same length{}",
                " as before".repeat(number as usize % 7)
            ))
    })
}
