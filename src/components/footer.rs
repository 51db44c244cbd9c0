//! The foot of every page.

use leptos::prelude::*;

use crate::components::element::{element, list};
use crate::route::Place;
use crate::state::Reader;

#[component]
pub fn Footer() -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let link = |place: Place, name: &'static str| {
        element("li").child(element("a").attr("href", reader.href(place)).child(name))
    };
    let links = list("ul")
        .class("footer__links")
        .child(link(Place::Front, phrases.latest_news))
        .child(link(Place::Tags, phrases.all_tags))
        .child(link(Place::Saved, phrases.saved))
        .child(link(Place::Settings, phrases.settings))
        .child(link(Place::Embed, phrases.embed_heading));
    element("footer")
        .class("footer")
        .child(element("p").class("footer__name").child(reader.site_title()))
        .child(element("p").class("footer__about").child(reader.site_description()))
        .child(links)
        .child(element("p").class("footer__maker").child(phrases.made_with))
        .done()
}
