//! XML 1.0 with namespaces, as a small tree.
//!
//! The browser's own parser does the work; on the host another one stands in for it. What the world calls XML is mended
//! (`mend.rs`) when they refuse it. Neither is shown a document type, so no entity is ever declared or fetched.

mod mend;
mod names;
mod prolog;
mod write;

#[cfg(target_arch = "wasm32")]
#[path = "parse_browser.rs"]
mod parser;
#[cfg(not(target_arch = "wasm32"))]
#[path = "parse_host.rs"]
mod parser;

pub use prolog::is_feed;
pub use write::{escaped, to_html};

/// How deep a document is followed; what is deeper is left out. It is more than what HTML is followed, so that the reader
/// of a body in XHTML sees that there is more, and tells.
const DEPTH: usize = 250;

/// How much of a parser's message is told, in characters.
const MESSAGE: usize = 160;

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// With the prefix that `names.rs` has for its namespace, whatever the document calls it.
    pub name: String,
    /// All attributes, named in the same way, without declarations of namespaces.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// Reads a document. The error says in one line why it is none.
pub fn parse(text: &str) -> Result<Element, String> {
    if prolog::is_page(text) {
        return Err("it is a web page, not a feed".to_owned());
    }
    let document = prolog::without(text);
    let wrong = match parse_strictly(&document) {
        Ok(root) => return Ok(root),
        Err(wrong) => wrong,
    };
    let mended = mend::mended(&document);
    let root = parse_strictly(&mended).ok();
    let root = root.or_else(|| parse_strictly(&mend::salvaged(&mended, |part| parse_strictly(part).is_ok())?).ok());
    root.ok_or_else(|| ["it is not XML (", &wrong, ")"].concat())
}

/// Reads a document that is well-formed; the error is what the parser says of it.
fn parse_strictly(document: &str) -> Result<Element, String> {
    let root = parser::parse(document).map_err(|wrong| one_line(&wrong))?;
    match complaint(&root) {
        Some(complaint) => Err(one_line(&complaint)),
        None => Ok(root),
    }
}

/// What the parser of a browser says when it fails. It gives a document with an element `parsererror` then: as the root
/// (Firefox), or first in the root or in the body of a page made for it (Chromium, WebKit).
fn complaint(root: &Element) -> Option<String> {
    let mut element = Some(root);
    for _ in 0..3 {
        let here = element?;
        if here.local_name() == "parsererror" {
            return Some(here.text());
        }
        element = here.elements().next();
    }
    None
}

/// A parser's message without what surrounds it in a browser.
fn one_line(message: &str) -> String {
    let message = message.replace("This page contains the following errors:", "");
    let message = message.split("Below is a rendering").next().unwrap_or_default();
    let lines = message.lines().map(str::trim);
    let said: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("Location:"))
        // Firefox goes on with the line itself and a mark below its place.
        .map(|line| line.split_once("Column ").map_or(line, |(before, _)| before.trim_end_matches([' ', ','])))
        .take(2)
        .collect();
    let said = said.join(", ").replace("XML Parsing Error: ", "");
    said.chars().take(MESSAGE).collect()
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The name without its prefix.
    pub fn local_name(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// All text in it, to the letter.
    pub fn text(&self) -> String {
        let mut text = String::new();
        push_text(&self.children, &mut text);
        text
    }
}

fn push_text(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(element) => push_text(&element.children, text),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
#[path = "xml_tests.rs"]
mod tests;
