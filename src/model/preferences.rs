//! What a reader prefers: a few choices, each by its name and the name of its value, and words to hear nothing of.

/// Something that a reader chooses.
#[derive(Debug)]
pub struct Choice {
    /// Where it stands among all.
    place: usize,
    /// Its name where it is kept, and as an attribute `data-…` of the document where style sheets look at it.
    pub name: &'static str,
    /// The names of its values; the first counts until another is chosen.
    pub values: &'static [&'static str],
}

pub static THEME: Choice = Choice { place: 0, name: "theme", values: &["auto", "light", "dark", "sepia"] };
pub static TEXT_SIZE: Choice = Choice { place: 1, name: "text-size", values: &["2", "1", "3", "4", "5"] };
pub static TYPEFACE: Choice = Choice { place: 2, name: "typeface", values: &["serif", "sans"] };
pub static LINE_WIDTH: Choice = Choice { place: 3, name: "line-width", values: &["medium", "narrow", "wide"] };
pub static TIME: Choice = Choice { place: 4, name: "time", values: &["absolute", "relative"] };
pub static IMAGES: Choice = Choice { place: 5, name: "images", values: &["on", "off"] };
pub static MORE: Choice = Choice { place: 6, name: "more", values: &["on", "off"] };
pub static KEYS: Choice = Choice { place: 7, name: "keys", values: &["on", "off"] };

/// All choices, each in its place.
pub static CHOICES: [&Choice; 8] = [&THEME, &TEXT_SIZE, &TYPEFACE, &LINE_WIDTH, &TIME, &IMAGES, &MORE, &KEYS];

/// What one reader has chosen; nothing is what everybody begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The number of the value of each choice.
    chosen: [usize; 8],
    /// Words or phrases; articles with any of them are hidden.
    pub muted: Vec<String>,
}

impl Preferences {
    /// The value of a choice.
    pub fn value(&self, choice: &Choice) -> &'static str {
        choice.values[self.chosen[choice.place]]
    }

    /// Whether a choice has this value.
    pub fn is(&self, choice: &Choice, value: &str) -> bool {
        self.value(choice) == value
    }

    /// Chooses; a value that there is not leaves the choice at its first.
    pub fn choose(&mut self, choice: &Choice, value: &str) {
        self.chosen[choice.place] = choice.values.iter().position(|known| *known == value).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_its_first_value_until_another_is_chosen() {
        let mut preferences = Preferences::default();
        assert_eq!(preferences.value(&THEME), "auto");
        preferences.choose(&THEME, "sepia");
        preferences.choose(&TIME, "relative");
        assert!(preferences.is(&THEME, "sepia") && preferences.is(&TIME, "relative") && preferences.is(&KEYS, "on"));
        preferences.choose(&THEME, "pink");
        preferences.choose(&TIME, "absolute");
        assert_eq!(preferences, Preferences::default());
        assert!(CHOICES.iter().enumerate().all(|(place, choice)| choice.place == place));
    }
}
