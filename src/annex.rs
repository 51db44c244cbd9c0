//! The annex: the pages of the site that few readers open, as a program of their own. The site makes room for it in its
//! frame; it draws there, in the language of the edition.

use std::any::Any;
use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::{annex, console, fault, history};
use crate::components::key_help::{KeyHelp, KeyHelpProps};
use crate::components::listening::{Listening, ListeningProps};
use crate::components::remote::{FailureNotice, FailureNoticeProps};
use crate::lang::{self, ANNEX_ENGLISH, AnnexPhrases, ENGLISH};
use crate::model::{Fetched, Site};
use crate::pages::embed::{EmbedPage, EmbedPageProps};
use crate::pages::settings::{SettingsPage, SettingsPageProps};
use crate::pages::tags::TagsPage;
use crate::route::{Address, Place};
use crate::source;
use crate::state::handle::{Act, Held};
use crate::state::{Here, Languages, Newsroom, Publication, Reader, Settings, live};

/// What the annex can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The page of the address, where the site has made room for it.
    Page,
    /// What the keys do, over the page.
    Help,
    /// The bar of an article that is read aloud.
    Listening,
}

thread_local! {
    /// What is drawn now; dropping it ends it.
    static SHOWN: RefCell<Vec<(Part, Box<dyn Any>)>> = RefCell::default();
}

/// Gets ready to show pages.
pub fn start() {
    fault::show_panics();
}

/// Draws the page of the address where there is room for it, in the place of what was drawn before.
pub fn show() {
    draw(Part::Page);
}

/// Takes the page away.
pub fn hide() {
    take_away(Part::Page);
}

/// Tells what the keys do.
pub fn help() {
    draw(Part::Help);
}

/// Reads the article of the page aloud, from its beginning.
pub fn listen() {
    draw(Part::Listening);
}

fn draw(part: Part) {
    take_away(part);
    let room = if part == Part::Page { annex::room() } else { document().body() };
    if let Some(room) = room {
        let drawn = mount_to(room, move || Annex(AnnexProps { part }));
        SHOWN.with_borrow_mut(|shown| shown.push((part, Box::new(drawn))));
    }
}

fn take_away(part: Part) {
    let ended = SHOWN.with_borrow_mut(|shown| shown.extract_if(.., |(drawn, _)| *drawn == part).collect::<Vec<_>>());
    drop(ended);
}

/// Takes away what is beside the page, once what is happening in it is done.
fn leave(part: Part) -> Act<()> {
    Act::new(move |()| live::spawn(async move { take_away(part) }))
}

/// Loads the publisher's settings.
#[component]
fn Annex(part: Part) -> AnyView {
    let publication = Publication::new();
    publication.load();
    live::view(move || match publication.get() {
        Fetched::Waiting => ().into_any(),
        Fetched::Failed(failure) => {
            let here = Here::framed(Address::new(None, Place::Embed));
            provide_context(Reader::new(here, Site::unknown(), None, &ENGLISH));
            let retry = Act::new(move |()| publication.load());
            FailureNotice(FailureNoticeProps { what: ENGLISH.failed_site, failure, retry })
        }
        Fetched::Ready(site) => Edition(EditionProps { site, part }),
    })
}

/// Speaks the language of the edition.
#[component]
fn Edition(site: Site, part: Part) -> AnyView {
    let (path, query) = history::address();
    let base = history::base_path();
    let address = Address::parse(path.strip_prefix(&base).unwrap_or(&path), &query, &site.prefixes());
    let source = site.edition(address.edition.as_deref()).clone();
    let (languages, own) = (Languages::default(), own_phrases(&source.language));
    languages.load(&source.language);
    let settings = Settings::kept();
    provide_context(settings);
    let newsroom = Newsroom::new(&source, Settings::default());
    provide_context(newsroom);
    if matches!((part, &address.place), (Part::Page, Place::Embed | Place::Tags)) {
        newsroom.start();
    }
    let language = source.language.clone();
    live::view_of(
        move || languages.phrases(&source.language).zip(own.get()),
        move |spoken| {
            let Some((phrases, own)) = spoken else { return ().into_any() };
            let here = Here::framed(address.clone());
            provide_context(here);
            provide_context(Reader::heeding(settings, here, site.clone(), address.edition.clone(), phrases));
            match (part, &address.place) {
                (Part::Help, _) => KeyHelp(KeyHelpProps { phrases, own, closed: leave(part) }),
                (Part::Listening, _) => {
                    Listening(ListeningProps { phrases, own, language: language.clone(), ended: leave(part) })
                }
                (Part::Page, Place::Tags) => TagsPage(),
                (Part::Page, Place::Settings) => SettingsPage(SettingsPageProps { phrases: own }),
                (Part::Page, _) => EmbedPage(EmbedPageProps { phrases: own }),
            }
        },
    )
}

/// The annex's own phrases for a BCP 47 tag; English when they are not to be had.
fn own_phrases(tag: &str) -> Held<Option<&'static AnnexPhrases>> {
    let language = lang::primary(tag);
    let phrases = Held::new((language == "en").then_some(&ANNEX_ENGLISH));
    if language != "en" {
        let address = history::beside(&["lang/annex/", &language, ".json"].concat());
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
