//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Event, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::browser::moments;
use crate::browser::viewport::elements;

/// Something on the page that can have the focus.
pub use web_sys::Element;

/// The id of the main part of every page.
pub const CONTENT: &str = "content";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Moves the focus to an element, without scrolling to it.
pub fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls just as far as it takes to see an element whole.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Closes the menus of entries that are open, and leaves the focus with their buttons; says whether there were any.
pub fn close_menus() -> bool {
    let open: Vec<Element> = match document() {
        Some(document) => elements(document.query_selector_all("details[name][open]")).collect(),
        None => Vec::new(),
    };
    for menu in &open {
        let button = menu.query_selector("summary").ok().flatten().filter(|_| is_in(menu));
        button.iter().for_each(focus);
        let _ = menu.remove_attribute("open");
    }
    !open.is_empty()
}

/// Closes the menus that are open when an event is not in one.
pub fn close_menus_left(event: &Event) {
    if around(event, "details[name]").is_none() {
        close_menus();
    }
}

/// The innermost element that an event happened on, or in, and that `selector` matches.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Moves the focus to the main part of the page and shows its beginning.
pub fn focus_content() {
    if let Some(content) = document().and_then(|document| document.get_element_by_id(CONTENT)) {
        focus(&content);
        content.scroll_into_view();
    }
}

/// The address of the link that has the focus.
pub fn focused_link() -> Option<String> {
    focused()?.get_attribute("href")
}

/// Shows `text` in a field, unless it is there already: setting it anew would move the cursor.
pub fn show_in_field(field: &HtmlElement, text: &str) {
    if let Some(field) = field.dyn_ref::<HtmlInputElement>().filter(|field| field.value() != text) {
        field.set_value(text);
    }
}

/// Moves the focus to the heading of the page.
pub fn focus_heading() {
    if let Some(heading) = document().and_then(|document| document.query_selector("main h1").ok().flatten()) {
        focus(&heading);
    }
}

/// Before something changes that may take the focused element away or put it elsewhere, which loses the focus: gives it
/// back afterwards, or to the heading of the page.
pub fn keep() {
    let Some(focused) = focused() else { return };
    moments::next_frame(move || {
        if self::focused().is_none() {
            focus(&focused);
        }
        if self::focused().is_none() {
            focus_heading();
        }
    });
}

/// Moves the focus to an element, without scrolling to it, when what had it is gone.
pub fn take_if_lost(element: &Element) {
    if is_lost() {
        focus(element);
    }
}

/// Whether what has the focus is in this element.
pub fn is_in(element: &Element) -> bool {
    focused().is_some_and(|focused| element.contains(Some(&focused)))
}

/// Whether nothing has the focus.
pub fn is_lost() -> bool {
    focused().is_none()
}

/// What has the focus, other than the page as a whole.
pub fn focused() -> Option<Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

/// Moves the focus to the link with this address, in the feed before the rest of the page; says whether there is one.
pub fn focus_link(address: &str) -> bool {
    let link = find_link("[role=feed] a[href]", address).or_else(|| find_link("a[href]", address));
    if let Some(link) = &link {
        focus(link);
    }
    link.is_some()
}

fn find_link(selector: &str, address: &str) -> Option<Element> {
    elements(document()?.query_selector_all(selector))
        .find(|link| link.get_attribute("href").as_deref() == Some(address))
}
