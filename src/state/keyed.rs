//! Lists whose rows stay where they are while others come and go.
//!
//! Leptos's `<For>` takes every row out and puts it in again when several come before them at once, and whatever had the
//! focus or was being read out loses it. Here a row that stays is not touched.

use leptos::prelude::*;
use leptos::tachys::renderer::types::Element as Container;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;

use crate::state::live::{self, ElementRef};

/// One row of a list: what it is known by, and how it is drawn once.
pub struct Row {
    pub key: String,
    pub draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Keeps `rows` at the end of `container`, each drawn once while its key is among them; keys are unique. On the host
/// they are drawn here and now.
pub fn list(container: ElementRef, rows: impl Fn() -> Vec<Row> + Send + 'static) -> Vec<AnyView> {
    if cfg!(feature = "ssr") {
        return rows().into_iter().map(|row| (row.draw)()).collect();
    }
    follow(container, Box::new(rows));
    Vec::new()
}

fn follow(container: ElementRef, rows: Box<dyn Fn() -> Vec<Row> + Send>) {
    // Rows belong to the scope of the list, not to one run of the effect.
    let Some(owner) = Owner::current() else { return };
    let mut shown: Vec<Shown> = Vec::new();
    live::effect(move || {
        let Some(container) = container.get() else { return };
        shown = update(&container, std::mem::take(&mut shown), rows(), &owner);
    });
}

/// A row on the page.
struct Shown {
    key: String,
    state: SendWrapper<AnyViewState>,
    /// What was made for the row ends with it.
    _owner: Owner,
}

/// Takes out the rows that are gone, and puts in those that are new or come in another order.
fn update(container: &Container, shown: Vec<Shown>, rows: Vec<Row>, owner: &Owner) -> Vec<Shown> {
    let mut old: Vec<Option<Shown>> = shown.into_iter().map(Some).collect();
    let is = |shown: &Option<Shown>, key: &str| shown.as_ref().is_some_and(|shown| shown.key == key);
    let gone = old.iter_mut().filter(|shown| !rows.iter().any(|row| is(shown, &row.key)));
    for mut gone in gone.filter_map(Option::take) {
        gone.state.unmount();
    }
    // Each with whether it is in its place already.
    let (mut next, mut last) = (Vec::with_capacity(rows.len()), 0);
    for row in rows {
        let place = old.iter().position(|shown| is(shown, &row.key));
        let known = place.and_then(|place| old[place].take());
        let stays = place.is_some_and(|place| place >= last);
        last = place.filter(|_| stays).unwrap_or(last);
        next.push((known.unwrap_or_else(|| draw(row, owner)), stays));
    }
    for number in (0..next.len()).rev().filter(|number| !next[*number].1).collect::<Vec<_>>() {
        let (before, after) = next.split_at_mut(number + 1);
        let row = &mut *before[number].0.state;
        match after.first() {
            Some((following, _)) => drop(following.state.insert_before_this(row)),
            None => row.mount(container, None),
        }
    }
    next.into_iter().map(|(shown, _)| shown).collect()
}

fn draw(row: Row, owner: &Owner) -> Shown {
    let owner = owner.child();
    // What a row reads while it is drawn does not draw the list again.
    let state = SendWrapper::new(owner.with(|| untrack(|| (row.draw)().build())));
    Shown { key: row.key, state, _owner: owner }
}
