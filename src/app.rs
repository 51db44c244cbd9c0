//! What every page stands in, and which page an address shows.

use leptos::prelude::*;

use crate::browser::{fault, focus};
use crate::components::footer::Footer;
use crate::components::masthead::{LanguageLink, Masthead, SkipLink};
use crate::components::placeholder::EntryPlaceholders;
use crate::components::remote::FailureNotice;
use crate::lang::Language;
use crate::model::{Failure, Fetched, Filter, Site};
use crate::pages::article::ArticlePage;
use crate::pages::listing::ListingPage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::tags::TagsPage;
use crate::route::{Address, Place};
use crate::state::{Heights, Here, Newsroom, Publication, Reader, live};

/// Starts the app in the document's body.
pub fn start() {
    fault::show_panics();
    mount_to_body(App);
}

/// Loads the publisher's settings, then shows the site.
#[component]
pub fn App() -> impl IntoView {
    let publication = Publication::new();
    publication.load();
    live::view(move || match publication.get() {
        Fetched::Waiting => view! {
            <div class="frame">
                <main class="frame__main" aria-busy="true"><EntryPlaceholders count=8/></main>
            </div>
        }
        .into_any(),
        Fetched::Failed(failure) => view! { <BrokenSite failure publication/> }.into_any(),
        Fetched::Ready(site) => view! { <Editions site/> }.into_any(),
    })
}

/// The address bar, and one newsroom for each edition, which stay when the reader changes the language.
#[component]
fn Editions(site: Site) -> impl IntoView {
    let here = Here::listen(site.prefixes());
    let newsrooms: Vec<_> =
        site.editions.iter().map(|edition| (edition.language.clone(), Newsroom::new(edition))).collect();
    let edition = live::memo(move || here.edition());
    provide_context(here);
    provide_context(Heights::default());
    live::view(move || {
        let edition = edition.get();
        let language = site.edition(edition.as_deref()).language.clone();
        let newsroom =
            newsrooms.iter().find(|(own, _)| *own == language).map_or(newsrooms[0].1, |(_, newsroom)| *newsroom);
        let reader = Reader::new(here, site.clone(), edition);
        provide_context(newsroom);
        provide_context(reader);
        view! { <Frame/> }.into_any()
    })
}

/// One edition: masthead, page, foot.
#[component]
fn Frame() -> impl IntoView {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    let phrases = reader.phrases();
    live::effect(move || {
        fault::translate_notice([
            ("stopped-text", phrases.stopped),
            ("stopped-reload", phrases.reload),
            ("stopped-feed", phrases.latest_news),
        ]);
    });
    newsroom.start();
    let place = live::memo(move || here.place());
    let words = live::signal(move || here.filter().words);
    let typed = move |words: String| {
        if here.place().scope().is_some() {
            here.search(words);
        }
    };
    let sent = move |words: String| {
        if here.place().scope().is_none() {
            here.go(reader.address(Place::Front).filtered(Filter { words, ..Filter::default() }));
        }
    };
    view! {
        <SkipLink/>
        <div class="frame">
            <Masthead
                categories=Callback::new(move |()| newsroom.categories())
                place
                languages=Callback::new(move |()| languages(reader, newsroom, &place.get()))
                words
                typed=Callback::new(typed)
                sent=Callback::new(sent)
            />
            <main class="frame__main" id=focus::CONTENT tabindex="-1">{live::view(move || page(place.get()))}</main>
            <Footer/>
        </div>
    }
}

/// The route table.
fn page(place: Place) -> AnyView {
    match (place.scope(), place) {
        (Some(scope), place) => view! { <ListingPage place scope/> }.into_any(),
        (None, Place::Article(slug)) => view! { <ArticlePage slug/> }.into_any(),
        (None, Place::Tags) => view! { <TagsPage/> }.into_any(),
        (None, _) => view! { <NotFoundPage/> }.into_any(),
    }
}

/// Where each language leads from here: to the same article where it is translated, else to the edition's front page.
fn languages(reader: Reader, newsroom: Newsroom, place: &Place) -> Vec<LanguageLink> {
    let translations = match place {
        Place::Article(slug) => newsroom.preview(slug).map(|preview| preview.translations.clone()).unwrap_or_default(),
        _ => Vec::new(),
    };
    let link = |(edition, tag, name): (Option<String>, String, String)| {
        let current = edition == reader.edition();
        let translated =
            translations.iter().find(|(language, _)| *language == tag).map(|(_, slug)| Place::Article(slug.clone()));
        let there = match (current, place) {
            (true, place) => place.clone(),
            (false, Place::Tags) => Place::Tags,
            (false, _) => translated.unwrap_or(Place::Front),
        };
        LanguageLink { href: reader.href_in(edition, there), tag, name, current }
    };
    reader.editions().into_iter().map(link).collect()
}

/// Without site.json there is no language to speak and no address to lead to: the failure is told in English.
#[component]
fn BrokenSite(failure: Failure, publication: Publication) -> impl IntoView {
    let here = Here::fixed(Address::new(None, Place::Front));
    provide_context(Reader::new(here, Site::unknown(), None));
    let what = Language::English.phrases().failed_site;
    view! {
        <div class="frame">
            <main class="frame__main"><FailureNotice what failure retry=Callback::new(move |()| publication.load())/></main>
        </div>
    }
}
