//! The addresses of the site: the only place where their paths and queries are spelled.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::model::{Filter, Scope, Slug, Sort, TagMatch};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Front,
    Article(Slug),
    Tag(Slug),
    Category(Slug),
    Author(Slug),
    Tags,
    /// What the reader has saved.
    Saved,
    /// What the reader prefers.
    Settings,
    /// Builds the widget's snippet.
    Embed,
    NotFound,
}

/// A place in an edition, with the filter that narrows its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The language of the edition; `None` for the first one, which has no prefix.
    pub edition: Option<String>,
    pub place: Place,
    pub filter: Filter,
}

/// What RFC 3986 §3.3 does not allow in a path segment, and `%` itself.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Place {
    /// The path of this place in the first edition.
    pub fn href(&self) -> String {
        match self {
            Place::Front | Place::NotFound => "/".into(),
            Place::Article(slug) => with_slug("article", slug),
            Place::Tag(slug) => with_slug("tag", slug),
            Place::Category(slug) => with_slug("category", slug),
            Place::Author(slug) => with_slug("author", slug),
            Place::Tags => "/tags".into(),
            Place::Saved => "/saved".into(),
            Place::Settings => "/settings".into(),
            Place::Embed => "/embed".into(),
        }
    }

    /// What the list of this place is about; `None` where there is no list.
    pub fn scope(&self) -> Option<Scope> {
        match self {
            Place::Front => Some(Scope::All),
            Place::Tag(slug) => Some(Scope::Tag(slug.clone())),
            Place::Category(slug) => Some(Scope::Category(slug.clone())),
            Place::Author(slug) => Some(Scope::Author(slug.clone())),
            Place::Article(_) | Place::Tags | Place::Saved | Place::Settings | Place::Embed | Place::NotFound => None,
        }
    }

    fn parse(segments: &[String]) -> Place {
        let place = match segments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["index.html"] => Some(Place::Front),
            ["tags"] => Some(Place::Tags),
            ["saved"] => Some(Place::Saved),
            ["settings"] => Some(Place::Settings),
            ["embed"] => Some(Place::Embed),
            ["article", slug] => Slug::from_name(slug).map(Place::Article),
            ["tag", slug] => Slug::from_name(slug).map(Place::Tag),
            ["category", slug] => Slug::from_name(slug).map(Place::Category),
            ["author", slug] => Slug::from_name(slug).map(Place::Author),
            _ => None,
        };
        place.unwrap_or(Place::NotFound)
    }
}

impl Address {
    /// A place without a filter.
    pub fn new(edition: Option<String>, place: Place) -> Self {
        Self { edition, place, filter: Filter::default() }
    }

    /// Reads a path and a query (without `?`). `prefixes` are the languages that may open a path.
    pub fn parse(path: &str, query: &str, prefixes: &[String]) -> Self {
        let decoded = |segment: &str| percent_decode_str(segment).decode_utf8_lossy().into_owned();
        let mut segments: Vec<String> = path.split('/').filter(|segment| !segment.is_empty()).map(decoded).collect();
        let edition = segments.first().filter(|first| prefixes.contains(first)).cloned();
        if edition.is_some() {
            segments.remove(0);
        }
        Self { edition, place: Place::parse(&segments), filter: parse_filter(query) }
    }

    /// Path and query, from the root of the site.
    pub fn href(&self) -> String {
        let mut href = match &self.edition {
            Some(language) => ["/", language, &self.place.href()].concat(),
            None => self.place.href(),
        };
        if self.place.scope().is_some() {
            let query = write_filter(&self.filter);
            if !query.is_empty() {
                href.push('?');
                href.push_str(&query);
            }
        }
        href
    }

    /// The same place with another filter.
    pub fn filtered(&self, filter: Filter) -> Self {
        Self { filter, ..self.clone() }
    }
}

fn with_slug(kind: &str, slug: &Slug) -> String {
    ["/", kind, "/", &utf8_percent_encode(slug.as_str(), SEGMENT).collect::<String>()].concat()
}

/// The slug in a segment of a path.
pub fn slug(segment: &str) -> Option<Slug> {
    Slug::from_name(&percent_decode_str(segment).decode_utf8_lossy())
}

fn parse_filter(query: &str) -> Filter {
    let mut filter = Filter::default();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match (key.as_ref(), value.as_ref()) {
            ("tag", slug) => match Slug::from_name(slug) {
                Some(slug) if !filter.tags.contains(&slug) => filter.tags.push(slug),
                _ => {}
            },
            ("match", "any") => filter.tag_match = TagMatch::Any,
            ("category", slug) => filter.category = Slug::from_name(slug),
            ("author", slug) => filter.author = Slug::from_name(slug),
            ("q", words) => filter.words = words.to_owned(),
            ("sort", "popular") => filter.sort = Sort::Popular,
            ("sort", "rising") => filter.sort = Sort::Rising,
            _ => {}
        }
    }
    filter
}

fn write_filter(filter: &Filter) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for tag in &filter.tags {
        query.append_pair("tag", tag.as_str());
    }
    if filter.tag_match == TagMatch::Any {
        query.append_pair("match", "any");
    }
    for (key, slug) in [("category", &filter.category), ("author", &filter.author)] {
        if let Some(slug) = slug {
            query.append_pair(key, slug.as_str());
        }
    }
    if !filter.words.is_empty() {
        query.append_pair("q", &filter.words);
    }
    match filter.sort {
        Sort::Latest => {}
        Sort::Popular => {
            query.append_pair("sort", "popular");
        }
        Sort::Rising => {
            query.append_pair("sort", "rising");
        }
    }
    query.finish()
}

/// The attributes of a widget in the query of an address.
pub fn widget_attributes(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// The query that has these attributes.
pub fn widget_query(attributes: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(attributes).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug(name: &str) -> Slug {
        Slug::from_name(name).unwrap()
    }

    fn parse(address: &str) -> Address {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Address::parse(path, query, &["uk".into()])
    }

    #[test]
    fn every_place_has_its_address() {
        for (text, edition, place) in [
            ("/", None, Place::Front),
            ("/uk/", Some("uk"), Place::Front),
            ("/article/seven-planets", None, Place::Article(slug("seven-planets"))),
            ("/uk/tag/%D0%BC%D0%BE%D1%80%D0%B5", Some("uk"), Place::Tag(slug("море"))),
            ("/category/war", None, Place::Category(slug("war"))),
            ("/author/julia-shramko", None, Place::Author(slug("julia-shramko"))),
            ("/tags", None, Place::Tags),
            ("/saved", None, Place::Saved),
            ("/uk/settings", Some("uk"), Place::Settings),
        ] {
            let address = parse(text);
            assert_eq!((address.edition.as_deref(), &address.place), (edition, &place), "{text}");
            assert_eq!(address.href(), text);
        }
    }

    #[test]
    fn anything_else_is_not_found() {
        for text in ["/nowhere", "/article", "/article/a/b", "/de/", "/tag/%20", "/article/—"] {
            assert_eq!(parse(text).place, Place::NotFound, "{text}");
        }
    }

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (text, place) in [
            ("/tags/", Place::Tags),
            ("/index.html", Place::Front),
            ("", Place::Front),
            ("/Tag/X", Place::NotFound),
            ("/tag/Sea%20Level", Place::Tag(slug("sea-level"))),
        ] {
            assert_eq!(parse(text).place, place, "{text}");
        }
        assert_eq!(parse("/uk").edition.as_deref(), Some("uk"));
    }

    #[test]
    fn every_filter_is_in_the_address() {
        let text = "/?tag=ukraine&tag=sea-level&match=any&category=war&author=julia&q=two+words%26more&sort=rising";
        let address = parse(text);
        let wanted = Filter {
            tags: vec![slug("ukraine"), slug("sea-level")],
            tag_match: TagMatch::Any,
            category: Some(slug("war")),
            author: Some(slug("julia")),
            words: "two words&more".into(),
            sort: Sort::Rising,
        };
        assert_eq!(address.filter, wanted);
        assert_eq!(address.href(), text);
    }

    #[test]
    fn what_is_not_understood_in_a_query_is_ignored() {
        assert_eq!(
            parse("/?sort=oldest&match=none&tag=&tag=a&tag=a&x=1&=&&%").filter,
            Filter { tags: vec![slug("a")], ..Filter::default() }
        );
    }

    proptest! {
        #[test]
        fn any_path_is_read_without_a_panic(path in "\\PC*", query in "\\PC*") {
            let _ = Address::parse(&path, &query, &[]);
        }

        #[test]
        fn what_is_written_is_read_back(name in "[a-zа-яא-ת0-9 ]{1,12}", words in "\\PC*") {
            if let Some(slug) = Slug::from_name(&name) {
                let filter = Filter { tags: vec![slug.clone()], words, ..Filter::default() };
                let address = Address { edition: Some("uk".into()), place: Place::Author(slug), filter };
                prop_assert_eq!(parse(&address.href()), address);
            }
        }
    }
}
