//! Tags with their icons.

use leptos::prelude::*;

use crate::model::Tag;
use crate::model::article::Icon;

/// A tag's name, its icon before it. The icon says nothing that the name does not.
#[component]
pub fn TagName(tag: Tag) -> impl IntoView {
    let icon = tag.icon.map(|icon| match icon {
        Icon::Text(text) => view! { <span class="tag-list__icon" aria-hidden="true">{text}</span> " " }.into_any(),
        Icon::Image(address) => {
            view! { <img class="tag-list__icon" src=address alt="" width="16" height="16" loading="lazy"/> " " }
                .into_any()
        }
    });
    view! { {icon} {tag.name} }
}
