//! What stands where something is still on its way, as large as what will come.

use leptos::prelude::*;

/// Grey entries in a list.
#[component]
pub fn EntryPlaceholders(count: usize) -> impl IntoView {
    let entry = |_| {
        view! {
            <div class="placeholder placeholder--entry">
                <span class="placeholder__line placeholder__line--title"></span>
                <span class="placeholder__line"></span>
                <span class="placeholder__line placeholder__line--short"></span>
            </div>
        }
    };
    view! { <div class="placeholders" aria-hidden="true">{(0..count).map(entry).collect_view()}</div> }
}

/// Grey lines of an article's body.
#[component]
pub fn BodyPlaceholder() -> impl IntoView {
    let line = |number: usize| {
        let class = if number % 4 == 3 { "placeholder__line placeholder__line--short" } else { "placeholder__line" };
        view! { <span class=class></span> }
    };
    view! { <div class="placeholder placeholder--body" aria-hidden="true">{(0..16).map(line).collect_view()}</div> }
}

/// The grey title, dateline and body of an article.
#[component]
pub fn ArticlePlaceholder() -> impl IntoView {
    view! {
        <div class="placeholder placeholder--article" aria-hidden="true">
            <span class="placeholder__line placeholder__line--headline"></span>
            <span class="placeholder__line placeholder__line--headline placeholder__line--short"></span>
            <BodyPlaceholder/>
        </div>
    }
}
