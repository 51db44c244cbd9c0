//! The tags of an edition, each known by a number, so that counting them over thousands of articles takes no time.

use crate::model::order::by_rank;
use crate::model::{Lookup, Tag};

#[derive(Clone, Debug, Default)]
pub struct TagTable {
    tags: Vec<Tag>,
    numbers: Lookup,
    /// The tags of each article, by its number in the edition.
    of: Vec<Vec<u32>>,
}

impl TagTable {
    /// Takes in the tags of an article by its number, which is the next at most. The first copy of a tag gives its name
    /// and icon.
    pub fn set(&mut self, article: usize, tags: &[Tag]) {
        let number = |tag: &Tag| {
            self.numbers.get(tag.slug.as_str()).unwrap_or_else(|| {
                let number = self.tags.len() as u32;
                self.numbers.set(tag.slug.text(), number);
                self.tags.push(tag.clone());
                number
            })
        };
        let numbers = tags.iter().map(number).collect();
        match self.of.get_mut(article) {
            Some(known) => *known = numbers,
            None => self.of.push(numbers),
        }
    }

    /// The tags of `articles` (numbers in the edition), each with the number of its articles: most used first, then in
    /// the order in which they come.
    pub fn count(&self, articles: impl Iterator<Item = usize>) -> Vec<(Tag, usize)> {
        let mut counts = vec![0; self.tags.len()];
        let mut seen: Vec<u32> = Vec::new();
        for &tag in articles.flat_map(|article| &self.of[article]) {
            if counts[tag as usize] == 0 {
                seen.push(tag);
            }
            counts[tag as usize] += 1;
        }
        let counted = by_rank(seen, |tag| counts[*tag as usize]);
        counted.map(|tag| (self.tags[tag as usize].clone(), counts[tag as usize] as usize)).collect()
    }
}
