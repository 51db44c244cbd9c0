//! The words of the interface in a language: a JSON object of texts by name, plural forms as objects within it.

use crate::lang::Texts;
use crate::model::{Failure, Reason};
use crate::source::fetch::{self, Cache};
use crate::source::json;

/// Asks for the phrases at `address`; `of` makes them of their texts.
pub async fn load<T>(address: &str, of: fn(Texts) -> T) -> Result<T, Failure> {
    read(&fetch::text(address, Cache::Trusted).await?, address, of)
}

/// Reads a language that came from `address`.
fn read<T>(text: &str, address: &str, of: fn(Texts) -> T) -> Result<T, Failure> {
    let root = json::parse(text, address)?;
    if !root.is_object() {
        return Err(Failure::new(address, Reason::Unreadable("it is not a JSON object".into())));
    }
    Ok(of(&|name| match name.split_once('.') {
        Some((name, form)) => json::text(&root.get(name), form),
        None => json::text(&root, name),
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde_json::Value;

    use super::*;
    use crate::lang::{AnnexPhrases, ENGLISH, Phrases, PluralCategory};

    /// The words of every language that is shipped in a folder, by its file's name.
    fn languages(folder: &str) -> Vec<(String, Value)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
        let named = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
        files.map(|path| (named(&path), serde_json::from_slice(&fs::read(path).unwrap()).unwrap())).collect()
    }

    #[test]
    fn every_language_says_everything_and_nothing_else() {
        for (folder, wanted) in [("public/lang", Phrases::NAMES), ("public/lang/annex", AnnexPhrases::NAMES)] {
            let languages = languages(folder);
            assert!(languages.len() >= 7, "{folder}");
            for (language, words) in languages {
                let mut names: Vec<&str> = words.as_object().unwrap().keys().map(String::as_str).collect();
                let mut wanted = wanted.to_vec();
                names.sort_unstable();
                wanted.sort_unstable();
                assert_eq!(names, wanted, "{folder}/{language}");
            }
        }
    }

    #[test]
    fn phrases_that_take_a_value_have_a_place_for_it() {
        let english = Phrases::read(&|_| None);
        let all = languages("public/lang").into_iter();
        let all = all.map(|(language, words)| (language, read(&words.to_string(), "x", Phrases::read).unwrap()));
        for (language, p) in all.chain([("en".to_owned(), english)]) {
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
                assert_eq!(phrase.matches("{}").count(), 1, "{language}: {phrase}");
            }
            assert!(p.status.contains("{status}") && p.unreadable.contains("{detail}"), "{language}");
            for plural in [&p.views, &p.articles, &p.minutes_to_read] {
                for category in ["zero", "one", "two", "few", "many", "other"] {
                    let phrase = plural.form(PluralCategory::named(category));
                    assert_eq!(phrase.matches("{}").count(), 1, "{language} {category}: {phrase}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_language_is_refused() {
        for text in ["<!doctype html>", "[]", "\"share\""] {
            assert!(read(text, "x", Phrases::read).is_err(), "{text}");
        }
        let read = read(r#"{"share": 1, "views": "x"}"#, "x", Phrases::read);
        assert_eq!(read.unwrap().share, ENGLISH.share);
    }
}
