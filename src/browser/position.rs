//! Where the reader is on a page, so that Back returns there.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browser::{focus, viewport};

/// A place within a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// How far the page is scrolled, in CSS pixels.
    pub top: f64,
    /// The first entry in sight: the address of its article, and how far it is below the upper edge.
    pub entry: Option<(String, f64)>,
    /// The address of the link that has the focus.
    pub focus: Option<String>,
}

impl Position {
    /// Where the reader is now.
    pub fn current() -> Self {
        Self { top: viewport::scroll_top(), entry: first_entry(), focus: focus::focused_link() }
    }

    /// As an object that a history entry can keep.
    pub fn to_js(&self) -> JsValue {
        let object = Object::new();
        let (entry, offset) = self.entry.clone().unzip();
        let set = |key: &str, value: JsValue| Reflect::set(&object, &key.into(), &value).is_ok();
        set("top", self.top.into());
        set("entry", entry.into());
        set("offset", offset.into());
        set("focus", self.focus.clone().into());
        object.into()
    }

    /// What `to_js` made; `None` for anything else.
    pub fn from_js(object: &JsValue) -> Option<Self> {
        let get = |key: &str| Reflect::get(object, &key.into()).ok();
        let top = get("top")?.as_f64()?;
        let entry = get("entry").and_then(|entry| entry.as_string());
        let offset = get("offset").and_then(|offset| offset.as_f64());
        Some(Self { top, entry: entry.zip(offset), focus: get("focus").and_then(|focus| focus.as_string()) })
    }
}

/// The entry that somebody is reading, and where it is on the page, to be kept there while rows above it change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchor(Option<(String, f64)>);

impl Anchor {
    /// The first entry in sight; none at the beginning of the page, where what comes on top is welcome.
    pub fn cast() -> Self {
        let top = viewport::scroll_top();
        let entry = if top > 0.0 { first_entry() } else { None };
        Self(entry.map(|(link, offset)| (link, top + offset)))
    }

    /// Scrolls by as much as the entry has moved on the page since.
    pub fn hold(&mut self) {
        if let Some((link, place)) = &mut self.0 {
            *place += keep(link, *place - viewport::scroll_top());
        }
    }
}

/// Scrolls so that the entry with this link is `offset` below the upper edge; tells how far it was from there.
pub fn keep(link: &str, offset: f64) -> f64 {
    let entry = entries().find(|entry| link_of(entry).as_deref() == Some(link));
    let off = entry.map_or(0.0, |entry| viewport::top_of(&entry) - offset);
    if off.abs() >= 1.0 {
        viewport::scroll_to(viewport::scroll_top() + off);
    }
    off
}

/// Gives the focus to the first entry in sight.
pub fn focus_first_entry() {
    if let Some((link, _)) = first_entry() {
        focus::focus_link(&link);
    }
}

fn first_entry() -> Option<(String, f64)> {
    let entry = entries().find(|entry| entry.get_bounding_client_rect().bottom() > 0.0)?;
    Some((link_of(&entry)?, viewport::top_of(&entry)))
}

/// The entries of the feed that are drawn.
fn entries() -> impl Iterator<Item = Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.into_iter().flat_map(|document| viewport::elements(document.query_selector_all("[role=feed] article")))
}

fn link_of(entry: &Element) -> Option<String> {
    entry.query_selector("h2 a[href], h3 a[href]").ok()??.get_attribute("href")
}
