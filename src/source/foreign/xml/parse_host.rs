//! XML parsed on the host, for tests and rendering ahead of time. Its parser goes through a document without recursion
//! and refuses document types.

use super::Element;

/// The root of a well-formed document; the error is what the parser says.
#[cfg(feature = "ssr")]
pub fn parse(document: &str) -> Result<Element, String> {
    let parsed = roxmltree::Document::parse(document).map_err(|error| error.to_string())?;
    let root = parsed.root_element();
    Ok(host::copy(root, super::DEPTH, host::is_atom(root)))
}

#[cfg(not(feature = "ssr"))]
pub fn parse(_: &str) -> Result<Element, String> {
    panic!("XML cannot be parsed here: build for the host with the feature `ssr`")
}

#[cfg(feature = "ssr")]
mod host {
    use roxmltree::Node as Parsed;

    use crate::source::foreign::xml::names::{canonical, unprefixed};
    use crate::source::foreign::xml::{Element, Node};

    pub fn is_atom(root: Parsed<'_, '_>) -> bool {
        name(root, false).starts_with("atom:")
    }

    pub fn copy(element: Parsed<'_, '_>, depth: usize, is_atom: bool) -> Element {
        let attributes = element.attributes().map(|attribute| {
            let namespace = attribute.namespace().unwrap_or_default();
            let name = canonical(namespace, element.lookup_prefix(namespace), attribute.name());
            (name, attribute.value().to_owned())
        });
        let mut children: Vec<Node> = Vec::new();
        for child in element.children().take(if depth > 0 { usize::MAX } else { 0 }) {
            match child.text() {
                _ if child.is_element() => children.push(Node::Element(copy(child, depth - 1, is_atom))),
                Some(text) if child.is_text() => children.push(Node::Text(text.to_owned())),
                _ => {}
            }
        }
        Element { name: name(element, is_atom), attributes: attributes.collect(), children }
    }

    fn name(element: Parsed<'_, '_>, is_atom: bool) -> String {
        let tag = element.tag_name();
        let namespace = tag.namespace().unwrap_or_default();
        unprefixed(canonical(namespace, element.lookup_prefix(namespace), tag.name()), is_atom)
    }
}
