//! The marks after a title: pinned, updated, exclusive, photo, video.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::model::Label;
use crate::state::Reader;

/// Whether the article is pinned, whether it has changed, then its labels.
#[component]
pub fn Marks(pinned: bool, updated: bool, labels: Vec<Label>) -> AnyView {
    let phrases = Reader::current().phrases();
    let name = |label| match label {
        Label::Exclusive => ("marks__mark marks__mark--exclusive", phrases.exclusive),
        Label::Photo => ("marks__mark", phrases.photo),
        Label::Video => ("marks__mark", phrases.video),
    };
    let pin = pinned.then_some(("marks__mark marks__mark--pinned", phrases.pinned));
    let change = updated.then_some(("marks__mark marks__mark--updated", phrases.changed));
    let marks = pin.into_iter().chain(change).chain(labels.into_iter().map(name));
    let mark = |(class, name)| together(vec![element("span").class(class).child(name).done(), " ".into_any()]);
    let marks: Vec<AnyView> = marks.map(mark).collect();
    together((!marks.is_empty()).then(|| element("span").class("marks").child(marks)))
}
