//! One article in a list.

use leptos::prelude::*;

use crate::components::element::{Element, element};
use crate::components::marks::{Marks, MarksProps};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::model::Listed;
use crate::route::Place;
use crate::state::handle::Held;
use crate::state::live::Text;
use crate::state::{Reader, live};

/// A picture of nothing: what is seen is the tint behind it.
const BLANK: &str = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";

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
    let image = preview.image.clone();
    let picture = image.map(|image| picture("entry__picture", loading, image.address).attr("alt", image.alt));
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

/// A picture of three to two. One that cannot be loaded is a plain block, without the browser's mark of a broken one.
pub fn picture(class: &'static str, loading: &'static str, address: String) -> Element {
    let broken = Held::new(false);
    let source = live::text(move || Some(if broken.get() { BLANK.to_owned() } else { address.clone() }));
    element("img")
        .class(class)
        .attr("loading", loading)
        .attr("src", source)
        .attr("width", "480")
        .attr("height", "320")
        .attr("decoding", "async")
        .on("error", move |_| broken.set(true))
}
