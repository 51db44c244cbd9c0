//! One article in a list.

use leptos::prelude::*;

use crate::components::element::{Element, element};
use crate::components::entry_tools::{EntryTools, EntryToolsProps, OtherStories, OtherStoriesProps};
use crate::components::marked_text::{MarkedText, MarkedTextProps};
use crate::components::marks::{Marks, MarksProps};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::model::text::digits;
use crate::model::{ArticleId, Listed, Query};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Held};
use crate::state::{ReadMarks, Reader, live};

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
/// of `total` articles, -1 while the end of the list is not known; `words` are marked where they are found; `above` is
/// called to mark as read what stands above. `last_visit` says that what comes after it was there on the last visit.
#[component]
pub fn Entry(
    entry: Listed,
    position: usize,
    total: String,
    kind: EntryKind,
    words: Derived<Query>,
    views: Act<ArticleId, Option<u64>>,
    above: Act<ArticleId>,
    last_visit: bool,
) -> AnyView {
    let (reader, marks) = (Reader::current(), ReadMarks::current());
    let phrases = reader.phrases();
    let (preview, article) = (entry.preview, entry.number);
    let id = ["entry-", &digits(article as u64, 0)].concat();
    let own = preview.id.clone();
    let image = preview.image.clone().filter(|_| reader.shows_images());
    let class = match (kind, image.is_some()) {
        (EntryKind::Lead, true) => "entry entry--lead",
        (EntryKind::Lead, false) => "entry entry--headline",
        (EntryKind::Line, true) => "entry entry--picture",
        (EntryKind::Line, false) => "entry",
    };
    // The first pictures of a page are in sight at once.
    let loading = if article < 3 { "eager" } else { "lazy" };
    let picture = image.map(|image| picture("entry__picture", loading, image.address).attr("alt", image.alt));
    let category = preview.categories.first().map(|category| {
        let href = reader.href(Place::Category(category.slug.clone()));
        element("a").class("entry__category").attr("href", href).child(category.name.clone())
    });
    let marked = move |text: &str| MarkedText(MarkedTextProps { text: text.to_owned(), words });
    let lead = (!preview.lead.is_empty()).then(|| element("p").class("entry__lead").child(marked(&preview.lead)));
    let href = reader.href(Place::Article(preview.slug.clone()));
    let link = element("a").attr("href", href).child(marked(&preview.title));
    let line = element("div")
        .class("entry__line")
        .child(Marks(MarksProps {
            pinned: entry.pinned,
            updated: entry.change.updated,
            labels: preview.labels.clone(),
        }))
        .child(StoryLine(StoryLineProps {
            published: preview.published,
            views: Act::new(move |()| views.run(own.clone())),
        }))
        .child(category)
        .child(EntryTools(EntryToolsProps { id: preview.id.clone(), above }));
    let visit = last_visit.then(|| element("p").class("entry__visit").child(phrases.last_visit));
    let others = OtherStories(OtherStoriesProps { others: entry.others });
    element("article")
        .class(class)
        .attr("aria-labelledby", id.clone())
        .attr("aria-posinset", digits(position as u64, 0))
        .attr("aria-setsize", total)
        .attr("data-read", live::text(move || marks.has(&preview.id).then(String::new)))
        .child(element("h2").class("entry__title").attr("id", id).child(link))
        .child(picture)
        .child(lead)
        .child(line)
        .child(others)
        .child(visit)
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
