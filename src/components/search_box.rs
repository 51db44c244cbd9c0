//! The search box of the masthead.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::state::{Reader, live};

/// A search field that shows `words`. `typed` hears each change, `sent` the Enter key.
#[component]
pub fn SearchBox(
    #[prop(into)] words: Signal<String>,
    typed: Callback<String>,
    sent: Callback<String>,
) -> impl IntoView {
    let phrases = Reader::current().phrases();
    let text = RwSignal::new(String::new());
    live::effect(move || text.set(words.get()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        sent.run(text.get_untracked());
    };
    view! {
        <form class="search-box" role="search" on:submit=send>
            <input
                class="search-box__field"
                type="search"
                name="q"
                aria-label=phrases.search_news
                placeholder=phrases.search_news
                autocomplete="off"
                enterkeyhint="search"
                prop:value=text
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    typed.run(text.get_untracked());
                }
            />
        </form>
    }
}
