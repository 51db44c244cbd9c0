//! Formats of other programs, each put as a JSON Feed with `_news`, as `json_feed.rs` reads it.
//!
//! They are a program of their own (`bin/formats.rs`), which stands in the page as a host of JSON Feeds: the site and
//! the widget ask it where site.json names another format, and know no more of it (docs/decisions/011). A new format is
//! one file here and one line in [`FORMATS`].

mod asking;
mod discovery;
#[cfg(any(test, target_arch = "wasm32"))]
mod encoding;
mod ghost;
mod kept;
pub mod rss;
#[cfg(target_arch = "wasm32")]
mod web;
mod wordpress;
mod xml;

use std::pin::Pin;

use crate::source::json::{self, Value};

pub use asking::{Answer, Ask, Trouble};
#[cfg(target_arch = "wasm32")]
pub use web::answer;

/// Puts what is at an address as a JSON Feed, asking for it and for what else that takes.
type Translator = for<'a> fn(&'a Ask, &'a str) -> Translating<'a>;
type Translating<'a> = Pin<Box<dyn Future<Output = Result<Value, Trouble>> + 'a>>;

/// The formats by the names that site.json calls them.
const FORMATS: [(&str, Translator); 4] = [
    ("wordpress", |ask, address| Box::pin(wordpress::feed(ask, address))),
    ("rss", |ask, address| Box::pin(rss::feed(ask, address))),
    ("ghost", |ask, address| Box::pin(ghost::feed(ask, address))),
    // Found by what is there.
    ("", |ask, address| Box::pin(discovery::feed(ask, address))),
];

/// What is at `address`, of a source in `format`, as a JSON Feed.
pub async fn feed(format: &str, ask: &Ask, address: &str) -> Result<Value, Trouble> {
    match FORMATS.iter().find(|(name, _)| *name == format) {
        Some((_, translate)) => translate(ask, address).await,
        None => {
            let known: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).filter(|name| !name.is_empty()).collect();
            let known = known.join(", ");
            Err(Trouble::unreadable(&format!(
                "site.json calls its format \"{format}\"; json-feed, {known} can be read"
            )))
        }
    }
}

/// Somebody with a `name`, as an author of JSON Feed.
fn author(named: &Value, slug: Option<String>) -> Option<Value> {
    Some(json::author(&json::text(named, "name")?, slug))
}
