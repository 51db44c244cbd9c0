//! How tall entries were when they were last on the screen, so that a list returned to is as long as it was.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::model::ArticleId;

/// Heights in CSS pixels, by article and by whether it was shown as the lead story; valid for one width of the list.
#[derive(Clone, Copy, Default)]
pub struct Heights(StoredValue<Measured>);

#[derive(Default)]
struct Measured {
    width: i32,
    known: HashMap<(ArticleId, bool), f64>,
}

impl Heights {
    /// The heights that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// The height of each entry, as far as it is known.
    pub fn of(self, entries: impl Iterator<Item = (ArticleId, bool)>) -> Vec<Option<f64>> {
        self.0.with_value(|measured| entries.map(|entry| measured.known.get(&entry).copied()).collect())
    }

    /// Takes in what was measured at this width of the list; says whether anything is new.
    pub fn learn(self, width: i32, entries: impl Iterator<Item = ((ArticleId, bool), f64)>) -> bool {
        self.0
            .try_update_value(|measured| {
                let mut changed = false;
                if measured.width != width {
                    measured.width = width;
                    measured.known.clear();
                    changed = true;
                }
                for (entry, height) in entries {
                    let old = measured.known.insert(entry, height);
                    changed |= old.is_none_or(|old| (old - height).abs() > 0.5);
                }
                changed
            })
            .unwrap_or(false)
    }
}
