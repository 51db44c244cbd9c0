//! The marks after a title: pinned, exclusive, photo, video.

use leptos::prelude::*;

use crate::model::Label;
use crate::state::Reader;

/// Whether the article is pinned, then its labels.
#[component]
pub fn Marks(pinned: bool, labels: Vec<Label>) -> impl IntoView {
    let phrases = Reader::current().phrases();
    let name = |label| match label {
        Label::Exclusive => ("marks__mark marks__mark--exclusive", phrases.exclusive),
        Label::Photo => ("marks__mark", phrases.photo),
        Label::Video => ("marks__mark", phrases.video),
    };
    let pin = pinned.then_some(("marks__mark marks__mark--pinned", phrases.pinned));
    let marks: Vec<_> = pin.into_iter().chain(labels.into_iter().map(name)).collect();
    (!marks.is_empty()).then(|| {
        let marks = marks.into_iter().map(|(class, name)| view! { <span class=class>{name}</span> " " }).collect_view();
        view! { <span class="marks">{marks}</span> }
    })
}
