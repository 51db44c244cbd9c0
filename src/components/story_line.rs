//! The line of time and views that stands under every headline.

use leptos::prelude::*;

use crate::model::Preview;
use crate::model::Timestamp;
use crate::state::Reader;

/// When an article was published and how often it was viewed, as far as that is known.
#[component]
pub fn StoryLine(published: Option<Timestamp>, views: Option<u64>) -> impl IntoView {
    let reader = Reader::current();
    view! {
        <p class="story-line">
            {published.map(|at| view! { <StoryTime at/> " " })}
            {views.map(|views| view! { <span class="story-line__views">{views_text(reader, views)}</span> })}
        </p>
    }
}

fn views_text(reader: Reader, views: u64) -> String {
    reader.plural(&reader.phrases().views, views)
}

/// A date as short as it can be, with the whole of it in the tooltip.
#[component]
pub fn StoryTime(at: Timestamp) -> impl IntoView {
    let date = Reader::current().date(at);
    view! { <time datetime=at.to_rfc3339() title=date.full>{date.short}</time> }
}

/// Place, source and views: `Kyiv • UNN • 30,774 views`.
pub fn dateline(reader: Reader, preview: &Preview) -> String {
    let views = preview.views.map(|views| views_text(reader, views));
    [preview.place.clone(), preview.source.clone(), views].into_iter().flatten().collect::<Vec<_>>().join(" • ")
}
