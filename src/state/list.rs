//! One list of articles: what it is about, what narrows it, and what came out.

use crate::browser::position::Position;
use crate::browser::{fold, moments};
use crate::lang::fill;
use crate::model::text::joined;
use crate::model::{Fetched, Filter, Listing, Query, Scope, Sort, StreamId, Timestamp};
use crate::route::Place;
use crate::state::handle::{Derived, Held, Kept};
use crate::state::here::TYPING;
use crate::state::{Here, Newsroom, Progress, Reader, Visit, live};

/// How many articles are wanted at first, and more at each "Load more".
pub const BATCH: usize = 10;
/// How far below the upper edge an article is shown that the reader is put at, in CSS pixels.
const BELOW: f64 = 120.0;

/// A handle on a list.
#[derive(Clone, Copy)]
pub struct List {
    pub newsroom: Newsroom,
    pub scope: Kept<Scope>,
    pub stream: Derived<StreamId>,
    pub filter: Derived<Filter>,
    /// The same for what need not follow each letter, as [`Here::calm`] tells.
    pub calm: Derived<Filter>,
    pub listing: Derived<Listing>,
    /// The words that are searched for.
    pub words: Derived<Query>,
    /// Whether muted articles are shown all the same.
    pub all: Held<bool>,
    /// How many articles the reader has asked for so far.
    wanted: Held<usize>,
}

impl List {
    /// The list of a scope, which asks for pages until there are as many articles as wanted, or no more.
    pub fn new(scope: Scope) -> Self {
        let (here, newsroom) = (Here::current(), Newsroom::current());
        let scope = Kept::new(scope);
        let filter = Derived::new(move || here.filter());
        let calm = Derived::new(move || here.calm().filter);
        let stream = Derived::new(move || newsroom.stream_of(&scope.get(), &filter.get()));
        let all = Held::new(false);
        let found = move |filter: &Filter| newsroom.listing(&scope.get(), filter, all.get());
        // What is left when the words are taken out again stays at hand.
        let wordless = Derived::new(move || Filter { words: String::new(), ..here.filter() });
        let unsearched = Derived::new(move || found(&wordless.read()));
        let listing = Derived::new(move || match filter.read() {
            filter if filter.words.is_empty() => unsearched.get(),
            filter => found(&filter),
        });
        let words = Derived::new(move || Query::new(&fold::fold(&filter.read().words)));
        let wanted = Held::new(BATCH);
        let list = Self { newsroom, scope, stream, filter, calm, listing, words, all, wanted };
        // Another filter is another list: its reader has not asked for more of it.
        live::effect(move || {
            list.filter.track();
            list.wanted.set(BATCH);
            // To set it is to search again.
            if list.all.get_untracked() {
                list.all.set(false);
            }
        });
        live::effect(move || {
            let enough = list.listing.get().len() >= list.wanted.get();
            if list.progress() == Progress::Idle && !list.is_whole() && !enough {
                list.request_settled();
            }
        });
        list
    }

    /// Asks for more; the source looks for words only once the reader has paused in typing them.
    pub fn request_settled(self) {
        let stream = self.stream.get_untracked();
        if !matches!(stream, StreamId::Search(_)) || self.newsroom.has_started(&stream) {
            return self.request();
        }
        moments::after(TYPING, move || {
            if self.stream.try_read_untracked().is_some_and(|now| *now == stream) {
                self.request();
            }
        });
    }

    pub fn progress(self) -> Progress {
        self.newsroom.progress(&self.stream.get())
    }

    /// Whether every page of the feed is loaded.
    pub fn is_whole(self) -> bool {
        self.newsroom.is_whole(&self.stream.get())
    }

    pub fn request(self) {
        self.newsroom.request(&self.stream.get_untracked());
    }

    pub fn want_more(self) {
        self.wanted.set(self.listing.get_untracked().len() + BATCH);
        // After a failure only a request, not the wish alone, tries again.
        self.request();
    }

    /// Waiting for the first page, or for pages that may have the first match; failed; or there is something to show.
    pub fn state(self) -> Fetched<()> {
        let empty = self.listing.get().is_empty();
        match self.progress() {
            Progress::Failed(failure) if empty => Fetched::Failed(failure),
            _ if empty && !self.is_whole() => Fetched::Waiting,
            _ => Fetched::Ready(()),
        }
    }

    /// The name of the list: what it is about, then what is searched for.
    pub fn heading(self, reader: Reader) -> Derived<String> {
        Derived::new(move || {
            let phrases = reader.phrases();
            let filter = self.calm.get();
            let narrowed = filter.scopes().into_iter().chain([self.scope.get()]);
            let names: Vec<String> = narrowed.filter_map(|scope| self.newsroom.name_of(&scope)).collect();
            let about = (!names.is_empty()).then(|| joined(&names, ", "));
            let words = filter.words.trim();
            let search = (!words.is_empty()).then(|| fill(phrases.search_heading, words));
            match (about, search) {
                (Some(about), Some(search)) => joined(&[about, search], ". "),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => phrases.latest_news.to_owned(),
            }
        })
    }

    /// Whether this is the whole edition, with nothing left out by `filter`.
    pub fn is_front(self, filter: Derived<Filter>) -> bool {
        self.scope.get() == Scope::All && !filter.read().narrows()
    }

    /// The document's title: none on the front page with nothing left out.
    pub fn title(self, heading: String) -> String {
        match self.is_front(self.calm) {
            true => String::new(),
            false => heading,
        }
    }

    /// How many new articles wait that belong here.
    pub fn waiting(self) -> usize {
        self.newsroom.waiting(&self.scope.read(), &self.filter.read())
    }

    /// Lets in what waits, and puts the reader at the first of it.
    pub fn admit(self, here: Here, reader: Reader) {
        let new = self.newsroom.admit();
        let listing = self.listing.read_untracked();
        let Some(first) = listing.iter().find(|entry| new.contains(&entry.number)) else { return };
        let link = reader.href(Place::Article(first.preview.slug.clone()));
        // The latest stand on top, where the page begins.
        let entry = (self.filter.read_untracked().sort != Sort::Latest).then(|| (link.clone(), BELOW));
        here.put_at(Position { top: 0.0, entry, focus: Some(link) });
    }

    /// Where the line of the last visit is drawn: between those that are newer and older than this.
    pub fn last_visit(self) -> Option<Timestamp> {
        Visit::current().last().filter(|_| self.filter.read().sort == Sort::Latest)
    }
}
