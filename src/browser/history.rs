//! The address bar and the session history.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, History, HtmlAnchorElement, MouseEvent, ScrollRestoration, Url};

use crate::browser::position::Position;
use crate::browser::{focus, moments, viewport};

/// A page that was scrolled stands still when nothing has moved for so many milliseconds.
const SETTLED: u32 = 150;
/// What a link bears that narrows the list it stands over, and keeps the words that are searched for.
pub const NARROWS: &str = "data-narrows";
/// So many entries of the history are remembered; what is older, the browser keeps with the entry.
const REMEMBERED: usize = 50;

thread_local! {
    static VISITS: RefCell<Visits> = RefCell::default();
}

/// Where the reader was on each entry of the history that this page made, by the entry's key.
#[derive(Default)]
struct Visits {
    current: f64,
    positions: Vec<(f64, Position)>,
}

/// The current address: path and query, without `?`.
pub fn address() -> (String, String) {
    let location = window().location();
    let query = location.search().unwrap_or_default();
    (location.pathname().unwrap_or_default(), query.trim_start_matches('?').to_owned())
}

/// Scheme, host and port of this site.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The folder this site is in, from the root of its host, without a slash at the end: mostly nothing.
pub fn base_path() -> String {
    let script = document().query_selector("script[data-base]").ok().flatten();
    let base = script.and_then(|script| script.get_attribute("data-base")).unwrap_or_default();
    match Url::new_with_base(&base, &window().location().href().unwrap_or_default()) {
        Ok(url) => url.pathname().trim_end_matches('/').to_owned(),
        Err(_) => String::new(),
    }
}

/// The absolute address of a file beside the site's front page.
pub fn beside(file: &str) -> String {
    [&origin(), &base_path(), "/", file].concat()
}

/// Takes charge of the history: positions are restored by us, because lists are not whole when the browser would.
/// Returns where the reader was when this entry was left by leaving the site.
pub fn start() -> Option<Position> {
    let history = history()?;
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let state = current_state();
    let key = key_of(&state).unwrap_or_else(new_key);
    VISITS.with_borrow_mut(|visits| visits.current = key);
    let position = position_in(&state);
    replace_state(key, position.as_ref(), None);
    position
}

/// Goes to a new entry. The link that leads there is what the focus returns to: not every engine focuses what is clicked.
pub fn push(href: &str) {
    let (left, position) = remember(Some(href.to_owned()));
    replace_state(left, Some(&position), None);
    open(href);
}

/// Goes to a new entry from a page that stands still: where the reader was on it is written already.
pub fn push_settled(href: &str) {
    VISITS.with_borrow_mut(|visits| visits.positions.retain(|(known, _)| *known != visits.current));
    open(href);
}

fn open(href: &str) {
    let key = new_key();
    VISITS.with_borrow_mut(|visits| visits.current = key);
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&state(key, None), "", Some(href));
    }
}

/// Goes to the entry before.
pub fn back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Gives the current entry another address.
pub fn replace(href: &str) {
    replace_state(VISITS.with_borrow(|visits| visits.current), None, Some(href));
}

/// Writes another query behind the current address, and nothing else of this entry.
pub fn set_query(query: &str) {
    let (path, _) = address();
    let address = if query.is_empty() { path } else { [&path, "?", query].concat() };
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&current_state(), "", Some(&address));
    }
}

/// Calls `go` with path, query and [`NARROWS`] of every link within the site that a reader follows in this page; `go` says
/// whether it took it. Calls `returned` after Back and Forward, with the position that entry was left at. Ends with the scope.
pub fn listen(go: impl Fn(String, String, bool) -> bool + 'static, returned: impl Fn(Option<Position>) + 'static) {
    moments::on_window("click", move |event| {
        let taken = followed_link(&event).is_some_and(|link| {
            let query = link.search().trim_start_matches('?').to_owned();
            go(link.pathname(), query, link.has_attribute(NARROWS))
        });
        match taken {
            true => event.prevent_default(),
            // It may lead away from here.
            false => keep_position(),
        }
    });
    let settling = RefCell::new(None);
    moments::on_window("scroll", move |_| {
        settling.replace(Some(Timeout::new(SETTLED, keep_position)));
    });
    moments::on_window("popstate", move |_| {
        remember(None);
        let state = current_state();
        let key = key_of(&state).unwrap_or_else(new_key);
        let position = VISITS.with_borrow_mut(|visits| {
            visits.current = key;
            visits.positions.iter().find(|(known, _)| *known == key).map(|(_, position)| position.clone())
        });
        returned(position.or_else(|| position_in(&state)));
    });
    // A page that the browser kept whole meanwhile is as it was, but for how far it was scrolled.
    moments::on_window("pageshow", move |event| {
        let kept = Reflect::get(&event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy());
        let state = current_state();
        if let (true, Some(position)) = (kept, position_in(&state)) {
            viewport::scroll_to(position.top);
        }
    });
}

/// The link of an ordinary click: no modifier, no other window, no download, no anchor on the same page, this site.
fn followed_link(event: &Event) -> Option<HtmlAnchorElement> {
    let event = event.dyn_ref::<MouseEvent>()?;
    if event.default_prevented()
        || event.button() != 0
        || event.meta_key()
        || event.alt_key()
        || event.ctrl_key()
        || event.shift_key()
    {
        return None;
    }
    let link = link_at(event)?;
    let here = link.target().is_empty() || link.target() == "_self";
    (here && !link.has_attribute("download") && link.hash().is_empty() && link.origin() == origin()).then_some(link)
}

/// The link that an event happened on, or in.
pub fn link_at(event: &Event) -> Option<HtmlAnchorElement> {
    focus::around(event, "a[href]")?.dyn_into().ok()
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// Writes where the reader is into the current entry, for a reload, or Back from another site: what is written only
/// while the page is being left does not last in every browser.
fn keep_position() {
    let key = VISITS.with_borrow(|visits| visits.current);
    replace_state(key, Some(&Position::current()), None);
}

/// Takes down where the reader is on the current entry.
fn remember(followed: Option<String>) -> (f64, Position) {
    let mut position = Position::current();
    position.focus = followed.or(position.focus);
    VISITS.with_borrow_mut(|visits| {
        let key = visits.current;
        visits.positions.retain(|(known, _)| *known != key);
        visits.positions.push((key, position.clone()));
        let forgotten = visits.positions.len().saturating_sub(REMEMBERED);
        visits.positions.drain(..forgotten);
        (key, position)
    })
}

/// Later than every key before it, also those of an earlier load of this page.
fn new_key() -> f64 {
    let last = VISITS.with_borrow(|visits| visits.current);
    js_sys::Date::now().max(last + 1.0)
}

fn key_of(state: &JsValue) -> Option<f64> {
    Reflect::get(state, &"key".into()).ok()?.as_f64()
}

fn current_state() -> JsValue {
    history().and_then(|history| history.state().ok()).unwrap_or_default()
}

fn position_in(state: &JsValue) -> Option<Position> {
    Position::from_js(&Reflect::get(state, &"position".into()).ok()?)
}

fn state(key: f64, position: Option<&Position>) -> JsValue {
    let object = Object::new();
    let _ = Reflect::set(&object, &"key".into(), &key.into());
    if let Some(position) = position {
        let _ = Reflect::set(&object, &"position".into(), &position.to_js());
    }
    object.into()
}

fn replace_state(key: f64, position: Option<&Position>, href: Option<&str>) {
    if let Some(history) = history() {
        // Browsers refuse too many changes in a short time; the next change brings the address up to date.
        let _ = history.replace_state_with_url(&state(key, position), "", href);
    }
}
