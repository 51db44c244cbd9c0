//! The pages that the annex draws: their heading and their frame, and the annex itself on its way.

use leptos::prelude::*;

use crate::browser::annex;
use crate::components::element::{element, together};
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::components::remote::{FailureNotice, FailureNoticeProps};
use crate::model::text;
use crate::model::{Failure, Fetched, Reason};
use crate::pages::{Told, tell};
use crate::state::handle::{Act, Derived, Held};
use crate::state::{Reader, live};

#[component]
pub fn AnnexedPage(heading: &'static str) -> AnyView {
    let phrases = Reader::current().phrases();
    tell(move || Told { title: heading.to_owned(), ..Told::default() });
    let state = Held::new(Fetched::Waiting);
    let load = Act::new(move |()| {
        state.set(Fetched::Waiting);
        live::spawn_scoped(async move {
            let failed = |detail| Failure::new("annex", Reason::Unreadable(detail));
            state.set(annex::open("show").await.map_err(failed).into());
        });
    });
    let room = live::ElementRef::new();
    // Once there is room for it.
    live::effect(move || {
        if room.get().is_some() {
            load.run(());
        }
    });
    on_cleanup(annex::close);
    let busy = live::text(move || Some(text::truth(state.get() == Fetched::Waiting)));
    let failure = live::view(move || match state.get() {
        Fetched::Failed(failure) => {
            FailureNotice(FailureNoticeProps { what: phrases.failed_page, failure, retry: load })
        }
        Fetched::Waiting | Fetched::Ready(()) => together(None::<AnyView>),
    });
    let text = Derived::from(heading.to_owned());
    let title = PageHeading(PageHeadingProps { text, restoring: Restoring::ByHeading, class: "annexed__heading" });
    let room = element("div").attr("id", annex::ROOM).attr("aria-busy", busy).node_ref(room);
    element("div").class("annexed").child(title).child(failure).child(room).done()
}
