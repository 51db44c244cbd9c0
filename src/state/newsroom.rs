//! The newsroom: the one loaded edition, and what is being asked for.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{console, fold};
use crate::model::search::Query;
use crate::model::{
    Article, Category, Edition, EditionSource, Failure, FeedPage, Filter, Listing, Period, Preview, Scope, SearchIndex,
    Slug, Source, StreamId, Tag,
};
use crate::source;
use crate::state::handle::{Held, Kept};
use crate::state::live;

/// One edition's articles. They stay for as long as the app runs, so that Back is instant.
#[derive(Clone, Copy)]
pub struct Newsroom {
    source: Kept<Source>,
    edition: RwSignal<Edition>,
    progress: Held<Vec<(StreamId, Progress)>>,
    index: StoredValue<SearchIndex>,
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
    pub fn new(edition: &EditionSource) -> Self {
        Self {
            source: Kept::new(edition.source.clone()),
            edition: RwSignal::default(),
            progress: Held::default(),
            index: StoredValue::default(),
        }
    }

    /// The newsroom that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// Asks for the first page of the main feed, once.
    pub fn start(self) {
        if !self.edition.read_untracked().has_started(&StreamId::Main) {
            self.request(&StreamId::Main);
        }
    }

    /// Asks for the next page of a feed, or the first. Does nothing while one is on its way, or at the end.
    pub fn request(self, stream: &StreamId) {
        let loading = find(&self.progress.read_untracked(), stream) == Progress::Loading;
        let Some(address) = self.next_address(stream).filter(|_| !loading) else { return };
        let stream = stream.clone();
        self.set_progress(&stream, Progress::Loading);
        live::spawn(async move {
            let format = self.source.read().format;
            let progress = match source::page(format, &address).await {
                Ok(page) => {
                    self.add(&stream, &address, page);
                    Progress::Idle
                }
                Err(failure) => {
                    if stream == StreamId::Popular {
                        console::warn(&format!("popular_url cannot be used: {}", failure.address));
                    }
                    Progress::Failed(failure)
                }
            };
            self.set_progress(&stream, progress);
        });
    }

    fn add(self, stream: &StreamId, address: &str, page: FeedPage) {
        let starts = *stream == StreamId::Main && !self.edition.read_untracked().has_started(stream);
        self.edition.write().add(stream, address, page);
        if starts {
            self.request(&StreamId::Popular);
        }
    }

    fn next_address(self, stream: &StreamId) -> Option<String> {
        let edition = self.edition.read_untracked();
        match (edition.has_started(stream), stream) {
            (true, _) => edition.next(stream).map(str::to_owned),
            (false, StreamId::Main) => Some(self.source.read().url.clone()),
            (false, StreamId::Popular) => edition.terms().popular_url.clone(),
            (false, StreamId::Tag(slug)) => source::tag_feed(edition.terms(), slug),
        }
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

    pub fn has_started(self, stream: &StreamId) -> bool {
        self.edition.read().has_started(stream)
    }

    /// Whether every page of this feed is loaded.
    pub fn is_whole(self, stream: &StreamId) -> bool {
        let edition = self.edition.read();
        edition.has_started(stream) && edition.next(stream).is_none()
    }

    /// The feed that a list of this scope comes from.
    pub fn stream_of(self, scope: &Scope) -> StreamId {
        match scope {
            Scope::Tag(slug) if self.edition.read().terms().tag_feed.is_some() => StreamId::Tag(slug.clone()),
            _ => StreamId::Main,
        }
    }

    pub fn listing(self, stream: &StreamId, scope: &Scope, filter: &Filter) -> Listing {
        let query = Query::new(&fold::fold(&filter.words));
        let edition = self.edition.read();
        if !query.is_empty() {
            let stories = edition.stories().iter().map(Arc::as_ref);
            self.index.write_value().extend(stories, fold::fold);
        }
        let index = self.index.read_value();
        edition.listing(stream, scope, filter, |number| query.is_empty() || index.matches(number, &query))
    }

    pub fn popular(self, period: Period) -> Vec<Arc<Preview>> {
        self.edition.read().popular(period)
    }

    pub fn related(self, article: &Preview, most: usize) -> Vec<Arc<Preview>> {
        self.edition.read().related(article, most)
    }

    pub fn tags(self) -> Vec<(Tag, usize)> {
        self.edition.read().tags()
    }

    /// The sections of the navigation, in the publisher's order.
    pub fn categories(self) -> Vec<Category> {
        self.edition.read().terms().categories.clone()
    }

    pub fn preview(self, slug: &Slug) -> Option<Arc<Preview>> {
        self.edition.read().by_slug(slug).cloned()
    }

    /// The name that a scope goes by; its slug while no loaded article knows it.
    pub fn name_of(self, scope: &Scope) -> Option<String> {
        self.edition.read().name_of(scope)
    }

    /// What to do next to show the article with this slug. `asked` is whether its own address was asked already.
    pub fn step(self, slug: &Slug, asked: bool) -> Step {
        let edition = self.edition.read();
        let has_item = edition.terms().item_url.is_some() && !asked;
        match (edition.by_slug(slug).is_some(), edition.content(slug).is_some()) {
            (true, true) => Step::Show,
            _ if !edition.has_started(&StreamId::Main) => Step::Page,
            _ if has_item => Step::Item,
            (true, false) => Step::Show,
            _ if edition.next(&StreamId::Main).is_some() && edition.terms().item_url.is_none() => Step::Page,
            _ => Step::Missing,
        }
    }

    /// Asks for one article at its own address and keeps it under `slug`.
    pub async fn fetch(self, slug: &Slug) -> Result<(), Failure> {
        let source = self.source.get();
        let terms = self.edition.read_untracked().terms().clone();
        if let Some(story) = source::story(&source, &terms, slug).await? {
            self.edition.write().keep(slug, story);
        }
        Ok(())
    }

    /// The article with this slug, its body read now; without a body when no source has one. Does not follow changes,
    /// so that a body is read once.
    pub fn article_untracked(self, slug: &Slug) -> Option<Arc<Article>> {
        let edition = self.edition.read_untracked();
        let body = edition.content(slug).map(source::html::read).unwrap_or_default();
        Some(Arc::new(Article::new(edition.by_slug(slug)?.clone(), body)))
    }
}

fn find(all: &[(StreamId, Progress)], stream: &StreamId) -> Progress {
    all.iter().find(|(known, _)| known == stream).map(|(_, progress)| progress.clone()).unwrap_or_default()
}
