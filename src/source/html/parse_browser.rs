//! HTML parsed by the browser, into a document in which nothing runs and nothing is loaded.
//!
//! A name or an id in that document can stand in for the properties of the document itself and of its forms (HTML §3.1.7
//! and §4.10.3, "named properties"), so neither is asked for any: a walker goes from node to node, and forms are passed.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, HtmlFormElement, SupportedType, TreeWalker};

use super::node::{self, ATTRIBUTES, DEPTH, DROPPED, Element, Node};
use super::quiet::quiet;
use crate::model::Extent;

/// Elements and text, as `NodeFilter.SHOW_…` counts them.
const SHOWN: u32 = 0x1 | 0x4;

/// The text of HTML that has no tags: its entities are decoded.
pub fn text(untagged: &str) -> String {
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(untagged, SupportedType::TextHtml));
    parsed.ok().and_then(|parsed| parsed.body()?.text_content()).unwrap_or_default()
}

/// The nodes of the document's body.
pub fn parse(html: &str) -> (Vec<Node>, Extent) {
    let walker = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&quiet(html), SupportedType::TextHtml))
        .ok()
        .and_then(|parsed| web_sys::window()?.document()?.create_tree_walker_with_what_to_show(&parsed, SHOWN).ok());
    let mut extent = Extent::Whole;
    let Some(walker) = walker else { return (Vec::new(), extent) };
    let document = children(&walker, DEPTH + 2, &mut extent);
    let root = document.into_iter().find_map(|node| named(node, "html"));
    let body = root.and_then(|root| root.children.into_iter().find_map(|node| named(node, "body")));
    (body.map(|body| body.children).unwrap_or_default(), extent)
}

fn named(node: Node, name: &str) -> Option<Element> {
    match node {
        Node::Element(element) if element.name == name => Some(element),
        _ => None,
    }
}

/// What is in the node that the walker stands on; the walker stands there again afterwards.
fn children(walker: &TreeWalker, depth: usize, extent: &mut Extent) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = walker.first_child().ok().flatten();
    let entered = next.is_some();
    if depth == 0 && entered {
        *extent = Extent::Cut;
        next = None;
    }
    while let Some(child) = next {
        match child.dyn_ref::<web_sys::Element>() {
            Some(form) if form.is_instance_of::<HtmlFormElement>() => {}
            Some(element) => {
                if let Some(element) = copy(element, walker, depth, extent) {
                    node::push(element, &mut nodes);
                }
            }
            None => nodes.push(Node::Text(child.node_value().unwrap_or_default())),
        }
        next = walker.next_sibling().ok().flatten();
    }
    if entered {
        let _ = walker.parent_node();
    }
    nodes
}

fn copy(element: &web_sys::Element, walker: &TreeWalker, depth: usize, extent: &mut Extent) -> Option<Element> {
    let name = element.local_name().to_ascii_lowercase();
    if DROPPED.contains(&name.as_str()) {
        return None;
    }
    let attributes = ATTRIBUTES.iter().filter_map(|&name| Some((name, element.get_attribute(name)?))).collect();
    Some(Element { name, attributes, children: children(walker, depth - 1, extent) })
}
