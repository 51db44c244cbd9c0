//! The small tree that both parsers give: what is needed of a document, and nothing that could run.

/// How deep a document is followed; what is deeper is left out.
pub const DEPTH: usize = 200;

/// The attributes that any allowed element uses.
pub const ATTRIBUTES: [&str; 10] =
    ["href", "src", "alt", "width", "height", "rel", "start", "colspan", "rowspan", "datetime"];

/// Elements that are left out together with what is in them. An `iframe`, `video` or `audio` becomes a card.
pub const DROPPED: [&str; 24] = [
    "script", "style", "template", "object", "embed", "applet", "svg", "math", "form", "input", "button", "select",
    "textarea", "noscript", "noembed", "noframes", "canvas", "head", "title", "base", "meta", "link", "frameset",
    "dialog",
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

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// The whole number in an attribute, when there is one.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}
