//! The page that holds this frame, and the messages between the two.
//!
//! The loader tells the host page's origin in the fragment of this page's address. Messages go to that origin alone,
//! and are taken from the parent window of that origin alone. A host page in a sandbox has the origin `null`; then,
//! and where somebody wrote the frame by hand, the parent window is the check, and it is told what anyone may know.

use js_sys::{Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MouseEvent, Window};

use crate::browser::{history, moments};

/// What the host page is told.
pub enum Message<'a> {
    /// The widget shows what it was asked for.
    Ready,
    /// How high the widget is, in CSS pixels.
    Height(u32),
    /// What went wrong, in plain words.
    Error(&'a str),
    /// The reader opened this absolute address.
    Open(&'a str),
}

/// Tells the host page, where there is one.
pub fn tell(message: Message) {
    let Some(parent) = parent() else { return };
    let (key, value) = match message {
        Message::Ready => ("ready", JsValue::TRUE),
        Message::Height(pixels) => ("height", pixels.into()),
        Message::Error(text) => ("error", text.into()),
        Message::Open(address) => ("open", address.into()),
    };
    let origin = host_origin().filter(|origin| origin.starts_with("http"));
    let message = object("dateline", &object(key, &value));
    let _ = parent.post_message(&message, origin.as_deref().unwrap_or("*"));
}

/// Calls `act` with the attributes that the host page sets anew, until the scope ends; those without a value are taken
/// away.
pub fn on_config(act: impl Fn(Vec<(String, Option<String>)>) + 'static) {
    moments::on_window("message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let from_host = parent().is_some_and(|parent| event.source().is_some_and(|source| *source == ***parent));
        let is_host = from_host && host_origin().is_none_or(|origin| origin == event.origin());
        if let Some(config) = config(&event.data()).filter(|_| is_host) {
            act(config);
        }
    });
}

/// Calls `act` with the absolute address of each link that the reader opens, with the middle button too, until the scope
/// ends.
pub fn on_open(act: impl Fn(String) + Clone + 'static) {
    for (name, button) in [("click", 0), ("auxclick", 1)] {
        let act = act.clone();
        moments::on_window(name, move |event| {
            let pressed = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.button() == button);
            if let Some(link) = history::link_at(&event).filter(|_| pressed) {
                act(link.href());
            }
        });
    }
}

/// The attributes in `{dateline: {config: {…}}}`; none when the message has another shape.
fn config(data: &JsValue) -> Option<Vec<(String, Option<String>)>> {
    let inside = |value: &JsValue, key: &str| Reflect::get(value.dyn_ref::<Object>()?, &key.into()).ok();
    let config: Object = inside(&inside(data, "dateline")?, "config")?.dyn_into().ok()?;
    let text = |value: JsValue| value.as_string().or_else(|| written(&value));
    let entry = |name: JsValue| {
        let name = name.as_string()?;
        let value = inside(&config, &name).and_then(text);
        Some((name, value))
    };
    Some(Object::keys(&config).iter().filter_map(entry).collect())
}

/// A number as JavaScript writes it.
fn written(value: &JsValue) -> Option<String> {
    Some(value.dyn_ref::<Number>()?.to_string_with_radix(10).ok()?.into())
}

fn object(key: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    let _ = Reflect::set(&object, &key.into(), value);
    object.into()
}

/// The window that holds this one.
fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    window.parent().ok().flatten().filter(|parent| **parent != *window)
}

/// Whether the loader, or somebody in its place, listens.
pub fn is_known() -> bool {
    parent().is_some() && host_origin().is_some()
}

fn host_origin() -> Option<String> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    fragment.strip_prefix('#').filter(|origin| !origin.is_empty()).map(str::to_owned)
}
