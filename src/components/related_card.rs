//! A card of another article within a body.

use leptos::prelude::*;

use crate::components::article_body::{LookUp, source_link};
use crate::components::element::{element, together};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::route::Place;
use crate::state::handle::Act;
use crate::state::{Here, Reader, live};

/// The article's own title, time and views when it is known; else the name and address that the body gives.
#[component]
pub fn RelatedCard(address: String, title: String, look_up: LookUp) -> AnyView {
    let reader = Reader::current();
    let at = address.clone();
    let link = live::view_of(
        move || look_up.run(at.clone()),
        move |known| match known {
            Some(preview) => {
                let href = reader.href(Place::Article(preview.slug.clone()));
                together(vec![
                    element("a").attr("href", href).child(preview.title.clone()).done(),
                    StoryLine(StoryLineProps {
                        published: preview.published,
                        views: Act::new(move |()| preview.views),
                    }),
                ])
            }
            None => {
                // An article of this site mostly comes to be known, and then its time and views need a line.
                let ours = !Here::current().leads_away(&address);
                let line = ours.then(|| element("p").class("story-line").child("\u{a0}"));
                together(vec![source_link(address.clone(), title.clone()), together(line)])
            }
        },
    );
    element("aside")
        .class("related-card")
        .child(element("p").class("related-card__kind").child(reader.phrases().related))
        .child(element("div").class("related-card__link").child(link))
        .done()
}
