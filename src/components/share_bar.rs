//! Handing an article on: share and print.

use leptos::prelude::*;

use crate::browser::share::{self, Shared};
use crate::state::Reader;

#[component]
pub fn ShareBar(title: String) -> impl IntoView {
    let phrases = Reader::current().phrases();
    let said = RwSignal::new("");
    let share = move |_| {
        share::share(title.clone(), share::here(), move |ended| {
            let text = match ended {
                Shared::ByDevice => "",
                Shared::Copied => phrases.link_copied,
                Shared::NotCopied => phrases.copy_failed,
            };
            // The article may have been left meanwhile.
            let _ = said.try_set(text);
        });
    };
    view! {
        <div class="share-bar">
            <button class="button" type="button" on:click=share>{phrases.share}</button>
            <button class="button" type="button" on:click=|_| share::print()>{phrases.print}</button>
            <span class="share-bar__said" role="status">{said}</span>
        </div>
    }
}
