//! Code to copy.

use leptos::prelude::*;

use crate::browser::share;
use crate::components::element::element;
use crate::lang::AnnexPhrases;
use crate::state::handle::{Derived, Held};
use crate::state::{Reader, live};

/// Code with its size, and a button that copies it.
#[component]
pub fn Snippet(code: Derived<String>, phrases: &'static AnnexPhrases) -> AnyView {
    let reader = Reader::current();
    let said = Held::new("");
    live::effect(move || {
        code.track();
        said.set("");
    });
    let copy = move |_| {
        share::copy(code.get_untracked(), move |copied| {
            said.set(if copied { phrases.copied } else { phrases.not_copied });
        });
    };
    let button = element("button").class("button").attr("type", "button").on("click", copy).child(phrases.copy);
    let size = live::view(move || reader.plural(&phrases.bytes, code.read().len() as u64).into_any());
    let text = live::view(move || code.get().into_any());
    element("div")
        .class("snippet")
        .child(
            element("pre")
                .class("snippet__code")
                .attr("tabindex", "0")
                .attr("dir", "ltr")
                .child(element("code").child(text)),
        )
        .child(button)
        .child(element("span").class("snippet__size").child(size))
        .child(element("span").attr("role", "status").child(live::view(move || said.get().into_any())))
        .done()
}
