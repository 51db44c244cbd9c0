//! Search over the loaded articles, on the reader's own device.

use std::sync::Arc;

use crate::model::Preview;

/// The folded text of articles, in the order of the edition. Folding (case and accents) is given from outside, because
/// the browser does it for nothing.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    texts: Vec<String>,
    /// The searches that led to the last one and what each found: the next one mostly has a letter more, or less.
    steps: Vec<(Query, Vec<bool>)>,
}

/// The words of a search, folded; each must begin a word of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Each with a space before it, as words stand in the index.
    words: Vec<String>,
}

impl SearchIndex {
    /// Takes in, of all articles of the edition, those that came since the last call, `most` of them; says whether there
    /// are more. `fold` gets many articles at once, a line each.
    pub fn extend(&mut self, all: &[Arc<Preview>], most: usize, fold: fn(&str) -> String) -> bool {
        let mut text = String::new();
        for preview in all.iter().skip(self.texts.len()).take(most) {
            push_text(preview, &mut text);
            text.push('\n');
        }
        self.texts.extend(fold(&text).lines().map(spaced));
        self.texts.len() < all.len()
    }

    /// For each article, by its number in the edition, whether it has every word of `query`.
    pub fn find(&mut self, query: &Query) -> &[bool] {
        let count = self.texts.len();
        let outdated =
            |(step, found): &mut (Query, Vec<bool>)| !query.narrows(step) || (step == query && found.len() < count);
        while self.steps.pop_if(outdated).is_some() {}
        if self.steps.last().is_none_or(|(step, _)| step != query) {
            let mut found = self.steps.last().map(|(_, found)| found.clone()).unwrap_or_default();
            found.resize(count, true);
            for (found, text) in found.iter_mut().zip(&self.texts) {
                *found = *found && query.words.iter().all(|word| text.contains(word.as_str()));
            }
            self.steps.push((query.clone(), found));
        }
        self.steps.last().map(|(_, found)| found.as_slice()).unwrap_or_default()
    }
}

impl Query {
    /// Reads folded words.
    pub fn new(folded: &str) -> Self {
        Self { words: spaced(folded).split_whitespace().map(|word| format!(" {word}")).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all that this finds was found by `other` too.
    fn narrows(&self, other: &Query) -> bool {
        other.words.iter().all(|word| self.words.iter().any(|own| own.starts_with(word.as_str())))
    }
}

/// Title, lead, tags and authors, on one line.
fn push_text(preview: &Preview, text: &mut String) {
    let names = preview.tags.iter().map(|tag| &tag.name).chain(preview.authors.iter().map(|author| &author.name));
    for part in [&preview.title, &preview.lead].into_iter().chain(names) {
        text.extend(part.chars().map(|letter| {
            if letter.is_control() || letter == '\u{2028}' || letter == '\u{2029}' { ' ' } else { letter }
        }));
        text.push(' ');
    }
}

/// Words with one space before each; what stands between words is dropped. An apostrophe within a word joins it.
fn spaced(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 1);
    let mut between = true;
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            if between {
                words.push(' ');
            }
            words.push(letter);
            between = false;
        } else if !matches!(letter, '\'' | '’' | 'ʼ') {
            between = true;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{Author, Slug};

    fn found(title: &str, words: &str) -> bool {
        let author = Author { slug: Slug::from_name("a").unwrap(), name: "Julia Shramko".into() };
        let preview =
            Preview { title: title.into(), lead: "On the\nriver".into(), authors: vec![author], ..preview("x") };
        let mut index = SearchIndex::default();
        index.extend(&[Arc::new(preview)], 10, str::to_lowercase);
        index.find(&Query::new(&words.to_lowercase()))[0]
    }

    #[test]
    fn every_word_must_begin_a_word_of_the_article() {
        for (wanted, words) in [
            (true, "bridge"),
            (true, "BRI riv"),
            (true, "shram"),
            (true, ""),
            (true, "  - "),
            (false, "ridge"),
            (false, "bridge sea"),
        ] {
            assert_eq!(found("The Bridge of sighs", words), wanted, "{words}");
        }
    }

    #[test]
    fn apostrophes_of_any_shape_join_their_word() {
        assert!(found("П’ять мостів", "п'ят"));
        assert!(found("Mothers' day", "mothers"));
    }

    #[test]
    fn the_index_grows_with_the_edition() {
        let articles = ["one", "two", "three"].map(|id| Arc::new(preview(id)));
        let mut index = SearchIndex::default();
        assert!(!index.extend(&articles[..1], 10, str::to_lowercase));
        assert_eq!(index.find(&Query::new("t")), [false]);
        assert!(index.extend(&articles, 1, str::to_lowercase));
        assert!(!index.extend(&articles, 10, str::to_lowercase));
        assert_eq!(index.find(&Query::new("t")), [false, true, true]);
    }

    #[test]
    fn what_is_found_does_not_depend_on_what_was_searched_before() {
        let articles = ["Bridge of tea", "Tea in Brazil", "Brass"]
            .map(|title| Arc::new(Preview { title: title.into(), ..preview("x") }));
        for before in ["", "b", "br", "bra te", "brid", "tea", "zzz"] {
            for now in ["", "b", "bri", "bra", "te br", "te", "brass"] {
                let [mut used, mut fresh] = [(); 2].map(|()| SearchIndex::default());
                used.extend(&articles, 10, str::to_lowercase);
                fresh.extend(&articles, 10, str::to_lowercase);
                used.find(&Query::new(before));
                assert_eq!(used.find(&Query::new(now)), fresh.find(&Query::new(now)), "{before} {now}");
                assert_eq!(used.find(&Query::new("b")), [true, true, true], "{before} {now} b");
            }
        }
    }
}
