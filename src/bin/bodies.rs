//! Reads the bodies of articles for the site; `boot.js` loads it with the first article.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A body as the site draws it: HTML whose relative addresses start from `base`, or without one plain text.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn read(text: &str, base: Option<String>) -> JsValue {
    use dateline::model::Content;

    let content = match base {
        Some(base) => Content::Html { html: text.into(), base: base.into() },
        None => Content::Text(text.into()),
    };
    dateline::source::html::body(&content).into()
}

fn main() {}
