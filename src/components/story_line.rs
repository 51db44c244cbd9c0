//! The line of time and views that stands under every headline.

use leptos::prelude::*;

use crate::components::element::element;
use crate::model::Preview;
use crate::model::Timestamp;
use crate::state::Reader;

/// When an article was published and how often it was viewed, as far as that is known.
#[component]
pub fn StoryLine(published: Option<Timestamp>, views: Option<u64>) -> AnyView {
    let reader = Reader::current();
    let time = published.map(|at| StoryTime(StoryTimeProps { at }));
    let views = views.map(|views| element("span").class("story-line__views").child(views_text(reader, views)));
    element("p").class("story-line").child(time).child(published.map(|_| " ")).child(views).done()
}

fn views_text(reader: Reader, views: u64) -> String {
    reader.plural(&reader.phrases().views, views)
}

/// A date as short as it can be, with the whole of it in the tooltip.
#[component]
pub fn StoryTime(at: Timestamp) -> AnyView {
    let date = Reader::current().date(at);
    element("time").attr("datetime", at.to_rfc3339()).attr("title", date.full).child(date.short).done()
}

/// Place, source and views: `Kyiv • UNN • 30,774 views`.
pub fn dateline(reader: Reader, preview: &Preview) -> String {
    let views = preview.views.map(|views| views_text(reader, views));
    [preview.place.clone(), preview.source.clone(), views].into_iter().flatten().collect::<Vec<_>>().join(" • ")
}
