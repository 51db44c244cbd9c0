//! HTML parsed by the browser, into a document in which nothing runs and nothing is loaded.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, SupportedType};

use super::node::{ATTRIBUTES, DEPTH, DROPPED, Element, Node};

/// The nodes of the document's body.
pub fn parse(html: &str) -> Vec<Node> {
    let document = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    match document.ok().and_then(|document| document.body()) {
        Some(body) => children(&body, DEPTH),
        None => Vec::new(),
    }
}

fn children(parent: &web_sys::Node, depth: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = parent.first_child().filter(|_| depth > 0);
    while let Some(child) = next {
        next = child.next_sibling();
        match child.dyn_ref::<web_sys::Element>() {
            Some(element) => nodes.extend(copy(element, depth).map(Node::Element)),
            None if child.node_type() == web_sys::Node::TEXT_NODE => {
                nodes.push(Node::Text(child.node_value().unwrap_or_default()))
            }
            None => {}
        }
    }
    nodes
}

fn copy(element: &web_sys::Element, depth: usize) -> Option<Element> {
    let name = element.local_name().to_ascii_lowercase();
    if DROPPED.contains(&name.as_str()) {
        return None;
    }
    let attributes = ATTRIBUTES.iter().filter_map(|&name| Some((name, element.get_attribute(name)?))).collect();
    Some(Element { name, attributes, children: children(element, depth - 1) })
}
