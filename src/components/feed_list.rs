//! The feed: a list of any length, of which only what is near the viewport is in the document.

use std::ops::Range;

use leptos::prelude::*;

use crate::browser::position::{self, Anchor, Position};
use crate::browser::{focus, moments, viewport};
use crate::components::element::element;
use crate::components::entry::{Entry, EntryKind, EntryProps};
use crate::components::rows::{BEYOND, Rows};
use crate::model::text::{self, digits};
use crate::model::{ArticleId, Listed, Listing, Query, Timestamp};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Held};
use crate::state::here::TYPING;
use crate::state::keyed::{self, Row};
use crate::state::{Arrival, Here, Newsroom, ReadMarks, Reader, live};

/// The rows that are drawn.
const ROWS: &str = ":scope > article";

/// The entries of `listing`, named `label`. `whole` says that the end of the list is known, `can_grow` that
/// asking for more may help. `want` is called when somebody returns to an entry that is not loaded yet.
#[component]
pub fn FeedList(
    listing: Derived<Listing>,
    label: Derived<String>,
    /// Whether the first entry is shown large.
    lead: Derived<bool>,
    busy: Derived<bool>,
    whole: Derived<bool>,
    can_grow: Derived<bool>,
    want: Act<()>,
    /// What is searched for, to be marked.
    words: Derived<Query>,
    views: Act<ArticleId, Option<u64>>,
    /// Articles that are no newer than this were there on the last visit.
    last_visit: Derived<Option<Timestamp>>,
) -> AnyView {
    let (reader, marks, here) = (Reader::current(), ReadMarks::current(), Here::current());
    let list = live::ElementRef::new();
    let heights = Newsroom::current().heights;
    let measured = Held::new(());
    // What the viewport shows of the list: from and to, in CSS pixels from its beginning. Whole steps, so that most
    // scroll events change nothing.
    let shown = Held::new((0_i32, 900_i32));
    let rows = Derived::new(move || {
        measured.track();
        let lead = lead.get();
        Rows::new(&heights.of(listing.get().iter().enumerate().map(|(row, entry)| key(row, entry, lead))))
    });
    // The address whose list is drawn in full. Another one is drawn as far as it is seen, and after a pause beyond:
    // whoever types waits for nothing that they do not see. Where a position is looked for, there is no pause.
    let whole_at = Held::new(Some(here.get()));
    let in_full = move || whole_at.get() == Some(here.get()) || here.arrival().is_some();
    let drawn = Derived::new(move || {
        let (top, bottom) = shown.get();
        rows.read().near(f64::from(top), f64::from(bottom), if in_full() { BEYOND } else { 0.0 })
    });
    // While the list is drawn around an entry that somebody returns to, the scroll position is not yet theirs.
    let returning = StoredValue::new(false);
    let anchor = StoredValue::new(Anchor::default());
    // Rows that are drawn for the first time are not as tall as was thought. A row that is out of sight is taken out, and
    // leaves the focus that it had to one that is in sight.
    let settle = move || {
        let inside = list.try_get_untracked().flatten().is_some_and(|list| focus::is_in(&list));
        moments::when_shown(move || {
            let _ = anchor.try_update_value(Anchor::hold);
            if inside && focus::is_lost() {
                position::focus_first_entry();
            }
        });
    };
    let look = move || {
        const STEP: i32 = 120;
        let Some(list) = list.try_get_untracked().flatten() else { return };
        if returning.get_value() {
            return;
        }
        anchor.set_value(Anchor::cast());
        let top = (-viewport::top_of(&list)) as i32 / STEP * STEP;
        let seen = (top, top + viewport::height() as i32 + STEP);
        if shown.try_read_untracked().is_some_and(|old| *old != seen) {
            shown.set(seen);
            settle();
        }
    };
    let measure = move || {
        let Some(element) = list.try_get_untracked().flatten() else { return };
        if !untrack(in_full) {
            return;
        }
        let Range { start, .. } = drawn.get_untracked();
        let found = viewport::child_heights(&element, ROWS);
        let (listing, lead) = (listing.get_untracked(), lead.get_untracked());
        let rows = listing.iter().enumerate().skip(start).map(|(row, entry)| key(row, entry, lead));
        let news = heights.learn(element.client_width(), rows.zip(found));
        if news {
            measured.set(());
            settle();
        }
    };
    live::effect(move || {
        let Some(list) = list.get() else { return };
        look();
        viewport::on_move(look);
        viewport::on_resize(&list, move || {
            if returning.try_get_value() == Some(false) {
                let _ = anchor.try_update_value(Anchor::hold);
            }
            measure();
            look();
        });
    });
    let mut before = None;
    live::effect(move || {
        drawn.track();
        listing.track();
        // In another list, where somebody was in the last one says nothing; in the same one they stay there.
        let now = here.get();
        match before.as_ref() == Some(&now) {
            true => settle(),
            false => anchor.set_value(Anchor::default()),
        }
        before = Some(now.clone());
        let known = whole_at.get_untracked();
        if known.as_ref() == Some(&now) {
            moments::next_frame(measure);
        } else if here.arrival_untracked().is_some() {
            whole_at.set(Some(now));
            moments::next_frame(measure);
        } else {
            if known.is_some() {
                whole_at.set(None);
            }
            moments::after(TYPING, move || {
                // By then the reader may be elsewhere, or the list gone.
                if whole_at.try_read_untracked().is_some_and(|whole| whole.is_none()) && untrack(|| here.get()) == now {
                    whole_at.set(Some(now));
                    moments::next_frame(measure);
                }
            });
        }
    });
    return_to_entry(list, listing, rows, shown, returning, busy, can_grow, want, measure, look);

    live::effect(move || {
        let Some(list) = list.get() else { return };
        let (before, after) = rows.read().around(&drawn.get());
        viewport::set_length(&list, "--before", before);
        viewport::set_length(&list, "--after", after);
    });
    let total = move || if whole.get() { digits(listing.read().len() as u64, 0) } else { "-1".to_owned() };
    // Rows that stay may stand at another place now.
    live::effect(move || {
        let (first, total) = (drawn.get().start + 1, total());
        listing.track();
        moments::when_shown(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                viewport::number_children(&list, ROWS, first, &total);
            }
        });
    });
    let above = Act::new(move |id: ArticleId| {
        let listing = listing.read_untracked();
        let above = listing.iter().map(|entry| entry.preview.id.clone()).take_while(|own| *own != id);
        marks.mark(&above.collect::<Vec<_>>(), true);
    });
    let line = Derived::new(move || last_visit.get().and_then(|last| listing.read().first_seen(last)));
    let row = move |(row, entry): (usize, Listed)| {
        let Listed { number, pinned, ref change, ref others, .. } = entry;
        let (_, large) = key(row, &entry, lead.get());
        let kind = if large { EntryKind::Lead } else { EntryKind::Line };
        let (position, total) = (row + 1, untrack(total));
        // It ends the entry above it.
        let last_visit = line.get() == Some(row + 1);
        let revision = change.revision;
        let looks = [large, last_visit, reader.shows_images(), pinned].map(u64::from);
        let key = [number as u64, others.len() as u64, revision.into()].into_iter().chain(looks);
        Row {
            key: text::joined(&key.map(|part| digits(part, 0)).collect::<Vec<_>>(), " "),
            draw: Box::new(move || Entry(EntryProps { entry, position, total, kind, words, views, above, last_visit })),
        }
    };
    let entries = keyed::list(list, move || {
        let drawn = drawn.get();
        listing.get().iter().cloned().enumerate().take(drawn.end).skip(drawn.start).map(row).collect()
    });
    element("div")
        .class("feed-list")
        .attr("role", "feed")
        .attr("aria-label", live::text(move || Some(label.get())))
        .attr("aria-busy", live::text(move || Some(text::truth(busy.get()))))
        .node_ref(list)
        .child(entries)
        .done()
}

fn key(row: usize, entry: &Listed, lead: bool) -> (usize, bool) {
    (entry.number, lead && row == 0)
}

/// After Back, Forward or a reload: draws the list around the entry that was first in sight, puts that entry where it
/// was, and gives the focus back to the link that had it.
#[allow(clippy::too_many_arguments, reason = "these are the parts of one list, which nobody else puts together")]
fn return_to_entry(
    list: live::ElementRef,
    listing: Derived<Listing>,
    rows: Derived<Rows>,
    shown: Held<(i32, i32)>,
    returning: StoredValue<bool>,
    busy: Derived<bool>,
    can_grow: Derived<bool>,
    want: Act<()>,
    measure: impl Fn() + Copy + 'static,
    look: impl Fn() + Copy + 'static,
) {
    let (here, reader) = (Here::current(), Reader::current());
    let finish = move |position: Position, row: usize| {
        let (Some(list), Some(rows)) = (list.try_get_untracked().flatten(), rows.try_read_untracked()) else { return };
        returning.set_value(false);
        match position.entry {
            Some((link, offset)) => {
                viewport::scroll_to(viewport::scroll_top() + viewport::top_of(&list) + rows.top(row) - offset);
                position::keep(&link, offset);
            }
            None => viewport::scroll_to(position.top),
        }
        if !position.focus.is_some_and(|link| focus::focus_link(&link)) {
            focus::focus_heading();
        }
        look();
        here.settle();
    };
    live::effect(move || {
        let Some(Arrival::Returned(position)) = here.arrival() else { return };
        let row = position.entry.as_ref().and_then(|(link, _)| {
            let listing = listing.get();
            listing.iter().position(|entry| reader.href(Place::Article(entry.preview.slug.clone())) == *link)
        });
        match (row, position.entry.is_some()) {
            (None, true) if can_grow.get() => {
                if !busy.get() {
                    want.run(());
                }
            }
            (row, _) => {
                // An entry that is gone, or cannot be loaded, leaves only how far the page was scrolled.
                let position = if row.is_some() { position } else { Position { entry: None, ..position } };
                let row = row.unwrap_or(0);
                let top = rows.read_untracked().top(row) as i32;
                returning.set_value(true);
                shown.set((top, top + viewport::height() as i32));
                // All of it before anything is painted, so that nothing is seen to jump.
                moments::when_shown(move || {
                    measure();
                    moments::when_shown(move || finish(position, row));
                });
            }
        }
    });
}
