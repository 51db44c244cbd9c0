//! The programs that the page loads when they are wanted; `public/boot.js` knows where they are.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Has boot.js load the program that it calls `name`, and that do `what`; the error says why it could not be loaded.
pub async fn ask(name: &str, what: &str) -> Result<(), String> {
    let said = |error: JsValue| js_sys::Error::from(error).message().into();
    let program = Reflect::get(&js_sys::global(), &name.into()).ok();
    let program: Function =
        program.and_then(|program| program.dyn_into().ok()).ok_or("boot.js is not of this build")?;
    let loading: Promise = program.call1(&JsValue::NULL, &what.into()).map_err(said)?.unchecked_into();
    JsFuture::from(loading).await.map(drop).map_err(said)
}
