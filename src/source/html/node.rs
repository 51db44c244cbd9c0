//! The small tree that both parsers give: what is needed of a document, and nothing that could run.

/// How deep a document is followed; what is deeper is left out.
pub const DEPTH: usize = 200;

/// The attributes that any allowed element uses.
pub const ATTRIBUTES: [&str; 10] =
    ["href", "src", "alt", "width", "height", "rel", "start", "colspan", "rowspan", "datetime"];

/// Elements that are left out together with what is in them. An `iframe`, `video` or `audio` becomes a card.
pub const DROPPED: [&str; 23] = [
    "script", "style", "template", "object", "embed", "applet", "svg", "math", "form", "input", "button", "select",
    "textarea", "noembed", "noframes", "canvas", "head", "title", "base", "meta", "link", "frameset", "dialog",
];

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// In lower case.
    pub name: String,
    pub attributes: Vec<(&'static str, String)>,
    pub children: Vec<Node>,
}

/// Adds `element` after `siblings`. Of a `noscript` only its pictures are taken: loaders of pictures keep the true one
/// there and show a blank before it until their script, which never runs here, puts it in place.
pub fn push(element: Element, siblings: &mut Vec<Node>) {
    if element.name != "noscript" {
        return siblings.push(Node::Element(element));
    }
    let mut pictures = Vec::new();
    take_pictures(element.children, &mut pictures);
    if !pictures.is_empty() {
        siblings.pop_if(|blank| matches!(blank, Node::Element(blank) if blank.name == "img"));
    }
    siblings.append(&mut pictures);
}

fn take_pictures(nodes: Vec<Node>, pictures: &mut Vec<Node>) {
    for node in nodes {
        match node {
            // A picture one pixel wide counts its readers.
            Node::Element(image) if image.name == "img" && image.number("width") != Some(1) => {
                pictures.push(Node::Element(image));
            }
            Node::Element(other) => take_pictures(other.children, pictures),
            Node::Text(_) => {}
        }
    }
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// The whole number in an attribute, when there is one.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}
