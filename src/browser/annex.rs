//! The annex: a second program, for the pages that few readers open, which `public/boot.js` loads when one does.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The `id` of the element that the annex draws in.
pub const ROOM: &str = "annex";

/// Has the annex show its page in the element that waits for it; the error says why it could not be loaded.
pub async fn open() -> Result<(), String> {
    let said = |error: JsValue| js_sys::Error::from(error).message().into();
    let load = Reflect::get(&js_sys::global(), &"datelineAnnex".into()).ok();
    let load: Function = load.and_then(|load| load.dyn_into().ok()).ok_or("boot.js is not of this build")?;
    let loading: Promise = load.call0(&JsValue::NULL).map_err(said)?.unchecked_into();
    JsFuture::from(loading).await.map(drop).map_err(said)
}

/// Has the annex take its page away.
pub fn close() {
    let annex = Reflect::get(&js_sys::global(), &"datelineAnnex".into());
    let hide = annex.and_then(|annex| Reflect::get(&annex, &"hide".into())).ok();
    if let Some(hide) = hide.and_then(|hide| hide.dyn_into::<Function>().ok()) {
        let _ = hide.call0(&JsValue::NULL);
    }
}

/// Where the annex draws, when it is asked to.
pub fn room() -> Option<HtmlElement> {
    document().get_element_by_id(ROOM)?.dyn_into().ok()
}
