//! The site: what its publisher set in site.json.

/// A publisher's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub title: String,
    pub description: String,
    /// Never empty; the first is the one at `/`.
    pub editions: Vec<EditionSource>,
    /// Seconds between two looks for new articles.
    pub refresh_seconds: u32,
    /// An IANA time zone for all readers; without it each reader's own.
    pub time_zone: Option<String>,
}

/// One language's edition and where its news come from.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionSource {
    /// BCP 47, and the first part of its addresses when it is not the first edition.
    pub language: String,
    pub source: Source,
}

/// Where news comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub format: Format,
    /// Absolute address.
    pub url: String,
}

/// A wire format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    JsonFeed,
}

impl Site {
    /// The site before its settings are known: English, and without news.
    pub fn unknown() -> Self {
        let source = Source { format: Format::JsonFeed, url: String::new() };
        let editions = vec![EditionSource { language: "en".to_owned(), source }];
        Self { title: String::new(), description: String::new(), editions, refresh_seconds: 60, time_zone: None }
    }

    /// The languages that stand as the first part of an address: all editions but the first.
    pub fn prefixes(&self) -> Vec<String> {
        self.editions.iter().skip(1).map(|edition| edition.language.clone()).collect()
    }

    /// The edition whose addresses begin with `prefix`; without one the first.
    pub fn edition(&self, prefix: Option<&str>) -> &EditionSource {
        prefix
            .and_then(|prefix| self.editions.iter().find(|edition| edition.language == prefix))
            .unwrap_or(&self.editions[0])
    }
}
