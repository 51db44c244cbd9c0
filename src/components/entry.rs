//! One article in a list.

use leptos::prelude::*;

use crate::components::marks::Marks;
use crate::components::story_line::StoryLine;
use crate::model::Listed;
use crate::route::Place;
use crate::state::Reader;
use crate::state::live::Text;

/// How much room an entry has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The first story of the front page: large, with a large picture.
    Lead,
    Line,
}

/// A headline that links to its article, with time, views, marks and a picture. `position` counts from 1 within a list
/// of `total` articles, -1 while the end of the list is not known.
#[component]
pub fn Entry(entry: Listed, position: usize, total: Text, kind: EntryKind) -> impl IntoView {
    let reader = Reader::current();
    let preview = entry.preview;
    let id = format!("entry-{position}");
    let labelled_by = id.clone();
    let class = match (kind, preview.image.is_some()) {
        (EntryKind::Lead, true) => "entry entry--lead",
        (EntryKind::Lead, false) => "entry entry--headline",
        (EntryKind::Line, true) => "entry entry--picture",
        (EntryKind::Line, false) => "entry",
    };
    let loading = if position <= 3 { "eager" } else { "lazy" };
    let picture = preview.image.as_ref().map(|image| {
        view! { <img class="entry__picture" src=image.address.clone() alt=image.alt.clone() width="480" height="320" loading=loading decoding="async"/> }.into_any()
    });
    let category = preview.categories.first().map(|category| {
        let href = reader.href(Place::Category(category.slug.clone()));
        view! { <a class="entry__category" href=href>{category.name.clone()}</a> }.into_any()
    });
    let lead =
        (!preview.lead.is_empty()).then(|| view! { <p class="entry__lead">{preview.lead.clone()}</p> }.into_any());
    view! {
        <article class=class aria-labelledby=labelled_by aria-posinset=position aria-setsize=total>
            <h2 class="entry__title" id=id>
                <a href=reader.href(Place::Article(preview.slug.clone()))>{preview.title.clone()}</a>
            </h2>
            {picture}
            {lead}
            <div class="entry__line">
                <Marks pinned=entry.pinned labels=preview.labels.clone()/>
                <StoryLine published=preview.published views=preview.views/>
                {category}
            </div>
        </article>
    }
}
