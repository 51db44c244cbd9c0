//! XML parsed by the browser, into a document in which nothing runs and nothing is loaded.
//!
//! As in HTML (`html/parse_browser.rs`), nothing is asked of the document itself or of a form, for which a name in it
//! could stand in: a walker goes from node to node, and forms are passed.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, HtmlFormElement, SupportedType, TreeWalker};

use super::names::{canonical, unprefixed};
use super::{DEPTH, Element, Node};

/// Elements, text and CDATA, as `NodeFilter.SHOW_…` counts them.
const SHOWN: u32 = 0x1 | 0x4 | 0x8;

/// The root of the document. Where it is not well-formed, the browser gives another document that says so.
pub fn parse(document: &str) -> Result<Element, String> {
    let root = || {
        let parsed = DomParser::new().ok()?.parse_from_string(document, SupportedType::ApplicationXml).ok()?;
        let walker = web_sys::window()?.document()?.create_tree_walker_with_what_to_show(&parsed, SHOWN).ok()?;
        let root = walker.first_child().ok()??.dyn_into::<web_sys::Element>().ok()?;
        let is_atom = name(&root, false).starts_with("atom:");
        Some(copy(&root, &walker, DEPTH, is_atom))
    };
    root().ok_or_else(|| "it has no root".to_owned())
}

/// What is in the element that the walker stands on; the walker stands there again afterwards.
fn children(walker: &TreeWalker, depth: usize, is_atom: bool) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = if depth > 0 { walker.first_child().ok().flatten() } else { None };
    let entered = next.is_some();
    while let Some(child) = next {
        match child.dyn_ref::<web_sys::Element>() {
            Some(form) if form.is_instance_of::<HtmlFormElement>() => {}
            Some(element) => nodes.push(Node::Element(copy(element, walker, depth - 1, is_atom))),
            None => nodes.push(Node::Text(child.node_value().unwrap_or_default())),
        }
        next = walker.next_sibling().ok().flatten();
    }
    if entered {
        let _ = walker.parent_node();
    }
    nodes
}

fn copy(element: &web_sys::Element, walker: &TreeWalker, depth: usize, is_atom: bool) -> Element {
    let mut attributes = Vec::new();
    for written in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let (prefix, local) = written.split_once(':').unwrap_or(("", &written));
        if prefix == "xmlns" || written == "xmlns" {
            continue;
        }
        let name = match prefix {
            "" => local.to_owned(),
            "xml" => written.clone(),
            _ => canonical(&element.lookup_namespace_uri(Some(prefix)).unwrap_or_default(), Some(prefix), local),
        };
        attributes.push((name, element.get_attribute(&written).unwrap_or_default()));
    }
    Element { name: name(element, is_atom), attributes, children: children(walker, depth, is_atom) }
}

fn name(element: &web_sys::Element, is_atom: bool) -> String {
    let namespace = element.namespace_uri().unwrap_or_default();
    unprefixed(canonical(&namespace, element.prefix().as_deref(), &element.local_name()), is_atom)
}
