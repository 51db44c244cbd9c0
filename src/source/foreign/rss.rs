//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), RSS 1.0 (<https://web.resource.org/rss/1.0/spec>) and Atom
//! (RFC 4287), each as a JSON Feed, with what Dublin Core, Media RSS, iTunes and paging (RFC 5005) add to them.

mod mail_date;
mod media;
mod text;

use crate::model::Timestamp;
use crate::source::address;
use crate::source::foreign::xml::{self, Element};
use crate::source::foreign::{Ask, Trouble};
use crate::source::html::{loose_text, plain_text};
use crate::source::json::Value;
use media::Picture;

/// How much of a text stands for an item that has neither id, address, title nor date.
const ID_FROM_TEXT: usize = 100;

/// So many tags and authors of an item are read.
const LISTED: usize = 100;

const PUBLISHED: [&str; 7] =
    ["published", "pubDate", "dc:date", "issued", "dcterms:issued", "dcterms:created", "created"];
const MODIFIED: [&str; 3] = ["updated", "modified", "dcterms:modified"];

/// Which of the two families a feed belongs to: they differ in what a plain text is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Dialect {
    Rss,
    Atom,
}

pub async fn feed(ask: &Ask, address: &str) -> Result<Value, Trouble> {
    let answer = ask(address).await?.checked()?;
    translate(&answer.text, address).map_err(Trouble::Unreadable)
}

/// Whether a text begins as a feed in XML does, and not as a web page.
pub fn is_xml(text: &str) -> bool {
    xml::is_feed(text)
}

/// The feed as a JSON Feed, of a text that came from `address`. The error says why it is none.
pub fn translate(text: &str, address: &str) -> Result<Value, String> {
    let root = xml::parse(text)?;
    let (dialect, channel) = match root.local_name().to_ascii_lowercase().as_str() {
        "feed" => (Dialect::Atom, &root),
        "rss" | "rdf" => (Dialect::Rss, root.child("channel").unwrap_or(&root)),
        "html" => return Err("it is a web page, not a feed".to_owned()),
        _ => return Err(["it is XML, but neither RSS nor Atom: its root is <", &root.name, ">"].concat()),
    };
    // In RSS 1.0 the items stand beside the channel.
    let beside = if std::ptr::eq(channel, &root) { None } else { Some(&root) };
    let holders = [Some(channel), beside].into_iter().flatten();
    let items =
        holders.flat_map(|holder| holder.elements().filter(|item| matches!(item.name.as_str(), "item" | "entry")));
    let base = text::base_of(channel, &text::base_of(&root, address));
    let field = |names: &[&str]| {
        let found = names.iter().flat_map(|name| either(channel, name));
        found.map(|element| text::html(element, dialect)).find(|text| !text.trim().is_empty())
    };
    let language = field(&["language", "dc:language"])
        .or_else(|| channel.attribute("xml:lang").or_else(|| root.attribute("xml:lang")).map(str::to_owned));
    Ok(Value::object(vec![
        ("version", "https://jsonfeed.org/version/1.1".into()),
        ("title", field(&["title"]).into()),
        ("home_page_url", page_address(channel, &base).into()),
        ("description", field(&["description", "subtitle", "tagline"]).into()),
        ("language", language.map(|tag| language_tag(&tag)).into()),
        ("authors", names(authors(channel))),
        ("next_url", linked(channel, "next", &base).into_iter().next().map(|(address, _)| address).into()),
        ("items", items.map(|entry| item(entry, dialect, &base, address)).collect::<Vec<_>>().into()),
    ]))
}

fn item(item: &Element, dialect: Dialect, outer: &str, address: &str) -> Value {
    let base = text::base_of(item, outer);
    let short = |name: &str| either(item, name).map(|element| text::html(element, dialect)).next();
    let url = page_address(item, &base);
    let media_title = || item.child("media:title").map(|title| text::html(title, Dialect::Atom));
    let title = short("title").or_else(media_title).unwrap_or_default();
    let (summary, content, content_base) = texts(item, dialect, &base);
    let (picture, content) = pictured(media::picture(item, &base), &media::without_trackers(&content), &content_base);
    let summary = if summary.is_empty() { summary } else { media::without_trackers(&summary) };
    let picture = picture.or_else(|| media::leading_picture(&summary, &base).map(|(picture, _)| picture));
    let (lead, body) = text::lead_and_body(&summary, &content);
    let lead = Some(lead).filter(|lead| !lead.is_empty() && loose_text(lead) != loose_text(&title));
    let (published, modified) = dates(item);
    let id = ["guid", "id"].iter().find_map(|name| Some(either(item, name).next()?.text().trim().to_owned()));
    let id = id.filter(|id| !id.is_empty()).or_else(|| {
        let about = item.attribute("rdf:about").or_else(|| item.attribute("about"));
        about.filter(|about| !about.is_empty()).map(str::to_owned)
    });
    let id = id.or_else(|| url.clone()).or_else(|| {
        let named = [plain_text(&title), published.clone().unwrap_or_default()].join(" ").trim().to_owned();
        let text = || {
            plain_text(&[lead.as_deref().unwrap_or_default(), &body].concat())
                .chars()
                .take(ID_FROM_TEXT)
                .collect::<String>()
        };
        Some(if named.is_empty() { text() } else { named }).filter(|id| !id.is_empty())
    });
    let language = item.attribute("xml:lang").map(str::to_owned);
    let language = language.or_else(|| item.child("dc:language").map(|language| language.text()));
    let body = Some(body).filter(|body| !text::is_blank(body)).unwrap_or_default();
    let players = media::players(item, &base, &body);
    let body = Some([body, players].concat()).filter(|body| !body.is_empty());
    let news = vec![
        ("base", Some(content_base).filter(|base| body.is_some() && base != address).into()),
        ("image_alt", picture.as_ref().map(|picture| picture.alt.clone()).filter(|alt| !alt.is_empty()).into()),
        ("source", origin(item).into()),
        ("tags", tags(item).into()),
    ];
    Value::object(vec![
        ("id", id.into()),
        ("url", url.into()),
        ("title", Some(title).into()),
        ("summary", lead.into()),
        ("content_html", body.into()),
        ("image", picture.map(|picture| picture.address).into()),
        ("date_published", published.into()),
        ("date_modified", modified.into()),
        ("language", language.map(|tag| language_tag(&tag)).filter(|tag| !tag.is_empty()).into()),
        ("authors", names(authors(item))),
        ("_news", Value::object(news)),
    ])
}

/// The elements of this name, or of the same name where Atom's stand in another feed.
fn either<'a>(parent: &'a Element, name: &str) -> impl Iterator<Item = &'a Element> {
    let atom = ["atom:", name].concat();
    let name = name.to_owned();
    parent.elements().filter(move |element| element.name == name || element.name == atom)
}

/// Summary and content as HTML, and the address that the content's relative addresses start from.
fn texts(item: &Element, dialect: Dialect, base: &str) -> (String, String, String) {
    let filled = |element: &&Element| !element.children.is_empty();
    let find = |name: &str| either(item, name).find(filled);
    let summary = find("description").or_else(|| find("summary")).or_else(|| find("itunes:summary"));
    let content = find("content:encoded").or_else(|| find("content"));
    // Beside them it is of a picture; a film has nothing else.
    let media = || item.child("media:group").unwrap_or(item).child("media:description");
    let content = if summary.is_some() { content } else { content.or_else(media) };
    // Alone, a summary is all there is to read.
    match (summary, content) {
        (None, None) => (String::new(), String::new(), base.to_owned()),
        (Some(only), None) | (None, Some(only)) => {
            let (html, base) = text::body(only, dialect_of(only, dialect), base);
            (String::new(), html, base)
        }
        (Some(summary), Some(content)) => {
            let (html, content_base) = text::body(content, dialect_of(content, dialect), base);
            let (summary, _) = text::body(summary, dialect_of(summary, dialect), base);
            (summary, html, content_base)
        }
    }
}

/// Elements of RSS and its modules are read as such in Atom too, and the other way round. Texts of Media RSS have types
/// as those of Atom do.
fn dialect_of(element: &Element, dialect: Dialect) -> Dialect {
    match element.name.split_once(':') {
        Some(("atom" | "media", _)) => Dialect::Atom,
        Some(_) => Dialect::Rss,
        None => dialect,
    }
}

/// The picture of an item, and its content without that picture at its beginning: a page shows it above the text.
fn pictured(named: Option<Picture>, content: &str, base: &str) -> (Option<Picture>, String) {
    let Some((leading, rest)) = media::leading_picture(content, base) else { return (named, content.to_owned()) };
    match named {
        None => (Some(leading), rest),
        // The same picture in another size has the same path.
        Some(mut named) if address::path(&named.address) == address::path(&leading.address) => {
            if named.alt.is_empty() {
                named.alt = leading.alt;
            }
            (Some(named), rest)
        }
        Some(named) => (Some(named), content.to_owned()),
    }
}

/// The address of the page that a feed or an item stands for.
fn page_address(parent: &Element, base: &str) -> Option<String> {
    let pages = linked(parent, "alternate", base);
    let is_page = |kind: &str| kind.is_empty() || kind.contains("html");
    let page =
        pages.iter().find(|(_, kind)| kind == "text/html").or_else(|| pages.iter().find(|(_, kind)| is_page(kind)));
    let written = parent.children("link").find_map(|link| {
        let address = link.text();
        let address = address.trim();
        (!address.is_empty()).then(|| address::resource(address, &text::base_of(link, base)))?
    });
    let permanent = || {
        let guid = parent.child("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"))?;
        address::resource(guid.text().trim(), "about:blank")
    };
    written.or_else(|| page.or(pages.first()).map(|(address, _)| address.clone())).or_else(permanent)
}

/// Addresses and types of the links with this relation; one without relation is an alternate (RFC 4287 §4.2.7.2).
fn linked(parent: &Element, relation: &str, base: &str) -> Vec<(String, String)> {
    let links = either(parent, "link").filter(|link| link.attribute("rel").unwrap_or("alternate") == relation);
    links
        .filter_map(|link| {
            let address = link.attribute("href").filter(|address| !address.is_empty())?;
            let kind = link.attribute("type").unwrap_or_default().to_ascii_lowercase();
            Some((address::resource(address, &text::base_of(link, base))?, kind))
        })
        .collect()
}

/// When an item was published and when it was changed. With one date alone it was published then.
fn dates(item: &Element) -> (Option<String>, Option<String>) {
    let find =
        |names: &[&str]| names.iter().flat_map(|name| either(item, name)).find_map(|date| read_date(&date.text()));
    let (published, modified) = (find(&PUBLISHED), find(&MODIFIED));
    let write = |date: Option<Timestamp>| date.map(Timestamp::to_rfc3339);
    match (published, modified) {
        (None, only) => (write(only), None),
        both => (write(both.0), write(both.1)),
    }
}

/// A date as mail or as RFC 3339 writes it. The year 1 and the second 0 of 1970 are what programs write for none.
fn read_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let internet = || Timestamp::parse(text).or_else(|| Timestamp::parse(&[text, "Z"].concat()));
    let date = mail_date::parse(text).or_else(internet)?;
    (date != Timestamp(0) && !date.to_rfc3339().starts_with('0')).then_some(date)
}

fn authors(parent: &Element) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for own in [Some(parent), either(parent, "source").next()].into_iter().flatten() {
        for name in ["dc:creator", "author", "itunes:author"] {
            let elements = either(own, name);
            let names = elements.map(|author| either(author, "name").next().unwrap_or(author).text());
            for name in names.filter_map(|name| text::person(&name)) {
                if found.len() < LISTED && !found.contains(&name) {
                    found.push(name);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
    }
    found
}

fn names(names: Vec<String>) -> Value {
    let authors = names.iter().map(|name| Value::object(vec![("name", name.as_str().into())]));
    authors.collect::<Vec<_>>().into()
}

/// The name of the feed that an item was taken from (RSS 2.0 `source`, RFC 4287 §4.2.11).
fn origin(item: &Element) -> Option<String> {
    let source = either(item, "source").next()?;
    let name = match either(source, "title").next() {
        Some(title) => text::html(title, Dialect::Atom),
        None if source.elements().next().is_none() => source.text(),
        None => return None,
    };
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Categories and keywords. In Atom a category has a term, and may have a label for people.
fn tags(item: &Element) -> Vec<Value> {
    let mut tags: Vec<(Option<String>, String)> = Vec::new();
    for element in item.elements() {
        match element.name.as_str() {
            "category" | "atom:category" | "dc:subject" => {
                let (term, label) = (element.attribute("term"), element.attribute("label"));
                let name = label.or(term).map_or_else(|| element.text(), str::to_owned);
                let slug = term.filter(|_| label.is_some()).map(str::to_owned);
                tags.push((slug, name));
            }
            "media:group" => tags.extend(element.children("media:keywords").flat_map(keywords)),
            "media:keywords" | "itunes:keywords" => tags.extend(keywords(element)),
            _ => {}
        }
    }
    let mut known: Vec<String> = Vec::new();
    tags.retain(|(_, name)| {
        let name = name.trim().to_lowercase();
        // Some programs mark their kinds of items by categories that are addresses.
        let is_tag = known.len() < LISTED && !name.is_empty() && !address::is_web(&name);
        let is_new = is_tag && !known.contains(&name);
        known.extend(is_new.then_some(name));
        is_new
    });
    let tag = |(slug, name): (Option<String>, String)| {
        let slug = slug.filter(|slug| !address::is_web(slug));
        Value::object(vec![("slug", slug.into()), ("name", name.trim().into())])
    };
    tags.into_iter().map(tag).collect()
}

fn keywords(element: &Element) -> Vec<(Option<String>, String)> {
    element.text().split(',').map(|word| (None, word.to_owned())).collect()
}

/// `en_US` is written by some where BCP 47 has `en-US`.
fn language_tag(text: &str) -> String {
    text.trim().replace('_', "-")
}

#[cfg(all(test, feature = "ssr"))]
#[path = "rss_tests.rs"]
mod tests;
