//! One newsroom for each edition of the site.

use crate::model::Site;
use crate::state::{Newsroom, Settings};

/// They stay for as long as the program runs, so that another language and back is instant.
#[derive(Clone)]
pub struct Newsrooms(Vec<(String, Newsroom)>);

impl Newsrooms {
    pub fn of(site: &Site, settings: Settings) -> Self {
        Self(site.editions.iter().map(|edition| (edition.language.clone(), Newsroom::new(edition, settings))).collect())
    }

    /// That of the edition in this language; of the first when there is none.
    pub fn of_language(&self, language: &str) -> Newsroom {
        self.0.iter().find(|(own, _)| own == language).map_or(self.0[0].1, |(_, newsroom)| *newsroom)
    }
}
