//! Draws a part of the annex whenever `boot.js` asks.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn show() {
    dateline::annex::show();
}

#[wasm_bindgen]
pub fn hide() {
    dateline::annex::hide();
}

#[wasm_bindgen]
pub fn help() {
    dateline::annex::help();
}

#[wasm_bindgen]
pub fn listen() {
    dateline::annex::listen();
}

fn main() {
    dateline::annex::start();
}
