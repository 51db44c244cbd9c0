//! Where there is nothing: says so, and leads on.

use leptos::prelude::*;

use crate::components::page_heading::{PageHeading, Restoring};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::Reader;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    tell(move || Told { title: phrases.not_found.to_owned(), lost: true, ..Told::default() });
    view! {
        <div class="not-found">
            <PageHeading text=phrases.not_found.to_owned() restoring=Restoring::ByHeading class="not-found__heading"/>
            <p>{phrases.not_found_text}</p>
            <p class="not-found__ways">
                <a class="button" href=reader.href(Place::Front)>{phrases.latest_news}</a>
                <a class="button" href=reader.href(Place::Tags)>{phrases.all_tags}</a>
            </p>
        </div>
    }
}
