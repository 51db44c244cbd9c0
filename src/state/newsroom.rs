//! The newsroom: the one loaded edition, and what is being asked for.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::{console, fold, moments};
use crate::model::edition::MOST_PAGES;
use crate::model::{
    Article, ArticleId, Category, Edition, EditionSource, Failure, FeedPage, Fetched, Filter, Listing, Muted, Period,
    Preview, Reason, Scope, SearchIndex, Slug, Source, StreamId, Tag,
};
use crate::route;
use crate::source::fetch::Cache;
use crate::source::{self, address};
use crate::state::handle::{Derived, Held, Kept, until_end};
use crate::state::streams::{find_listed, is_muted, next_address, stream_of};
use crate::state::{Heights, Here, Settings, live};

/// How many articles the search takes in before it lets the page go on.
const INDEXED_AT_ONCE: usize = 500;

/// One edition's articles. They stay for as long as the app runs, so that Back is instant.
#[derive(Clone, Copy)]
pub struct Newsroom {
    pub(super) source: Kept<Source>,
    pub(super) edition: RwSignal<Edition>,
    pub(super) progress: Held<Vec<(StreamId, Progress)>>,
    pub(super) index: StoredValue<SearchIndex>,
    pub(super) muted: Derived<Muted>,
    /// How tall the entries were that were drawn.
    pub heights: Heights,
}

/// What is going on with one of the edition's feeds.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Progress {
    #[default]
    Idle,
    Loading,
    Failed(Failure),
}

/// What has to be done next to show one article.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Ask for the next page of the main feed.
    Page,
    /// Ask for the article at its own address.
    Item,
    /// Nothing: it is here.
    Show,
    /// Nothing: there is no such article.
    Missing,
}

impl Newsroom {
    /// For a reader with these settings, who wants to hear nothing of some words.
    pub fn new(edition: &EditionSource, settings: Settings) -> Self {
        Self {
            source: Kept::new(edition.source.clone()),
            edition: RwSignal::default(),
            progress: Held::default(),
            index: StoredValue::default(),
            muted: Derived::new(move || Muted::new(&settings.muted(), fold::fold)),
            heights: Heights::default(),
        }
    }

    /// The newsroom that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// What is known; what asks for it runs again when more is.
    pub(super) fn edition(self) -> impl Deref<Target = Edition> {
        until_end(&self.edition);
        self.edition.read()
    }

    /// Asks for the first page of the main feed, once.
    pub fn start(self) {
        if !self.edition.read_untracked().has_started(&StreamId::Main) {
            self.request(&StreamId::Main);
        }
    }

    /// Asks for the first page of a feed once the main feed is there, and then never by itself again.
    pub fn follow(self, stream: StreamId) {
        let started = Derived::new(move || self.has_started(&StreamId::Main));
        live::effect(move || {
            if started.get() && !self.edition.read_untracked().has_started(&stream) {
                self.request(&stream);
            }
        });
    }

    /// Reads the feed anew until `wanted` articles of a list are there, at most `pages` of it, and takes it in the place
    /// of what was there once all of that is here. A failure leaves everything as it was.
    pub async fn renew(self, scope: &Scope, filter: &Filter, wanted: usize, pages: usize) -> Result<(), Failure> {
        let (source, format) = (self.source.get(), self.format());
        let (mut edition, mut index) = (Edition::default(), SearchIndex::default());
        // The first page of the main feed tells where the others are.
        let mut stream = StreamId::Main;
        while edition.pages(&stream) < pages {
            let Some(address) = next_address(&source, &edition, &stream) else { break };
            let page = source::page(format.as_deref(), &address, Cache::Checked).await?;
            edition.add(&stream, &address, page);
            stream = stream_of(&edition, scope, filter);
            if find_listed(&edition, &mut index, scope, filter, &Muted::default()).len() >= wanted {
                break;
            }
        }
        if let Some(old) = self.edition.try_read_untracked() {
            edition.keep_copies_of(&old);
        }
        self.index.try_set_value(index);
        self.edition.try_set(edition);
        // What failed before is not what is shown now.
        self.progress.update(|all| all.retain(|(_, progress)| *progress == Progress::Loading));
        Ok(())
    }

    /// Asks for the next page of a feed, or the first. Does nothing while one is on its way, or at the end.
    pub fn request(self, stream: &StreamId) {
        let loading = find(&self.progress.read_untracked(), stream) == Progress::Loading;
        let address = next_address(&self.source.read(), &self.edition.read_untracked(), stream);
        let Some(address) = address.filter(|_| !loading) else { return };
        let stream = stream.clone();
        if self.edition.read_untracked().pages(&stream) >= MOST_PAGES {
            let many = Reason::Unreadable("it comes after 10,000 others, and no more are read".to_owned());
            return self.set_progress(&stream, Progress::Failed(Failure::new(&address, many)));
        }
        self.set_progress(&stream, Progress::Loading);
        let format = self.format();
        live::spawn(async move {
            let progress = match source::page(format.as_deref(), &address, Cache::Trusted).await {
                Ok(page) => {
                    self.add(&stream, &address, page);
                    Progress::Idle
                }
                Err(failure) => {
                    if stream == StreamId::Popular {
                        console::warn(&["popular_url cannot be used: ", &failure.address].concat());
                    }
                    Progress::Failed(failure)
                }
            };
            self.set_progress(&stream, progress);
        });
    }

    /// Takes in a page, unless nobody is there any more for whom it was asked.
    fn add(self, stream: &StreamId, address: &str, page: FeedPage) {
        // Nor when another page is due by now.
        let due = |edition: &Edition| next_address(&self.source.read(), edition, stream).as_deref() == Some(address);
        if !self.edition.try_read_untracked().is_some_and(|edition| due(&edition)) {
            return;
        }
        if let Some(mut edition) = self.edition.try_write() {
            edition.add(stream, address, page);
        }
        self.index_ahead();
    }

    /// Gets the search ready, some articles at a time, so that the first letter typed does not wait for all of them.
    fn index_ahead(self) {
        moments::after(Duration::from_millis(20), move || {
            let Some(edition) = self.edition.try_read_untracked() else { return };
            let Some(mut index) = self.index.try_write_value() else { return };
            if index.extend(edition.stories(), INDEXED_AT_ONCE, fold::fold) {
                self.index_ahead();
            }
        });
    }

    fn set_progress(self, stream: &StreamId, progress: Progress) {
        self.progress.update(|all| {
            all.retain(|(known, _)| known != stream);
            all.push((stream.clone(), progress));
        });
    }

    pub fn progress(self, stream: &StreamId) -> Progress {
        find(&self.progress.read(), stream)
    }

    /// Why the last page of this feed did not come.
    pub fn failure(self, stream: &StreamId) -> Option<Failure> {
        match self.progress(stream) {
            Progress::Failed(failure) => Some(failure),
            Progress::Idle | Progress::Loading => None,
        }
    }

    /// How many pages of this feed are here.
    pub fn pages(self, stream: &StreamId) -> usize {
        self.edition().pages(stream)
    }

    pub fn has_started(self, stream: &StreamId) -> bool {
        self.edition().has_started(stream)
    }

    /// Whether every page of this feed is loaded.
    pub fn is_whole(self, stream: &StreamId) -> bool {
        let edition = self.edition();
        edition.has_started(stream) && edition.next(stream).is_none()
    }

    /// The feed that a list comes from.
    pub fn stream_of(self, scope: &Scope, filter: &Filter) -> StreamId {
        stream_of(&self.edition(), scope, filter)
    }

    /// The format that site.json names, else the one that the feed was found to have.
    pub(super) fn format(self) -> Option<String> {
        let named = self.source.read().format.clone();
        named.or_else(|| self.edition.read_untracked().terms().format.clone())
    }

    /// Where the source tells its tags and the numbers of their articles, when it does.
    pub fn tags_url(self) -> Option<String> {
        self.edition().terms().tags_url.clone()
    }

    /// Asks the source for its tags.
    pub async fn fetch_tags(self, address: &str) -> Result<Vec<(Tag, usize)>, Failure> {
        source::tags(self.format().as_deref(), address).await
    }

    /// The loaded articles that a list shows; with `all`, those that are muted too.
    pub fn listing(self, scope: &Scope, filter: &Filter, all: bool) -> Listing {
        let muted = if all { Muted::default() } else { self.muted.get() };
        find_listed(&self.edition(), &mut self.index.write_value(), scope, filter, &muted)
    }

    pub fn popular(self, period: Period) -> Vec<Arc<Preview>> {
        self.edition().popular(period, &self.is_muted())
    }

    pub fn related(self, article: &Preview, most: usize) -> Vec<Arc<Preview>> {
        self.edition().related(article, most, &self.is_muted())
    }

    fn is_muted(self) -> impl Fn(usize) -> bool {
        is_muted(&self.edition(), &mut self.index.write_value(), &self.muted.read())
    }

    /// The tags of a list, the most frequent first.
    pub fn tags_of(self, listing: &Listing) -> Vec<Tag> {
        self.edition().tags_of(listing)
    }

    pub fn tags(self) -> Vec<(Tag, usize)> {
        self.edition().tags()
    }

    /// Where the oEmbed answer for an article is.
    pub fn oembed(self, slug: &Slug) -> Option<String> {
        source::oembed(self.edition().terms(), slug)
    }

    /// The sections of the navigation, in the publisher's order.
    pub fn categories(self) -> Vec<Category> {
        self.edition().terms().categories.clone()
    }

    pub fn preview(self, slug: &Slug) -> Option<Arc<Preview>> {
        self.edition().by_slug(slug).cloned()
    }

    /// The name that a scope goes by; its slug while no loaded article knows it.
    pub fn name_of(self, scope: &Scope) -> Option<String> {
        self.edition().name_of(scope)
    }

    /// What to do next to show the article with this slug. `asked` is what asking for its own address came to; one that
    /// is not there may still be in the feed.
    pub fn step(self, slug: &Slug, asked: &Fetched<()>) -> Step {
        let edition = self.edition();
        let has_address = edition.terms().item_url.is_some();
        let has_item = has_address && *asked != Fetched::Ready(());
        // A source in another format knows by the slug whether there is such an article; its feed need not be read.
        let may_be_further = !(has_address && edition.terms().format.is_some());
        match (edition.by_slug(slug).is_some(), edition.content(slug).is_some()) {
            (true, true) => Step::Show,
            _ if !edition.has_started(&StreamId::Main) => Step::Page,
            _ if has_item => Step::Item,
            (true, false) => Step::Show,
            _ if may_be_further && edition.next(&StreamId::Main).is_some() => Step::Page,
            _ => Step::Missing,
        }
    }

    /// Asks for one article at its own address and keeps it under `slug`.
    pub async fn fetch(self, slug: &Slug) -> Result<(), Failure> {
        let (format, terms) = (self.format(), self.edition.read_untracked().terms().clone());
        if let Some(story) = source::story(format.as_deref(), &terms, slug).await? {
            self.edition.try_write().iter_mut().for_each(|edition| edition.keep(slug, story.clone()));
        }
        Ok(())
    }

    /// The loaded article that an absolute address leads to: the one that has this address; else, where articles are
    /// ours, the one whose slug ends it.
    pub fn at(self, here: Here, address: &str) -> Option<Arc<Preview>> {
        let edition = self.edition();
        let ours = |known: &&Arc<Preview>| self.is_ours(here, address, known);
        let by_slug = || edition.by_slug(&last_slug(address)?).filter(ours);
        edition.by_url(address).or_else(by_slug).cloned()
    }

    pub fn preview_untracked(self, slug: &Slug) -> Option<Arc<Preview>> {
        self.edition.read_untracked().by_slug(slug).cloned()
    }

    /// Slugs of the articles that `article` names by their addresses and that are not loaded, each once. Does not follow
    /// changes, so that they are asked for once.
    pub fn unloaded_untracked(self, here: Here, article: &Article) -> Vec<Slug> {
        let edition = self.edition.read_untracked();
        // An id that is an address leads to its article too.
        let related = article.preview.related.iter().filter(|id| edition.by_id(id).is_none()).map(ArticleId::as_str);
        let mut slugs = Vec::new();
        for address in article.body.cards.iter().map(String::as_str).chain(related) {
            let ours = self.is_ours(here, address, &article.preview) && edition.by_url(address).is_none();
            match last_slug(address) {
                Some(slug) if ours && edition.by_slug(&slug).is_none() && !slugs.contains(&slug) => slugs.push(slug),
                _ => {}
            }
        }
        slugs
    }

    /// Whether an address is of a site where articles are ours: this one, the feed's, or that of `article`.
    fn is_ours(self, here: Here, address: &str, article: &Preview) -> bool {
        let beside = |other: &str| address::same_origin(address, other);
        !here.leads_away(address) || beside(&self.source.read().url) || article.url.as_deref().is_some_and(beside)
    }

    /// The article with this slug, its body read now, which takes the program for that (`source::body`); without a body
    /// when no source has one. Does not follow changes, so that a body is read once.
    pub fn article_untracked(self, slug: &Slug) -> Option<Arc<Article>> {
        let edition = self.edition.read_untracked();
        let body = edition.content(slug).map(source::body::read).unwrap_or_default();
        Some(Arc::new(Article { preview: edition.by_slug(slug)?.clone(), body }))
    }
}

/// The slug that the path of an absolute address ends in.
fn last_slug(address: &str) -> Option<Slug> {
    route::slug(address::last_part(address)?)
}

fn find(all: &[(StreamId, Progress)], stream: &StreamId) -> Progress {
    all.iter().find(|(known, _)| known == stream).map(|(_, progress)| progress.clone()).unwrap_or_default()
}

#[cfg(test)]
#[path = "newsroom_tests.rs"]
mod tests;
