//! Text in which the words of a search are marked.

use leptos::prelude::*;

use crate::browser::fold;
use crate::components::element::{element, together};
use crate::model::Query;
use crate::state::handle::Derived;
use crate::state::live;

/// `text`, with `mark` around what begins with one of `words`.
#[component]
pub fn MarkedText(text: String, words: Derived<Query>) -> AnyView {
    let searched = text.clone();
    live::view_of(
        move || words.read().marks(&searched, fold::fold),
        move |marks| {
            let (mut parts, mut end) = (Vec::new(), 0);
            for mark in marks {
                parts.push(text[end..mark.start].to_owned().into_any());
                end = mark.end;
                parts.push(element("mark").child(text[mark].to_owned()).done());
            }
            parts.push(text[end..].to_owned().into_any());
            together(parts)
        },
    )
}
