//! One article in a widget.

use leptos::prelude::*;

use crate::components::element::{element, list, together};
use crate::components::entry::picture;
use crate::components::marks::{Marks, MarksProps};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::widget::Show;
use crate::model::{Author, Listed, Preview, Tag};
use crate::route::Place;
use crate::state::handle::{Act, Derived};
use crate::state::{Reader, live};

/// A headline that links to its article, with what the site owner wants to be shown. When the article changes, only what
/// has changed is drawn again: its link stays, and a reader on it; pictures stay when views are counted.
#[component]
pub fn WidgetEntry(entry: Derived<Listed>, show: Show) -> AnyView {
    let reader = Reader::current();
    let title = move || entry.read().preview.title.clone();
    let href = live::text(move || Some(reader.href(Place::Article(entry.read().preview.slug.clone()))));
    let link = element("a").attr("href", href).child(live::view(move || title().into_any()));
    // Views are what moves.
    let still = Derived::new(move || Preview { views: None, ..(*entry.read().preview).clone() });
    element("article")
        .class("widget-entry")
        .attr("aria-label", live::text(move || Some(title())))
        .child(element("h2").class("widget-entry__title").child(link))
        .child(live::view(move || picture_and_lead(show, &still.read())))
        .child(live::view(move || line(show, &entry.read())))
        .child(live::view(move || authors_and_tags(reader, show, &still.read())))
        .done()
}

fn picture_and_lead(show: Show, preview: &Preview) -> AnyView {
    let image = preview.image.clone().filter(|_| show.image);
    let picture = image.map(|image| picture("widget-entry__picture", "lazy", image.address).attr("alt", ""));
    let lead = (show.lead && !preview.lead.is_empty())
        .then(|| element("p").class("widget-entry__lead").child(preview.lead.clone()));
    together(vec![together(picture), together(lead)])
}

fn line(show: Show, Listed { preview, pinned, .. }: &Listed) -> AnyView {
    let (published, views) = (preview.published.filter(|_| show.time), preview.views.filter(|_| show.views));
    let known = published.is_some() || views.is_some();
    element("div")
        .class("widget-entry__line")
        .child(Marks(MarksProps { pinned: *pinned, updated: false, labels: preview.labels.clone() }))
        .child(known.then(|| StoryLine(StoryLineProps { published, views: Act::new(move |()| views) })))
        .done()
}

fn authors_and_tags(reader: Reader, show: Show, preview: &Preview) -> AnyView {
    let author = |author: &Author| {
        let link = element("a").attr("href", reader.href(Place::Author(author.slug.clone())));
        element("li").child(link.child(author.name.clone()))
    };
    let tag = |tag: &Tag| {
        let link = element("a").attr("href", reader.href(Place::Tag(tag.slug.clone())));
        element("li").child(link.child(TagName(TagNameProps { tag: tag.clone() })))
    };
    let authors: Vec<_> = preview.authors.iter().filter(|_| show.author).map(author).collect();
    let tags: Vec<_> = preview.tags.iter().filter(|_| show.tags).map(tag).collect();
    let authors = (!authors.is_empty()).then(|| list("ul").class("widget-entry__authors").child(authors));
    let tags = (!tags.is_empty())
        .then(|| list("ul").class("widget-entry__tags").attr("aria-label", reader.phrases().tags).child(tags));
    together(vec![together(authors), together(tags)])
}
