//! The `h1` of a page, which takes the focus when the page was navigated to.

use leptos::prelude::*;

use crate::components::element::element;
use crate::state::handle::Derived;
use crate::state::{Arrival, Here, live};

/// Who puts the reader back where they were after Back and Forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// This heading: its page is whole at once.
    ByHeading,
    /// The list under it, which knows when its entries are there.
    ByList,
}

#[component]
pub fn PageHeading(text: Derived<String>, restoring: Restoring, class: &'static str) -> AnyView {
    let here = Here::current();
    let heading = live::ElementRef::new();
    live::effect(move || {
        let Some(heading) = heading.get() else { return };
        match here.arrival_untracked() {
            Some(Arrival::Returned(_)) if restoring == Restoring::ByList => {}
            Some(_) => here.settle_at(&heading),
            None => {}
        }
    });
    let text = live::view(move || text.get().into_any());
    element("h1").class(class).attr("tabindex", "-1").node_ref(heading).child(text).done()
}
