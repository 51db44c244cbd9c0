//! The foot of every page.

use leptos::prelude::*;

use crate::route::Place;
use crate::state::Reader;

#[component]
pub fn Footer() -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    view! {
        <footer class="footer">
            <p class="footer__name">{reader.site_title()}</p>
            <p class="footer__about">{reader.site_description()}</p>
            <ul class="footer__links">
                <li><a href=reader.href(Place::Front)>{phrases.latest_news}</a></li>
                <li><a href=reader.href(Place::Tags)>{phrases.all_tags}</a></li>
            </ul>
            <p class="footer__maker">{phrases.made_with}</p>
        </footer>
    }
}
