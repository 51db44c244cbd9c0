//! The edition: every article that is loaded, once, and the order in which its feeds gave them.

use std::sync::Arc;

use crate::model::refresh::Waiting;
use crate::model::text::digits;
use crate::model::{ArticleId, Category, Content, Lookup, Preview, Scope, Slug, Story, TagTable, Timestamp};

/// A feed ends after this many pages in a row that bring nothing new. One may be bad, or shifted by new articles; a
/// host that does not look at the number of the page gives the same one for ever.
const BARREN: usize = 2;

/// So many pages of a feed are read, and no more.
pub const MOST_PAGES: usize = 10_000;

/// One page of a feed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FeedPage {
    pub terms: FeedTerms,
    pub stories: Vec<Story>,
    /// The absolute address of the next page.
    pub next: Option<String>,
    /// Whether the feed is finished: there will never be anything new in it.
    pub expired: bool,
}

/// What a feed says of itself on its first page.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FeedTerms {
    /// Where a single article is, with `{slug}`.
    pub item_url: Option<String>,
    /// The sections of the navigation, in order.
    pub categories: Vec<Category>,
    /// The format of this feed and of all that it names, when it says so.
    pub format: Option<String>,
    /// Where a tag's, a category's and an author's own feed is, with `{slug}`.
    pub tag_feed: Option<String>,
    pub category_feed: Option<String>,
    pub author_feed: Option<String>,
    /// Where articles with some words are looked for, with `{words}`.
    pub search_feed: Option<String>,
    /// Where all tags are, with the numbers of their articles.
    pub tags_url: Option<String>,
    /// Where the oEmbed answer for a single article is, with `{slug}`.
    pub oembed_url: Option<String>,
    /// Where articles are that also count for popular news.
    pub popular_url: Option<String>,
    /// Where the view counts are that move.
    pub views_url: Option<String>,
    /// Shown first, in this order.
    pub pinned: Vec<ArticleId>,
}

/// Which of an edition's feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamId {
    Main,
    /// The own feed of a tag, a category or an author.
    Scope(Scope),
    /// What the source itself finds for some words.
    Search(String),
    Popular,
}

/// All loaded articles of one edition.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    pub(super) terms: FeedTerms,
    pub(super) stories: Vec<Arc<Preview>>,
    pub(super) contents: Vec<Option<Content>>,
    /// When each article counts as published: its own date, or one borrowed from its neighbours in the feed.
    pub(super) times: Vec<Option<Timestamp>>,
    pub(super) tags: TagTable,
    pub(super) by_id: Lookup,
    pub(super) by_slug: Lookup,
    /// Those that came by their own address, until a feed brings them too.
    kept: Vec<usize>,
    pub(super) streams: Vec<(StreamId, Stream)>,
    /// For each article the number of the first that tells the same, by title or address; mostly its own.
    twins: Vec<usize>,
    by_telling: Lookup,
    /// What has become of articles since they were listed first.
    pub(super) changes: Vec<Change>,
    pub(super) waiting: Waiting,
    pub(super) expired: bool,
}

/// What has become of an article since it was listed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Change {
    /// How often it came in another form.
    pub revision: u32,
    /// Whether it tells something else than it did.
    pub updated: bool,
    /// Whether its feed has it no more.
    pub withdrawn: bool,
}

/// The order in which one feed gave its articles, and how it goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    pub order: Vec<usize>,
    /// How many of them came with the first page.
    pub first: usize,
    pub next: Option<String>,
    asked: Lookup,
    /// How many pages came, and how many in a row brought nothing new.
    pages: usize,
    barren: usize,
}

impl Edition {
    /// Adds a page that came from `address`. The first copy of a repeated article wins; a next address that was asked
    /// before ends the feed, and so do pages without anything new.
    pub fn add(&mut self, stream: &StreamId, address: &str, page: FeedPage) {
        let FeedPage { terms, stories, next, expired } = page;
        if *stream == StreamId::Main && !self.has_started(stream) {
            self.terms = terms;
            self.expired = expired;
        }
        let places: Vec<usize> = stories.into_iter().map(|story| self.place(story)).collect();
        let mut listed = vec![false; self.stories.len()];
        let is_first = !self.has_started(stream);
        let entry = self.start(stream);
        entry.asked.set(&address.into(), 0);
        entry.pages += 1;
        let before = entry.order.len();
        entry.order.iter().for_each(|&place| listed[place] = true);
        for place in places {
            if !std::mem::replace(&mut listed[place], true) {
                entry.order.push(place);
            }
        }
        entry.barren = if entry.order.len() > before { 0 } else { entry.barren + 1 };
        entry.next = next.filter(|next| entry.barren < BARREN && entry.asked.get(next).is_none());
        if is_first {
            entry.first = entry.order.len();
        }
        self.borrow_times(stream);
        if *stream != StreamId::Main {
            self.borrow_times(&StreamId::Main);
        }
    }

    pub(super) fn find(&self, stream: &StreamId) -> Option<&Stream> {
        self.streams.iter().find(|(id, _)| id == stream).map(|(_, stream)| stream)
    }

    fn start(&mut self, stream: &StreamId) -> &mut Stream {
        let place = self.streams.iter().position(|(id, _)| id == stream).unwrap_or_else(|| {
            self.streams.push((stream.clone(), Stream::default()));
            self.streams.len() - 1
        });
        &mut self.streams[place].1
    }

    /// Keeps a single article that came from the address of `slug`, outside of every feed's order. To one that is known
    /// by this slug it only brings the content.
    pub fn keep(&mut self, slug: &Slug, story: Story) {
        if let Some(known) = self.by_slug.get(slug.as_str()) {
            return self.fill(known as usize, story.content);
        }
        let new = self.stories.len();
        let place = self.place(story);
        self.by_slug.set(slug.text(), place as u32);
        if place == new {
            self.kept.push(place);
        }
    }

    fn fill(&mut self, place: usize, content: Option<Content>) {
        let known = &mut self.contents[place];
        *known = known.take().or(content);
    }

    pub(super) fn place(&mut self, story: Story) -> usize {
        let Story { mut preview, content } = story;
        if let Some(known) = self.known(&preview) {
            self.fill(known, content);
            return known;
        }
        let place = self.stories.len();
        let (own, mut ending, mut number) = (preview.slug.clone(), preview.id.as_str().to_owned(), 1);
        while self.by_slug.get(preview.slug.as_str()).is_some() {
            let longer = [own.as_str(), "-", &ending].concat();
            preview.slug = Slug::from_name(&longer).unwrap_or(preview.slug);
            number += 1;
            ending = digits(number, 0);
        }
        self.by_id.set(preview.id.text(), place as u32);
        self.by_slug.set(preview.slug.text(), place as u32);
        self.times.push(preview.published);
        self.tags.set(place, &preview.tags);
        self.changes.push(Change::default());
        self.find_twin(&preview, place);
        self.stories.push(Arc::new(preview));
        self.contents.push(content);
        place
    }

    /// The place of an article that is here already, and from now on is known by this id too: at its own address it may
    /// have had another one than in a feed.
    fn known(&mut self, preview: &Preview) -> Option<usize> {
        let kept = || self.by_slug.get(preview.slug.as_str()).filter(|place| self.kept.contains(&(*place as usize)));
        let place = self.by_id.get(preview.id.as_str()).or_else(kept)?;
        self.by_id.set(preview.id.text(), place);
        self.kept.retain(|kept| *kept != place as usize);
        Some(place as usize)
    }

    /// Two articles tell the same when their titles are the same but for punctuation, or their addresses are.
    fn find_twin(&mut self, preview: &Preview, place: usize) {
        let address = preview.url.as_deref().map(Arc::from);
        let title = Slug::from_name(&preview.title).map(|title| title.text().clone());
        let keys: Vec<Arc<str>> = title.into_iter().chain(address).collect();
        let known = keys.iter().find_map(|key| self.by_telling.get(key));
        let twin = known.map_or(place, |known| self.twins[known as usize]);
        for key in &keys {
            self.by_telling.set(key, twin as u32);
        }
        self.twins.push(twin);
    }

    /// The number of the first article that tells the same as this one.
    pub fn twin(&self, number: usize) -> usize {
        self.twins[number]
    }

    /// An undated article stands where its feed put it: it borrows the time of the one before it, else after it.
    pub(super) fn borrow_times(&mut self, stream: &StreamId) {
        let Some((_, Stream { order, .. })) = self.streams.iter().find(|(id, _)| id == stream) else { return };
        let first_dated = order.iter().find_map(|&place| self.stories[place].published);
        let mut last = first_dated;
        for &place in order {
            match self.stories[place].published {
                Some(own) => last = Some(own),
                None => self.times[place] = last,
            }
        }
    }

    pub fn tag_table(&self) -> &TagTable {
        &self.tags
    }

    pub fn terms(&self) -> &FeedTerms {
        &self.terms
    }

    /// Takes the copies that `old` has of the articles that have not changed, so that who shows one need not draw it
    /// again.
    pub fn keep_copies_of(&mut self, old: &Edition) {
        for preview in &mut self.stories {
            if let Some(known) = old.by_id(&preview.id).filter(|known| *known == preview) {
                *preview = known.clone();
            }
        }
    }

    /// How many pages of this feed are here.
    pub fn pages(&self, stream: &StreamId) -> usize {
        self.find(stream).map_or(0, |stream| stream.pages)
    }

    /// Whether the first page of this feed is here.
    pub fn has_started(&self, stream: &StreamId) -> bool {
        self.find(stream).is_some()
    }

    /// The address of the next page of this feed; `None` at its end.
    pub fn next(&self, stream: &StreamId) -> Option<&str> {
        self.find(stream)?.next.as_deref()
    }

    /// The feed's articles in the feed's order: number within the edition, article and the time it counts by.
    pub fn stream(&self, stream: &StreamId) -> impl Iterator<Item = (usize, &Arc<Preview>, Option<Timestamp>)> {
        self.order(stream).iter().map(|&place| (place, &self.stories[place], self.times[place]))
    }

    /// The numbers within the edition of the feed's articles, in the feed's order.
    pub fn order(&self, stream: &StreamId) -> &[usize] {
        self.find(stream).map(|stream| stream.order.as_slice()).unwrap_or_default()
    }

    /// An article by its number, and the time it counts by.
    pub fn story(&self, number: usize) -> (&Arc<Preview>, Option<Timestamp>) {
        (&self.stories[number], self.times[number])
    }

    /// The place of an article among the pinned ones.
    pub fn pin(&self, number: usize) -> Option<usize> {
        self.terms.pinned.iter().position(|id| *id == self.stories[number].id)
    }

    /// Whether an article came with the first page of the feed.
    pub fn came_first(&self, stream: &StreamId, number: usize) -> bool {
        self.find(stream).is_some_and(|stream| stream.order[..stream.first].contains(&number))
    }

    /// Every article that came in a feed or by its own address, in the order of arrival.
    pub fn stories(&self) -> &[Arc<Preview>] {
        &self.stories
    }

    /// Every loaded article that was not withdrawn: number, article and the time it counts by.
    pub fn timed(&self) -> impl Iterator<Item = (usize, &Arc<Preview>, Option<Timestamp>)> {
        let there = |number: &usize| !self.changes[*number].withdrawn;
        (0..self.stories.len()).filter(there).map(|number| (number, &self.stories[number], self.times[number]))
    }

    /// What has become of an article, by its number, since it was listed first.
    pub fn change(&self, number: usize) -> Change {
        self.changes[number]
    }

    /// The number of an article.
    pub fn number(&self, id: &ArticleId) -> Option<usize> {
        self.by_id.get(id.as_str()).map(|number| number as usize)
    }

    /// Whether there will never be anything new.
    pub fn is_expired(&self) -> bool {
        self.expired
    }

    /// The time of the newest article; periods are counted back from it.
    pub fn newest(&self) -> Option<Timestamp> {
        self.times.iter().copied().flatten().max()
    }

    /// The name that a scope goes by; `None` for the whole edition. While no article knows it, it is the slug.
    pub fn name_of(&self, scope: &Scope) -> Option<String> {
        let section = |slug: &Slug| self.terms.categories.iter().find(|category| category.slug == *slug);
        let names = |preview: &Preview| match scope {
            Scope::All => None,
            Scope::Tag(slug) => preview.tags.iter().find(|tag| tag.slug == *slug).map(|tag| tag.name.clone()),
            Scope::Category(slug) => {
                preview.categories.iter().find(|own| own.slug == *slug).map(|own| own.name.clone())
            }
            Scope::Author(slug) => preview.authors.iter().find(|own| own.slug == *slug).map(|own| own.name.clone()),
        };
        let used = || self.stories.iter().find_map(|preview| names(preview));
        match scope {
            Scope::All => None,
            Scope::Category(slug) if section(slug).is_some() => section(slug).map(|category| category.name.clone()),
            Scope::Tag(slug) | Scope::Category(slug) | Scope::Author(slug) => {
                Some(used().unwrap_or_else(|| slug.as_str().to_owned()))
            }
        }
    }

    pub fn by_slug(&self, slug: &Slug) -> Option<&Arc<Preview>> {
        self.by_slug.get(slug.as_str()).map(|place| &self.stories[place as usize])
    }

    pub fn by_id(&self, id: &ArticleId) -> Option<&Arc<Preview>> {
        self.by_id.get(id.as_str()).map(|place| &self.stories[place as usize])
    }

    /// The article that has this address at its publisher.
    pub fn by_url(&self, url: &str) -> Option<&Arc<Preview>> {
        self.timed().map(|(_, preview, _)| preview).find(|preview| preview.url.as_deref() == Some(url))
    }

    /// The unread body of an article, when a list or its own address brought it.
    pub fn content(&self, slug: &Slug) -> Option<&Content> {
        self.contents[self.by_slug.get(slug.as_str())? as usize].as_ref()
    }
}

#[cfg(test)]
#[path = "edition_tests.rs"]
mod tests;
