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
    let mut scopes = Scopes { owner, spare: Vec::new() };
    live::effect(move || {
        let Some(container) = container.get() else { return };
        shown = update(&container, std::mem::take(&mut shown), rows(), &mut scopes);
    });
}

/// The scopes of rows. One that has ended serves the next row: the scope around them remembers each that it ever had.
struct Scopes {
    owner: Owner,
    spare: Vec<Owner>,
}

/// A row on the page.
struct Shown {
    key: String,
    state: SendWrapper<AnyViewState>,
    /// What was made for the row ends with it.
    scope: Owner,
}

/// Takes out the rows that are gone, and puts in those that are new or come in another order.
fn update(container: &Container, shown: Vec<Shown>, rows: Vec<Row>, scopes: &mut Scopes) -> Vec<Shown> {
    let mut old: Vec<Option<Shown>> = shown.into_iter().map(Some).collect();
    let is = |shown: &Option<Shown>, key: &str| shown.as_ref().is_some_and(|shown| shown.key == key);
    let gone = old.iter_mut().filter(|shown| !rows.iter().any(|row| is(shown, &row.key)));
    for Shown { mut state, scope, .. } in gone.filter_map(Option::take) {
        state.unmount();
        drop(state);
        scope.cleanup();
        scopes.spare.push(scope);
    }
    let places: Vec<Option<usize>> = rows.iter().map(|row| old.iter().position(|shown| is(shown, &row.key))).collect();
    let place = |(row, place): (Row, &Option<usize>)| {
        place.and_then(|place| old[place].take()).unwrap_or_else(|| draw(row, scopes))
    };
    let next = rows.into_iter().zip(&places).map(place).collect::<Vec<_>>();
    // Each with whether it stays where it is.
    let mut next: Vec<(Shown, bool)> = next.into_iter().zip(staying(&places)).collect();
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

/// Which rows need not move, when each stood at that place before, if anywhere: as many as can be.
fn staying(places: &[Option<usize>]) -> Vec<bool> {
    // For each row, the longest chain of rows down to it that keep their order: how long, and the row before it.
    let mut chains: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (row, place) in places.iter().enumerate() {
        let before = (0..row).filter(|&other| places[other].is_some() && places[other] < *place);
        let best = before.max_by_key(|&other| chains[other].0);
        chains.push((best.map_or(1, |best| chains[best].0 + 1), best));
    }
    let mut stays = vec![false; places.len()];
    let mut row = (0..places.len()).filter(|&row| places[row].is_some()).max_by_key(|&row| chains[row].0);
    while let Some(staying) = row {
        stays[staying] = true;
        row = chains[staying].1;
    }
    stays
}

fn draw(row: Row, scopes: &mut Scopes) -> Shown {
    let scope = scopes.spare.pop().unwrap_or_else(|| scopes.owner.child());
    // What a row reads while it is drawn does not draw the list again.
    let state = SendWrapper::new(scope.with(|| untrack(|| (row.draw)().build())));
    Shown { key: row.key, state, scope }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_rows_move_as_can_be() {
        let moved = |places: &[i32]| {
            let places: Vec<Option<usize>> = places.iter().map(|&place| usize::try_from(place).ok()).collect();
            let moved = staying(&places).into_iter().enumerate().filter(|(_, stays)| !stays);
            moved.map(|(row, _)| row).collect::<Vec<_>>()
        };
        assert!(moved(&[0, 1, 2]).is_empty());
        assert_eq!(moved(&[5, 0, 1, 2, 3, 4]), [0], "the one that rises moves");
        assert_eq!(moved(&[1, 2, 3, 0]), [3], "the one that sinks moves");
        assert_eq!(moved(&[-1, 0, -1, 1]), [0, 2], "the new ones come in");
        assert_eq!(moved(&[-1, -1]), [0, 1]);
        assert_eq!(moved(&[1, 0, 3, 2, 4]).len(), 2);
    }
}
