//! The one way to wait and the one way to fail.

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::element::element;
use crate::model::{Failure, Fetched};
use crate::state::handle::{Act, Derived, Draw};
use crate::state::{Reader, live};

/// Shows `waiting`, a failure with a way to try again, or what `ready` draws. `failed` says what is missing because of
/// the failure.
#[component]
pub fn Remote(
    state: Derived<Fetched<()>>,
    waiting: Draw,
    failed: &'static str,
    retry: Act<()>,
    ready: Draw,
) -> AnyView {
    live::view(move || match state.get() {
        Fetched::Waiting => waiting.run(),
        Fetched::Failed(failure) => FailureNotice(FailureNoticeProps { what: failed, failure, retry }),
        Fetched::Ready(()) => ready.run(),
    })
}

/// What failed, why in plain words, and a button to try again.
#[component]
pub fn FailureNotice(what: &'static str, failure: Failure, retry: Act<()>) -> AnyView {
    let reader = Reader::current();
    let again = element("button")
        .class("button")
        .attr("type", "button")
        .on("click", move |_| {
            focus::keep();
            retry.run(());
        })
        .child(reader.phrases().try_again);
    element("div")
        .class("remote")
        .attr("role", "alert")
        .child(element("p").class("remote__what").child(what))
        .child(element("p").class("remote__why").child(reader.reason(&failure)))
        .child(again)
        .done()
}
