//! Pictures, sound and film of an item: Media RSS, enclosures, and the picture that a body begins with.

use super::text::{base_of, is_blank};
use crate::source::address;
use crate::source::foreign::xml::{Element, escaped};
use crate::source::html::loose_text;

/// A picture wider than this, in pixels, is more than a page shows.
const WIDEST: i64 = 1600;

/// So many sounds and films of an item are read.
const PLAYED: usize = 20;

const PICTURES: [&str; 7] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"];

#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub address: String,
    pub alt: String,
}

/// The picture that an item names.
pub fn picture(item: &Element, base: &str) -> Option<Picture> {
    let groups: Vec<&Element> = item.children("media:group").chain([item]).collect();
    let contents = groups.iter().flat_map(|group| group.children("media:content").map(|content| (*group, content)));
    let contents: Vec<(&Element, &Element)> = contents.collect();
    let media = contents.iter().filter(|(_, content)| is_picture(content, "url"));
    let media = media.map(|(group, content)| (*content, "url", alt(content).or_else(|| group_alt(group))));
    let thumbnails = groups.iter().copied().chain(contents.iter().map(|(_, content)| *content));
    let thumbnails = thumbnails.flat_map(|holder| holder.children("media:thumbnail"));
    let enclosures = enclosures(item).filter(|(enclosure, key)| is_picture(enclosure, key));
    let enclosures = enclosures.map(|(enclosure, key)| (enclosure, key, None));
    let podcast = item.children("itunes:image").map(|image| (image, "href", None));
    widest(media, base)
        .or_else(|| widest(enclosures, base))
        .or_else(|| widest(thumbnails.map(|thumbnail| (thumbnail, "url", None)), base))
        .or_else(|| widest(podcast, base))
}

/// The first of the widest elements that a page can show, each given with the attribute of its address and its text.
fn widest<'a>(
    elements: impl Iterator<Item = (&'a Element, &'static str, Option<String>)>,
    base: &str,
) -> Option<Picture> {
    let mut best: Option<(i64, Picture)> = None;
    for (element, key, alt) in elements {
        let width = number(element, "width").unwrap_or(1);
        let rank = if width <= WIDEST { width } else { WIDEST - width };
        let found = element.attribute(key).filter(|found| !found.is_empty());
        let Some(address) = found.and_then(|found| address::resource(found, &base_of(element, base))) else { continue };
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((rank, Picture { address, alt: alt.unwrap_or_default() }));
        }
    }
    best.map(|(_, picture)| picture)
}

fn alt(element: &Element) -> Option<String> {
    let text = element.child("media:description").or_else(|| element.child("media:title"))?;
    Some(loose_text(&text.text())).filter(|text| !text.is_empty())
}

/// What a group says of all in it; an item's own words are of the article.
fn group_alt(group: &Element) -> Option<String> {
    if group.name == "media:group" { alt(group) } else { None }
}

fn number(element: &Element, key: &str) -> Option<i64> {
    element.attribute(key)?.trim_end_matches("px").parse().ok()
}

/// Whether an element that names its address in `key` is a picture by its medium, its type, else by its name.
fn is_picture(element: &Element, key: &str) -> bool {
    match (element.attribute("medium"), element.attribute("type")) {
        (Some(medium), _) if !medium.is_empty() => medium == "image",
        (_, Some(kind)) if !kind.is_empty() => kind.starts_with("image/"),
        _ => {
            let address = element.attribute(key).unwrap_or_default().to_ascii_lowercase();
            let path = address.split(['?', '#']).next().unwrap_or_default();
            PICTURES.iter().any(|ending| path.ends_with(ending))
        }
    }
}

/// What is attached to an item, with the attribute of its address: enclosures of RSS and of Atom.
fn enclosures(item: &Element) -> impl Iterator<Item = (&Element, &'static str)> {
    let links = item.elements().filter(|link| matches!(link.name.as_str(), "link" | "atom:link"));
    let links = links.filter(|link| link.attribute("rel") == Some("enclosure"));
    item.children("enclosure").map(|enclosure| (enclosure, "url")).chain(links.map(|link| (link, "href")))
}

/// The sound and film of an item as HTML, without what its `body` plays itself.
pub fn players(item: &Element, base: &str, body: &str) -> String {
    let mut players: Vec<String> = Vec::new();
    for (enclosure, key) in enclosures(item) {
        let kind = enclosure.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let name = match kind.split_once('/') {
            Some((name @ ("audio" | "video"), _)) if players.len() < PLAYED => name,
            _ => continue,
        };
        let address = enclosure.attribute(key).filter(|address| !address.is_empty());
        let address = address.and_then(|address| address::resource(address, &base_of(enclosure, base)));
        let Some(address) = address.map(|address| escaped(&address)) else { continue };
        let player = ["<", name, " src=\"", &address, "\"></", name, ">"].concat();
        if !body.contains(&address) && !players.contains(&player) {
            players.push(player);
        }
    }
    players.concat()
}

/// `html` without pictures one pixel wide, which count its readers.
pub fn without_trackers(html: &str) -> String {
    let mut parts = html.split("<img");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((tag, rest)) if ["width", "height"].iter().any(|key| is_tiny(tag, key)) => kept.push_str(rest),
            _ => kept.extend(["<img", part]),
        }
    }
    kept
}

fn is_tiny(tag: &str, key: &str) -> bool {
    attribute(tag, key).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"))
}

/// The picture that `html` begins with, before any text, and `html` without it.
pub fn leading_picture(html: &str, base: &str) -> Option<(Picture, String)> {
    let at = html.find("<img")?;
    let (tag, rest) = html[at + "<img".len()..].split_once('>')?;
    let before = &html[..at];
    let stands_in_text = ["<table", "<iframe", "<video", "<audio"].iter().any(|other| before.contains(other));
    if stands_in_text || !is_blank(before) {
        return None;
    }
    let source = attribute(tag, "src").filter(|source| !source.is_empty())?;
    let address = address::resource(&loose_text(source), base)?;
    let alt = attribute(tag, "alt").map(loose_text).unwrap_or_default();
    Some((Picture { address, alt }, [before, rest].concat()))
}

/// The value of an attribute in the rest of a tag.
fn attribute<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let name = name.trim().rsplit(char::is_whitespace).next().unwrap_or_default();
        let value = match quote {
            Some(quote) => after[1..].split_once(quote),
            None => Some(after.split_once(char::is_whitespace).unwrap_or((after, ""))),
        };
        let (value, next) = value?;
        if name.eq_ignore_ascii_case(key) {
            return Some(value.trim());
        }
        rest = next;
    }
    None
}
