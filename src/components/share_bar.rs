//! Handing an article on: share and print.

use leptos::prelude::*;

use crate::browser::share::{self, Shared};
use crate::components::element::element;
use crate::state::handle::Held;
use crate::state::{Reader, live};

#[component]
pub fn ShareBar(title: String) -> AnyView {
    let phrases = Reader::current().phrases();
    let said = Held::new("");
    let share = move |_| {
        share::share(title.clone(), share::here(), move |ended| {
            let text = match ended {
                Shared::ByDevice => "",
                Shared::Copied => phrases.link_copied,
                Shared::NotCopied => phrases.copy_failed,
            };
            // The article may have been left meanwhile.
            said.set(text);
        });
    };
    let button = || element("button").class("button").attr("type", "button");
    let said = live::view(move || said.get().into_any());
    element("div")
        .class("share-bar")
        .child(button().on("click", share).child(phrases.share))
        .child(button().on("click", |_| share::print()).child(phrases.print))
        .child(element("span").class("share-bar__said").attr("role", "status").child(said))
        .done()
}
