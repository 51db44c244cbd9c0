//! The part of the page that can be seen, and what is where in it. All lengths are CSS pixels.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, NodeList,
    ResizeObserver,
};

use crate::browser::moments;
use crate::model::text::digits;

pub fn height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

pub fn scroll_top() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

pub fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Scrolls to `top`, again while the page still grows towards it, until the reader moves or the scope ends.
pub fn scroll_to_when_there(top: f64) {
    scroll_to(top);
    let body = web_sys::window().and_then(|window| window.document()?.body());
    let Some(body) = body.filter(|_| scroll_top() + 1.0 < top) else { return };
    let done = StoredValue::new(false);
    on_resize(&body, move || {
        if done.try_get_value() == Some(false) {
            scroll_to(top);
            done.set_value(scroll_top() + 1.0 >= top);
        }
    });
    let stop = move || done.set_value(true);
    for movement in ["wheel", "pointerdown", "keydown"] {
        moments::on_window(movement, move |_| stop());
    }
}

/// How high everything on the page is together, in whole CSS pixels.
pub fn content_height() -> u32 {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.map_or(0, |root| root.get_bounding_client_rect().height().ceil() as u32)
}

/// How far the upper edge of an element is below that of the viewport.
pub fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Gives an element a custom property of CSS, in whole pixels; by the object model, because the site's policy refuses
/// style attributes.
pub fn set_length(element: &HtmlElement, name: &str, pixels: f64) {
    let _ = element.style().set_property(name, &[&digits(pixels.round() as u64, 0), "px"].concat());
}

/// Gives an element a custom property of CSS that is a whole number.
pub fn set_number(element: &HtmlElement, name: &str, number: usize) {
    let _ = element.style().set_property(name, &digits(number as u64, 0));
}

/// How wide an element is, and how wide what it is in.
pub fn widths(element: &HtmlElement) -> (f64, f64) {
    let width = |element: &Element| element.get_bounding_client_rect().width();
    (width(element), element.parent_element().as_ref().map_or(0.0, width))
}

/// Says of the entries of a list which of them each is, from `first` on, and how many there are.
pub fn number_children(list: &Element, selector: &str, first: usize, total: &str) {
    for (number, child) in elements(list.query_selector_all(selector)).enumerate() {
        let _ = child.set_attribute("aria-posinset", &digits((first + number) as u64, 0));
        let _ = child.set_attribute("aria-setsize", total);
    }
}

/// The heights of the entries of a list, in order, margins not counted.
pub fn child_heights(list: &Element, selector: &str) -> Vec<f64> {
    elements(list.query_selector_all(selector)).map(|child| child.get_bounding_client_rect().height()).collect()
}

/// What a selector found, one by one; nothing when it is no selector.
pub fn elements(found: Result<NodeList, JsValue>) -> impl Iterator<Item = Element> {
    let found = found.ok();
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |number| found.as_ref()?.item(number)?.dyn_into().ok())
}

/// Runs `act` at most once a frame while the page scrolls or the window changes, until the scope ends.
pub fn on_move(act: impl Fn() + Clone + 'static) {
    let waiting = StoredValue::new(false);
    let soon = move || {
        if waiting.try_get_value() != Some(false) {
            return;
        }
        waiting.set_value(true);
        let act = act.clone();
        moments::next_frame(move || {
            // The page may be gone by the time its frame comes.
            if waiting.try_set_value(false).is_none() {
                act();
            }
        });
    };
    for movement in ["scroll", "resize"] {
        let soon = soon.clone();
        moments::on_window(movement, move |_| soon());
    }
}

/// Runs `act` whenever the size of `element` changes, until the scope ends.
pub fn on_resize(element: &HtmlElement, act: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(act);
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let held = SendWrapper::new((observer, callback));
    on_cleanup(move || held.take().0.disconnect());
}

/// Runs `act` whenever `element` comes within `margin` of the viewport, until the scope ends.
pub fn on_near(element: &HtmlElement, margin: u32, act: impl Fn() + 'static) {
    let callback =
        Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(move |entries: Vec<IntersectionObserverEntry>| {
            if entries.iter().any(IntersectionObserverEntry::is_intersecting) {
                act();
            }
        });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(&[&digits(margin.into(), 0), "px"].concat());
    let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) else {
        return;
    };
    observer.observe(element);
    let held = SendWrapper::new((observer, callback));
    on_cleanup(move || held.take().0.disconnect());
}
