//! New articles that wait until the reader lets them in.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::state::handle::{Act, Derived};
use crate::state::{Reader, live};

/// A button that says how many there are, told politely when there are more; pressed, it lets them in.
#[component]
pub fn NewArticles(count: Derived<usize>, admit: Act<()>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let name = move || reader.plural(&phrases.new_articles, count.get() as u64);
    let button = live::view_of(
        move || count.get() > 0,
        move |any| {
            together(any.then(|| {
                element("button")
                    .class("new-articles__button")
                    .attr("type", "button")
                    .on("click", move |_| admit.run(()))
                    .child(live::view(move || name().into_any()))
            }))
        },
    );
    element("div").class("new-articles").attr("aria-live", "polite").child(button).done()
}
