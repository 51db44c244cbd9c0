//! Where there is nothing: says so, and leads on.

use leptos::prelude::*;

use crate::components::element::element;
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::Reader;

#[component]
pub fn NotFoundPage() -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    tell(move || Told { title: phrases.not_found.to_owned(), lost: true, ..Told::default() });
    let heading = PageHeading(PageHeadingProps {
        text: phrases.not_found.to_owned().into(),
        restoring: Restoring::ByHeading,
        class: "not-found__heading",
    });
    let way = |place, name| element("a").class("button").attr("href", reader.href(place)).child(name);
    let ways = element("p")
        .class("not-found__ways")
        .child(way(Place::Front, phrases.latest_news))
        .child(way(Place::Tags, phrases.all_tags));
    element("div")
        .class("not-found")
        .child(heading)
        .child(element("p").child(phrases.not_found_text))
        .child(ways)
        .done()
}
