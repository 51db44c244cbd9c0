//! The format of a source that names none, found by what is there.

use crate::source::address;
use crate::source::foreign::{Ask, Trouble, ghost, rss, wordpress};
use crate::source::json::Value;

/// What is at `address`, whatever its format; of a web page, the feed that it names.
pub async fn feed(ask: &Ask, address: &str) -> Result<Value, Trouble> {
    // The key of Ghost's Content API is 26 hexadecimal digits.
    let key = address.split(['?', '&']).find_map(|pair| pair.strip_prefix("key="));
    let is_key = |key: &str| key.len() == 26 && key.bytes().all(|digit| digit.is_ascii_hexdigit());
    if address.contains(ghost::API) || key.is_some_and(is_key) {
        return ghost::feed(ask, address).await;
    }
    if address.contains(wordpress::API) {
        return wordpress::feed(ask, address).await;
    }
    let text = match ask(address).await {
        Ok(answer) => answer.checked()?.text,
        // WordPress lets others read its API, and mostly not its pages.
        Err(Trouble::Silence) => return wordpress::feed(ask, address).await.map_err(|_| Trouble::Silence),
        Err(trouble) => return Err(trouble),
    };
    if let Some(feed) = translated(&text, address)? {
        return Ok(feed);
    }
    let named = named_feeds(&text, address);
    let mut trouble = Trouble::unreadable("it is neither a JSON Feed, RSS or Atom, nor a web page that names one");
    for (kind, named) in &named {
        match found(ask, *kind, named).await {
            Ok(feed) => return Ok(feed),
            // Another one may do.
            Err(other) => trouble = other,
        }
    }
    // One whose page names nothing may still be a WordPress.
    match named.is_empty() {
        true => wordpress::feed(ask, address).await.map_err(|_| trouble),
        false => Err(trouble),
    }
}

/// The feed that a web page names.
async fn found(ask: &Ask, kind: Kind, address: &str) -> Result<Value, Trouble> {
    if kind == Kind::WordPress {
        return wordpress::feed(ask, address.trim_end_matches('/')).await;
    }
    let text = ask(address).await?.checked()?.text;
    translated(&text, address)?.ok_or_else(|| Trouble::Unreadable([address, " is no feed"].concat()))
}

/// A feed in a format that is one file.
fn translated(text: &str, address: &str) -> Result<Option<Value>, Trouble> {
    if rss::is_xml(text) {
        return rss::translate(text, address).map(Some).map_err(Trouble::Unreadable);
    }
    let feed = Value::parse(text.trim_start_matches('\u{feff}')).ok();
    let feed = feed.filter(|feed| feed.get("items").elements().is_some());
    // Its own addresses start from where it was found.
    Ok(feed.map(|feed| feed.with("_news", feed.get("_news").with("base", address.into()))))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    WordPress,
    JsonFeed,
    Xml,
}

/// The feeds that the head of a web page names, the fullest first.
fn named_feeds(html: &str, address: &str) -> Vec<(Kind, String)> {
    let tags = html.match_indices("<link").map(|(at, _)| &html[at..]);
    let links = tags.filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    let mut feeds: Vec<(Kind, String)> = links
        .filter_map(|tag| {
            let kind = match (attribute(tag, "rel")?, attribute(tag, "type").unwrap_or_default()) {
                ("https://api.w.org/", _) => Kind::WordPress,
                ("alternate", "application/feed+json" | "application/json") => Kind::JsonFeed,
                ("alternate", "application/rss+xml" | "application/atom+xml") => Kind::Xml,
                _ => return None,
            };
            Some((kind, address::resource(&attribute(tag, "href")?.replace("&amp;", "&"), address)?))
        })
        .collect();
    feeds.sort_by_key(|(kind, _)| *kind);
    feeds
}

/// The value of an attribute of a tag, in quotes or without.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let (before, after) = (&rest[..at], rest[at + name.len()..].trim_start());
        rest = &rest[at + name.len()..];
        let Some(value) = after.strip_prefix('=').filter(|_| before.ends_with([' ', '\n', '\t', '"', '\''])) else {
            continue;
        };
        let value = value.trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split([' ', '\n', '\t', '/']).next(),
        };
    }
}

#[cfg(all(test, feature = "ssr"))]
#[path = "discovery_tests.rs"]
mod tests;
