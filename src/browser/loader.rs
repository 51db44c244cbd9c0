//! The widget's loader, as other people's pages have it.

use leptos::prelude::document;

/// Has `embed.js` define the element `dateline-news` in this page, once.
pub fn load(address: &str) {
    let document = document();
    let known = document.query_selector("head > script[src$='/embed.js']").ok().flatten();
    if let (None, Some(head), Ok(script)) = (known, document.head(), document.create_element("script")) {
        let _ = script.set_attribute("src", address);
        let _ = head.append_child(&script);
    }
}
