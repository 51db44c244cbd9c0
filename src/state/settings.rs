//! The reader's settings, kept on their device; every tab and program of the site follows them.

use leptos::prelude::*;

use crate::browser::storage::{self, Fault};
use crate::model::Preferences;
use crate::model::preferences::{CHOICES, Choice};
use crate::source::json::{self, Value};
use crate::state::handle::Held;

/// The name that they are kept under.
const NAME: &str = "settings";

/// A handle on what the reader prefers.
#[derive(Clone, Copy, Default)]
pub struct Settings(Held<Preferences>);

impl Settings {
    /// Those that this browser keeps, followed until the scope ends.
    pub fn kept() -> Self {
        let settings = Self(Held::new(kept()));
        storage::listen(move || settings.0.set(kept()));
        settings
    }

    /// What the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// Whether a choice has this value.
    pub fn is(self, choice: &Choice, value: &str) -> bool {
        self.0.read().is(choice, value)
    }

    pub fn value(self, choice: &Choice) -> &'static str {
        self.0.read().value(choice)
    }

    /// All of them.
    pub fn all(self) -> Preferences {
        self.0.get()
    }

    /// Words or phrases whose articles are hidden.
    pub fn muted(self) -> Vec<String> {
        self.0.read().muted.clone()
    }

    /// Changes them here, in storage, and wherever else they are followed. They hold for this visit even when they cannot
    /// be kept.
    pub fn change(self, change: impl FnOnce(&mut Preferences)) -> Result<(), Fault> {
        self.0.update(change);
        let kept = storage::write(NAME, &write(&self.0.read_untracked()));
        if kept.is_ok() {
            storage::tell();
        }
        kept
    }
}

fn kept() -> Preferences {
    storage::read(NAME).map(|text| read(&text)).unwrap_or_default()
}

/// Reads what `write` made, or another version of it; what is not understood is as if it were not there.
fn read(text: &str) -> Preferences {
    let mut preferences = Preferences::default();
    if let Ok(value) = json::parse(text, NAME) {
        for choice in CHOICES {
            preferences.choose(choice, &json::text(&value, choice.name).unwrap_or_default());
        }
        preferences.muted = json::list(&value, "muted").iter().filter_map(Value::as_text).collect();
    }
    preferences
}

fn write(preferences: &Preferences) -> String {
    let muted = preferences.muted.iter().map(|word| Value::from(word.as_str())).collect::<Vec<_>>();
    let chosen = CHOICES.iter().map(|choice| (choice.name, Value::from(preferences.value(choice))));
    Value::object(chosen.chain([("muted", muted.into())]).collect()).write()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::model::preferences::{TEXT_SIZE, THEME};

    #[test]
    fn settings_are_read_back_as_they_were_written() {
        let mut preferences = Preferences::default();
        preferences.muted = vec!["ice \"cream\"".into(), "море".into()];
        preferences.choose(&THEME, "sepia");
        preferences.choose(&TEXT_SIZE, "5");
        assert_eq!(read(&write(&preferences)), preferences);
    }

    #[test]
    fn what_is_not_understood_is_as_if_it_were_not_there() {
        for text in ["", "{", "[]", "null", r#"{"theme":7,"muted":"x"}"#, r#"{"theme":"pink","text-size":"9"}"#] {
            assert_eq!(read(text), Preferences::default(), "{text}");
        }
        assert_eq!(read(r#"{"version":9,"theme":"dark","muted":[1,"a"]}"#).muted, ["a"]);
    }
}
