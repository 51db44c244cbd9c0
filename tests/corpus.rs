//! The reader of HTML, on this machine, proven on a corpus: nothing hostile is left of a body, and nothing benign is lost.
//!
//! `tests/journeys/corpus.rs` takes the same fragments through browsers.

#[path = "corpus/fragments.rs"]
mod fragments;
#[path = "corpus/outline.rs"]
mod outline;

use std::time::{Duration, Instant};

use dateline::model::body::Cell;
use dateline::model::{Block, Content, Image, Inline};
use dateline::source::html::{loose_text, read};

use fragments::{Hostile, TRAP, benign, hostile};
use outline::outline;

const SITE: &str = "http://news.example";

/// html5ever takes minutes for fifty times as many.
const NESTING: usize = 2_000;

/// Far more than any fragment takes, even in a debug build on a busy machine, and far less than what grows with the square
/// of its length.
const SLOW: Duration = Duration::from_secs(10);

fn blocks(html: &str) -> Vec<Block> {
    read(&Content::Html { html: html.into(), base: format!("{SITE}/data/feed.json").into() }).0
}

/// What a body would show and lead to.
#[derive(Default)]
struct Left {
    words: String,
    links: Vec<String>,
    /// What is loaded.
    pictures: Vec<String>,
}

impl Left {
    fn of(blocks: &[Block]) -> Self {
        let mut left = Self::default();
        left.blocks(blocks);
        left
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => self.inlines(text),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(content) => self.blocks(content),
                Block::Table { caption, rows } => {
                    self.inlines(caption);
                    rows.iter().flatten().for_each(|Cell { content, .. }| self.inlines(content));
                }
                Block::Figure { content, caption } => {
                    self.blocks(content);
                    self.inlines(caption);
                }
                Block::Image(image) => self.picture(image),
                Block::Code(text) => self.words.push_str(text),
                Block::Related { address, title } => {
                    self.words.push_str(title);
                    self.links.push(address.clone());
                }
                Block::Embed { address } => self.links.push(address.clone()),
                Block::Rule => {}
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.words.push_str(text),
                Inline::Link { address, content } => {
                    self.links.push(address.clone());
                    self.inlines(content);
                }
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Code(content)
                | Inline::Time { content, .. } => self.inlines(content),
                Inline::Image(image) => self.picture(image),
                Inline::Break => {}
            }
        }
    }

    fn picture(&mut self, image: &Image) {
        self.words.push_str(&image.alt);
        self.pictures.push(image.address.clone());
    }

    /// Whether a payload may be in it.
    fn holds(text: &str) -> bool {
        ["__owned", TRAP].iter().any(|mark| text.contains(mark))
    }

    /// What of it should not be there.
    fn faults(&self, may_be_read: bool) -> Vec<String> {
        let mut faults = Vec::new();
        if Self::holds(&self.words) && !may_be_read {
            faults.push(format!("words: {}", shortened(&self.words)));
        }
        let is_web = |address: &&String| address.starts_with("http://") || address.starts_with("https://");
        faults.extend(self.links.iter().filter(|link| !is_web(link) && !link.starts_with("mailto:")).cloned());
        faults.extend(self.pictures.iter().filter(|picture| !is_web(picture) || picture.contains(TRAP)).cloned());
        faults.truncate(3);
        faults
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(300).collect()
}

fn check(fragments: impl Iterator<Item = Hostile>) {
    let mut failed = Vec::new();
    for Hostile { number, html, may_be_read } in fragments {
        let started = Instant::now();
        let faults = Left::of(&blocks(&html)).faults(may_be_read);
        if !faults.is_empty() {
            failed.push(format!("{number}: {}\n    leaves {faults:?}", shortened(&html)));
        }
        let taken = started.elapsed();
        if taken > SLOW {
            failed.push(format!("{number}: {}\n    takes {taken:?}", shortened(&html)));
        }
    }
    assert!(
        failed.is_empty(),
        "{} fragments leave something behind or take too long:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

/// Longer ones are a test of their own, which takes its time.
fn is_long(fragment: &Hostile) -> bool {
    fragment.html.len() > 10_000
}

#[test]
fn the_corpus_is_large_and_says_nothing_twice() {
    let mut all: Vec<String> = hostile(NESTING).into_iter().map(|fragment| fragment.html).collect();
    let count = all.len();
    all.sort();
    all.dedup();
    assert!(all.len() == count && count >= 300, "{count} hostile fragments, {} of them distinct", all.len());
    assert!(benign().len() >= 60, "{} benign fragments", benign().len());
}

#[test]
fn nothing_hostile_is_left_of_a_body() {
    check(hostile(NESTING).into_iter().filter(|fragment| !is_long(fragment)));
}

#[test]
fn nothing_hostile_is_left_of_a_deep_or_long_body() {
    check(hostile(NESTING).into_iter().filter(is_long));
}

/// Titles, leads and names are text for every source, so all that can be in them is words.
#[test]
fn words_out_of_markup_are_read_without_a_panic() {
    for fragment in hostile(NESTING).into_iter().filter(|fragment| !is_long(fragment)) {
        let _ = loose_text(&fragment.html);
    }
}

#[test]
fn nothing_benign_is_lost() {
    let mut failed = Vec::new();
    for fragment in benign() {
        let actual = outline(&blocks(&fragment.html), SITE);
        if actual != fragment.outline {
            failed.push(format!(
                "benign.txt:{}: {}\n  gives\n{actual}\n  not\n{}",
                fragment.line, fragment.html, fragment.outline
            ));
        }
    }
    assert!(failed.is_empty(), "{} fragments are read otherwise:\n{}", failed.len(), failed.join("\n\n"));
}
