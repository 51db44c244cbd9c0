//! The widget: the news in a frame on somebody else's page, as that page's attributes ask for them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::host_page::{self, Message};
use crate::browser::{appearance, console, fault, head, history, moments, viewport};
use crate::components::element::element;
use crate::components::news_widget::{NewsWidget, NewsWidgetProps, WidgetEntries, WidgetEntriesProps};
use crate::components::placeholder::{EntryPlaceholders, EntryPlaceholdersProps};
use crate::components::remote::{FailureNotice, FailureNoticeProps, Remote, RemoteProps};
use crate::lang::{self, ENGLISH, Phrases};
use crate::model::widget::{ATTRIBUTES, PAGE_LANGUAGE, Target, Theme};
use crate::model::{EditionSource, Failure, Fetched, Filter, Listing, Scope, Site, Sort, StreamId, Widget};
use crate::route::{self, Address, Place};
use crate::source::fetch::pause_between_looks;
use crate::state::handle::{Act, Derived, Draw, Held};
use crate::state::{Here, Languages, Newsroom, Newsrooms, Progress, Publication, Reader, Settings, live};

/// So many pages of a feed are looked through for a widget, and no more: it stands on other people's pages.
const PAGES: usize = 20;

/// Starts the widget in the document's body.
pub fn start() {
    fault::show_panics();
    mount_to_body(Stand);
}

/// Listens to the host page, and loads the publisher's settings.
#[component]
fn Stand() -> AnyView {
    let widget = asked_for();
    dress(widget);
    let height = Height::follow(widget);
    host_page::on_open(|address| host_page::tell(Message::Open(&address)));
    let publication = Publication::new();
    publication.load();
    moments::on_window("online", move |_| {
        if let Fetched::Failed(_) = publication.get_untracked() {
            publication.load();
        }
    });
    live::view(move || match publication.get() {
        Fetched::Waiting => waiting(),
        Fetched::Failed(failure) => BrokenSite(BrokenSiteProps { failure, publication, height }),
        Fetched::Ready(site) => Editions(EditionsProps { site, widget, height }),
    })
}

/// What the address of the frame asks for, and the host page since then.
fn asked_for() -> Derived<Widget> {
    let attributes = Held::new(route::widget_attributes(&history::address().1));
    host_page::on_config(move |config| {
        attributes.update(|all| {
            for (name, value) in config {
                let known = ATTRIBUTES.contains(&name.as_str()) || name == PAGE_LANGUAGE;
                all.retain(|(set, _)| *set != name);
                all.extend(value.filter(|_| known).map(|value| (name, value)));
            }
        });
    });
    Derived::new(move || {
        let (widget, complaints) = Widget::read(&attributes.read());
        complaints.iter().for_each(|complaint| console::warn_once(complaint));
        widget
    })
}

/// Keeps the document's looks as they are asked for.
fn dress(widget: Derived<Widget>) {
    live::effect(move || {
        let widget = widget.read();
        let mark = |on: bool, name| if on { name } else { "" };
        let theme = match widget.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        appearance::mark_root(&[
            ("data-theme", theme),
            ("data-borders", mark(widget.chrome.no_borders, "none")),
            ("data-ground", mark(widget.chrome.transparent, "none")),
            ("data-fit", mark(widget.height.is_none() && host_page::is_known(), "content")),
        ]);
        appearance::set_link_target(match widget.target {
            Target::Blank => "_blank",
            Target::Top => "_top",
        });
        let accent = widget.accent.as_deref();
        let colour = accent.filter(|text| appearance::is_colour(text));
        appearance::set_accent(colour);
        if let (Some(text), None) = (accent, colour) {
            console::warn_once(&["Dateline widget: accent=\"", text, "\" is no colour and was ignored"].concat());
        }
    });
}

/// Waits with the shape of what will come.
fn waiting() -> AnyView {
    element("div").class("news-widget").child(placeholders()).done()
}

fn placeholders() -> AnyView {
    let entries = EntryPlaceholders(EntryPlaceholdersProps { count: 3 });
    element("div").attr("aria-busy", "true").child(entries).done()
}

/// Speaks the language that is asked for, and shows the edition in it.
#[component]
fn Editions(site: Site, widget: Derived<Widget>, height: Height) -> AnyView {
    let newsrooms = Newsrooms::of(&site, Settings::default());
    let languages = Languages::default();
    let language = {
        let site = site.clone();
        Derived::new(move || chosen(&site, &widget.read()).language.clone())
    };
    live::effect(move || languages.load(&language.get()));
    let spoken = move || (language.get(), languages.phrases(&language.get()));
    live::view_of(spoken, move |(language, phrases)| {
        let Some(phrases) = phrases else { return waiting() };
        appearance::mark_root(&[("lang", &language), ("dir", lang::direction(&language))]);
        head::set_title(&site.title);
        fault::translate_notice(phrases);
        let edition = site.prefix(site.edition(Some(&language)));
        let here = Here::framed(Address::new(edition.clone(), Place::Front));
        provide_context(here);
        provide_context(newsrooms.of_language(&language));
        provide_context(Reader::new(here, site.clone(), edition, phrases));
        News(NewsProps { widget, height })
    })
}

/// The edition in the widget's language, else in that of the host page, else the first.
fn chosen<'a>(site: &'a Site, widget: &Widget) -> &'a EditionSource {
    let edition = |tag: &Option<String>| site.in_language(tag.as_deref()?);
    let asked = edition(&widget.language);
    if let (Some(tag), None) = (&widget.language, asked) {
        console::warn_once(&["Dateline widget: there is no edition for lang=\"", tag, "\""].concat());
    }
    asked.or_else(|| edition(&widget.page_language)).unwrap_or(&site.editions[0])
}

/// One edition's news.
#[component]
fn News(widget: Derived<Widget>, height: Height) -> AnyView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let phrases = reader.phrases();
    let list = List::new(widget);
    newsroom.start();
    let state = Derived::new(move || list.state());
    live::effect(move || {
        if state.get() == Fetched::Ready(()) {
            list.shown.set(true);
        }
    });
    report(state, height, reader);
    refresh(list, reader);
    moments::on_window("online", move |_| list.try_again());
    live::effect(move || {
        widget.track();
        untrack(|| list.try_again());
    });
    // Drawn anew for other looks only.
    let looks = move || {
        let Widget { layout, show, chrome, .. } = *widget.read();
        Widget { layout, show, chrome, ..Widget::default() }
    };
    live::view_of(looks, move |Widget { layout, show, chrome, .. }| {
        let ready = move || {
            let empty = move || list.listing.read().is_empty();
            live::view_of(empty, move |empty| match empty {
                true => element("p").class("news-widget__nothing").child(phrases.no_articles_yet).done(),
                false => {
                    let label = live::text(move || Some(list.name(phrases)));
                    WidgetEntries(WidgetEntriesProps { entries: list.listing, layout, show, label })
                }
            })
        };
        let content = Remote(RemoteProps {
            state,
            waiting: Draw::new(placeholders),
            failed: phrases.failed_feed,
            retry: Act::new(move |()| list.try_again()),
            ready: Draw::new(ready),
        });
        let more = live::text(move || {
            let (scope, filter) = list.about();
            Some(reader.filtered_href(place_of(scope), filter))
        });
        NewsWidget(NewsWidgetProps { layout, chrome, more, content })
    })
}

fn place_of(scope: Scope) -> Place {
    match scope {
        Scope::Tag(slug) => Place::Tag(slug),
        Scope::Category(slug) => Place::Category(slug),
        Scope::Author(slug) => Place::Author(slug),
        Scope::All => Place::Front,
    }
}

/// The articles that a widget shows.
#[derive(Clone, Copy)]
struct List {
    widget: Derived<Widget>,
    newsroom: Newsroom,
    /// No more than are wanted.
    listing: Derived<Listing>,
    /// Whether articles were shown.
    shown: Held<bool>,
}

impl List {
    /// The list that asks for pages until there are as many articles as wanted, or no more.
    fn new(widget: Derived<Widget>) -> Self {
        let newsroom = Newsroom::current();
        let listing = Derived::new(move || {
            let widget = widget.read();
            let (scope, filter) = about(&widget.filter);
            newsroom.listing(&scope, &filter, true).iter().take(widget.limit).cloned().collect::<Listing>()
        });
        let list = Self { widget, newsroom, listing, shown: Held::new(false) };
        live::effect(move || {
            if newsroom.progress(&list.stream()) == Progress::Idle && !list.is_enough() {
                newsroom.request(&list.stream());
            }
        });
        list
    }

    fn about(self) -> (Scope, Filter) {
        about(&self.widget.read().filter)
    }

    fn stream(self) -> StreamId {
        let (scope, filter) = self.about();
        self.newsroom.stream_of(&scope, &filter)
    }

    fn is_enough(self) -> bool {
        let stream = self.stream();
        self.listing.read().len() >= self.widget.read().limit
            || self.newsroom.is_whole(&stream)
            || self.newsroom.pages(&stream) >= PAGES
    }

    /// What the articles are: those of a tag, a category, an author; in what order.
    fn name(self, phrases: &Phrases) -> String {
        let (scope, filter) = self.about();
        let scopes = filter.scopes().into_iter().chain([scope]);
        let names: Vec<String> = scopes.filter_map(|scope| self.newsroom.name_of(&scope)).collect();
        match filter.sort {
            _ if !names.is_empty() => names.join(", "),
            Sort::Latest => phrases.latest_news.to_owned(),
            Sort::Popular => phrases.order_popular.to_owned(),
            Sort::Rising => phrases.order_rising.to_owned(),
        }
    }

    /// Waiting until as much is here as can be, so that a widget comes whole; later what is there stays meanwhile.
    fn state(self) -> Fetched<()> {
        let failed = [self.stream(), StreamId::Main].into_iter().find_map(|stream| self.newsroom.failure(&stream));
        let empty = self.listing.read().is_empty();
        match failed {
            Some(failure) if empty => Fetched::Failed(failure),
            None if !self.is_enough() && (empty || !self.shown.get()) => Fetched::Waiting,
            _ => Fetched::Ready(()),
        }
    }

    fn try_again(self) {
        if let Fetched::Failed(_) = self.state() {
            let started = self.newsroom.has_started(&StreamId::Main);
            self.newsroom.request(&if started { self.stream() } else { StreamId::Main });
        }
    }
}

/// One tag, category or author alone is what the list is about, so that it is the list of that place, and a tag's own feed
/// can be read.
fn about(filter: &Filter) -> (Scope, Filter) {
    let others = Filter { tags: Vec::new(), category: None, author: None, ..filter.clone() };
    match filter.scopes().as_slice() {
        [scope] => (scope.clone(), others),
        _ => (Scope::All, filter.clone()),
    }
}

/// Tells the host page how high the widget is, now and whenever that changes.
#[derive(Clone, Copy)]
struct Height(Derived<Option<u32>>);

impl Height {
    fn follow(widget: Derived<Widget>) -> Self {
        let height = Self(Derived::new(move || widget.read().height));
        let body = document().body();
        live::effect(move || {
            height.0.track();
            if let Some(body) = &body {
                viewport::on_resize(body, move || height.tell());
            }
            height.tell();
        });
        height
    }

    fn tell(self) {
        let asked = self.0.try_read_untracked().and_then(|height| *height);
        let pixels = asked.unwrap_or_else(viewport::content_height);
        host_page::tell(Message::Height(pixels.min(HIGHEST)));
    }

    /// Tells it once what was decided now is drawn: not every frame that nobody sees yet is told of its sizes.
    fn tell_when_drawn(self, then: impl FnOnce() + 'static) {
        moments::when_shown(move || {
            self.tell();
            then();
        });
    }
}

/// Tells the host page when the widget is ready, and what fails.
fn report(state: Derived<Fetched<()>>, height: Height, reader: Reader) {
    let mut told = false;
    live::effect(move || match state.get() {
        Fetched::Waiting => {}
        Fetched::Failed(failure) => {
            host_page::tell(Message::Error(&reader.reason(&failure)));
            height.tell_when_drawn(|| {});
        }
        Fetched::Ready(()) => {
            let first = !std::mem::replace(&mut told, true);
            height.tell_when_drawn(move || {
                if first {
                    host_page::tell(Message::Ready);
                }
            });
        }
    });
}

/// No host page takes more, in CSS pixels.
const HIGHEST: u32 = 10_000;

/// Looks for news as often as is asked for, while somebody sees the page.
fn refresh(list: List, reader: Reader) {
    let seconds = Derived::new(move || list.widget.read().refresh);
    live::effect(move || {
        let Some(seconds) = seconds.get() else { return };
        let failures = Rc::new(Cell::new(0));
        moments::repeat(Duration::from_secs(seconds.into()), move || {
            let failures = failures.clone();
            async move {
                // Another edition may be shown by now, or none.
                let widget = list.widget.try_read_untracked()?;
                let (scope, filter) = about(&widget.filter);
                let renewed = list.newsroom.renew(&scope, &filter, widget.limit, PAGES).await;
                list.listing.try_read_untracked()?;
                failures.set(if renewed.is_ok() { 0 } else { failures.get() + 1 });
                if let Err(failure) = renewed {
                    host_page::tell(Message::Error(&reader.reason(&failure)));
                }
                Some(pause_between_looks(seconds, failures.get()))
            }
        });
    });
}

/// Without site.json there is no language to speak: the failure is told in English.
#[component]
fn BrokenSite(failure: Failure, publication: Publication, height: Height) -> AnyView {
    let here = Here::framed(Address::new(None, Place::Front));
    provide_context(Reader::new(here, Site::unknown(), None, &ENGLISH));
    host_page::tell(Message::Error(&Reader::current().reason(&failure)));
    height.tell_when_drawn(|| {});
    let (what, retry) = (ENGLISH.failed_site, Act::new(move |()| publication.load()));
    let notice = FailureNotice(FailureNoticeProps { what, failure, retry });
    element("div").class("news-widget").child(notice).done()
}
