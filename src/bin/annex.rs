//! Mounts a page of the annex in the element that waits for it, whenever `boot.js` asks.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn show() {
    dateline::annex::show();
}

#[wasm_bindgen]
pub fn hide() {
    dateline::annex::hide();
}

fn main() {
    dateline::annex::start();
}
