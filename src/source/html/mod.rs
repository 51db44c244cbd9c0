//! Untrusted HTML becomes typed blocks. It is parsed into an inert document, copied into a small tree of names and
//! wanted attributes, and from that tree only what the allow-list in `blocks.rs` knows is built. Nothing is ever
//! written back as HTML.

mod blocks;
mod inline;
mod loose;
mod node;
#[cfg_attr(target_arch = "wasm32", path = "parse_browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "parse_host.rs")]
mod parse;
#[cfg(any(test, target_arch = "wasm32"))]
mod quiet;

use crate::model::{Block, Content, Inline};

/// Reads a body. Never fails: what cannot be shown is left out.
pub fn read(content: &Content) -> Vec<Block> {
    match content {
        Content::Html { html, base } => blocks::read(&nodes(html), base),
        Content::Text(text) => paragraphs(text),
    }
}

/// The text of an HTML fragment: entities decoded, markup dropped, white space folded.
pub fn plain_text(html: &str) -> String {
    match if html.contains('<') { None } else { loose::decoded(html) } {
        Some(text) => inline::fold_space(&text),
        None => inline::plain_text(&nodes(html)),
    }
}

/// The same of a text that is plain by its format but often carries markup: what is surely a tag is dropped, and any
/// other `<` is itself.
pub fn loose_text(text: &str) -> String {
    plain_text(&loose::escaped(text))
}

/// The document's nodes. It begins in the body: in a head the first word or picture would end a `noscript`.
fn nodes(html: &str) -> Vec<node::Node> {
    parse::parse(&["<body>", html].concat())
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
