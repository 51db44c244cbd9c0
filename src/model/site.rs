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
    /// The name that site.json calls the format; without one it is found by what is there.
    pub format: Option<String>,
    /// Absolute address.
    pub url: String,
}

impl Site {
    /// The site before its settings are known: English, and without news.
    pub fn unknown() -> Self {
        let source = Source { format: None, url: String::new() };
        let editions = vec![EditionSource { language: "en".to_owned(), source }];
        Self { title: String::new(), description: String::new(), editions, refresh_seconds: 60, time_zone: None }
    }

    /// The languages that stand as the first part of an address: all editions but the first.
    pub fn prefixes(&self) -> Vec<String> {
        self.editions.iter().skip(1).map(|edition| edition.language.clone()).collect()
    }

    /// The edition in a language, given as BCP 47: of just that tag, else of the same language elsewhere.
    pub fn in_language(&self, tag: &str) -> Option<&EditionSource> {
        let language = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let same = |edition: &&EditionSource| edition.language.eq_ignore_ascii_case(tag);
        let alike = |edition: &&EditionSource| language(&edition.language) == language(tag);
        self.editions.iter().find(same).or_else(|| self.editions.iter().find(alike))
    }

    /// The prefix of an edition's addresses; none for the first.
    pub fn prefix(&self, edition: &EditionSource) -> Option<String> {
        (edition.language != self.editions[0].language).then(|| edition.language.clone())
    }

    /// The edition whose addresses begin with `prefix`; without one the first.
    pub fn edition(&self, prefix: Option<&str>) -> &EditionSource {
        prefix
            .and_then(|prefix| self.editions.iter().find(|edition| edition.language == prefix))
            .unwrap_or(&self.editions[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_found_by_its_language() {
        let unknown = Site::unknown();
        let edition = |language: &str| EditionSource { language: language.into(), ..unknown.editions[0].clone() };
        let site = Site { editions: ["en", "uk", "pt-BR", "pt"].map(edition).into(), ..unknown.clone() };
        let found = |tag| site.in_language(tag).map(|edition| (edition.language.as_str(), site.prefix(edition)));
        assert_eq!(found("en-GB"), Some(("en", None)));
        assert_eq!(found("UK"), Some(("uk", Some("uk".into()))));
        assert_eq!(found("pt").map(|(language, _)| language), Some("pt"));
        assert_eq!(found("pt-AO").map(|(language, _)| language), Some("pt-BR"));
        assert_eq!(found("de"), None);
    }
}
