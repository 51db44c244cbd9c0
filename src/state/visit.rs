//! Where the reader was on the last visit: how new the newest article was then.

use leptos::prelude::*;

use crate::browser::{clock, storage};
use crate::model::Timestamp;
use crate::model::text::digits;
use crate::model::time::MINUTE;
use crate::source::json::{self, Value};
use crate::state::handle::{Held, Kept};

/// Whoever comes back within this time has not been away, in milliseconds.
const AWAY: i64 = 30 * MINUTE;

/// What is kept of visits to one edition.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Seen {
    /// The newest article that was there.
    newest: i64,
    /// When that was.
    at: i64,
    /// The newest article of the visit before.
    before: i64,
}

/// A handle on this visit.
#[derive(Clone, Copy)]
pub struct Visit {
    name: Kept<String>,
    seen: Held<Seen>,
}

impl Visit {
    /// Begins a visit to the edition in a language.
    pub fn begin(language: &str) -> Self {
        let name = ["visit:", language].concat();
        let kept = storage::read(&name).map(|text| read(&text)).unwrap_or_default();
        Self { seen: Held::new(begun(kept, clock::now())), name: Kept::new(name) }
    }

    /// What the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// How new the newest article of the last visit was; nothing on the first.
    pub fn last(self) -> Option<Timestamp> {
        Some(Timestamp(self.seen.read().before)).filter(|at| at.0 > 0)
    }

    /// The reader has seen an edition whose newest article is so new.
    pub fn see(self, newest: Timestamp) {
        let at = clock::now().0;
        self.seen.update(|seen| *seen = Seen { newest: newest.0.max(seen.newest), at, ..*seen });
        let _ = storage::write(&self.name.read(), &write(*self.seen.read_untracked()));
    }
}

/// What was kept, at the beginning of a visit.
fn begun(kept: Seen, now: Timestamp) -> Seen {
    match now.0 - kept.at < AWAY {
        true => kept,
        false => Seen { before: kept.newest, ..kept },
    }
}

fn read(text: &str) -> Seen {
    let Ok(value) = json::parse(text, "visit") else { return Seen::default() };
    let number = |key| json::whole(&value, key).and_then(|number| i64::try_from(number).ok()).unwrap_or_default();
    Seen { newest: number("newest"), at: number("at"), before: number("before") }
}

fn write(seen: Seen) -> String {
    let fields = [("newest", seen.newest), ("at", seen.at), ("before", seen.before)];
    let fields = fields.map(|(key, number)| (key, Value::from(digits(number.unsigned_abs(), 0).as_str())));
    Value::object(fields.into()).write()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_visit_begins_after_half_an_hour_away() {
        let kept = Seen { newest: 500, at: 1_000_000, before: 100 };
        assert_eq!(begun(kept, Timestamp(1_000_000 + AWAY - 1)), kept);
        assert_eq!(begun(kept, Timestamp(1_000_000 + AWAY)).before, 500);
        assert_eq!(begun(Seen::default(), Timestamp(1_000_000 + AWAY)), Seen::default());
    }

    #[test]
    fn what_is_kept_of_a_visit_is_read_back_and_nonsense_is_nothing() {
        let seen = Seen { newest: 1_740_736_800_000, at: 7, before: 5 };
        assert_eq!(read(&write(seen)), seen);
        for text in ["", "[1]", "{\"newest\":\"soon\"}", "{\"newest\":-4}", "{\"newest\":1e300}"] {
            assert_eq!(read(text), Seen::default(), "{text}");
        }
    }
}
