//! Every phrase a reader sees, and the direction of scripts.
//!
//! English is part of the app, so that something can be said whatever fails. Every other language is a file of its own,
//! `public/lang/<language>.json`, loaded for the edition that needs it: one more language is one more file, and nobody
//! loads the words of a language they do not read. Numbers, dates and plural categories come from the browser
//! (`browser/intl.rs`), which knows every language already.

mod annex;
mod en;
pub mod plural;

pub use annex::{AnnexPhrases, ENGLISH as ANNEX_ENGLISH};
pub use en::PHRASES as ENGLISH;
pub use plural::{Plural, PluralCategory};

/// The language subtag of a BCP 47 tag, in lower case: the name of its file of phrases.
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a language tag is written from right to left, for `dir`.
pub fn direction(tag: &str) -> &'static str {
    let rtl = ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"];
    if rtl.contains(&primary(tag).as_str()) { "rtl" } else { "ltr" }
}

/// Puts `value` where `phrase` has `{}`.
pub fn fill(phrase: &str, value: &str) -> String {
    phrase.replacen("{}", value, 1)
}

/// What a phrase is read from: the text with a name, such as `share` or `views.one`, when the language has it.
pub type Texts<'a> = &'a dyn Fn(&str) -> Option<String>;

/// One entry of [`Phrases`].
trait Entry {
    /// The entry with this name among `texts`; a text that is missing stays English.
    fn read(name: &str, english: &Self, texts: Texts) -> Self;
}

impl Entry for &'static str {
    /// The text lives as long as the page: each language is read once, and all of the interface holds on to it.
    #[inline(never)]
    fn read(name: &str, english: &Self, texts: Texts) -> Self {
        texts(name).map_or(*english, |text| text.leak())
    }
}

/// Declares the phrases of a program, with English as `$english`, and how each of them is found by its name.
macro_rules! phrases {
    ($(#[$about:meta])* $phrases:ident in $english:ident: $($(#[$meaning:meta])* $name:ident: $kind:ty,)*) => {
        $(#[$about])*
        pub struct $phrases { $($(#[$meaning])* pub $name: $kind,)* }

        /// Each language is read once, so it is the same only as itself.
        impl PartialEq for $phrases {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self, other)
            }
        }

        impl $phrases {
            /// The names of all phrases.
            pub const NAMES: &[&str] = &[$(stringify!($name),)*];

            /// Reads a language; what it does not have stays English.
            pub fn read(texts: $crate::lang::Texts) -> Self {
                Self { $($name: $crate::lang::Entry::read(stringify!($name), &$english.$name, texts),)* }
            }
        }
    };
}

use phrases;

phrases! {
    /// Everything that the site and the widget say, in one language.
    Phrases in ENGLISH:

    // The frame around every page.
    skip_to_content: &'static str,
    sections: &'static str,
    languages: &'static str,
    search_news: &'static str,
    all_tags: &'static str,
    made_with: &'static str,

    // The widget.
    more_news: &'static str,
    pause: &'static str,
    embed_heading: &'static str,
    saved: &'static str,
    settings: &'static str,

    // Lists.
    latest_news: &'static str,
    /// `{}` is what was searched for.
    search_heading: &'static str,
    /// `{}` is a category or author that narrows the list; the link takes it out.
    remove_filter: &'static str,
    tags: &'static str,
    clear_filters: &'static str,
    order: &'static str,
    order_latest: &'static str,
    order_popular: &'static str,
    order_rising: &'static str,
    tag_match: &'static str,
    match_all: &'static str,
    match_any: &'static str,
    load_more: &'static str,
    loading: &'static str,
    end_of_list: &'static str,
    /// Shown over a list in which nothing is left.
    nothing_found: &'static str,
    /// `{}` lists what is filtered.
    nothing_found_for: &'static str,
    no_articles_yet: &'static str,
    no_tags_yet: &'static str,
    /// The mark of an article that has changed since it was listed.
    changed: &'static str,
    /// The mark of an article that the reader has opened.
    read: &'static str,
    pinned: &'static str,
    exclusive: &'static str,
    photo: &'static str,
    video: &'static str,
    views: Plural,
    articles: Plural,

    // What a list keeps for its reader.
    new_articles: Plural,
    /// How many articles tell the same as the one above.
    and_more: Plural,
    /// Stands between what is new and what was there on the last visit.
    last_visit: &'static str,
    muted: Plural,
    show: &'static str,
    hide: &'static str,
    save: &'static str,
    nothing_saved: &'static str,
    /// The name of the buttons that follow.
    entry_actions: &'static str,
    mark_read: &'static str,
    mark_unread: &'static str,
    mark_above: &'static str,
    /// What the reader keeps could not be kept.
    storage_full: &'static str,
    storage_blocked: &'static str,

    // Popular news.
    popular_news: &'static str,
    period: &'static str,
    day: &'static str,
    week: &'static str,
    all_time: &'static str,
    nothing_popular: &'static str,

    // An article.
    /// `{}` is the names of the authors.
    by: &'static str,
    categories: &'static str,
    related_news: &'static str,
    related: &'static str,
    minutes_to_read: Plural,
    /// `{}` is the date of the last change.
    updated: &'static str,
    share: &'static str,
    link_copied: &'static str,
    copy_failed: &'static str,
    print: &'static str,
    listen: &'static str,
    no_body: &'static str,
    not_whole: &'static str,
    read_at_publisher: &'static str,
    /// `{}` is the host whose video or post it is.
    watch_at: &'static str,

    // When something is missing or fails.
    not_found: &'static str,
    not_found_text: &'static str,
    try_again: &'static str,
    reload: &'static str,
    stopped: &'static str,
    failed_site: &'static str,
    failed_page: &'static str,
    failed_feed: &'static str,
    failed_article: &'static str,
    failed_more: &'static str,
    offline: &'static str,
    /// `{}` is the address, in these and the following.
    unreachable: &'static str,
    refused: &'static str,
    too_slow: &'static str,
    /// `{}` is the address; the status follows as `{status}`.
    status: &'static str,
    /// `{}` is the address; what is wrong follows as `{detail}`.
    unreadable: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_does_not_say_is_said_in_english() {
        let texts = |name: &str| (name == "share" || name == "views.other").then(|| format!("<{name}>"));
        let phrases = Phrases::read(&texts);
        assert_eq!((phrases.share, phrases.print), ("<share>", ENGLISH.print));
        assert_eq!(phrases.views.form(PluralCategory::One), "<views.other>");
        assert_eq!(phrases.articles.form(PluralCategory::One), ENGLISH.articles.form(PluralCategory::One));
    }

    #[test]
    fn a_language_is_known_by_its_first_subtag() {
        for (tag, language, written) in
            [("uk", "uk", "ltr"), ("de-AT", "de", "ltr"), ("AR_eg", "ar", "rtl"), ("", "", "ltr"), ("he", "he", "rtl")]
        {
            assert_eq!((primary(tag).as_str(), direction(tag)), (language, written), "{tag}");
        }
    }
}
