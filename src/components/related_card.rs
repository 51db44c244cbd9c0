//! A card of another article within a body.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::running_text::SourceLink;
use crate::components::story_line::StoryLine;
use crate::model::Preview;
use crate::route::Place;
use crate::state::Reader;

/// The article's own title, time and views when it is known; else the name and address that the body gives.
#[component]
pub fn RelatedCard(address: String, title: String, #[prop(into)] known: Signal<Option<Arc<Preview>>>) -> impl IntoView {
    let reader = Reader::current();
    let link = move || match known.get() {
        Some(preview) => view! {
            <a href=reader.href(Place::Article(preview.slug.clone()))>{preview.title.clone()}</a>
            <StoryLine published=preview.published views=preview.views/>
        }
        .into_any(),
        None => {
            let title = title.clone();
            view! { <SourceLink address=address.clone()>{title}</SourceLink> }.into_any()
        }
    };
    view! {
        <aside class="related-card">
            <p class="related-card__kind">{reader.phrases().related}</p>
            <div class="related-card__link">{link}</div>
        </aside>
    }
}
