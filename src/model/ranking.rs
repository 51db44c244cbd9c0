//! Popular news: what is read most, and what is gaining.

use std::sync::Arc;

use crate::model::order::by_rank;
use crate::model::time::{DAY, HOUR, MINUTE};
use crate::model::{Edition, Preview, Timestamp};

/// How many articles popular news lists.
const POPULAR: usize = 10;

/// How far back popular news looks from the newest article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Period {
    #[default]
    Day,
    Week,
    AllTime,
}

impl Period {
    pub const ALL: [Period; 3] = [Period::Day, Period::Week, Period::AllTime];

    fn covers(self, at: Option<Timestamp>, newest: Option<Timestamp>) -> bool {
        let length = match self {
            Period::Day => DAY,
            Period::Week => 7 * DAY,
            Period::AllTime => return true,
        };
        at.zip(newest).is_some_and(|(at, newest)| newest.0 - at.0 <= length)
    }
}

impl Edition {
    /// The most viewed articles of `period`, whatever filter is on. Articles without a view count are not ranked.
    /// Those that are `muted` (by number) are left out.
    pub fn popular(&self, period: Period, muted: &dyn Fn(usize) -> bool) -> Vec<Arc<Preview>> {
        let newest = self.newest();
        let ranked: Vec<_> = self
            .timed()
            .filter(|(number, preview, at)| preview.views.is_some() && period.covers(*at, newest) && !muted(*number))
            .map(|(_, preview, _)| preview)
            .collect();
        by_rank(ranked, |preview| views_rank(preview.views)).take(POPULAR).cloned().collect()
    }

    /// What to read after `article`: those it names, then loaded ones that share most tags with it and are not `muted`
    /// (by number).
    pub fn related(&self, article: &Preview, most: usize, muted: &dyn Fn(usize) -> bool) -> Vec<Arc<Preview>> {
        let mut related: Vec<Arc<Preview>> = Vec::new();
        for preview in article.related.iter().filter_map(|id| self.by_id(id)) {
            if preview.id != article.id && !related.contains(preview) {
                related.push(preview.clone());
            }
        }
        let shared = |other: &Preview| {
            other.tags.iter().filter(|tag| article.tags.iter().any(|own| own.slug == tag.slug)).count()
        };
        let others: Vec<_> = self
            .timed()
            .filter(|(number, other, _)| {
                other.id != article.id && !related.iter().any(|known| known.id == other.id) && !muted(*number)
            })
            .map(|(_, other, at)| (shared(other), at, other))
            .filter(|(shared, ..)| *shared > 0)
            .collect();
        // Shared tags first, then minutes since 1970: thirty-two bits of them last for eight thousand years.
        let rank = |shared: usize, at: Option<Timestamp>| {
            (shared as i64) << 32 | at.map_or(0, |at| at.0 / MINUTE) & 0xffff_ffff
        };
        related.extend(by_rank(others, |(shared, at, _)| rank(*shared, *at)).map(|(_, _, other)| other.clone()));
        related.truncate(most);
        related
    }
}

/// A view count as a rank; an article without one is last.
pub fn views_rank(views: Option<u64>) -> i64 {
    views.map_or(-1, |views| views.min(i64::MAX as u64) as i64)
}

/// Views per hour from publication to the newest article, an hour at least; an undated article counts as the newest.
pub fn views_per_hour(views: Option<u64>, at: Option<Timestamp>, newest: Option<Timestamp>) -> u64 {
    let age = at.zip(newest).map_or(0, |(at, newest)| newest.0 - at.0).max(HOUR);
    // Thousandths of a view keep slow articles apart without floating point; with the age in seconds there is room for
    // five million million views.
    views.unwrap_or(0).saturating_mul(HOUR as u64) / (age / 1000) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{ArticleId, FeedPage, Slug, Story, StreamId, Tag};

    fn edition(articles: &[(&str, i64, Option<u64>, &str)]) -> Edition {
        let stories = articles.iter().map(|(id, hour, views, tags)| {
            let tags = tags.chars().map(|tag| Tag {
                slug: Slug::from_name(&tag.to_string()).unwrap(),
                name: tag.into(),
                icon: None,
            });
            let preview =
                Preview { published: Some(Timestamp(hour * HOUR)), views: *views, tags: tags.collect(), ..preview(id) };
            Story { preview, content: None }
        });
        let mut edition = Edition::default();
        edition.add(&StreamId::Main, "1", FeedPage { stories: stories.collect(), ..FeedPage::default() });
        edition
    }

    fn titles(previews: Vec<Arc<Preview>>) -> String {
        previews.iter().map(|preview| preview.title.as_str()).collect()
    }

    #[test]
    fn a_period_is_counted_back_from_the_newest_article() {
        let edition = edition(&[
            ("a", 1000, Some(1), ""),
            ("b", 976, Some(5), ""),
            ("c", 975, Some(9), ""),
            ("d", 0, Some(99), ""),
        ]);
        assert_eq!(titles(edition.popular(Period::Day, &|_| false)), "ba");
        assert_eq!(titles(edition.popular(Period::Week, &|_| false)), "cba");
        assert_eq!(titles(edition.popular(Period::AllTime, &|_| false)), "dcba");
    }

    #[test]
    fn popular_news_lists_ten_and_leaves_out_uncounted_articles() {
        let many: Vec<(String, i64)> = (0..12).map(|number| (format!("x{number}"), number)).collect();
        let many: Vec<_> = many
            .iter()
            .map(|(id, views)| (id.as_str(), 0, Some(*views as u64), ""))
            .chain([("y", 0, None, "")])
            .collect();
        let popular = edition(&many).popular(Period::Day, &|_| false);
        assert_eq!(popular.len(), 10);
        assert!(popular.iter().all(|preview| preview.views.is_some()));
    }

    #[test]
    fn rising_is_views_per_hour_and_an_hour_at_least() {
        let newest = Some(Timestamp(10 * HOUR));
        assert_eq!(views_per_hour(Some(100), Some(Timestamp(0)), newest), 10_000);
        assert_eq!(views_per_hour(Some(100), newest, newest), 100_000);
        assert_eq!(views_per_hour(Some(100), None, newest), 100_000);
        assert_eq!(views_per_hour(None, None, newest), 0);
    }

    #[test]
    fn a_count_beyond_belief_is_never_less_than_a_smaller_one() {
        let rank = |views| views_per_hour(Some(views), None, None);
        assert!(rank(u64::MAX) >= rank(u64::MAX / 2) && rank(u64::MAX / 2) >= rank(1 << 50));
        assert!(rank(1 << 50) >= rank(1 << 40) && rank(1 << 40) > rank(1 << 30));
    }

    #[test]
    fn related_news_are_the_named_ones_then_those_with_most_shared_tags() {
        let edition = edition(&[
            ("a", 9, None, "xy"),
            ("b", 8, None, "x"),
            ("c", 7, None, "xy"),
            ("d", 6, None, "z"),
            ("e", 5, None, "z"),
        ]);
        let article = Preview {
            related: vec![ArticleId::new("e"), ArticleId::new("gone"), ArticleId::new("a")],
            ..(**edition.by_id(&ArticleId::new("a")).unwrap()).clone()
        };
        assert_eq!(titles(edition.related(&article, 4, &|_| false)), "ecb");
        assert_eq!(titles(edition.related(&article, 2, &|_| false)), "ec");
    }
}
