//! What stands where something is still on its way, as large as what will come.

use leptos::prelude::*;

use crate::components::element::{Element, element};

/// Grey entries in a list. One that fills the screen opens as the front page does, with a large story.
#[component]
pub fn EntryPlaceholders(count: usize) -> AnyView {
    let entry = |number| {
        element("div")
            .class(match number == 0 && count >= 8 {
                true => "placeholder placeholder--entry placeholder--lead",
                false => "placeholder placeholder--entry",
            })
            .child(line("placeholder__line placeholder__line--title"))
            .child(line("placeholder__line"))
            .child(line("placeholder__line placeholder__line--short"))
    };
    let entries: Vec<_> = (0..count).map(entry).collect();
    element("div").class("placeholders").attr("aria-hidden", "true").child(entries).done()
}

/// Grey lines of an article's body.
#[component]
pub fn BodyPlaceholder() -> AnyView {
    let class = |number: usize| {
        if number % 4 == 3 { "placeholder__line placeholder__line--short" } else { "placeholder__line" }
    };
    let lines: Vec<_> = (0..16).map(class).map(line).collect();
    element("div").class("placeholder placeholder--body").attr("aria-hidden", "true").child(lines).done()
}

/// The grey title, dateline and body of an article.
#[component]
pub fn ArticlePlaceholder() -> AnyView {
    element("div")
        .class("placeholder placeholder--article")
        .attr("aria-hidden", "true")
        .child(line("placeholder__line placeholder__line--headline"))
        .child(line("placeholder__line placeholder__line--headline placeholder__line--short"))
        .child(BodyPlaceholder())
        .done()
}

fn line(class: &'static str) -> Element {
    element("span").class(class)
}
