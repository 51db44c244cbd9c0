//! Files that the reader takes away and brings.

use std::time::Duration;

use js_sys::Array;
use leptos::ev::Event;
use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use crate::browser::moments;

/// So long a browser may take to begin to write a file.
const PATIENCE: Duration = Duration::from_secs(60);

/// Gives the reader a file of JSON.
pub fn give(name: &str, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind);
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").map(|link| link.unchecked_into::<HtmlAnchorElement>());
    if let (Ok(address), Ok(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        moments::after(PATIENCE, move || drop(Url::revoke_object_url(&address)));
    }
}

/// Reads the file that was chosen in a field; `done` hears nothing when it cannot be read. The field is empty then, so that
/// the same file can be chosen again.
pub fn take(event: &Event, done: impl FnOnce(Option<String>) + 'static) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    let text = file.text();
    field.set_value("");
    spawn_local(async move { done(JsFuture::from(text).await.ok().and_then(|text| text.as_string())) });
}
