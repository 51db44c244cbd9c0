//! How the document looks: its colour scheme, its accent, and what is left away around it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, css};

/// Whether the browser takes `text` for a colour by itself, not for one that stands elsewhere.
pub fn is_colour(text: &str) -> bool {
    let elsewhere = ["inherit", "initial", "revert", "unset"].iter().any(|word| text.trim().starts_with(word));
    !elsewhere && !text.contains("var(") && css::supports_with_value("color", text).unwrap_or(false)
}

/// Sets attributes of the root element, which style sheets look at.
pub fn mark_root(marks: &[(&str, &str)]) {
    if let Some(root) = root() {
        for (name, value) in marks {
            let _ = root.set_attribute(name, value);
        }
    }
}

/// Takes another accent than the style sheet's, or that one again.
pub fn set_accent(colour: Option<&str>) {
    if let Some(root) = root() {
        let style = root.style();
        let _ = match colour {
            Some(colour) => style.set_property("--accent", colour),
            None => style.remove_property("--accent").map(drop),
        };
    }
}

/// Where links open that do not say it themselves: `_blank`, `_top`.
pub fn set_link_target(target: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(base) = document.and_then(|document| document.query_selector("base").ok().flatten()) {
        let _ = base.set_attribute("target", target);
    }
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}
