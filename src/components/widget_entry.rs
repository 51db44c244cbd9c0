//! One article in a widget.

use leptos::prelude::*;

use crate::components::element::{element, list, together};
use crate::components::entry::picture;
use crate::components::marks::{Marks, MarksProps};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::widget::Show;
use crate::model::{Author, Listed, Tag};
use crate::route::Place;
use crate::state::handle::Derived;
use crate::state::{Reader, live};

/// A headline that links to its article, with what the site owner wants to be shown. When the article changes, its link
/// stays, and a reader on it.
#[component]
pub fn WidgetEntry(entry: Derived<Listed>, show: Show) -> AnyView {
    let reader = Reader::current();
    let title = move || entry.read().preview.title.clone();
    let href = live::text(move || Some(reader.href(Place::Article(entry.read().preview.slug.clone()))));
    let link = element("a").attr("href", href).child(live::view(move || title().into_any()));
    element("article")
        .class("widget-entry")
        .attr("aria-label", live::text(move || Some(title())))
        .child(element("h2").class("widget-entry__title").child(link))
        .child(live::view(move || details(reader, show, entry.get())))
        .done()
}

/// Everything but the headline.
fn details(reader: Reader, show: Show, Listed { preview, pinned, .. }: Listed) -> AnyView {
    let image = preview.image.clone().filter(|_| show.image);
    let picture = image.map(|image| picture("widget-entry__picture", "lazy", image.address).attr("alt", ""));
    let lead = (show.lead && !preview.lead.is_empty())
        .then(|| element("p").class("widget-entry__lead").child(preview.lead.clone()));
    let (published, views) = (preview.published.filter(|_| show.time), preview.views.filter(|_| show.views));
    let author = |author: &Author| {
        let href = reader.href(Place::Author(author.slug.clone()));
        element("a").class("widget-entry__author").attr("href", href).child(author.name.clone())
    };
    let authors: Vec<_> = preview.authors.iter().filter(|_| show.author).map(author).collect();
    let line = element("div")
        .class("widget-entry__line")
        .child(Marks(MarksProps { pinned, labels: preview.labels.clone() }))
        .child((published.is_some() || views.is_some()).then(|| StoryLine(StoryLineProps { published, views })))
        .child(authors);
    let tag = |tag: &Tag| {
        let href = reader.href(Place::Tag(tag.slug.clone()));
        let link = element("a").attr("href", href).child(TagName(TagNameProps { tag: tag.clone() }));
        element("li").child(link)
    };
    let tags: Vec<_> = preview.tags.iter().filter(|_| show.tags).map(tag).collect();
    let tags = (!tags.is_empty())
        .then(|| list("ul").class("widget-entry__tags").attr("aria-label", reader.phrases().tags).child(tags));
    together(vec![together(picture), together(lead), line.done(), together(tags)])
}
