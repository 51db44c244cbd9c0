//! What every page stands in, and which page an address shows.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::{fault, focus, moments};
use crate::components::element::{element, together};
use crate::components::footer::Footer;
use crate::components::masthead::{LanguageLink, Masthead, MastheadProps, SkipLink};
use crate::components::placeholder::{EntryPlaceholders, EntryPlaceholdersProps};
use crate::components::remote::{FailureNotice, FailureNoticeProps};
use crate::lang::{ENGLISH, Phrases};
use crate::model::{Failure, Fetched, Filter, Site, StreamId};
use crate::pages::annexed::{AnnexedPage, AnnexedPageProps};
use crate::pages::article::{ArticlePage, ArticlePageProps};
use crate::pages::listing::{ListingPage, ListingPageProps};
use crate::pages::not_found::NotFoundPage;
use crate::pages::saved::SavedPage;
use crate::route::{Address, Place};
use crate::state::handle::{Act, Derived};
use crate::state::{
    Here, Languages, Newsroom, Newsrooms, Publication, ReadMarks, Reader, Saved, Settings, Visit, live, shortcuts,
};

/// What is said of time is true to the minute.
const MINUTE: Duration = Duration::from_secs(60);

/// Starts the app in the document's body.
pub fn start() {
    fault::show_panics();
    mount_to_body(App);
}

/// Loads the publisher's settings, then shows the site.
#[component]
pub fn App() -> AnyView {
    let publication = Publication::new();
    publication.load();
    live::view(move || match publication.get() {
        Fetched::Waiting => Waiting(),
        Fetched::Failed(failure) => BrokenSite(BrokenSiteProps { failure, publication }),
        Fetched::Ready(site) => Editions(EditionsProps { site }),
    })
}

/// Before there are words to say anything with.
#[component]
fn Waiting() -> AnyView {
    let entries = EntryPlaceholders(EntryPlaceholdersProps { count: 8 });
    let main = element("main").class("frame__main").attr("aria-busy", "true").child(entries);
    element("div").class("frame").child(main).done()
}

/// The address bar, the words of the interface, and one newsroom for each edition, which stay when the reader changes
/// the language.
#[component]
fn Editions(site: Site) -> AnyView {
    let (here, settings) = (Here::listen(site.prefixes()), Settings::kept());
    let newsrooms = Newsrooms::of(&site, settings);
    let edition = Derived::new(move || here.edition());
    provide_context(here);
    provide_context(settings);
    let languages = Languages::default();
    let language = {
        let site = site.clone();
        Derived::new(move || site.edition(edition.get().as_deref()).language.clone())
    };
    live::effect(move || languages.load(&language.get()));
    // Drawn again for another edition or other words only: what else happens to languages is no reason.
    let spoken = move || (edition.get(), languages.phrases(&language.get()));
    live::view_of(spoken, move |(edition, phrases)| {
        let Some(phrases) = phrases else { return Waiting() };
        let language = &site.edition(edition.as_deref()).language;
        provide_context(newsrooms.of_language(language));
        provide_context(Saved::kept(language));
        provide_context(ReadMarks::kept(language));
        provide_context(Visit::begin(language));
        provide_context(Reader::heeding(settings, here, site.clone(), edition, phrases));
        Frame(FrameProps { refresh_seconds: site.refresh_seconds })
    })
}

/// One edition: masthead, page, foot.
#[component]
fn Frame(refresh_seconds: u32) -> AnyView {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    let (phrases, visit) = (reader.phrases(), Visit::current());
    live::effect(move || fault::translate_notice(phrases));
    newsroom.start();
    newsroom.follow(StreamId::Popular);
    newsroom.keep_current(refresh_seconds);
    live::effect(move || {
        if let Some(newest) = newsroom.newest() {
            visit.see(newest);
        }
    });
    moments::repeat(MINUTE, move || async move {
        reader.tick();
        Some(MINUTE)
    });
    shortcuts::listen(here, reader, newsroom, ReadMarks::current(), Settings::current());
    let place = Derived::new(move || here.place());
    let words = Derived::new(move || here.filter().words);
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
    let skip = SkipLink();
    let masthead = Masthead(MastheadProps {
        categories: Act::new(move |()| newsroom.categories()),
        place,
        languages: Act::new(move |()| languages(reader, newsroom, &place.get())),
        words,
        typed: Act::new(typed),
        sent: Act::new(sent),
    });
    let main = element("main")
        .class("frame__main")
        .attr("id", focus::CONTENT)
        .attr("tabindex", "-1")
        .child(live::view(move || page(place.get())));
    let frame = element("div").class("frame").child(masthead).child(main).child(NotKept()).child(Footer()).done();
    together(vec![skip, frame])
}

/// Why what the reader keeps could not be kept, until they go on.
#[component]
fn NotKept() -> AnyView {
    let (here, reader, saved) = (Here::current(), Reader::current(), Saved::current());
    live::effect(move || {
        here.place();
        saved.forget_fault();
    });
    live::view(move || {
        let notice = |fault| element("p").class("not-kept").attr("role", "alert").child(reader.fault(fault));
        together(saved.fault().map(notice))
    })
}

/// The route table.
fn page(place: Place) -> AnyView {
    match (place.scope(), place) {
        (Some(scope), place) => ListingPage(ListingPageProps { place, scope }),
        (None, Place::Article(slug)) => ArticlePage(ArticlePageProps { slug }),
        (None, Place::Tags) => annexed(|phrases| phrases.tags),
        (None, Place::Saved) => SavedPage(),
        (None, Place::Embed) => annexed(|phrases| phrases.embed_heading),
        (None, Place::Settings) => annexed(|phrases| phrases.settings),
        (None, _) => NotFoundPage(),
    }
}

fn annexed(heading: fn(&Phrases) -> &'static str) -> AnyView {
    AnnexedPage(AnnexedPageProps { heading: heading(Reader::current().phrases()) })
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
            (false, Place::Tags | Place::Saved | Place::Settings | Place::Embed) => place.clone(),
            (false, _) => translated.unwrap_or(Place::Front),
        };
        LanguageLink { href: reader.href_in(edition, there), tag, name, current }
    };
    reader.editions().into_iter().map(link).collect()
}

/// Without site.json there is no language to speak and no address to lead to: the failure is told in English.
#[component]
fn BrokenSite(failure: Failure, publication: Publication) -> AnyView {
    let here = Here::fixed(Address::new(None, Place::Front));
    provide_context(Reader::new(here, Site::unknown(), None, &ENGLISH));
    let what = ENGLISH.failed_site;
    let retry = Act::new(move |()| publication.load());
    let notice = FailureNotice(FailureNoticeProps { what, failure, retry });
    element("div").class("frame").child(element("main").class("frame__main").child(notice)).done()
}
