//! The keys that readers steer with, and what they reach on the page.

use leptos::ev::Event;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, KeyboardEvent};

use crate::browser::viewport::elements;
use crate::browser::{focus, moments};

/// What is typed into, or speaks for itself while it is open.
const TYPED_INTO: &str = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/// Calls `act` with each key that is pressed alone and not typed, by the letter it has on an English keyboard whatever the
/// alphabet; `act` says whether it took it. Ends with the scope.
pub fn listen(act: impl Fn(&str) -> bool + 'static) {
    moments::on_window("keydown", move |event| {
        if steering(&event).is_some_and(|key| act(&key)) {
            event.prevent_default();
        }
    });
}

fn steering(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    let open = || document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some());
    let typed = focus::around(event, TYPED_INTO).is_some() || open();
    let modified = || key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing();
    if typed || modified() || event.default_prevented() {
        return None;
    }
    let (key, code) = (key.key(), key.code());
    let letter = if key.is_ascii() { None } else { code.strip_prefix("Key").map(str::to_ascii_lowercase) };
    Some(letter.unwrap_or(key))
}

/// Moves the focus to the link of the entry after the one that has it, or before; from elsewhere to the first in sight.
pub fn step(forward: bool) {
    let entries: Vec<Element> = elements(document().query_selector_all("[role=feed] > article")).collect();
    let in_sight = |entry: &Element| entry.get_bounding_client_rect().bottom() > 0.0;
    let next = match entries.iter().position(focus::is_in) {
        Some(row) if forward => row + 1,
        Some(row) => row.wrapping_sub(1),
        None => entries.iter().position(in_sight).unwrap_or_default(),
    };
    let Some(entry) = entries.get(next) else { return };
    if let Some(link) = entry.query_selector("h2 a").ok().flatten() {
        focus::focus(&link);
        focus::show(entry);
    }
}

/// Presses what `selector` finds in the entry that has the focus, else in the article of the page; says whether there is
/// one.
pub fn press(selector: &str) -> bool {
    let found = find(selector).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.iter().for_each(HtmlElement::click);
    found.is_some()
}

/// The absolute address of the article whose entry has the focus.
pub fn entry_address() -> Option<String> {
    Some(find(".entry__title a")?.dyn_into::<HtmlAnchorElement>().ok()?.href())
}

fn find(selector: &str) -> Option<Element> {
    let focused = document().active_element().and_then(|focused| focused.closest("article").ok()?);
    let article = focused.or_else(|| document().query_selector("article.article").ok()?)?;
    article.query_selector(selector).ok()?
}

/// Moves the focus into the search field.
pub fn search() -> bool {
    let field = document().query_selector("input[type=search]").ok().flatten();
    field.iter().for_each(focus::focus);
    field.is_some()
}
