//! The search box of the masthead.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::element::element;
use crate::state::handle::{Act, Derived, Held};
use crate::state::{Here, Reader, live};

/// A search field that shows `words`. `typed` hears each change, `sent` the Enter key.
#[component]
pub fn SearchBox(words: Derived<String>, typed: Act<String>, sent: Act<String>) -> AnyView {
    let phrases = Reader::current().phrases();
    let (here, text, field) = (Here::current(), Held::new(String::new()), live::ElementRef::new());
    // Words that were typed and not sent are forgotten when the reader goes elsewhere.
    live::effect(move || {
        here.get();
        text.set(words.get());
        if let Some(field) = field.get() {
            focus::show_in_field(&field, &words.read());
        }
    });
    let send = move |event: Event| {
        event.prevent_default();
        sent.run(text.get_untracked());
    };
    let input = element("input")
        .class("search-box__field")
        .attr("type", "search")
        .attr("name", "q")
        .attr("aria-label", phrases.search_news)
        .attr("placeholder", phrases.search_news)
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .node_ref(field)
        .on("input", move |event| {
            text.set(event_target_value(&event));
            typed.run(text.get_untracked());
        });
    element("form").class("search-box").attr("role", "search").on("submit", send).child(input).done()
}
