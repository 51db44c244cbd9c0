//! Where news comes from: requests, JSON Feed, the formats of other programs put as one, and untrusted HTML to blocks.
//!
//! What is read here becomes values of `model` before it leaves.

pub mod address;
pub mod body;
pub mod fetch;
pub mod foreign;
pub mod html;
pub mod json;
pub mod json_feed;
pub mod json_item;
pub mod phrases;
pub mod program;
pub mod site;

use crate::model::{ArticleId, Failure, FeedPage, FeedTerms, Scope, Slug, Story, Tag};
use crate::source::fetch::Cache;
use crate::source::json_feed::filled;

/// The name of the format that is read without the translators in `foreign`. What belongs to a feed is in it unless the
/// feed says otherwise: the format is found for feeds alone.
const JSON_FEED: &str = "json-feed";

/// The page of a feed at `address`. Without a format it is found by what is there.
pub async fn page(format: Option<&str>, address: &str, cache: Cache) -> Result<FeedPage, Failure> {
    let answer = fetch::feed(format, address, cache).await?;
    json_feed::read_page(&answer, address)
}

/// One article at its own address; `None` when this source has no such addresses.
pub async fn story(format: Option<&str>, terms: &FeedTerms, slug: &Slug) -> Result<Option<Story>, Failure> {
    let Some(address) = filled(&terms.item_url, "{slug}", slug.as_str()) else { return Ok(None) };
    let answer = fetch::feed(format.or(Some(JSON_FEED)), &address, Cache::Trusted).await?;
    json_feed::read_story(&answer, &address).map(Some)
}

/// All tags of a source that tells them, with the numbers of their articles.
pub async fn tags(format: Option<&str>, address: &str) -> Result<Vec<(Tag, usize)>, Failure> {
    let answer = fetch::feed(format.or(Some(JSON_FEED)), address, Cache::Trusted).await?;
    json_feed::read_counted_tags(&answer, address)
}

/// View counts as they are now.
pub async fn views(address: &str) -> Result<Vec<(ArticleId, u64)>, Failure> {
    let answer = fetch::text(address, Cache::Checked).await?;
    json_feed::read_views(&answer, address)
}

/// Where the own feed of a tag, a category or an author is, when this source has such feeds.
pub fn scope_feed(terms: &FeedTerms, scope: &Scope) -> Option<String> {
    let (template, slug) = match scope {
        Scope::All => return None,
        Scope::Tag(slug) => (&terms.tag_feed, slug),
        Scope::Category(slug) => (&terms.category_feed, slug),
        Scope::Author(slug) => (&terms.author_feed, slug),
    };
    filled(template, "{slug}", slug.as_str())
}

/// Where the source itself looks for `words`, when it can.
pub fn search_feed(terms: &FeedTerms, words: &str) -> Option<String> {
    filled(&terms.search_feed, "{words}", words)
}

/// Where the oEmbed answer for an article is, when the publisher has put such answers.
pub fn oembed(terms: &FeedTerms, slug: &Slug) -> Option<String> {
    filled(&terms.oembed_url, "{slug}", slug.as_str())
}
