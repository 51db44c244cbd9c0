//! The annex: the pages of the site that few readers open, as a program of their own. The site makes room for it in its
//! frame; it draws there, in the language of the edition.

use std::any::Any;
use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::{annex, console, fault, history};
use crate::components::remote::{FailureNotice, FailureNoticeProps};
use crate::lang::{self, ANNEX_ENGLISH, AnnexPhrases, ENGLISH};
use crate::model::{Fetched, Site};
use crate::pages::embed::{EmbedPage, EmbedPageProps};
use crate::route::{Address, Place};
use crate::source;
use crate::state::handle::{Act, Held};
use crate::state::{Here, Languages, Newsroom, Publication, Reader, live};

thread_local! {
    /// What is drawn now; dropping it ends it.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = RefCell::default();
}

/// Gets ready to show pages.
pub fn start() {
    fault::show_panics();
}

/// Draws the page of the address where there is room for it, in the place of what was drawn before.
pub fn show() {
    hide();
    if let Some(room) = annex::room() {
        SHOWN.replace(Some(Box::new(mount_to(room, Annex))));
    }
}

/// Takes the page away.
pub fn hide() {
    drop(SHOWN.take());
}

/// Loads the publisher's settings.
#[component]
fn Annex() -> AnyView {
    let publication = Publication::new();
    publication.load();
    live::view(move || match publication.get() {
        Fetched::Waiting => ().into_any(),
        Fetched::Failed(failure) => {
            provide_context(Reader::new(
                Here::framed(Address::new(None, Place::Embed)),
                Site::unknown(),
                None,
                &ENGLISH,
            ));
            let retry = Act::new(move |()| publication.load());
            FailureNotice(FailureNoticeProps { what: ENGLISH.failed_site, failure, retry })
        }
        Fetched::Ready(site) => Edition(EditionProps { site }),
    })
}

/// Speaks the language of the edition.
#[component]
fn Edition(site: Site) -> AnyView {
    let (path, query) = history::address();
    let base = history::base_path();
    let address = Address::parse(path.strip_prefix(&base).unwrap_or(&path), &query, &site.prefixes());
    let source = site.edition(address.edition.as_deref()).clone();
    let (languages, own) = (Languages::default(), own_phrases(&source.language));
    languages.load(&source.language);
    let newsroom = Newsroom::new(&source);
    provide_context(newsroom);
    newsroom.start();
    live::view_of(
        move || languages.phrases(&source.language).zip(own.get()),
        move |spoken| {
            let Some((phrases, own)) = spoken else { return ().into_any() };
            let here = Here::framed(address.clone());
            provide_context(here);
            provide_context(Reader::new(here, site.clone(), address.edition.clone(), phrases));
            EmbedPage(EmbedPageProps { phrases: own })
        },
    )
}

/// The annex's own phrases for a BCP 47 tag; English when they are not to be had.
fn own_phrases(tag: &str) -> Held<Option<&'static AnnexPhrases>> {
    let language = lang::primary(tag);
    let phrases = Held::new((language == "en").then_some(&ANNEX_ENGLISH));
    if language != "en" {
        let address = format!("{}{}/lang/annex/{language}.json", history::origin(), history::base_path());
        live::spawn_scoped(async move {
            let loaded = source::phrases::load(&address, AnnexPhrases::read).await;
            phrases.set(Some(match loaded {
                Ok(phrases) => Box::leak(Box::new(phrases)),
                Err(_) => {
                    console::warn(&format!("This page speaks English, because there is no {address}"));
                    &ANNEX_ENGLISH
                }
            }));
        });
    }
    phrases
}
