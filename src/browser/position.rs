//! Where the reader is on a page, so that Back returns there.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
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

fn first_entry() -> Option<(String, f64)> {
    let entries = web_sys::window()?.document()?.query_selector_all("[role=feed] article").ok()?;
    let entry = (0..entries.length())
        .filter_map(|number| entries.item(number)?.dyn_into::<Element>().ok())
        .find(|entry| entry.get_bounding_client_rect().bottom() > 0.0)?;
    let link = entry.query_selector("h2 a[href], h3 a[href]").ok()??;
    Some((link.get_attribute("href")?, viewport::top_of(&entry)))
}
