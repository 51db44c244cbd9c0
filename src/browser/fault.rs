//! When the app stops on a bug: the notice that waits in index.html is shown instead of a frozen page.

use crate::lang::Phrases;

const NOTICE: &str = "stopped";

/// From now on a panic is told in the console and shown to the reader.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        show_notice();
    }));
}

/// Puts the notice into the reader's language: what happened, the button, the link.
pub fn translate_notice(phrases: &Phrases) {
    let texts =
        [("stopped-text", phrases.stopped), ("stopped-reload", phrases.reload), ("stopped-feed", phrases.latest_news)];
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    for (id, text) in texts {
        if let Some(part) = document.get_element_by_id(id) {
            part.set_text_content(Some(text));
        }
    }
}

fn show_notice() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(notice) = document.and_then(|document| document.get_element_by_id(NOTICE)) {
        let _ = notice.remove_attribute("hidden");
    }
}
