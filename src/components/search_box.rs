//! The search box of the masthead.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::components::element::element;
use crate::state::handle::{Act, Derived, Held};
use crate::state::{Reader, live};

/// A search field that shows `words`. `typed` hears each change, `sent` the Enter key.
#[component]
pub fn SearchBox(words: Derived<String>, typed: Act<String>, sent: Act<String>) -> AnyView {
    let phrases = Reader::current().phrases();
    let text = Held::new(String::new());
    live::effect(move || text.set(words.get()));
    let send = move |event: Event| {
        event.prevent_default();
        sent.run(text.get_untracked());
    };
    let field = element("input")
        .class("search-box__field")
        .attr("type", "search")
        .attr("name", "q")
        .attr("aria-label", phrases.search_news)
        .attr("placeholder", phrases.search_news)
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .value(move || text.get())
        .on("input", move |event| {
            text.set(event_target_value(&event));
            typed.run(text.get_untracked());
        });
    element("form").class("search-box").attr("role", "search").on("submit", send).child(field).done()
}
