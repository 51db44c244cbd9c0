//! Nodes as the text of HTML, for bodies whose markup stands in the document itself.

use super::{Element, Node};

/// Elements that have no content and no end tag (HTML §13.1.2).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// `nodes` as HTML, to be read as HTML again. Scripts and styles are left out; elements of other vocabularies give way
/// to what is in them.
pub fn to_html(nodes: &[Node]) -> String {
    let mut html = String::new();
    for node in nodes {
        push(node, &mut html);
    }
    html
}

/// Text as HTML that shows it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn push(node: &Node, html: &mut String) {
    match node {
        Node::Text(text) => html.push_str(&escaped(text)),
        Node::Element(element) => push_element(element, html),
    }
}

fn push_element(element: &Element, html: &mut String) {
    let name = element.name.strip_prefix("xhtml:").unwrap_or(&element.name);
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match name {
        "script" | "style" => return,
        _ if name.starts_with("svg:") || name.starts_with("math:") => return,
        _ if is_plain => push_tag(name, element, html),
        _ => {}
    }
    if VOID.contains(&name) {
        return;
    }
    for child in &element.children {
        push(child, html);
    }
    if is_plain {
        html.extend(["</", name, ">"]);
    }
}

fn push_tag(name: &str, element: &Element, html: &mut String) {
    html.extend(["<", name]);
    for (name, value) in &element.attributes {
        if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            html.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
    }
    html.push('>');
}
