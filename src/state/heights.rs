//! How tall entries were when they were last on the screen, so that a list returned to is as long as it was.

use leptos::prelude::*;

/// Heights in CSS pixels, by the number of the article within its edition and by whether it was shown as the lead story;
/// valid for one width of the list.
#[derive(Clone, Copy, Default)]
pub struct Heights(StoredValue<Measured>);

#[derive(Default)]
struct Measured {
    width: i32,
    /// In whole CSS pixels, twice over, so that halves count; zero where it is not known.
    lines: Vec<u32>,
    leads: Vec<u32>,
}

impl Measured {
    fn table(&mut self, lead: bool) -> &mut Vec<u32> {
        if lead { &mut self.leads } else { &mut self.lines }
    }
}

impl Heights {
    /// The height of each entry, as far as it is known.
    pub fn of(self, entries: impl Iterator<Item = (usize, bool)>) -> Vec<Option<f64>> {
        self.0
            .try_update_value(|measured| {
                let halves = |(number, lead)| measured.table(lead).get(number).copied().filter(|halves| *halves > 0);
                entries.map(halves).map(|halves| halves.map(|halves| f64::from(halves) / 2.0)).collect()
            })
            .unwrap_or_default()
    }

    /// Takes in what was measured at this width of the list; says whether anything is new.
    pub fn learn(self, width: i32, entries: impl Iterator<Item = ((usize, bool), f64)>) -> bool {
        self.0
            .try_update_value(|measured| {
                let mut changed = false;
                if measured.width != width {
                    *measured = Measured { width, ..Measured::default() };
                    changed = true;
                }
                for ((number, lead), height) in entries {
                    let table = measured.table(lead);
                    if table.len() <= number {
                        table.resize(number + 1, 0);
                    }
                    let halves = (height * 2.0).round() as u32;
                    changed |= std::mem::replace(&mut table[number], halves) != halves;
                }
                changed
            })
            .unwrap_or(false)
    }
}
