//! Untrusted HTML becomes typed blocks. It is parsed into an inert document, copied into a small tree of names and
//! wanted attributes, and from that tree only what the allow-list in `blocks.rs` knows is built. Nothing is ever
//! written back as HTML.

mod blocks;
mod depth;
mod inline;
mod loose;
mod node;
#[cfg_attr(target_arch = "wasm32", path = "parse_browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "parse_host.rs")]
mod parse;
mod put;
#[cfg(any(test, target_arch = "wasm32"))]
mod quiet;

use crate::model::{Block, Content, Extent, Inline};
use crate::source::json::Value;

/// Reads a body, and tells how much of it. Never fails: what cannot be shown is left out.
pub fn read(content: &Content) -> (Vec<Block>, Extent) {
    match content {
        Content::Html { html, base } => {
            let (nodes, extent) = nodes(html);
            (blocks::read(&nodes, base), extent)
        }
        Content::Text(text) => (paragraphs(text), Extent::Whole),
        Content::TooLarge => (Vec::new(), Extent::Nothing),
    }
}

/// The same as the elements that a page draws.
pub fn body(content: &Content) -> Value {
    let (blocks, extent) = read(content);
    put::body(&blocks, extent)
}

/// The text of an HTML fragment: entities decoded, markup dropped, white space folded.
pub fn plain_text(html: &str) -> String {
    let text = loose::untagged(html);
    inline::fold_space(&loose::decoded(&text).unwrap_or_else(|| parse::text(&text)))
}

/// The same of a text that is plain by its format but often carries markup: what is surely a tag is dropped, and any
/// other `<` is itself. Of a long one, the beginning.
pub fn loose_text(text: &str) -> String {
    plain_text(&loose::escaped(loose::beginning(text)))
}

/// The document's nodes, and whether that is all of them. It begins in the body: in a head the first word or picture would
/// end a `noscript`.
fn nodes(html: &str) -> (Vec<node::Node>, Extent) {
    let within = depth::within(html);
    let (nodes, extent) = parse::parse(&["<body>", within].concat());
    (nodes, if within.len() < html.len() { Extent::Cut } else { extent })
}

/// Plain text: a blank line parts paragraphs, a line break stays.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Inline> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if line.is_empty() {
            if !paragraph.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
            }
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(line.to_owned()));
    }
    blocks
}

#[cfg(all(test, feature = "ssr"))]
#[path = "html_tests.rs"]
mod tests;
