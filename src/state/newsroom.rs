//! The newsroom: the one loaded edition, and what is being asked for.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{console, fold};
use crate::model::search::Query;
use crate::model::{
    Article, Edition, EditionSource, Failure, Filter, Listing, Period, Preview, Scope, SearchIndex, Slug, Source,
    StreamId, Tag,
};
use crate::source;

/// One edition's articles. They stay for as long as the app runs, so that Back is instant.
#[derive(Clone, Copy)]
pub struct Newsroom {
    source: StoredValue<Source>,
    edition: RwSignal<Edition>,
    progress: RwSignal<HashMap<StreamId, Progress>>,
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
            source: StoredValue::new(edition.source.clone()),
            edition: RwSignal::default(),
            progress: RwSignal::default(),
            index: StoredValue::default(),
        }
    }

    /// A newsroom whose main feed is loaded, for rendering on the host.
    pub fn with(source: &EditionSource, edition: Edition) -> Self {
        let newsroom = Self::new(source);
        newsroom.edition.set(edition);
        newsroom
    }

    /// The newsroom that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// Asks for the next page of a feed, or the first. Does nothing while one is on its way, or at the end.
    pub fn request(self, stream: &StreamId) {
        let loading = self.progress.with_untracked(|all| all.get(stream) == Some(&Progress::Loading));
        let Some(address) = self.next_address(stream).filter(|_| !loading) else { return };
        let (stream, format) = (stream.clone(), self.source.with_value(|source| source.format));
        self.set_progress(&stream, Progress::Loading);
        spawn_local(async move {
            let progress = match source::page(format, &address).await {
                Ok(page) => {
                    let starts = stream == StreamId::Main
                        && self.edition.with_untracked(|edition| !edition.has_started(&stream));
                    self.edition.update(|edition| edition.add(&stream, &address, page));
                    if starts && self.edition.with_untracked(|edition| edition.terms().popular_url.is_some()) {
                        self.request(&StreamId::Popular);
                    }
                    Progress::Idle
                }
                Err(failure) => {
                    if stream == StreamId::Popular {
                        console::warn(&format!(
                            "popular_url: {} cannot be used: {:?}",
                            failure.address, failure.reason
                        ));
                    }
                    Progress::Failed(failure)
                }
            };
            self.set_progress(&stream, progress);
        });
    }

    fn next_address(self, stream: &StreamId) -> Option<String> {
        self.edition.with_untracked(|edition| match (edition.has_started(stream), stream) {
            (true, _) => edition.next(stream).map(str::to_owned),
            (false, StreamId::Main) => Some(self.source.with_value(|source| source.url.clone())),
            (false, StreamId::Popular) => edition.terms().popular_url.clone(),
            (false, StreamId::Tag(slug)) => {
                edition.terms().tag_feed.as_ref().map(|template| source::json_feed::with_slug(template, slug))
            }
        })
    }

    fn set_progress(self, stream: &StreamId, progress: Progress) {
        self.progress.update(|all| {
            all.insert(stream.clone(), progress);
        });
    }

    pub fn progress(self, stream: &StreamId) -> Progress {
        self.progress.with(|all| all.get(stream).cloned().unwrap_or_default())
    }

    pub fn has_started(self, stream: &StreamId) -> bool {
        self.edition.with(|edition| edition.has_started(stream))
    }

    pub fn has_more(self, stream: &StreamId) -> bool {
        self.edition.with(|edition| edition.next(stream).is_some())
    }

    /// The feed that a list of this scope comes from.
    pub fn stream_of(self, scope: &Scope) -> StreamId {
        match scope {
            Scope::Tag(slug) if self.edition.with(|edition| edition.terms().tag_feed.is_some()) => {
                StreamId::Tag(slug.clone())
            }
            _ => StreamId::Main,
        }
    }

    pub fn listing(self, stream: &StreamId, scope: &Scope, filter: &Filter) -> Listing {
        let query = Query::new(&fold::fold(&filter.words));
        self.edition.with(|edition| {
            if query.is_empty() {
                return edition.listing(stream, scope, filter, |_| true);
            }
            self.index.update_value(|index| index.extend(edition.stories().iter().map(Arc::as_ref), fold::fold));
            self.index
                .with_value(|index| edition.listing(stream, scope, filter, |number| index.matches(number, &query)))
        })
    }

    pub fn popular(self, period: Period) -> Vec<Arc<Preview>> {
        self.edition.with(|edition| edition.popular(period))
    }

    pub fn related(self, article: &Preview, most: usize) -> Vec<Arc<Preview>> {
        self.edition.with(|edition| edition.related(article, most))
    }

    pub fn tags(self) -> Vec<(Tag, usize)> {
        self.edition.with(Edition::tags)
    }

    /// The sections of the navigation, in the publisher's order.
    pub fn categories(self) -> Vec<crate::model::Category> {
        self.edition.with(|edition| edition.terms().categories.clone())
    }

    pub fn preview(self, slug: &Slug) -> Option<Arc<Preview>> {
        self.edition.with(|edition| edition.by_slug(slug).cloned())
    }

    /// The name that a scope goes by, as far as the loaded articles know it.
    pub fn name_of(self, scope: &Scope) -> Option<String> {
        self.edition.with(|edition| {
            let named = edition
                .terms()
                .categories
                .iter()
                .filter(|category| *scope == Scope::Category(category.slug.clone()))
                .map(|category| &category.name);
            let used = edition.stories().iter().find_map(|preview| match scope {
                Scope::All => None,
                Scope::Tag(slug) => preview.tags.iter().find(|tag| tag.slug == *slug).map(|tag| &tag.name),
                Scope::Category(slug) => {
                    preview.categories.iter().find(|category| category.slug == *slug).map(|category| &category.name)
                }
                Scope::Author(slug) => {
                    preview.authors.iter().find(|author| author.slug == *slug).map(|author| &author.name)
                }
            });
            named.chain(used).next().cloned()
        })
    }

    /// What to do next to show the article with this slug. `asked` is whether its own address was asked already.
    pub fn step(self, slug: &Slug, asked: bool) -> Step {
        self.edition.with(|edition| {
            let has_item = edition.terms().item_url.is_some() && !asked;
            match (edition.by_slug(slug).is_some(), edition.content(slug).is_some()) {
                (true, true) => Step::Show,
                _ if !edition.has_started(&StreamId::Main) => Step::Page,
                _ if has_item => Step::Item,
                (true, false) => Step::Show,
                _ if edition.next(&StreamId::Main).is_some() && edition.terms().item_url.is_none() => Step::Page,
                _ => Step::Missing,
            }
        })
    }

    /// Asks for one article at its own address and keeps it under `slug`.
    pub async fn fetch(self, slug: &Slug) -> Result<(), Failure> {
        let (source, terms) = (self.source.get_value(), self.edition.with_untracked(|edition| edition.terms().clone()));
        if let Some(story) = source::story(&source, &terms, slug).await? {
            self.edition.update(|edition| edition.keep(slug, story));
        }
        Ok(())
    }

    /// The article with this slug, its body read; without a body when no source has one.
    pub fn article(self, slug: &Slug) -> Option<Article> {
        self.edition.with(|edition| {
            let body = edition.content(slug).map(source::html::read).unwrap_or_default();
            Some(Article::new(edition.by_slug(slug)?.clone(), body))
        })
    }
}
