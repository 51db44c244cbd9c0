//! A card of another article within a body.

use leptos::prelude::*;

use crate::components::article_body::LookUp;
use crate::components::running_text::SourceLink;
use crate::components::story_line::StoryLine;
use crate::route::Place;
use crate::state::{Reader, live};

/// The article's own title, time and views when it is known; else the name and address that the body gives.
#[component]
pub fn RelatedCard(address: String, title: String, look_up: LookUp) -> impl IntoView {
    let reader = Reader::current();
    let link = live::view(move || match look_up.run(address.clone()) {
        Some(preview) => view! {
            <a href=reader.href(Place::Article(preview.slug.clone()))>{preview.title.clone()}</a>
            <StoryLine published=preview.published views=preview.views/>
        }
        .into_any(),
        None => {
            let title = title.clone();
            view! { <SourceLink address=address.clone()>{title}</SourceLink> }.into_any()
        }
    });
    view! {
        <aside class="related-card">
            <p class="related-card__kind">{reader.phrases().related}</p>
            <div class="related-card__link">{link}</div>
        </aside>
    }
}
