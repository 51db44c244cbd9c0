//! The `h1` of a page, which takes the focus when the page was navigated to.

use leptos::html::H1;
use leptos::prelude::*;

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
pub fn PageHeading(
    #[prop(into)] text: Signal<String>,
    restoring: Restoring,
    #[prop(into)] class: &'static str,
) -> impl IntoView {
    let here = Here::current();
    let heading = NodeRef::<H1>::new();
    live::effect(move || {
        let Some(heading) = heading.get() else { return };
        match here.arrival_untracked() {
            Some(Arrival::Returned(_)) if restoring == Restoring::ByList => {}
            Some(_) => here.settle_at(&heading),
            None => {}
        }
    });
    view! { <h1 class=class tabindex="-1" node_ref=heading>{text}</h1> }
}
