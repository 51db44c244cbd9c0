//! What the keys do.

use leptos::prelude::*;

use crate::browser::dialog;
use crate::components::element::{Element, element};
use crate::lang::{AnnexPhrases, Phrases};
use crate::state::handle::Act;
use crate::state::live;

/// A dialog that opens by itself; `closed` hears when it has been closed.
#[component]
pub fn KeyHelp(phrases: &'static Phrases, own: &'static AnnexPhrases, closed: Act<()>) -> AnyView {
    let keys: [(&[&str], &str); 12] = [
        (&["j"], own.key_next),
        (&["k"], own.key_previous),
        (&["o"], own.key_open),
        (&["s"], own.key_save),
        (&["m"], own.key_read),
        (&["u"], own.key_back),
        (&["/"], own.key_search),
        (&["g", "h"], phrases.latest_news),
        (&["g", "t"], phrases.all_tags),
        (&["g", "s"], phrases.saved),
        (&["?"], own.shortcuts),
        (&["Esc"], own.key_close),
    ];
    let row = |(keys, meaning): (&[&'static str], &'static str)| {
        let keys: Vec<Element> = keys.iter().map(|key| element("kbd").child(*key)).collect();
        element("div").child(element("dt").child(keys)).child(element("dd").child(meaning))
    };
    let dialog = live::ElementRef::new();
    live::effect(move || dialog.get().iter().for_each(|dialog| dialog::open(dialog)));
    let close = element("button")
        .class("button")
        .attr("type", "button")
        .on("click", move |_| dialog.get_untracked().iter().for_each(|dialog| dialog::close(dialog)))
        .child(own.close);
    element("dialog")
        .class("key-help")
        .attr("aria-labelledby", "key-help")
        .node_ref(dialog)
        .on("close", move |_| closed.run(()))
        .child(element("h2").class("key-help__heading").attr("id", "key-help").child(own.shortcuts))
        .child(element("dl").class("key-help__keys").child(keys.into_iter().map(row).collect::<Vec<_>>()))
        .child(element("p").class("key-help__hint").child(own.key_hint))
        .child(close)
        .done()
}
