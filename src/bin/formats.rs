//! Stands in the page as a host of JSON Feeds for sources in other formats; `boot.js` loads it where one is named.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Answers as `fetch` does: the JSON Feed that stands for what is at `address`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub async fn answer(format: String, address: String, init: JsValue) -> Result<JsValue, JsValue> {
    dateline::source::foreign::answer(&format, &address, init).await
}

fn main() {}
