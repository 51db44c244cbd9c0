//! How tall entries were when they were last on the screen, so that a list returned to is as long as it was.

use leptos::prelude::*;

use crate::model::{ArticleId, Lookup};

/// Heights in CSS pixels, by article and by whether it was shown as the lead story; valid for one width of the list.
#[derive(Clone, Copy, Default)]
pub struct Heights(StoredValue<Measured>);

#[derive(Default)]
struct Measured {
    width: i32,
    /// In whole CSS pixels, twice over, so that halves count.
    lines: Lookup,
    leads: Lookup,
}

impl Measured {
    fn table(&mut self, lead: bool) -> &mut Lookup {
        if lead { &mut self.leads } else { &mut self.lines }
    }
}

impl Heights {
    /// The heights that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    /// The height of each entry, as far as it is known.
    pub fn of<'a>(self, entries: impl Iterator<Item = (&'a ArticleId, bool)>) -> Vec<Option<f64>> {
        self.0
            .try_update_value(|measured| {
                let known = |(id, lead): (&ArticleId, bool)| measured.table(lead).get(id.as_str());
                entries.map(known).map(|halves| halves.map(|halves| f64::from(halves) / 2.0)).collect()
            })
            .unwrap_or_default()
    }

    /// Takes in what was measured at this width of the list; says whether anything is new.
    pub fn learn<'a>(self, width: i32, entries: impl Iterator<Item = ((&'a ArticleId, bool), f64)>) -> bool {
        self.0
            .try_update_value(|measured| {
                let mut changed = false;
                if measured.width != width {
                    measured.width = width;
                    measured.lines.clear();
                    measured.leads.clear();
                    changed = true;
                }
                for (entry, height) in entries {
                    let halves = (height * 2.0).round() as u32;
                    changed |= measured.table(entry.1).set(entry.0.text(), halves) != Some(halves);
                }
                changed
            })
            .unwrap_or(false)
    }
}
