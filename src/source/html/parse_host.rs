//! HTML parsed on the host, by the same standard as a browser (html5ever), for render tests and rendering ahead of time.

use super::node::Node;
use crate::model::Extent;

/// The text of HTML that has no tags: its entities are decoded.
pub fn text(untagged: &str) -> String {
    let texts = parse(untagged).0.into_iter().filter_map(|node| match node {
        Node::Text(text) => Some(text),
        Node::Element(_) => None,
    });
    texts.collect()
}

/// The nodes of the document's body.
#[cfg(feature = "ssr")]
pub fn parse(html: &str) -> (Vec<Node>, Extent) {
    let mut extent = Extent::Whole;
    let document = scraper::Html::parse_document(&host::unscripted(html));
    let body = document
        .root_element()
        .children()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    (body.map(|body| host::children(body, super::node::DEPTH, &mut extent)).unwrap_or_default(), extent)
}

#[cfg(not(feature = "ssr"))]
pub fn parse(_: &str) -> (Vec<Node>, Extent) {
    panic!("HTML cannot be parsed here: build for the host with the feature `ssr`")
}

#[cfg(feature = "ssr")]
mod host {
    use crate::model::Extent;
    use crate::source::html::node::{self, ATTRIBUTES, DROPPED, Element, Node};

    type Reference<'a> = ego_tree::NodeRef<'a, scraper::Node>;

    /// What a `noscript` is called while it is parsed.
    const NOSCRIPT: &str = "x-noscript";

    /// `scraper` parses as if scripts ran, and then a `noscript` holds text; under another name it holds elements, as
    /// in the inert documents of a browser.
    pub fn unscripted(html: &str) -> String {
        let mut unscripted = html.to_owned();
        for (at, _) in html.to_ascii_lowercase().rmatch_indices("noscript") {
            if html[..at].ends_with(['<', '/']) {
                unscripted.replace_range(at..at + "noscript".len(), NOSCRIPT);
            }
        }
        unscripted
    }

    pub fn children(parent: Reference<'_>, depth: usize, extent: &mut Extent) -> Vec<Node> {
        let mut nodes = Vec::new();
        if depth == 0 && parent.has_children() {
            *extent = Extent::Cut;
            return nodes;
        }
        for child in parent.children() {
            match copy(child, depth, extent) {
                Some(Node::Element(element)) => node::push(element, &mut nodes),
                text => nodes.extend(text),
            }
        }
        nodes
    }

    fn copy(node: Reference<'_>, depth: usize, extent: &mut Extent) -> Option<Node> {
        match node.value() {
            scraper::Node::Text(text) => Some(Node::Text(text.to_string())),
            scraper::Node::Element(element) => {
                let name = match element.name().to_ascii_lowercase() {
                    name if name == NOSCRIPT => "noscript".to_owned(),
                    name => name,
                };
                let attributes =
                    ATTRIBUTES.iter().filter_map(|&name| Some((name, element.attr(name)?.to_owned()))).collect();
                let dropped = DROPPED.contains(&name.as_str());
                (!dropped).then(|| {
                    let children = children(node, depth - 1, extent);
                    Node::Element(Element { name, attributes, children })
                })
            }
            _ => None,
        }
    }
}
