//! Search over the loaded articles, on the reader's own device.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Lookup, Preview};

/// The folded words of articles, in the order of the edition. Folding (case and accents) is given from outside, because
/// the browser does it for nothing.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// Every word that was ever met, once, between spaces: a search compares each with its own, and then numbers alone.
    words: Vec<Arc<str>>,
    numbers: Lookup,
    /// The words of each article.
    texts: Vec<Vec<u32>>,
    /// The searches that led to the last one and what each found: the next one mostly has a letter more, or less.
    steps: Vec<(Query, Vec<bool>)>,
    /// What is muted, and for each article that was looked at whether it is.
    muted: (Muted, Vec<bool>),
}

/// What nobody wants to hear of: an article with all words of any of these is muted. Whole words, but for those with `*`
/// at their end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Muted(Vec<Query>);

/// The words of a search, folded; each must begin a word of the article, or be one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Each with a space before it, as words stand in the index, and one after it where it must be whole.
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
        for line in fold(&text).lines() {
            let words = self.read(line);
            self.texts.push(words);
        }
        self.texts.len() < all.len()
    }

    /// Takes in anew an article that has changed, by its number.
    pub fn renew(&mut self, number: usize, preview: &Preview, fold: fn(&str) -> String) {
        if number < self.texts.len() {
            let mut text = String::new();
            push_text(preview, &mut text);
            self.texts[number] = self.read(&fold(&text));
            self.steps.clear();
            self.muted.1.clear();
        }
    }

    /// For each article, by its number in the edition, whether it is muted; nothing while nothing is.
    pub fn muted(&mut self, muted: &Muted) -> &[bool] {
        let (known, found) = &mut self.muted;
        if known != muted {
            known.clone_from(muted);
            found.clear();
        }
        let new = &self.texts[found.len()..];
        if !new.is_empty() {
            let known = found.len();
            found.resize(self.texts.len(), false);
            for query in &muted.0 {
                let mut own = vec![true; new.len()];
                query.narrow(&mut own, new, &self.words);
                found[known..].iter_mut().zip(own).for_each(|(found, own)| *found |= own);
            }
        }
        found
    }

    /// The numbers of the words of a folded text.
    fn read(&mut self, folded: &str) -> Vec<u32> {
        let number = |word: &str| {
            let word = [" ", word, " "].concat();
            self.numbers.get(&word).unwrap_or_else(|| {
                let (word, number) = (Arc::from(word), self.words.len() as u32);
                self.numbers.set(&word, number);
                self.words.push(word);
                number
            })
        };
        spaced(folded).split_whitespace().map(number).collect()
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
            query.narrow(&mut found, &self.texts, &self.words);
            self.steps.push((query.clone(), found));
        }
        self.steps.last().map(|(_, found)| found.as_slice()).unwrap_or_default()
    }
}

impl Query {
    /// Reads folded words.
    pub fn new(folded: &str) -> Self {
        Self { words: spaced(folded).split_whitespace().map(|word| [" ", word].concat()).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Leaves out of `found` those of `texts` that lack a word; `known` are the words that their numbers stand for.
    fn narrow(&self, found: &mut [bool], texts: &[Vec<u32>], known: &[Arc<str>]) {
        for word in &self.words {
            let meant: Vec<bool> = known.iter().map(|known| known.starts_with(word.as_str())).collect();
            for (found, text) in found.iter_mut().zip(texts) {
                *found = *found && text.iter().any(|&word| meant[word as usize]);
            }
        }
    }

    /// The parts of `text` that the words are found in: as many letters from the beginning of a word of it as fold to one
    /// of them.
    pub fn marks(&self, text: &str, fold: fn(&str) -> String) -> Vec<Range<usize>> {
        let mut marks = Vec::new();
        if self.is_empty() {
            return marks;
        }
        for (start, word) in words_of(text) {
            let folded = spaced(&fold(word));
            let longest = self.words.iter().filter(|own| folded.starts_with(own.as_str())).map(String::len).max();
            let Some(wanted) = longest else { continue };
            let ends = word.char_indices().map(|(place, letter)| place + letter.len_utf8());
            let end = ends.into_iter().find(|end| spaced(&fold(&word[..*end])).len() >= wanted).unwrap_or(word.len());
            // What stands on the last letter belongs to it.
            let left = word[end..].trim_start_matches(is_mark).len();
            marks.push(start..start + word.len() - left);
        }
        marks
    }

    /// Whether all that this finds was found by `other` too.
    fn narrows(&self, other: &Query) -> bool {
        other.words.iter().all(|word| self.words.iter().any(|own| own.starts_with(word.as_str())))
    }
}

impl Muted {
    /// Reads words or phrases; `fold` as for the index. What has no letters mutes nothing.
    pub fn new(phrases: &[String], fold: fn(&str) -> String) -> Self {
        let query = |phrase: &String| {
            let words = phrase.split_whitespace().flat_map(|word| {
                let begins = word.ends_with('*');
                let mut words = Query::new(&fold(word)).words;
                words.iter_mut().filter(|_| !begins).for_each(|word| word.push(' '));
                words
            });
            Query { words: words.collect() }
        };
        Self(phrases.iter().map(query).filter(|query| !query.is_empty()).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of a text as the index counts them, each with its place.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | 'ʼ') || is_mark(letter);
    let words = text.split(move |letter| !joins(letter)).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Combining accents of Latin, Greek and Cyrillic, the points of Hebrew and Arabic, and the Arabic stretching line: folding
/// takes them away, and within a word they do not end it.
pub fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
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
    fn what_is_found_is_marked_from_the_beginning_of_its_word() {
        let marked = |text: &'static str, words: &str| {
            let query = Query::new(&words.to_lowercase());
            query.marks(text, str::to_lowercase).into_iter().map(|mark| &text[mark]).collect::<Vec<_>>()
        };
        assert_eq!(marked("The Bridge, a bridgehead and Cambridge", "bridg"), ["Bridg", "bridg"]);
        assert_eq!(marked("Bridge on the river", "riv bri br"), ["Bri", "riv"]);
        assert_eq!(marked("П’ять мостів", "п'ят"), ["П’ят"]);
        assert_eq!(marked("Nothing here", "zzz"), [""; 0]);
        assert_eq!(marked("Nothing here", ""), [""; 0]);
    }

    #[test]
    fn whole_words_are_muted_and_beginnings_where_a_star_says_so() {
        let articles = ["War and peace", "Warm days", "Ice cream war", "The sea"]
            .map(|title| Arc::new(Preview { title: title.into(), ..preview("x") }));
        let mut index = SearchIndex::default();
        index.extend(&articles[..2], 10, str::to_lowercase);
        let muted = |index: &mut SearchIndex, phrases: &[&str]| {
            let phrases: Vec<String> = phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
            index.muted(&Muted::new(&phrases, str::to_lowercase)).to_vec()
        };
        assert_eq!(muted(&mut index, &["WAR"]), [true, false]);
        index.extend(&articles, 10, str::to_lowercase);
        assert_eq!(muted(&mut index, &["WAR"]), [true, false, true, false]);
        assert_eq!(muted(&mut index, &["war*"]), [true, true, true, false]);
        assert_eq!(muted(&mut index, &["ice cream", "sea"]), [false, false, true, true]);
        assert_eq!(muted(&mut index, &["*", " ", "—"]), [false; 4]);
        index.renew(3, &Preview { title: "A war at sea".into(), ..preview("x") }, str::to_lowercase);
        assert_eq!(muted(&mut index, &["war"]), [true, false, true, true]);
        assert_eq!(index.find(&Query::new("at")), [false, false, false, true]);
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
