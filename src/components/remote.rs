//! The one way to wait and the one way to fail.

use leptos::prelude::*;

use crate::model::{Failure, Fetched};
use crate::state::{Reader, live};

/// Shows `waiting`, a failure with a way to try again, or what `ready` draws. `failed` says what is missing because of
/// the failure.
#[component]
pub fn Remote(
    state: Memo<Fetched<()>>,
    waiting: ViewFn,
    failed: &'static str,
    retry: Callback<()>,
    ready: ViewFn,
) -> impl IntoView {
    live::view(move || match state.get() {
        Fetched::Waiting => waiting.run(),
        Fetched::Failed(failure) => view! { <FailureNotice what=failed failure retry/> }.into_any(),
        Fetched::Ready(()) => ready.run(),
    })
}

/// What failed, why in plain words, and a button to try again.
#[component]
pub fn FailureNotice(what: &'static str, failure: Failure, retry: Callback<()>) -> impl IntoView {
    let reader = Reader::current();
    view! {
        <div class="remote" role="alert">
            <p class="remote__what">{what}</p>
            <p class="remote__why">{reader.reason(&failure)}</p>
            <button class="button" type="button" on:click=move |_| retry.run(())>{reader.phrases().try_again}</button>
        </div>
    }
}
