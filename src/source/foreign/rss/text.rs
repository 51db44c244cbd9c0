//! Texts of feeds as HTML, and what of them is lead and what is body.

use super::Dialect;
use crate::source::address;
use crate::source::foreign::xml::{Element, Node, escaped, to_html};
use crate::source::html::{loose_text, plain_text};

/// The longest lead, in characters.
const LEAD: usize = 400;

/// The address that relative addresses in `element` start from (XML Base §4).
pub fn base_of(element: &Element, outer: &str) -> String {
    let own = element.attribute("xml:base").and_then(|own| address::resource(own, outer));
    own.unwrap_or_else(|| outer.to_owned())
}

/// A short text as HTML: a text construct of Atom (RFC 4287 §3.1), or what RSS has, which may be HTML or not.
pub fn html(element: &Element, dialect: Dialect) -> String {
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let is_markup = matches!(kind.as_str(), "html" | "xhtml" | "text/html" | "application/xhtml+xml");
    let is_text = kind.is_empty() || kind == "plain" || (kind.starts_with("text") && !kind.contains("xml"));
    match dialect {
        // Other types are of documents of their own, such as pictures.
        Dialect::Atom if !is_markup && !is_text => String::new(),
        _ if element.elements().next().is_some() => to_html(&element.children),
        Dialect::Atom if !is_markup => escaped(&element.text()),
        _ => element.text(),
    }
}

/// A body as HTML, and the address that its relative addresses start from.
pub fn body(element: &Element, dialect: Dialect, outer: &str) -> (String, String) {
    let base = base_of(element, outer);
    let html = match wrapper(element) {
        Some(wrapper) => return (to_html(&wrapper.children), base_of(wrapper, &base)),
        None => html(element, dialect),
    };
    (without_boilerplate(&paragraphs(&html)).to_owned(), base)
}

/// The `div` that holds all of an XHTML body and is no part of it (RFC 4287 §3.1.1.3).
fn wrapper(element: &Element) -> Option<&Element> {
    let blank = |node: &&Node| !matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut nodes = element.children.iter().filter(blank);
    match (nodes.next(), nodes.next()) {
        (Some(Node::Element(only)), None) if only.local_name() == "div" => Some(only),
        _ => None,
    }
}

/// Text without markup, in which blank lines part paragraphs.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    match !text.contains('<') && text.trim().contains("\n\n") {
        true => text.split("\n\n").flat_map(|paragraph| ["<p>", paragraph.trim(), "</p>"]).collect(),
        false => text,
    }
}

/// `html` without the line that WordPress puts at the end of everything.
fn without_boilerplate(html: &str) -> &str {
    match html.rfind("<p>The post <a") {
        Some(at) if html[at..].contains("appeared first on") => &html[..at],
        _ => html,
    }
}

/// Lead and body, each as HTML or empty, of what a feed gives as summary and as content. A text is never in both, as
/// in most feeds, whose summary is how the content begins; then the first paragraph is the lead and the others are the
/// body.
pub fn lead_and_body(summary: &str, content: &str) -> (String, String) {
    let (summary, content) = if is_blank(content) { ("", summary) } else { (summary, content) };
    let (lead, text) = (loose_text(summary), plain_text(content));
    let beginning = lead.trim_end_matches(['.', '…', ' ', '[', ']', '\u{a0}']);
    if !beginning.is_empty() && !text.starts_with(beginning) {
        return (escaped(&shortened(&lead)), content.to_owned());
    }
    match first_paragraph(content) {
        Some((first, rest)) if first.chars().count() <= LEAD && !is_blank(rest) => (first.to_owned(), rest.to_owned()),
        _ if is_lead(content, &text) => (escaped(&loose_text(content)), String::new()),
        _ => (String::new(), content.to_owned()),
    }
}

/// Whether there is nothing to show in `html`.
pub fn is_blank(html: &str) -> bool {
    let shows = ["<img", "<iframe", "<video", "<audio", "<picture"];
    // Most texts show letters outside of tags and references, which takes no parser to see.
    let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let has_letters = |text: &str| !text.contains('&') && text.contains(char::is_alphanumeric);
    !shows.iter().any(|tag| html.contains(tag)) && !texts.into_iter().any(has_letters) && plain_text(html).is_empty()
}

/// The first paragraph, when it has no markup, and what follows.
fn first_paragraph(html: &str) -> Option<(&str, &str)> {
    let (attributes, rest) = html.trim_start().strip_prefix("<p")?.split_once('>')?;
    let (first, rest) = rest.split_once("</p>")?;
    let is_paragraph = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
    (is_paragraph && !first.contains('<') && !first.trim().is_empty()).then_some((first, rest))
}

/// Whether a whole text is no more than a lead: short, in one paragraph, and without links.
fn is_lead(html: &str, text: &str) -> bool {
    let tags = html.split('<').skip(1).map(|part| {
        let name = part.trim_start_matches('/');
        name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())].to_ascii_lowercase()
    });
    let plain = ["", "p", "div", "span", "font", "b", "i", "em", "strong", "small"];
    let paragraphs = html.matches("<p>").count() + html.matches("<p ").count() + html.matches("<br").count();
    !text.is_empty()
        && text.chars().count() <= LEAD
        && paragraphs <= 1
        && tags.into_iter().all(|name| plain.contains(&name.as_str()) || name == "br")
}

/// `text` to the last word that a lead has place for.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LEAD) {
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", text[..end].trim_end_matches([',', ' ', '.', ';', ':']))
        }
        None => text.to_owned(),
    }
}

/// The name in `desk@news.example (Name)`, `Name <desk@news.example>` or `Name`; an address alone is none.
pub fn person(text: &str) -> Option<String> {
    let text = text.trim();
    let name = match text.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches([')', ' ']),
        _ => text.split_once('<').filter(|(_, mail)| mail.contains('@')).map_or(text, |(name, _)| name),
    };
    let name = name.trim().trim_matches('"');
    let is_mail = name.contains('@') && !name.contains(' ');
    (!name.is_empty() && !is_mail).then(|| name.to_owned())
}
