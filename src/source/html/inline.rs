//! Running text: the allow-list of what may stand inside a paragraph.

use super::node::{Element, Node};
use crate::model::{Image, Inline, Timestamp};
use crate::source::address;

/// Elements that part words when only the text of a document is wanted.
pub const BLOCK_LEVEL: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
    "th",
];

/// Elements that stand for something of others; what is in them is for browsers that cannot show it.
pub const EMBEDS: [&str; 3] = ["iframe", "video", "audio"];

/// White space folded to single spaces, none at the ends. A no-break space within the text is not white space here.
pub fn fold_space(text: &str) -> String {
    text.trim().split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The text of `nodes`, its white space folded.
pub fn plain_text(nodes: &[Node]) -> String {
    let mut text = String::new();
    push_text(nodes, &mut text);
    fold_space(&text)
}

fn push_text(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(element) if EMBEDS.contains(&element.name.as_str()) => {}
            Node::Element(element) => {
                let parts = BLOCK_LEVEL.contains(&element.name.as_str()) || element.name == "br";
                text.push_str(if parts { " " } else { "" });
                push_text(&element.children, text);
                text.push_str(if parts { " " } else { "" });
            }
        }
    }
}

/// The text of `nodes` to the letter, for code.
pub fn verbatim(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(element) if element.name == "br" => text.push('\n'),
            Node::Element(element) if EMBEDS.contains(&element.name.as_str()) => {}
            Node::Element(element) => text.push_str(&verbatim(&element.children)),
        }
    }
    text
}

/// `nodes` as running text, trimmed; what is no running text is replaced by what is in it.
pub fn read(nodes: &[Node], base: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    for node in nodes {
        push(node, base, &mut content);
    }
    trimmed(content)
}

/// Adds `node` to running text.
pub fn push(node: &Node, base: &str, content: &mut Vec<Inline>) {
    match node {
        Node::Text(text) => push_folded(text, content),
        Node::Element(element) => push_element(element, base, content),
    }
}

fn push_element(element: &Element, base: &str, content: &mut Vec<Inline>) {
    let mut inner = Vec::new();
    for child in &element.children {
        push(child, base, &mut inner);
    }
    let whole = match element.name.as_str() {
        "img" => read_image(element, base).map(Inline::Image),
        name if EMBEDS.contains(&name) => None,
        "br" => Some(Inline::Break),
        "q" => {
            push_folded("“", content);
            absorb(inner, content);
            return push_folded("”", content);
        }
        name if BLOCK_LEVEL.contains(&name) => {
            push_folded(" ", content);
            absorb(inner, content);
            return push_folded(" ", content);
        }
        // A mark on nothing but space is that space.
        _ if is_blank(&inner) => return absorb(inner, content),
        // A link within its own page has nothing to lead to here.
        "a" => match element
            .attribute("href")
            .filter(|href| !href.starts_with('#'))
            .and_then(|href| address::link(href, base))
        {
            Some(address) => Some(Inline::Link { address, content: inner }),
            None => return absorb(inner, content),
        },
        "strong" | "b" => Some(Inline::Strong(inner)),
        "em" | "i" | "cite" | "dfn" | "var" => Some(Inline::Emphasis(inner)),
        "sup" => Some(Inline::Superscript(inner)),
        "sub" => Some(Inline::Subscript(inner)),
        "code" | "kbd" | "samp" | "tt" => Some(Inline::Code(inner)),
        "time" => match element.attribute("datetime").and_then(Timestamp::parse) {
            Some(at) => Some(Inline::Time { at, content: inner }),
            None => return absorb(inner, content),
        },
        _ => return absorb(inner, content),
    };
    content.extend(whole);
}

/// A picture with a safe address; its size is kept when it is believable.
pub fn read_image(element: &Element, base: &str) -> Option<Image> {
    let address = address::resource(element.attribute("src")?.trim(), base)?;
    let size = element.number("width").zip(element.number("height"));
    Some(Image {
        address,
        alt: fold_space(element.attribute("alt").unwrap_or_default()),
        size: size.filter(|(width, height)| (1..=20_000).contains(width) && (1..=20_000).contains(height)),
    })
}

/// Adds running text whose element is left out.
fn absorb(inner: Vec<Inline>, content: &mut Vec<Inline>) {
    for inline in inner {
        match inline {
            Inline::Text(text) => push_folded(&text, content),
            other => content.push(other),
        }
    }
}

/// Adds text with its white space folded; two pieces are joined, so that no space is doubled.
fn push_folded(text: &str, content: &mut Vec<Inline>) {
    if !matches!(content.last(), Some(Inline::Text(_))) {
        content.push(Inline::Text(String::new()));
    }
    let Some(Inline::Text(own)) = content.last_mut() else { return };
    for letter in text.chars() {
        match letter {
            letter if is_space(letter) => {
                if !own.ends_with(' ') {
                    own.push(' ');
                }
            }
            '\0' => {}
            letter => own.push(letter),
        }
    }
}

/// Without spaces and breaks at the ends, and without empty texts.
pub fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    while content.last().is_some_and(is_unseen) {
        content.pop();
    }
    let start = content.iter().position(|inline| !is_unseen(inline)).unwrap_or(content.len());
    content.drain(..start);
    if let Some(Inline::Text(text)) = content.first_mut() {
        *text = text.trim_start_matches(is_space).to_owned();
    }
    if let Some(Inline::Text(text)) = content.last_mut() {
        *text = text.trim_end_matches(is_space).to_owned();
    }
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    content
}

/// Whether nothing of it could be seen.
pub fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(is_unseen)
}

/// A no-break space that nothing stands beside keeps nothing together: editors put it into empty paragraphs.
fn is_unseen(inline: &Inline) -> bool {
    match inline {
        Inline::Break => true,
        Inline::Text(text) => text.chars().all(|letter| is_space(letter) || letter == '\u{a0}'),
        _ => false,
    }
}
