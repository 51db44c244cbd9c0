//! Finding things by their text. One table type for every use keeps the compiled app small.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

/// Numbers by text: places in a list, or counts.
#[derive(Clone, Debug, Default)]
pub struct Lookup(HashMap<Arc<str>, u32, FxBuildHasher>);

impl Lookup {
    pub fn get(&self, text: &str) -> Option<u32> {
        self.0.get(text).copied()
    }

    /// Sets the number of a text; returns the one that it had.
    pub fn set(&mut self, text: &Arc<str>, number: u32) -> Option<u32> {
        self.0.insert(text.clone(), number)
    }

    pub fn remove(&mut self, text: &str) {
        self.0.remove(text);
    }
}
