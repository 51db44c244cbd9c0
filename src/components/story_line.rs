//! The line of time and views that stands under every headline.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::model::text::joined;
use crate::model::{Preview, Timestamp};
use crate::state::handle::Act;
use crate::state::{Reader, live};

/// When an article was published and how often it was viewed, as far as that is known; both go with the time.
#[component]
pub fn StoryLine(published: Option<Timestamp>, views: Act<(), Option<u64>>) -> AnyView {
    let reader = Reader::current();
    let time = published.map(|at| StoryTime(StoryTimeProps { at }));
    let views = live::view_of(
        move || views.run(()),
        move |views| {
            let text = views.map(|views| views_text(reader, views));
            together(text.map(|text| element("span").class("story-line__views").child(text)))
        },
    );
    element("p").class("story-line").child(time).child(published.map(|_| " ")).child(views).done()
}

fn views_text(reader: Reader, views: u64) -> String {
    reader.plural(&reader.phrases().views, views)
}

/// A date as short as it can be, with the whole of it in the tooltip.
#[component]
pub fn StoryTime(at: Timestamp) -> AnyView {
    let reader = Reader::current();
    let short = live::view(move || reader.date(at).into_any());
    element("time").attr("datetime", at.to_rfc3339()).attr("title", reader.full_date(at)).child(short).done()
}

/// Place, source and views: `Kyiv • UNN • 30,774 views`.
pub fn dateline(reader: Reader, preview: &Preview, views: Option<u64>) -> String {
    let views = views.map(|views| views_text(reader, views));
    let known: Vec<String> = [preview.place.clone(), preview.source.clone(), views].into_iter().flatten().collect();
    joined(&known, " • ")
}
