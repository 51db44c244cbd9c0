//! What a list leaves out because of muted words.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::state::handle::{Derived, Held};
use crate::state::{Reader, live};

/// How many articles are left out, and a button to show them all the same, which sets `all`.
#[component]
pub fn MutedNotice(count: Derived<usize>, all: Held<bool>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let hidden =
        move || if all.get() { String::new() } else { reader.plural(&phrases.muted, count.get() as u64) + " " };
    let name = move || if all.get() { phrases.hide } else { phrases.show };
    live::view_of(
        move || count.get() > 0 || all.get(),
        move |any| {
            let button = element("button")
                .class("muted-notice__button")
                .attr("type", "button")
                .on("click", move |_| all.set(!all.get_untracked()))
                .child(live::view(move || name().into_any()));
            let text = live::view(move || hidden().into_any());
            together(any.then(|| element("p").class("muted-notice").child(text).child(button)))
        },
    )
}
