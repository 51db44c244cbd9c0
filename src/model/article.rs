//! Articles: in a list (`Preview`), as a source gives them (`Story`), and read whole (`Article`).

use std::sync::Arc;

use crate::model::{ArticleId, Body, Slug, Timestamp};

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub id: ArticleId,
    pub slug: Slug,
    /// Plain text, never empty.
    pub title: String,
    /// Plain text; empty when the source gives none.
    pub lead: String,
    /// The address of the article at its publisher, absolute.
    pub url: Option<String>,
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    pub views: Option<u64>,
    pub place: Option<String>,
    pub source: Option<String>,
    pub image: Option<Image>,
    pub authors: Vec<Author>,
    pub categories: Vec<Category>,
    pub tags: Vec<Tag>,
    pub labels: Vec<Label>,
    pub related: Vec<ArticleId>,
    /// The same article in other editions: language and slug there.
    pub translations: Vec<(String, Slug)>,
    /// The language of this article when its feed names one, as BCP 47.
    pub language: Option<String>,
}

/// An article as a source gives it: its content may be absent, and is read only when it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub preview: Preview,
    pub content: Option<Content>,
}

/// A body not read yet, with the address that its relative addresses start from.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Html {
        html: Arc<str>,
        base: Arc<str>,
    },
    Text(Arc<str>),
    /// More than is read of one article.
    TooLarge,
}

/// A whole article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub preview: Arc<Preview>,
    pub body: Body,
}

impl Article {
    /// Whole minutes to read the article at 220 words a minute, and never less than one.
    pub fn reading_minutes(&self) -> u64 {
        self.body.words.div_ceil(220).max(1) as u64
    }
}

/// A picture. Its address has passed the scheme check.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub address: String,
    pub alt: String,
    /// Width and height in CSS pixels, when the source tells them.
    pub size: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub slug: Slug,
    pub name: String,
    pub icon: Option<Icon>,
}

/// The small mark before a tag's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A few characters, such as an emoji.
    Text(String),
    /// The checked address of a small picture.
    Image(String),
}

/// A section of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub slug: Slug,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub slug: Slug,
    pub name: String,
}

/// A mark after the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Exclusive,
    Photo,
    Video,
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A preview for tests: named by its id, everything else absent.
    pub fn preview(id: &str) -> Preview {
        Preview {
            id: ArticleId::new(id),
            slug: Slug::from_name(id).unwrap(),
            title: id.to_owned(),
            lead: String::new(),
            url: None,
            published: None,
            modified: None,
            views: None,
            place: None,
            source: None,
            image: None,
            authors: Vec::new(),
            categories: Vec::new(),
            tags: Vec::new(),
            labels: Vec::new(),
            related: Vec::new(),
            translations: Vec::new(),
            language: None,
        }
    }

    #[test]
    fn reading_time_is_rounded_up_and_never_less_than_a_minute() {
        for (words, minutes) in [(0, 1), (220, 1), (221, 2)] {
            let body = Body { words, ..Body::default() };
            assert_eq!(Article { preview: Arc::new(preview("a")), body }.reading_minutes(), minutes);
        }
    }
}
