//! What this browser keeps for the site, on the reader's device alone. Everything is told by its short name; in the
//! browser it stands under the site's folder and the version of the format, so that neighbours and other versions do
//! not meet it.

use leptos::ev::Event;
use leptos::prelude::window;
use web_sys::Storage;

use crate::browser::{history, moments};

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Full,
    /// The browser keeps nothing for this site.
    Blocked,
}

/// What stands before every short name; `public/reader.js` writes it the same.
pub fn prefix() -> String {
    ["dateline-1:", &history::base_path(), "/:"].concat()
}

/// The storage, where the browser gives any. Asking for it may throw.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is kept under a name; nothing where there is nothing, or nothing can be kept.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&(prefix() + name)).ok()?
}

/// Keeps `text` under a name.
pub fn write(name: &str, text: &str) -> Result<(), Fault> {
    let storage = storage().ok_or(Fault::Blocked)?;
    storage.set_item(&(prefix() + name), text).map_err(|_| Fault::Full)
}

/// Keeps nothing under a name any more.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&(prefix() + name));
    }
}

/// The names under which something is kept that begin so, in order.
pub fn names(beginning: &str) -> Vec<String> {
    let (Some(storage), own) = (storage(), prefix()) else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|number| storage.key(number).ok()?);
    let names = keys.filter_map(|key| key.strip_prefix(&own).map(str::to_owned));
    let mut names: Vec<String> = names.filter(|name| name.starts_with(beginning)).collect();
    names.sort_unstable();
    names
}

/// The event that a browser sends to other tabs of the site when anything that is kept has changed.
const CHANGE: &str = "storage";

/// Tells this page's other programs what the browser tells other tabs: that something that is kept has changed.
pub fn tell() {
    if let Ok(event) = Event::new(CHANGE) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls `act` whenever another tab, or another program of this page, has changed what is kept; ends with the scope.
pub fn listen(act: impl Fn() + 'static) {
    moments::on_window(CHANGE, move |_: Event| act());
}
