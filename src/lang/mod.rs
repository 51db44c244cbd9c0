//! Languages, plural forms, and every phrase a reader sees.
//!
//! One file per language, each a [`Phrases`]. A phrase with `{}` takes one value there. Numbers and dates are written
//! by the browser (`browser/intl.rs`), which knows every language already.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod pl;
pub mod plural;
mod uk;

pub use plural::{Plural, PluralForm};

/// A language the interface is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Ukrainian,
    German,
    French,
    Spanish,
    Polish,
    Arabic,
    Hebrew,
}

impl Language {
    pub const ALL: [Language; 8] = [
        Language::English,
        Language::Ukrainian,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Polish,
        Language::Arabic,
        Language::Hebrew,
    ];

    /// The interface language for a BCP 47 tag: by its first subtag, English when there is none like it.
    pub fn for_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary)).unwrap_or(Language::English)
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Ukrainian => "uk",
            Language::German => "de",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Polish => "pl",
            Language::Arabic => "ar",
            Language::Hebrew => "he",
        }
    }

    pub fn phrases(self) -> &'static Phrases {
        match self {
            Language::English => &en::PHRASES,
            Language::Ukrainian => &uk::PHRASES,
            Language::German => &de::PHRASES,
            Language::French => &fr::PHRASES,
            Language::Spanish => &es::PHRASES,
            Language::Polish => &pl::PHRASES,
            Language::Arabic => &ar::PHRASES,
            Language::Hebrew => &he::PHRASES,
        }
    }
}

/// Whether a language tag is written from right to left, for `dir`.
pub fn direction(tag: &str) -> &'static str {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    match ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(primary))
    {
        true => "rtl",
        false => "ltr",
    }
}

/// Puts `value` where `phrase` has `{}`.
pub fn fill(phrase: &str, value: &str) -> String {
    phrase.replacen("{}", value, 1)
}

/// Everything the interface says, in one language.
pub struct Phrases {
    /// The language in itself, for links to it.
    pub own_name: &'static str,

    // The frame around every page.
    pub skip_to_content: &'static str,
    pub sections: &'static str,
    pub languages: &'static str,
    pub search_news: &'static str,
    pub all_tags: &'static str,
    pub made_with: &'static str,

    // Lists.
    pub latest_news: &'static str,
    /// `{}` is what was searched for.
    pub search_heading: &'static str,
    /// `{}` is a category or author that narrows the list; the link takes it out.
    pub remove_filter: &'static str,
    pub tags: &'static str,
    pub clear_filters: &'static str,
    pub order: &'static str,
    pub order_latest: &'static str,
    pub order_popular: &'static str,
    pub order_rising: &'static str,
    pub tag_match: &'static str,
    pub match_all: &'static str,
    pub match_any: &'static str,
    pub load_more: &'static str,
    pub loading: &'static str,
    pub end_of_list: &'static str,
    /// Shown over a list in which nothing is left.
    pub nothing_found: &'static str,
    /// `{}` lists what is filtered.
    pub nothing_found_for: &'static str,
    pub no_articles_yet: &'static str,
    pub no_tags_yet: &'static str,
    pub pinned: &'static str,
    pub exclusive: &'static str,
    pub photo: &'static str,
    pub video: &'static str,
    pub views: Plural,
    pub articles: Plural,

    // Popular news.
    pub popular_news: &'static str,
    pub period: &'static str,
    pub day: &'static str,
    pub week: &'static str,
    pub all_time: &'static str,
    pub nothing_popular: &'static str,

    // An article.
    /// `{}` is the names of the authors.
    pub by: &'static str,
    pub categories: &'static str,
    pub related_news: &'static str,
    pub related: &'static str,
    pub minutes_to_read: Plural,
    /// `{}` is the date of the last change.
    pub updated: &'static str,
    pub share: &'static str,
    pub link_copied: &'static str,
    pub copy_failed: &'static str,
    pub print: &'static str,
    pub no_body: &'static str,
    pub read_at_publisher: &'static str,
    /// `{}` is the host whose video or post it is.
    pub watch_at: &'static str,

    // When something is missing or fails.
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub try_again: &'static str,
    pub reload: &'static str,
    pub stopped: &'static str,
    pub failed_site: &'static str,
    pub failed_feed: &'static str,
    pub failed_article: &'static str,
    pub failed_more: &'static str,
    pub offline: &'static str,
    /// `{}` is the address, in these and the following.
    pub unreachable: &'static str,
    pub refused: &'static str,
    pub too_slow: &'static str,
    /// `{}` is the address; the status follows as `{status}`.
    pub status: &'static str,
    /// `{}` is the address; what is wrong follows as `{detail}`.
    pub unreadable: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_chosen_by_its_first_subtag() {
        for (tag, wanted) in [
            ("uk", Language::Ukrainian),
            ("pt-BR", Language::English),
            ("de-AT", Language::German),
            ("AR_eg", Language::Arabic),
            ("", Language::English),
        ] {
            assert_eq!(Language::for_tag(tag), wanted, "{tag}");
        }
    }

    #[test]
    fn phrases_that_take_a_value_have_a_place_for_it() {
        for language in Language::ALL {
            let p = language.phrases();
            for phrase in [
                p.search_heading,
                p.remove_filter,
                p.nothing_found_for,
                p.by,
                p.updated,
                p.watch_at,
                p.unreachable,
                p.refused,
                p.too_slow,
                p.status,
                p.unreadable,
            ] {
                assert_eq!(phrase.matches("{}").count(), 1, "{language:?}: {phrase}");
            }
            assert!(p.status.contains("{status}") && p.unreadable.contains("{detail}"), "{language:?}");
            for plural in [&p.views, &p.articles, &p.minutes_to_read] {
                for number in [0, 1, 2, 5, 11, 100] {
                    assert_eq!(plural.form(language, number).matches("{}").count(), 1, "{language:?} {number}");
                }
            }
        }
    }
}
