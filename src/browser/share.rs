//! Handing a page on: the device's own sharing, the clipboard, the printer.

use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ShareData, Window};

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The device took over; it says itself what happened.
    ByDevice,
    Copied,
    NotCopied,
}

/// Shares an address by the device where it can, else copies it; `done` hears how it ended.
pub fn share(title: String, address: String, done: impl FnOnce(Shared) + 'static) {
    spawn_local(async move { done(attempt(&title, &address).await) });
}

async fn attempt(title: &str, address: &str) -> Shared {
    let Some(window) = web_sys::window() else { return Shared::NotCopied };
    let navigator = window.navigator();
    if has(&window, "share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(address);
        let refusal = JsFuture::from(navigator.share_with_data(&data)).await.err();
        let name = refusal.map(|refusal| Reflect::get(&refusal, &"name".into()).unwrap_or_default().as_string());
        // A reader who closes the sheet needs no answer; any other refusal says that the device cannot share this.
        if name.is_none_or(|name| name.as_deref() == Some("AbortError")) {
            return Shared::ByDevice;
        }
    }
    match copied(address).await {
        true => Shared::Copied,
        false => Shared::NotCopied,
    }
}

/// Copies a text; `done` hears whether it is on the clipboard.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move { done(copied(&text).await) });
}

async fn copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    has(&window, "clipboard") && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

fn has(window: &Window, ability: &str) -> bool {
    Reflect::get(&window.navigator(), &ability.into()).is_ok_and(|value| value.is_truthy())
}

/// The address of this page, whole.
pub fn here() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
