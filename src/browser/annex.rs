//! The annex: a second program, for what few readers open, which `public/boot.js` loads when one does.

use std::pin::Pin;

use js_sys::{Function, Reflect};
use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::browser::console;
use crate::source::program;

/// The `id` of the element that the annex draws in.
pub const ROOM: &str = "annex";

/// Has the annex `show` its page in the element that waits for it, tell the keys (`help`), or read the article of the page
/// aloud (`listen`); the error says why it could not be loaded.
pub async fn open(what: &str) -> Result<(), String> {
    program::ask("datelineAnnex", what).await
}

/// Has the annex do something beside the page; that it could not is told to the console.
pub fn ask(what: &'static str) {
    let asked: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
        if let Err(why) = open(what).await {
            console::warn(&why);
        }
    });
    spawn_local(asked);
}

/// Whether this browser can read aloud.
pub fn can_listen() -> bool {
    #[cfg(target_arch = "wasm32")]
    return Reflect::has(&js_sys::global(), &"speechSynthesis".into()).unwrap_or(false);
    #[cfg(not(target_arch = "wasm32"))]
    return true;
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
