//! The article of the page, read aloud.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::browser::{focus, speech};
use crate::components::element::{element, together};
use crate::lang::{AnnexPhrases, Phrases};
use crate::state::handle::{Act, Held, Kept};
use crate::state::live;

/// A bar that begins to read by itself, and marks the sentence that is read; `ended` hears when all is read, the reader has
/// stopped it, or the article is gone.
#[component]
pub fn Listening(
    phrases: &'static Phrases,
    own: &'static AnnexPhrases,
    /// BCP 47.
    language: String,
    ended: Act<()>,
) -> AnyView {
    let sentences = Kept::new(SendWrapper::new(speech::sentences(&language)));
    let count = sentences.read().len();
    // The sentence that is read, and how often one was begun.
    let at = Held::new((0_usize, 0_u32));
    let (paused, failed) = (Held::new(false), Held::new(false));
    let go = move |to: usize| {
        failed.set(false);
        at.set((to, at.get_untracked().1 + 1));
    };
    live::effect(move || {
        let (now, paused_now) = (at.get(), paused.get());
        let all = sentences.read();
        speech::silence();
        let Some(sentence) = all.get(now.0) else { return ended.run(()) };
        speech::mark(Some(sentence));
        if paused_now {
            return;
        }
        speech::speak(&sentence.text, &language, move |said| {
            if at.try_read_untracked().is_none_or(|at| *at != now) {
                return;
            }
            match said {
                true => go(now.0 + 1),
                false => {
                    failed.set(true);
                    paused.set(true);
                }
            }
        });
    });
    if let Some(first) = sentences.read().first() {
        speech::on_gone(first, move || ended.run(()));
    }
    on_cleanup(|| {
        speech::silence();
        speech::mark(None);
    });
    // Whoever steers by keys finds the bar at once, and is back where they were when it goes.
    let (bar, before) = (live::ElementRef::new(), SendWrapper::new(focus::focused()));
    live::effect(move || bar.get().iter().for_each(|bar| focus::focus(bar)));
    on_cleanup(move || before.iter().filter(|_| focus::is_lost()).for_each(focus::focus));
    let button = |name: &'static str| element("button").class("button").attr("type", "button").child(name);
    let turn = element("button")
        .class("button listening__turn")
        .attr("type", "button")
        .on("click", move |_| {
            failed.set(false);
            paused.set(!paused.get_untracked());
        })
        .node_ref(bar)
        .child(live::view(move || if paused.get() { own.go_on } else { phrases.pause }.into_any()));
    let previous = button(own.previous_sentence).on("click", move |_| go(at.get_untracked().0.saturating_sub(1)));
    let next = button(own.next_sentence).on("click", move |_| go((at.get_untracked().0 + 1).min(count)));
    let stop = button(own.stop).on("click", move |_| ended.run(()));
    let failure = live::view_of(
        move || failed.get(),
        move |failed| together(failed.then(|| element("p").attr("role", "alert").child(own.cannot_listen))),
    );
    element("section")
        .class("listening")
        .attr("aria-label", phrases.listen)
        .child(failure)
        .child(element("div").class("listening__buttons").child(vec![turn, previous, next, stop]))
        .done()
}
