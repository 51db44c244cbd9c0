//! Where the reader is: the address, and how they came to it.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::history;
use crate::browser::position::Position;
use crate::browser::{moments, viewport};
use crate::model::Filter;
use crate::route::{Address, Place};
use crate::source::address::same_origin;
use crate::state::handle::{Held, Kept};

/// A pause in typing.
pub const TYPING: Duration = Duration::from_millis(350);

/// How the reader came to the current address.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// By opening the site.
    Opened,
    /// By a link or a filter within the site.
    Followed,
    /// By Back or Forward, or a reload: to where they were before.
    Returned(Position),
}

/// The current address, and the verbs that change it.
#[derive(Clone, Copy)]
pub struct Here {
    address: Held<Address>,
    calm: Held<Address>,
    /// Not yet settled: the focus and the scroll position still wait for the page.
    arrival: Held<Option<Arrival>>,
    /// The address that the reader left by the last link, until they go back or forward.
    before: Held<Option<Address>>,
    /// A search was begun that has no entry in the history yet: it gets one once its result is painted.
    begun: Held<bool>,
    /// The languages that may open a path.
    prefixes: Kept<Vec<String>>,
    /// What stands before every path of this site: mostly nothing.
    base: Kept<String>,
    /// Scheme, host and port of this site.
    origin: Kept<String>,
}

impl Here {
    /// Reads the address bar, and follows links and the history until the scope ends.
    pub fn listen(prefixes: Vec<String>) -> Self {
        let base = history::base_path();
        let address = in_address_bar(&base, &prefixes);
        let here = Self {
            address: Held::new(address.clone()),
            calm: Held::new(address),
            arrival: Held::new(Some(history::start().map_or(Arrival::Opened, Arrival::Returned))),
            before: Held::default(),
            begun: Held::default(),
            prefixes: Kept::new(prefixes),
            base: Kept::new(base),
            origin: Kept::new(history::origin()),
        };
        history::listen(
            move |path, query, narrows| here.follow(&path, &query, narrows),
            move |position| {
                let address = in_address_bar(&here.base.read(), &here.prefixes.read());
                here.before.set(None);
                here.begun.set(false);
                here.arrive(address, Some(Arrival::Returned(position.unwrap_or_default())));
            },
        );
        here
    }

    /// A fixed address on this site, for what does not follow the address bar: the widget and the annex.
    pub fn framed(address: Address) -> Self {
        let (base, origin) = (Kept::new(history::base_path()), Kept::new(history::origin()));
        Self { base, origin, ..Self::fixed(address) }
    }

    /// A fixed address, for rendering on the host.
    pub fn fixed(address: Address) -> Self {
        Self {
            address: Held::new(address.clone()),
            calm: Held::new(address),
            arrival: Held::new(None),
            before: Held::default(),
            begun: Held::default(),
            prefixes: Kept::default(),
            base: Kept::default(),
            origin: Kept::default(),
        }
    }

    /// Where the reader is, as the app provides it to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    pub fn get(self) -> Address {
        self.address.get()
    }

    pub fn place(self) -> Place {
        self.address.read().place.clone()
    }

    pub fn edition(self) -> Option<String> {
        self.address.read().edition.clone()
    }

    pub fn filter(self) -> Filter {
        self.address.read().filter.clone()
    }

    /// The address for what need not follow each letter, such as links, the heading and the head: words that are typed
    /// come into it after a pause. All else is in it at once.
    pub fn calm(self) -> Address {
        self.calm.get()
    }

    /// The link to an address, with the folder of the site.
    pub fn href(self, address: &Address) -> String {
        [self.base.read().as_str(), &address.href()].concat()
    }

    /// Whether an absolute address is of another site.
    pub fn leads_away(self, address: &str) -> bool {
        !same_origin(address, &self.origin.read())
    }

    /// Goes to an address as by a link. Within one place only the list changes: the focus stays where it is.
    pub fn go(self, address: Address) {
        let old = self.address.get_untracked();
        if address == old {
            viewport::scroll_to(0.0);
            return focus::focus_heading();
        }
        let stays = (&address.edition, &address.place) == (&old.edition, &old.place);
        // What was typed last may not be in the address bar yet.
        if self.begun.get_untracked() || old != self.calm.get_untracked() {
            self.write(&old);
        }
        history::push(&self.href(&address));
        self.before.set(Some(old));
        if stays {
            focus::keep();
        }
        self.arrive(address, (!stays).then_some(Arrival::Followed));
    }

    /// Searches for words as they are typed: the first of them are a new entry in the history, more of them are not.
    pub fn search(self, words: String) {
        let old = self.address.get_untracked();
        let address = old.filtered(Filter { words, ..old.filter.clone() });
        if address.filter.words.is_empty() {
            self.begun.set(false);
        } else if old.filter.words.is_empty() {
            self.begun.set(true);
            self.before.set(Some(old));
        }
        self.show(address.clone(), None);
        let still = move || self.address.try_read_untracked().filter(|now| **now == address);
        let later = still.clone();
        moments::when_painted(move || {
            if let Some(now) = still() {
                self.write(&now);
            }
        });
        moments::after(TYPING, move || {
            if let Some(now) = later() {
                self.calm.set((*now).clone());
            }
        });
    }

    /// Brings the address bar up to what was typed.
    fn write(self, address: &Address) {
        let href = self.href(address);
        match self.begun.get_untracked() {
            true => history::push_settled(&href),
            false => history::replace(&href),
        }
        self.begun.set(false);
    }

    fn arrive(self, address: Address, arrival: Option<Arrival>) {
        self.show(address.clone(), arrival);
        self.calm.set(address);
    }

    /// The address comes first: what it takes off the page does not hear of the arrival any more.
    fn show(self, address: Address, arrival: Option<Arrival>) {
        self.address.set(address);
        self.arrival.set(arrival);
    }

    /// How the reader came here, until the page has taken note of it by `settle`.
    pub fn arrival(self) -> Option<Arrival> {
        self.arrival.get()
    }

    /// The address that the last link was followed from.
    pub fn came_from(self) -> Option<Address> {
        self.before.get_untracked()
    }

    /// Puts the reader at a position of the list that they are in.
    pub fn put_at(self, position: Position) {
        self.arrival.set(Some(Arrival::Returned(position)));
    }

    /// The page stands: nothing waits for it any more.
    pub fn settle(self) {
        self.arrival.set(None);
    }

    /// Like `arrival`, without following it.
    pub fn arrival_untracked(self) -> Option<Arrival> {
        self.arrival.get_untracked()
    }

    /// For pages that are whole at once: shows where the reader was, or the beginning with the focus on `heading`.
    pub fn settle_at(self, heading: &focus::Element) {
        match self.arrival.get_untracked() {
            Some(Arrival::Returned(position)) => {
                viewport::scroll_to_when_there(position.top);
                if !position.focus.is_some_and(|link| focus::focus_link(&link)) {
                    focus::focus(heading);
                }
            }
            Some(Arrival::Followed) => {
                viewport::scroll_to(0.0);
                focus::focus(heading);
            }
            Some(Arrival::Opened) | None => {}
        }
        self.settle();
    }

    /// Takes a link of this site, unless it is to something that is not ours. One that `narrows` the list keeps what was
    /// typed after it was written.
    fn follow(self, path: &str, query: &str, narrows: bool) -> bool {
        let Some(path) = path.strip_prefix(self.base.read().as_str()).map(str::to_owned) else { return false };
        let mut address = Address::parse(&path, query, &self.prefixes.read());
        if narrows {
            address.filter.words.clone_from(&self.address.read_untracked().filter.words);
        }
        let ours = address.place != Place::NotFound;
        if ours {
            self.go(address);
        }
        ours
    }
}

fn in_address_bar(base: &str, prefixes: &[String]) -> Address {
    let (path, query) = history::address();
    Address::parse(path.strip_prefix(base).unwrap_or(&path), &query, prefixes)
}
