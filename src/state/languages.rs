//! The languages that the interface speaks on this page, each loaded when an edition first needs it.

use std::time::Duration;

use crate::browser::{console, history, moments};
use crate::lang::{self, ENGLISH, Phrases};
use crate::source;
use crate::state::handle::Held;
use crate::state::live;

/// News waits no longer for the words around it.
const PATIENCE: Duration = Duration::from_secs(3);

/// Phrases by language; none while they are on their way.
#[derive(Clone, Copy, Default)]
pub struct Languages(Held<Vec<(String, Option<&'static Phrases>)>>);

impl Languages {
    /// The phrases for a BCP 47 tag, once they are here.
    pub fn phrases(self, tag: &str) -> Option<&'static Phrases> {
        match lang::primary(tag) {
            english if english == "en" => Some(&ENGLISH),
            language => self.0.read().iter().find(|(known, _)| *known == language)?.1,
        }
    }

    /// Asks for the phrases for a BCP 47 tag, once. A language that is not to be had, or not in time, is English, because
    /// a reader who can read the news can do without the words around it.
    pub fn load(self, tag: &str) {
        let language = lang::primary(tag);
        if language == "en" || self.0.read_untracked().iter().any(|(known, _)| *known == language) {
            return;
        }
        self.0.update(|all| all.push((language.clone(), None)));
        let settle = {
            let language = language.clone();
            move |phrases: &'static Phrases| {
                self.0.update(|all| {
                    let waiting = all.iter_mut().filter(|(known, phrases)| *known == language && phrases.is_none());
                    waiting.for_each(|(_, kept)| *kept = Some(phrases));
                });
            }
        };
        let late = settle.clone();
        moments::after(PATIENCE, move || late(&ENGLISH));
        let address = history::beside(&["lang/", &language, ".json"].concat());
        live::spawn(async move {
            settle(match source::phrases::load(&address, Phrases::read).await {
                Ok(phrases) => Box::leak(Box::new(phrases)),
                Err(_) => {
                    console::warn(&["The interface speaks English, because there is no ", &address].concat());
                    &ENGLISH
                }
            });
        });
    }
}
