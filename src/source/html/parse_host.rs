//! HTML parsed on the host, by the same standard as a browser (html5ever), for render tests and rendering ahead of time.

use super::node::Node;

/// The nodes of the document's body.
#[cfg(feature = "ssr")]
pub fn parse(html: &str) -> Vec<Node> {
    let document = scraper::Html::parse_document(html);
    let body = document
        .root_element()
        .children()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    body.map(|body| host::children(body, super::node::DEPTH)).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
pub fn parse(_: &str) -> Vec<Node> {
    panic!("HTML cannot be parsed here: build for the host with the feature `ssr`")
}

#[cfg(feature = "ssr")]
mod host {
    use crate::source::html::node::{ATTRIBUTES, DROPPED, Element, Node};

    type Reference<'a> = ego_tree::NodeRef<'a, scraper::Node>;

    pub fn children(parent: Reference<'_>, depth: usize) -> Vec<Node> {
        parent.children().take(if depth > 0 { usize::MAX } else { 0 }).filter_map(|child| copy(child, depth)).collect()
    }

    fn copy(node: Reference<'_>, depth: usize) -> Option<Node> {
        match node.value() {
            scraper::Node::Text(text) => Some(Node::Text(text.to_string())),
            scraper::Node::Element(element) => {
                let name = element.name().to_ascii_lowercase();
                let attributes =
                    ATTRIBUTES.iter().filter_map(|&name| Some((name, element.attr(name)?.to_owned()))).collect();
                let dropped = DROPPED.contains(&name.as_str());
                (!dropped).then(|| Node::Element(Element { name, attributes, children: children(node, depth - 1) }))
            }
            _ => None,
        }
    }
}
