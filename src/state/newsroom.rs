//! The newsroom: the one loaded edition, and what is being asked for.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::{console, fold, moments};
use crate::model::search::Query;
use crate::model::{
    Article, ArticleId, Block, Category, Edition, EditionSource, Failure, FeedPage, Fetched, Filter, Listing, Period,
    Preview, Scope, SearchIndex, Slug, Source, StreamId, Tag,
};
use crate::route;
use crate::source::{self, address};
use crate::state::handle::{Held, Kept};
use crate::state::{Here, live};

/// How many articles the search takes in before it lets the page go on.
const INDEXED_AT_ONCE: usize = 200;

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
        self.index_ahead();
    }

    /// Gets the search ready, some articles at a time, so that the first letter typed does not wait for all of them.
    fn index_ahead(self) {
        moments::after(Duration::from_millis(50), move || {
            let edition = self.edition.read_untracked();
            if self.index.write_value().extend(edition.stories(), INDEXED_AT_ONCE, fold::fold) {
                self.index_ahead();
            }
        });
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
        if query.is_empty() {
            return edition.listing(stream, scope, filter, |_| true);
        }
        let mut index = self.index.write_value();
        index.extend(edition.stories(), usize::MAX, fold::fold);
        let found = index.find(&query);
        edition.listing(stream, scope, filter, |number| found[number])
    }

    pub fn popular(self, period: Period) -> Vec<Arc<Preview>> {
        self.edition.read().popular(period)
    }

    pub fn related(self, article: &Preview, most: usize) -> Vec<Arc<Preview>> {
        self.edition.read().related(article, most)
    }

    pub fn offered_tags(self, listing: &Listing, most: usize, chosen: Vec<Tag>) -> Vec<Tag> {
        self.edition.read().offered_tags(listing, most, chosen)
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

    /// What to do next to show the article with this slug. `asked` is what asking for its own address came to; one that
    /// is not there may still be in the feed.
    pub fn step(self, slug: &Slug, asked: &Fetched<()>) -> Step {
        let edition = self.edition.read();
        let has_item = edition.terms().item_url.is_some() && *asked != Fetched::Ready(());
        match (edition.by_slug(slug).is_some(), edition.content(slug).is_some()) {
            (true, true) => Step::Show,
            _ if !edition.has_started(&StreamId::Main) => Step::Page,
            _ if has_item => Step::Item,
            (true, false) => Step::Show,
            _ if edition.next(&StreamId::Main).is_some() => Step::Page,
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

    /// The loaded article that an absolute address leads to: the one that has this address; else, where articles are
    /// ours, the one whose slug ends it.
    pub fn at(self, here: Here, address: &str) -> Option<Arc<Preview>> {
        let edition = self.edition.read();
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
        let mut addresses = Vec::new();
        push_cards(&article.body, &mut addresses);
        let mut slugs = Vec::new();
        for address in addresses.into_iter().chain(related) {
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

    /// The article with this slug, its body read now; without a body when no source has one. Does not follow changes,
    /// so that a body is read once.
    pub fn article_untracked(self, slug: &Slug) -> Option<Arc<Article>> {
        let edition = self.edition.read_untracked();
        let body = edition.content(slug).map(source::html::read).unwrap_or_default();
        Some(Arc::new(Article::new(edition.by_slug(slug)?.clone(), body)))
    }
}

/// The slug that the path of an absolute address ends in.
fn last_slug(address: &str) -> Option<Slug> {
    route::slug(address::path(address).rsplit('/').find(|part| !part.is_empty())?)
}

/// Adds the addresses of the cards in `blocks`.
fn push_cards<'a>(blocks: &'a [Block], addresses: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Related { address, .. } => addresses.push(address),
            Block::Quote(content) | Block::Figure { content, .. } => push_cards(content, addresses),
            Block::List { items, .. } => items.iter().for_each(|item| push_cards(item, addresses)),
            _ => {}
        }
    }
}

fn find(all: &[(StreamId, Progress)], stream: &StreamId) -> Progress {
    all.iter().find(|(known, _)| known == stream).map(|(_, progress)| progress.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{FeedTerms, Format, Story};
    use crate::route::{Address, Place};

    /// A newsroom whose edition has the first page `ids`, of which each is at the address that `url` makes of it.
    fn newsroom(ids: &[&str], url: fn(&str) -> Option<String>, next: Option<&str>) -> (Newsroom, Here) {
        let source = Source { format: Format::JsonFeed, url: "https://cdn.example/data/feed.json".into() };
        let newsroom = Newsroom::new(&EditionSource { language: "en".into(), source });
        let story = |id: &&str| Story { preview: Preview { url: url(id), ..preview(id) }, content: None };
        let terms = FeedTerms { item_url: Some("https://cdn.example/{slug}".into()), ..FeedTerms::default() };
        let page = FeedPage { terms, stories: ids.iter().map(story).collect(), next: next.map(str::to_owned) };
        newsroom.edition.write().add(&StreamId::Main, "1", page);
        (newsroom, Here::fixed(Address::new(None, Place::Front)))
    }

    fn slug(name: &str) -> Slug {
        Slug::from_name(name).unwrap()
    }

    #[test]
    fn an_article_that_its_own_address_does_not_know_is_looked_for_in_the_feed() {
        Owner::new().with(|| {
            let (newsroom, _) = newsroom(&["a"], |_| None, Some("2"));
            let step = |name, asked| newsroom.step(&slug(name), &asked);
            assert_eq!(step("b", Fetched::Waiting), Step::Item);
            assert_eq!(step("b", Fetched::Ready(())), Step::Page);
            assert_eq!(step("a", Fetched::Ready(())), Step::Show);
            newsroom.edition.write().add(&StreamId::Main, "2", FeedPage::default());
            assert_eq!(step("b", Fetched::Ready(())), Step::Missing);
        });
    }

    #[test]
    fn a_card_leads_to_the_article_at_its_address_or_to_one_of_ours() {
        Owner::new().with(|| {
            let paper = |id: &str| (id != "sun").then(|| format!("https://paper.example/{id}?id={}", id.len()));
            let (newsroom, here) = newsroom(&["moon", "sun"], paper, None);
            for (address, wanted) in [
                ("https://paper.example/moon?id=4", Some("moon")),
                ("https://paper.example/2026/moon/", Some("moon")),
                ("https://cdn.example/article/sun#top", Some("sun")),
                ("https://paper.example/sun", None),
                ("https://en.wikipedia.org/wiki/Moon", None),
                ("mailto:moon@paper.example", None),
            ] {
                let found = newsroom.at(here, address);
                assert_eq!(found.as_ref().map(|found| found.slug.as_str()), wanted, "{address}");
            }
        });
    }

    #[test]
    fn what_an_article_names_and_is_not_loaded_can_be_asked_for() {
        Owner::new().with(|| {
            let (newsroom, here) = newsroom(&["moon"], |id| Some(format!("https://paper.example/{id}/1")), None);
            let card = |address: &str| Block::Related { address: address.into(), title: String::new() };
            let body = vec![
                card("https://paper.example/sea"),
                card("https://paper.example/moon/1"),
                Block::Quote(vec![card("https://cdn.example/sky/"), card("https://cdn.example/sea")]),
                card("https://en.wikipedia.org/wiki/Sun"),
            ];
            let related = ["moon", "7", "https://paper.example/ice"].map(ArticleId::new).into();
            let known = newsroom.preview(&slug("moon")).unwrap();
            let article = Article::new(Arc::new(Preview { related, ..(*known).clone() }), body);
            assert_eq!(newsroom.unloaded_untracked(here, &article), ["sea", "sky", "ice"].map(slug));
        });
    }

    #[test]
    fn a_text_that_comes_later_does_not_change_what_is_shown_of_its_article() {
        Owner::new().with(|| {
            let (newsroom, _) = newsroom(&["a"], |_| None, None);
            let shown = newsroom.preview(&slug("a")).unwrap();
            let content = Some(crate::model::Content::Text("x".into()));
            newsroom.edition.write().keep(&slug("a"), Story { preview: preview("other-id"), content });
            assert_eq!(newsroom.step(&slug("a"), &Fetched::Waiting), Step::Show);
            assert!(Arc::ptr_eq(&newsroom.preview(&slug("a")).unwrap(), &shown));
        });
    }
}
