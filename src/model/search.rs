//! Search over the loaded articles, on the reader's own device.

use crate::model::Preview;

/// The folded text of articles, in the order of the edition. Folding (case and accents) is given from outside, because
/// the browser does it for nothing.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    texts: Vec<String>,
}

/// The words of a search, folded; each must begin a word of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Each with a space before it, as words stand in the index.
    words: Vec<String>,
}

impl SearchIndex {
    /// Takes in the articles that came since the last call. `fold` gets many articles at once, a line each.
    pub fn extend<'a>(&mut self, all: impl ExactSizeIterator<Item = &'a Preview>, fold: impl Fn(&str) -> String) {
        if all.len() == self.texts.len() {
            return;
        }
        let mut text = String::new();
        for preview in all.skip(self.texts.len()) {
            push_text(preview, &mut text);
            text.push('\n');
        }
        self.texts.extend(fold(&text).lines().map(spaced));
    }

    /// Whether the article with this number has every word of `query`.
    pub fn matches(&self, number: usize, query: &Query) -> bool {
        self.texts.get(number).is_some_and(|text| query.words.iter().all(|word| text.contains(word.as_str())))
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
        index.extend([&preview].into_iter(), str::to_lowercase);
        index.matches(0, &Query::new(&words.to_lowercase()))
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
        let (one, two) = (preview("one"), preview("two"));
        let mut index = SearchIndex::default();
        index.extend([&one].into_iter(), str::to_lowercase);
        index.extend([&one, &two].into_iter(), str::to_lowercase);
        assert!(index.matches(1, &Query::new("two")) && !index.matches(0, &Query::new("two")));
    }
}
