//! Plural forms, by the cardinal rules of Unicode CLDR for whole numbers.

use crate::lang::Language;

/// A phrase about a number, with `{}` where the number stands. Languages with fewer forms repeat the nearest.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    pub zero: &'static str,
    pub one: &'static str,
    pub two: &'static str,
    pub few: &'static str,
    pub many: &'static str,
    pub other: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralForm {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// For languages that know one and other.
    pub const fn simple(one: &'static str, other: &'static str) -> Self {
        Self { zero: other, one, two: other, few: other, many: other, other }
    }

    /// For languages that know one, few and many.
    pub const fn slavic(one: &'static str, few: &'static str, many: &'static str) -> Self {
        Self { zero: many, one, two: few, few, many, other: many }
    }

    /// The phrase for `number`.
    pub fn form(&self, language: Language, number: u64) -> &'static str {
        match PluralForm::of(language, number) {
            PluralForm::Zero => self.zero,
            PluralForm::One => self.one,
            PluralForm::Two => self.two,
            PluralForm::Few => self.few,
            PluralForm::Many => self.many,
            PluralForm::Other => self.other,
        }
    }
}

impl PluralForm {
    pub fn of(language: Language, number: u64) -> PluralForm {
        let (tens, ones) = (number % 100, number % 10);
        match (language, number) {
            (Language::English | Language::German, 1) => PluralForm::One,
            (Language::French, 0 | 1) => PluralForm::One,
            (Language::Spanish, 1) => PluralForm::One,
            (Language::French | Language::Spanish, n) if n > 0 && n % 1_000_000 == 0 => PluralForm::Many,
            (Language::Hebrew, 1) => PluralForm::One,
            (Language::Hebrew, 2) => PluralForm::Two,
            (Language::Ukrainian, _) if ones == 1 && tens != 11 => PluralForm::One,
            (Language::Polish, 1) => PluralForm::One,
            (Language::Ukrainian | Language::Polish, _) if (2..=4).contains(&ones) && !(12..=14).contains(&tens) => {
                PluralForm::Few
            }
            (Language::Ukrainian | Language::Polish, _) => PluralForm::Many,
            (Language::Arabic, 0) => PluralForm::Zero,
            (Language::Arabic, 1) => PluralForm::One,
            (Language::Arabic, 2) => PluralForm::Two,
            (Language::Arabic, _) if (3..=10).contains(&tens) => PluralForm::Few,
            (Language::Arabic, _) if tens >= 11 => PluralForm::Many,
            _ => PluralForm::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_forms_of_their_language() {
        use PluralForm::{Few, Many, One, Other, Two, Zero};
        for (language, wanted) in [
            (Language::English, [Other, One, Other, Other, Other, Other, Other]),
            (Language::French, [One, One, Other, Other, Other, Other, Other]),
            (Language::Ukrainian, [Many, One, Few, Many, Many, One, Many]),
            (Language::Polish, [Many, One, Few, Many, Many, Many, Many]),
            (Language::Arabic, [Zero, One, Two, Few, Many, Many, Other]),
            (Language::Hebrew, [Other, One, Two, Other, Other, Other, Other]),
        ] {
            let forms = [0, 1, 2, 5, 11, 21, 100].map(|number| PluralForm::of(language, number));
            assert_eq!(forms, wanted, "{language:?}");
        }
    }
}
