//! Where news comes from: one file per wire format, untrusted HTML to blocks, and requests.
//!
//! What is read here becomes values of `model` before it leaves. A new format is one file, one arm in each function
//! below, and its name in `site.rs`.

pub mod address;
pub mod fetch;
pub mod html;
mod json;
pub mod json_feed;
pub mod phrases;
pub mod site;

use crate::model::{Failure, FeedPage, FeedTerms, Format, Slug, Source, Story};
use crate::source::fetch::Cache;

/// Asks for one page of a feed. `address` is the source's own for the first page, and later what `FeedPage::next` said.
pub async fn page(format: Format, address: &str, cache: Cache) -> Result<FeedPage, Failure> {
    match format {
        Format::JsonFeed => json_feed::page(address, cache).await,
    }
}

/// Where a tag's own feed is, when this source has such feeds.
pub fn tag_feed(terms: &FeedTerms, slug: &Slug) -> Option<String> {
    terms.tag_feed.as_ref().map(|template| json_feed::with_slug(template, slug))
}

/// Where the oEmbed answer for an article is, when the publisher has put such answers.
pub fn oembed(terms: &FeedTerms, slug: &Slug) -> Option<String> {
    terms.oembed_url.as_ref().map(|template| json_feed::with_slug(template, slug))
}

/// Asks for one article at its own address; `Ok(None)` when this source has no such addresses.
pub async fn story(source: &Source, terms: &FeedTerms, slug: &Slug) -> Result<Option<Story>, Failure> {
    match source.format {
        Format::JsonFeed => json_feed::story(terms, slug).await,
    }
}
