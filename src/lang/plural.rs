//! Plural forms, by the cardinal categories of Unicode CLDR.

use super::{Entry, Texts};

/// A phrase about a number, with `{}` where the number stands: one text for each category that the language knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plural([Option<&'static str>; 6]);

/// Which form of a phrase a number takes. Which numbers belong to it differs from language to language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl PluralCategory {
    const NAMES: [(&'static str, PluralCategory); 6] = [
        ("zero", PluralCategory::Zero),
        ("one", PluralCategory::One),
        ("two", PluralCategory::Two),
        ("few", PluralCategory::Few),
        ("many", PluralCategory::Many),
        ("other", PluralCategory::Other),
    ];

    /// The category that CLDR calls so; anything else is `Other`.
    pub fn named(name: &str) -> Self {
        Self::NAMES.iter().find(|(own, _)| *own == name).map_or(Self::Other, |(_, category)| *category)
    }
}

impl Plural {
    /// For languages that know one and other.
    pub const fn new(one: &'static str, other: &'static str) -> Self {
        Self([None, Some(one), None, None, None, Some(other)])
    }

    /// The phrase for numbers of this category; a language without it uses its form for all others.
    pub fn form(&self, category: PluralCategory) -> &'static str {
        self.0[category as usize].or(self.0[PluralCategory::Other as usize]).unwrap_or_default()
    }
}

impl Entry for Plural {
    /// A language that says how it speaks of most numbers is taken as a whole.
    #[inline(never)]
    fn read(name: &str, english: &Self, texts: Texts) -> Self {
        let read = |form: &str| texts(&[name, ".", form].concat()).map(|text| &*text.leak());
        match read("other") {
            Some(_) => Self(PluralCategory::NAMES.map(|(form, _)| read(form))),
            None => english.clone(),
        }
    }
}
