//! The publication: what site.json says, once it is here.

use crate::browser::{console, history};
use crate::model::{Fetched, Site};
use crate::source;
use crate::state::handle::Held;
use crate::state::live;

/// The publisher's settings, loaded once.
#[derive(Clone, Copy)]
pub struct Publication(Held<Fetched<Site>>);

impl Publication {
    pub fn new() -> Self {
        Self(Held::new(Fetched::Waiting))
    }

    pub fn get(self) -> Fetched<Site> {
        self.0.get()
    }

    /// Like `get`, without following it.
    pub fn get_untracked(self) -> Fetched<Site> {
        self.0.get_untracked()
    }

    /// Asks for site.json, again after a failure.
    pub fn load(self) {
        self.0.set(Fetched::Waiting);
        let address = history::beside("site.json");
        live::spawn(async move {
            let loaded = source::site::load(&address).await.map(|(site, warnings)| {
                warnings.iter().for_each(|warning| console::warn(warning));
                site
            });
            self.0.set(loaded.into());
        });
    }
}

impl Default for Publication {
    fn default() -> Self {
        Self::new()
    }
}
