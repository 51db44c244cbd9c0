//! The reader of one edition: their language, and how addresses, numbers and dates are written for them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::intl::{self, Formats};
use crate::browser::storage::Fault;
use crate::lang::{Phrases, Plural, fill};
use crate::model::preferences::{IMAGES, TIME};
use crate::model::text::digits;
use crate::model::{Failure, Filter, Reason, Site, Timestamp};
use crate::route::{Address, Place};
use crate::state::handle::{Held, Kept};
use crate::state::{Here, Settings};

/// What every component needs to speak to the reader.
#[derive(Clone, Copy)]
pub struct Reader(Kept<Arc<Voice>>);

struct Voice {
    here: Here,
    phrases: &'static Phrases,
    /// The edition's own language tag, which may be one that the interface does not speak.
    tag: String,
    edition: Option<String>,
    site: Site,
    formats: Formats,
    settings: Settings,
    /// Changes when what is said of time may be another.
    moment: Held<i64>,
}

impl Reader {
    /// For the edition of `site` whose addresses begin with `edition`, spoken to with `phrases`.
    pub fn new(here: Here, site: Site, edition: Option<String>, phrases: &'static Phrases) -> Self {
        Self::heeding(Settings::default(), here, site, edition, phrases)
    }

    /// Spoken to as these settings say.
    pub fn heeding(
        settings: Settings,
        here: Here,
        site: Site,
        edition: Option<String>,
        phrases: &'static Phrases,
    ) -> Self {
        let tag = site.edition(edition.as_deref()).language.clone();
        let formats = Formats::new(&tag, site.time_zone.as_deref());
        Self(Kept::new(Arc::new(Voice {
            here,
            phrases,
            tag,
            edition,
            site,
            formats,
            settings,
            moment: Held::default(),
        })))
    }

    /// The reader that the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    fn voice(self) -> Arc<Voice> {
        self.0.get()
    }

    pub fn phrases(self) -> &'static Phrases {
        self.voice().phrases
    }

    /// The language tag of the edition.
    pub fn tag(self) -> String {
        self.voice().tag.clone()
    }

    pub fn site_title(self) -> String {
        self.voice().site.title.clone()
    }

    pub fn site_description(self) -> String {
        self.voice().site.description.clone()
    }

    /// The other editions: prefix, language tag and the name of that language in itself.
    pub fn editions(self) -> Vec<(Option<String>, String, String)> {
        let editions = self.voice().site.editions.clone();
        let named = editions.into_iter().enumerate().map(|(number, edition)| {
            let tag = edition.language;
            ((number > 0).then(|| tag.clone()), tag.clone(), intl::language_name(&tag))
        });
        named.collect()
    }

    /// The prefix of this edition.
    pub fn edition(self) -> Option<String> {
        self.voice().edition.clone()
    }

    /// The link to a place in another edition.
    pub fn href_in(self, edition: Option<String>, place: Place) -> String {
        self.voice().here.href(&Address::new(edition, place))
    }

    /// A place in this edition.
    pub fn address(self, place: Place) -> Address {
        Address::new(self.voice().edition.clone(), place)
    }

    pub fn href(self, place: Place) -> String {
        self.voice().here.href(&self.address(place))
    }

    /// The link to a list, narrowed.
    pub fn filtered_href(self, place: Place, filter: Filter) -> String {
        self.voice().here.href(&self.address(place).filtered(filter))
    }

    pub fn number(self, number: u64) -> String {
        self.voice().formats.number(number)
    }

    /// A phrase about a number, such as "26,936 views".
    pub fn plural(self, plural: &Plural, number: u64) -> String {
        let voice = self.voice();
        fill(plural.form(voice.formats.plural(number)), &voice.formats.number(number))
    }

    /// A date as it is written now; what shows it follows the clock and the reader's settings.
    pub fn date(self, at: Timestamp) -> String {
        let (voice, now) = (self.voice(), clock::now());
        voice.moment.track();
        let relative = voice.settings.is(&TIME, "relative").then(|| voice.formats.relative(at, now)).flatten();
        relative.unwrap_or_else(|| voice.formats.date(at, now))
    }

    /// All that can be said of a date, whatever the time is now.
    pub fn full_date(self, at: Timestamp) -> String {
        self.voice().formats.full_date(at)
    }

    /// Time has passed: what is said of it is said anew.
    pub fn tick(self) {
        self.voice().moment.update(|moment| *moment += 1);
    }

    /// Whether pictures are shown.
    pub fn shows_images(self) -> bool {
        self.voice().settings.is(&IMAGES, "on")
    }

    /// Why something could not be kept on this device.
    pub fn fault(self, fault: Fault) -> &'static str {
        match fault {
            Fault::Full => self.phrases().storage_full,
            Fault::Blocked => self.phrases().storage_blocked,
        }
    }

    /// What went wrong, in plain words, and with which address.
    pub fn reason(self, failure: &Failure) -> String {
        let phrases = self.phrases();
        let address = failure.address.as_str();
        match &failure.reason {
            Reason::Offline => phrases.offline.to_owned(),
            Reason::Unreachable => fill(phrases.unreachable, address),
            Reason::Refused => fill(phrases.refused, address),
            Reason::TooSlow => fill(phrases.too_slow, address),
            Reason::Status(status, said) => {
                let status = fill(phrases.status, address).replace("{status}", &digits((*status).into(), 0));
                if said.is_empty() { status } else { [&status, " “", said, "”"].concat() }
            }
            Reason::Unreadable(detail) => fill(phrases.unreadable, address).replace("{detail}", detail),
        }
    }
}
