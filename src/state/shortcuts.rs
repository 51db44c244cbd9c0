//! What the keys do, unless the reader has turned them off.

use std::time::Duration;

use crate::browser::{annex, focus, history, keys, moments};
use crate::model::Filter;
use crate::model::preferences::KEYS;
use crate::route::{Address, Place};
use crate::state::handle::Held;
use crate::state::{Here, Newsroom, ReadMarks, Reader, Settings};

/// So long after `g` its second key may come.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Listens to the keys, and to clicks beside an open menu, until the scope ends.
pub fn listen(here: Here, reader: Reader, newsroom: Newsroom, marks: ReadMarks, settings: Settings) {
    moments::on_window("click", |event| focus::close_menus_left(&event));
    let going = Held::new(false);
    keys::listen(move |key| {
        if !settings.is(&KEYS, "on") {
            return false;
        }
        let go = |place: Place| here.go(reader.address(place));
        match (going.get_untracked(), key) {
            (true, "h") => go(Place::Front),
            (true, "t") => go(Place::Tags),
            (true, "s") => go(Place::Saved),
            (false, "g") => {
                going.set(true);
                moments::after(PATIENCE, move || going.set(false));
                return true;
            }
            (_, "j") => keys::step(true),
            (_, "k") => keys::step(false),
            (_, "o") => return keys::press("h2 a"),
            (_, "s") => return keys::press(".save-button"),
            (_, "m") => {
                let article = keys::entry_address().and_then(|address| newsroom.at(here, &address));
                article.iter().for_each(|article| marks.toggle(&article.id));
                return article.is_some();
            }
            (_, "u") => back(here, reader),
            (_, "/") => return keys::search(),
            (_, "?") => annex::ask("help"),
            (_, "Escape") => return focus::close_menus(),
            _ => {
                going.set(false);
                return false;
            }
        }
        going.set(false);
        true
    });
}

/// Back to the list that the reader came from, as it was; to the front page when they came from elsewhere.
fn back(here: Here, reader: Reader) {
    if here.place().scope().is_some() {
        return;
    }
    match here.came_from() {
        Some(Address { place, .. }) if place.scope().is_some() || place == Place::Saved => history::back(),
        _ => here.go(reader.address(Place::Front).filtered(Filter::default())),
    }
}
