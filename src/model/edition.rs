//! The edition: every article that is loaded, once, and the order in which its feeds gave them.

use std::sync::Arc;

use crate::model::{ArticleId, Category, Content, Lookup, Preview, Scope, Slug, Story, Timestamp};

/// One page of a feed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FeedPage {
    pub terms: FeedTerms,
    pub stories: Vec<Story>,
    /// The absolute address of the next page.
    pub next: Option<String>,
}

/// What a feed says of itself on its first page.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FeedTerms {
    /// Where a single article is, with `{slug}`.
    pub item_url: Option<String>,
    /// The sections of the navigation, in order.
    pub categories: Vec<Category>,
    /// Where a tag's own feed is, with `{slug}`.
    pub tag_feed: Option<String>,
    /// Where articles are that also count for popular news.
    pub popular_url: Option<String>,
    /// Shown first, in this order.
    pub pinned: Vec<ArticleId>,
}

/// Which of an edition's feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamId {
    Main,
    Tag(Slug),
    Popular,
}

/// All loaded articles of one edition.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    terms: FeedTerms,
    stories: Vec<Arc<Preview>>,
    contents: Vec<Option<Content>>,
    /// When each article counts as published: its own date, or one borrowed from its neighbours in the feed.
    times: Vec<Option<Timestamp>>,
    by_id: Lookup,
    by_slug: Lookup,
    streams: Vec<(StreamId, Stream)>,
}

/// The order in which one feed gave its articles, and how it goes on.
#[derive(Clone, Debug, Default)]
struct Stream {
    order: Vec<usize>,
    /// How many of them came with the first page.
    first: usize,
    next: Option<String>,
    asked: Lookup,
}

impl Edition {
    /// Adds a page that came from `address`. The first copy of a repeated article wins; a next address that was asked
    /// before ends the feed.
    pub fn add(&mut self, stream: &StreamId, address: &str, page: FeedPage) {
        let FeedPage { terms, stories, next } = page;
        if *stream == StreamId::Main && !self.has_started(stream) {
            self.terms = terms;
        }
        let places: Vec<usize> = stories.into_iter().map(|story| self.place(story)).collect();
        let mut listed = vec![false; self.stories.len()];
        let is_first = !self.has_started(stream);
        let entry = self.start(stream);
        entry.asked.set(&address.into(), 0);
        entry.next = next.filter(|next| entry.asked.get(next).is_none());
        entry.order.iter().for_each(|&place| listed[place] = true);
        for place in places {
            if !std::mem::replace(&mut listed[place], true) {
                entry.order.push(place);
            }
        }
        if is_first {
            entry.first = entry.order.len();
        }
        self.borrow_times(stream);
        if *stream != StreamId::Main {
            self.borrow_times(&StreamId::Main);
        }
    }

    fn find(&self, stream: &StreamId) -> Option<&Stream> {
        self.streams.iter().find(|(id, _)| id == stream).map(|(_, stream)| stream)
    }

    fn start(&mut self, stream: &StreamId) -> &mut Stream {
        let place = self.streams.iter().position(|(id, _)| id == stream).unwrap_or_else(|| {
            self.streams.push((stream.clone(), Stream::default()));
            self.streams.len() - 1
        });
        &mut self.streams[place].1
    }

    /// Keeps a single article that came from the address of `slug`, outside of every feed's order.
    pub fn keep(&mut self, slug: &Slug, story: Story) {
        let content = story.content.clone();
        let place = self.place(story);
        match self.by_slug.get(slug.as_str()).map(|known| &mut self.contents[known as usize]) {
            // The list and the article's own address may know it by different ids.
            Some(known) => *known = known.take().or(content),
            None => {
                self.by_slug.set(slug.text(), place as u32);
            }
        }
    }

    fn place(&mut self, story: Story) -> usize {
        let Story { mut preview, content } = story;
        if let Some(known) = self.by_id.get(preview.id.as_str()).map(|place| place as usize) {
            if self.contents[known].is_none() {
                self.contents[known] = content;
            }
            return known;
        }
        let place = self.stories.len();
        if self.by_slug.get(preview.slug.as_str()).is_some() {
            let longer = format!("{}-{}", preview.slug.as_str(), preview.id.as_str());
            preview.slug = Slug::from_name(&longer).unwrap_or(preview.slug);
        }
        self.by_id.set(preview.id.text(), place as u32);
        self.by_slug.set(preview.slug.text(), place as u32);
        self.times.push(preview.published);
        self.stories.push(Arc::new(preview));
        self.contents.push(content);
        place
    }

    /// An undated article stands where its feed put it: it borrows the time of the one before it, else after it.
    fn borrow_times(&mut self, stream: &StreamId) {
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

    pub fn terms(&self) -> &FeedTerms {
        &self.terms
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
        let order = self.find(stream).map(|stream| stream.order.as_slice()).unwrap_or_default();
        order.iter().map(|&place| (place, &self.stories[place], self.times[place]))
    }

    /// The place of an article among the pinned ones, when it came with the first page of the feed. One that comes later
    /// is not pinned any more: it would push down what is being read.
    pub fn pin(&self, stream: &StreamId, number: usize) -> Option<usize> {
        let pin = self.terms.pinned.iter().position(|id| *id == self.stories[number].id)?;
        let stream = self.find(stream)?;
        stream.order[..stream.first].contains(&number).then_some(pin)
    }

    /// Every article that came in a feed or by its own address, in the order of arrival.
    pub fn stories(&self) -> &[Arc<Preview>] {
        &self.stories
    }

    /// Every loaded article with the time it counts by.
    pub fn timed(&self) -> impl Iterator<Item = (&Arc<Preview>, Option<Timestamp>)> {
        self.stories.iter().zip(self.times.iter().copied())
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

    /// The unread body of an article, when a list or its own address brought it.
    pub fn content(&self, slug: &Slug) -> Option<&Content> {
        self.contents[self.by_slug.get(slug.as_str())? as usize].as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::tests::preview;

    fn page(ids: &[(&str, Option<i64>)], next: Option<&str>) -> FeedPage {
        let stories = ids
            .iter()
            .map(|(id, time)| Story {
                preview: Preview { published: time.map(Timestamp), ..preview(id) },
                content: None,
            })
            .collect();
        FeedPage { stories, next: next.map(str::to_owned), ..FeedPage::default() }
    }

    fn times(edition: &Edition) -> Vec<(String, Option<i64>)> {
        edition.stream(&StreamId::Main).map(|(_, story, at)| (story.title.clone(), at.map(|at| at.0))).collect()
    }

    #[test]
    fn a_repeated_article_is_listed_once_and_the_first_copy_wins() {
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", page(&[("a", Some(9)), ("b", Some(8)), ("a", Some(1))], Some("2")));
        edition.add(&StreamId::Main, "2", page(&[("b", Some(2)), ("c", Some(7))], None));
        assert_eq!(times(&edition), [("a".into(), Some(9)), ("b".into(), Some(8)), ("c".into(), Some(7))]);
    }

    #[test]
    fn an_undated_article_borrows_the_time_before_it_else_after_it() {
        let mut edition = Edition::default();
        edition.add(
            &StreamId::Main,
            "1",
            page(&[("a", None), ("b", Some(8)), ("c", None), ("d", None), ("e", Some(7))], None),
        );
        let wanted = [("a", 8), ("b", 8), ("c", 8), ("d", 8), ("e", 7)].map(|(id, at)| (id.to_string(), Some(at)));
        assert_eq!(times(&edition), wanted);
    }

    #[test]
    fn a_page_without_dates_borrows_from_the_pages_around_it() {
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", page(&[("a", None)], Some("2")));
        edition.add(&StreamId::Main, "2", page(&[("b", Some(5))], Some("3")));
        edition.add(&StreamId::Main, "3", page(&[("c", None)], None));
        assert_eq!(times(&edition), [("a".into(), Some(5)), ("b".into(), Some(5)), ("c".into(), Some(5))]);
    }

    #[test]
    fn a_next_address_that_was_asked_before_ends_the_feed() {
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", page(&[("a", None)], Some("2")));
        assert_eq!(edition.next(&StreamId::Main), Some("2"));
        edition.add(&StreamId::Main, "2", page(&[("b", None)], Some("1")));
        assert_eq!(edition.next(&StreamId::Main), None);
    }

    #[test]
    fn two_articles_with_one_slug_keep_two_addresses() {
        let mut edition = Edition::default();
        let twin = Story { preview: Preview { id: ArticleId::new("7"), ..preview("a") }, content: None };
        edition.add(&StreamId::Main, "1", page(&[("a", None)], None));
        edition.add(&StreamId::Main, "2", FeedPage { stories: vec![twin], ..FeedPage::default() });
        assert_eq!(edition.by_id(&ArticleId::new("7")).unwrap().slug.as_str(), "a-7");
        assert_eq!(edition.by_slug(&Slug::from_name("a").unwrap()).unwrap().id.as_str(), "a");
    }

    #[test]
    fn a_single_article_is_found_under_the_slug_that_was_asked_for() {
        let mut edition = Edition::default();
        let content = Some(Content::Text("x".into()));
        edition.add(&StreamId::Main, "1", page(&[("a", None)], None));
        edition.keep(&Slug::from_name("old-name").unwrap(), Story { preview: preview("b"), content: content.clone() });
        edition.keep(&Slug::from_name("a").unwrap(), Story { preview: preview("a"), content });
        assert_eq!(edition.by_slug(&Slug::from_name("old-name").unwrap()).unwrap().id.as_str(), "b");
        assert!(edition.content(&Slug::from_name("a").unwrap()).is_some());
        assert_eq!(times(&edition).len(), 1);
    }
}
