//! Listings: an edition's articles as one place shows them.

use std::ops::Deref;
use std::sync::Arc;

use crate::model::order::by_rank;
use crate::model::ranking::{views_per_hour, views_rank};
use crate::model::{Change, Edition, Filter, Preview, Scope, Sort, StreamId, Tag, Timestamp};

/// One entry of a list. Two are equal when they show the same copy of the same article in the same way.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its number within the edition.
    pub number: usize,
    pub preview: Arc<Preview>,
    pub pinned: bool,
    /// What has become of it since it was listed first.
    pub change: Change,
    /// The articles that tell the same, which are listed with it.
    pub others: Vec<Arc<Preview>>,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.preview, &other.preview)
            && (self.pinned, self.change, self.others.len()) == (other.pinned, other.change, other.others.len())
    }
}

/// The entries of a list, in order. Cheap to clone and to compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    entries: Arc<Vec<Listed>>,
    /// How many articles are left out for a word that the reader has muted.
    pub muted: usize,
}

impl Deref for Listing {
    type Target = [Listed];

    fn deref(&self) -> &[Listed] {
        &self.entries
    }
}

impl Listing {
    /// The row of the first article that is no newer than `last`, where newer ones stand above it; pinned ones count
    /// for neither.
    pub fn first_seen(&self, last: Timestamp) -> Option<usize> {
        let is_seen = |entry: &Listed| !entry.pinned && entry.preview.published.is_some_and(|at| at <= last);
        let row = self.iter().position(is_seen)?;
        self.iter().take(row).any(|entry| !entry.pinned).then_some(row)
    }
}

impl FromIterator<Listed> for Listing {
    fn from_iter<I: IntoIterator<Item = Listed>>(entries: I) -> Self {
        Self { entries: Arc::new(entries.into_iter().collect()), muted: 0 }
    }
}

impl Edition {
    /// The articles of `stream` that `scope`, `filter` and `found` (by number within the edition) let through, in the
    /// filter's order; with what the source finds, also what is found among those of the main feed. Ties keep the feed's
    /// order. Where the latest come first, pinned articles do before them; one that came with a later page stays in its
    /// place, or it would push down what is being read. Articles that tell the same stand under the first of them; those
    /// that are `muted` (by number) are counted and left out.
    pub fn listing(
        &self,
        stream: &StreamId,
        scope: &Scope,
        filter: &Filter,
        found: &dyn Fn(usize) -> bool,
        muted: &dyn Fn(usize) -> bool,
    ) -> Listing {
        let newest = if filter.sort == Sort::Rising { self.newest() } else { None };
        // A scope's own feed has nothing else; what the source finds may be of any scope, and for other reasons than ours.
        let (own, searched) = (matches!(stream, StreamId::Scope(_)), matches!(stream, StreamId::Search(_)));
        let mut numbers = self.order(stream).to_vec();
        let theirs = if searched { numbers.len() } else { 0 };
        if searched {
            numbers.extend_from_slice(self.order(&StreamId::Main));
        }
        let mut silenced = 0;
        let ranked: Vec<(usize, i64)> = (0..numbers.len())
            .filter(|&place| {
                let number = numbers[place];
                let is_new = place < theirs || found(number) && !numbers[..theirs].contains(&number);
                let preview = &self.stories()[number];
                is_new && (own || scope.admits(preview)) && filter.admits(preview)
            })
            .filter(|&place| {
                let is_muted = muted(numbers[place]);
                silenced += usize::from(is_muted);
                !is_muted
            })
            .map(|place| {
                let number = numbers[place];
                let (preview, at) = self.story(number);
                let pin = self.pin(number);
                let rank = match (filter.sort, pin.filter(|_| self.came_first(stream, number))) {
                    (Sort::Latest, Some(pin)) => i64::MAX - pin as i64,
                    (Sort::Latest, None) => at.map_or(i64::MIN, |at| at.0),
                    (Sort::Popular, _) => views_rank(preview.views),
                    (Sort::Rising, _) => views_rank(Some(views_per_hour(preview.views, at, newest))),
                };
                (number, rank)
            })
            .collect();
        // The place in the list of the first that tells the same, and one more; nothing while there is none.
        let mut heads = vec![0_u32; self.stories().len()];
        let mut entries: Vec<Listed> = Vec::with_capacity(ranked.len());
        for (number, _) in by_rank(ranked, |(_, rank)| *rank) {
            let head = &mut heads[self.twin(number)];
            match entries.get_mut((*head as usize).wrapping_sub(1)) {
                Some(first) => first.others.push(self.story(number).0.clone()),
                None => {
                    entries.push(self.listed(number));
                    *head = entries.len() as u32;
                }
            }
        }
        Listing { entries: Arc::new(entries), muted: silenced }
    }

    /// One article as an entry.
    pub fn listed(&self, number: usize) -> Listed {
        let preview = self.story(number).0.clone();
        Listed { number, preview, pinned: self.pin(number).is_some(), change: self.change(number), others: Vec::new() }
    }

    /// Every tag of the main feed with the number of its articles there, most used first, then in the order of the feed.
    pub fn tags(&self) -> Vec<(Tag, usize)> {
        self.tag_table().count(self.stream(&StreamId::Main).map(|(number, ..)| number))
    }

    /// The tags of a list, the most frequent first.
    pub fn tags_of(&self, listing: &Listing) -> Vec<Tag> {
        self.tag_table().count(listing.iter().map(|entry| entry.number)).into_iter().map(|(tag, _)| tag).collect()
    }
}

/// The tags offered to narrow a list: the first `most` of `found`, which are its own, in the order of `ranked` as far as
/// they are there; and before them those of `chosen` that are not among them, so that each can be taken out.
pub fn offered_tags(found: &[Tag], ranked: &[Tag], most: usize, chosen: Vec<Tag>) -> Vec<Tag> {
    let found = &found[..most.min(found.len())];
    let among = |tags: &[Tag], tag: &Tag| tags.iter().any(|other| other.slug == tag.slug);
    let missing = chosen.iter().filter(|tag| !among(found, tag));
    let placed = ranked.iter().filter(|tag| among(found, tag));
    let others = found.iter().filter(|tag| !among(ranked, tag));
    missing.chain(placed).chain(others).take(most).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Slug;
    use crate::model::article::tests::preview;
    use crate::model::time::HOUR;
    use crate::model::{ArticleId, FeedPage, FeedTerms, Story};

    fn edition(pinned: &[&str]) -> Edition {
        let story = |(id, hours, views, tags): (&str, i64, u64, &str)| {
            let tags = tags.split_whitespace().map(|name| Tag {
                slug: Slug::from_name(name).unwrap(),
                name: name.into(),
                icon: None,
            });
            let preview = Preview {
                published: Some(Timestamp(hours * HOUR)),
                views: Some(views),
                tags: tags.collect(),
                ..preview(id)
            };
            Story { preview, content: None }
        };
        let terms = FeedTerms { pinned: pinned.iter().map(|id| ArticleId::new(id)).collect(), ..FeedTerms::default() };
        let stories = [("a", 100, 50, "sea"), ("b", 99, 400, "sea sky"), ("c", 99, 300, "sky"), ("d", 10, 9000, "ice")]
            .map(story);
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", FeedPage { terms, stories: stories.into(), ..FeedPage::default() });
        edition
    }

    fn titles(edition: &Edition, filter: &Filter) -> String {
        edition
            .listing(&StreamId::Main, &Scope::All, filter, &|_| true, &|_| false)
            .iter()
            .map(|entry| entry.preview.title.as_str())
            .collect()
    }

    #[test]
    fn each_order_puts_its_own_first() {
        let sorted = |sort| titles(&edition(&[]), &Filter { sort, ..Filter::default() });
        assert_eq!(sorted(Sort::Latest), "abcd");
        assert_eq!(sorted(Sort::Popular), "dbca");
        assert_eq!(sorted(Sort::Rising), "bcda");
    }

    #[test]
    fn pinned_articles_are_first_among_the_latest_only() {
        let edition = edition(&["d", "c"]);
        assert_eq!(titles(&edition, &Filter::default()), "dcab");
        assert_eq!(titles(&edition, &Filter { sort: Sort::Popular, ..Filter::default() }), "dbca");
    }

    #[test]
    fn a_pinned_article_that_comes_later_is_marked_where_it_stands() {
        let mut edition = edition(&["z"]);
        let late = Story { preview: preview("z"), content: None };
        edition.add(&StreamId::Main, "2", FeedPage { stories: vec![late], ..FeedPage::default() });
        assert_eq!(titles(&edition, &Filter::default()), "abcdz");
        let listing = edition.listing(&StreamId::Main, &Scope::All, &Filter::default(), &|_| true, &|_| false);
        assert_eq!(listing.iter().map(|entry| entry.pinned).collect::<Vec<_>>(), [false, false, false, false, true]);
    }

    #[test]
    fn tags_are_counted_over_what_their_links_list() {
        let mut edition = edition(&[]);
        let counts =
            |edition: &Edition| edition.tags().into_iter().map(|(tag, count)| (tag.name, count)).collect::<Vec<_>>();
        let before = counts(&edition);
        assert_eq!(before, [("sea".into(), 2), ("sky".into(), 2), ("ice".into(), 1)]);
        let elsewhere = |id: &str| {
            let tags = edition.stories()[0].tags.clone();
            Story { preview: Preview { tags, ..preview(id) }, content: None }
        };
        let (popular, alone) = (elsewhere("p"), elsewhere("q"));
        edition.add(&StreamId::Popular, "2", FeedPage { stories: vec![popular], ..FeedPage::default() });
        edition.keep(&Slug::from_name("q").unwrap(), alone);
        assert_eq!(counts(&edition), before);
    }

    #[test]
    fn the_tags_offered_are_those_of_the_list_and_the_chosen_ones() {
        let edition = edition(&[]);
        let listing = edition.listing(&StreamId::Main, &Scope::All, &Filter::default(), &|_| true, &|_| false);
        let tag = |name: &str| Tag { slug: Slug::from_name(name).unwrap(), name: name.into(), icon: None };
        let names = |most, chosen| {
            let ranked = edition.tags_of(&listing);
            offered_tags(&ranked, &ranked, most, chosen).into_iter().map(|tag| tag.name).collect::<Vec<_>>()
        };
        assert_eq!(names(2, vec![]), ["sea", "sky"]);
        assert_eq!(names(2, vec![tag("sky")]), ["sea", "sky"]);
        assert_eq!(names(2, vec![tag("ice")]), ["ice", "sea"]);
        assert_eq!(names(20, vec![tag("gone")]), ["gone", "sea", "sky", "ice"]);
        // Those that stood there before keep their order.
        let (found, ranked) = ([tag("ice"), tag("fog"), tag("sea")], [tag("sea"), tag("sky"), tag("ice")]);
        let offered =
            |most| offered_tags(&found, &ranked, most, vec![]).into_iter().map(|tag| tag.name).collect::<Vec<_>>();
        assert_eq!(offered(20), ["sea", "ice", "fog"]);
        assert_eq!(offered(2), ["ice", "fog"]);
    }
}
