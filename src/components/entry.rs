//! One article in a list.

use leptos::prelude::*;

use crate::components::element::element;
use crate::components::marks::{Marks, MarksProps};
use crate::components::story_line::{StoryLine, StoryLineProps};
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
pub fn Entry(entry: Listed, position: usize, total: Text, kind: EntryKind) -> AnyView {
    let reader = Reader::current();
    let preview = entry.preview;
    let id = format!("entry-{position}");
    let class = match (kind, preview.image.is_some()) {
        (EntryKind::Lead, true) => "entry entry--lead",
        (EntryKind::Lead, false) => "entry entry--headline",
        (EntryKind::Line, true) => "entry entry--picture",
        (EntryKind::Line, false) => "entry",
    };
    let loading = if position <= 3 { "eager" } else { "lazy" };
    let picture = preview.image.as_ref().map(|image| {
        element("img")
            .class("entry__picture")
            .attr("loading", loading)
            .attr("src", image.address.clone())
            .attr("alt", image.alt.clone())
            .attr("width", "480")
            .attr("height", "320")
            .attr("decoding", "async")
    });
    let category = preview.categories.first().map(|category| {
        let href = reader.href(Place::Category(category.slug.clone()));
        element("a").class("entry__category").attr("href", href).child(category.name.clone())
    });
    let lead = (!preview.lead.is_empty()).then(|| element("p").class("entry__lead").child(preview.lead.clone()));
    let href = reader.href(Place::Article(preview.slug.clone()));
    let link = element("a").attr("href", href).child(preview.title.clone());
    let line = element("div")
        .class("entry__line")
        .child(Marks(MarksProps { pinned: entry.pinned, labels: preview.labels.clone() }))
        .child(StoryLine(StoryLineProps { published: preview.published, views: preview.views }))
        .child(category);
    element("article")
        .class(class)
        .attr("aria-labelledby", id.clone())
        .attr("aria-posinset", position.to_string())
        .attr("aria-setsize", total)
        .child(element("h2").class("entry__title").attr("id", id).child(link))
        .child(picture)
        .child(lead)
        .child(line)
        .done()
}
