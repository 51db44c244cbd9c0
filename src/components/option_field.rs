//! Fields of a form in which something is chosen: each with its label, and what it means.

use leptos::prelude::*;

use crate::components::element::{Element, element, together};
use crate::state::handle::Act;
use crate::state::live;

/// A field for a text or a number; `changed` hears every change. `hint` says what can be written, `suggested` is offered
/// while writing.
#[component]
pub fn TextField(
    /// Tells fields of one page apart.
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    /// `text` or `number`.
    kind: &'static str,
    /// The least and the most of a number.
    range: Option<(u32, u32)>,
    /// What counts while nothing is written.
    usual: &'static str,
    value: String,
    /// They may come while somebody writes.
    suggested: Act<(), Vec<String>>,
    changed: Act<String>,
) -> AnyView {
    let (hint_id, list_id) = (format!("{id}-hint"), format!("{id}-list"));
    let described = hint.map(|_| hint_id.clone());
    let input = element("input")
        .class("option-field__input")
        .attr("type", kind)
        .attr("id", id)
        .attr("value", value)
        .attr("min", range.map(|(least, _)| least))
        .attr("max", range.map(|(_, most)| most))
        .attr("placeholder", usual)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described)
        .attr("list", list_id.clone())
        .on("input", move |event| changed.run(event_target_value(&event)));
    let option = |text: String| element("option").attr("value", text);
    let options =
        live::view_of(move || suggested.run(()), move |all| together(all.into_iter().map(option).collect::<Vec<_>>()));
    let list = element("datalist").attr("id", list_id).child(options);
    element("div")
        .class("option-field")
        .child(element("label").class("option-field__label").attr("for", id).child(label))
        .child(input)
        .child(list)
        .child(hint.map(|hint| element("p").class("option-field__hint").attr("id", hint_id).child(hint)))
        .done()
}

/// A field in which one of several values is chosen, each a value and its name.
#[component]
pub fn ChoiceField(
    id: &'static str,
    label: &'static str,
    /// More of them may come later; with the value that is chosen then.
    choices: Act<(), Vec<(String, String)>>,
    value: Act<(), String>,
    changed: Act<String>,
) -> AnyView {
    let options = live::view_of(
        move || choices.run(()),
        move |all| {
            let value = untrack(|| value.run(()));
            let option = |(own, name): (String, String)| {
                let selected = (own == value).then_some("");
                element("option").attr("value", own).attr("selected", selected).child(name)
            };
            together(all.into_iter().map(option).collect::<Vec<_>>())
        },
    );
    let select = element("select")
        .class("option-field__input")
        .attr("id", id)
        .on("change", move |event| changed.run(event_target_value(&event)))
        .child(options);
    element("div")
        .class("option-field")
        .child(element("label").class("option-field__label").attr("for", id).child(label))
        .child(select)
        .done()
}

/// A group of boxes, each on or off by itself: a value, its name, and whether it is on.
#[component]
pub fn BoxesField(
    label: &'static str,
    boxes: Vec<(&'static str, &'static str, bool)>,
    changed: Act<(&'static str, bool)>,
) -> AnyView {
    let field = move |(own, name, on): (&'static str, &'static str, bool)| {
        let input = element("input")
            .attr("type", "checkbox")
            .attr("checked", on.then_some(""))
            .on("change", move |event| changed.run((own, event_target_checked(&event))));
        element("label").class("option-field__box").child(input).child(name)
    };
    let fields: Vec<Element> = boxes.into_iter().map(field).collect();
    element("fieldset")
        .class("option-field option-field--boxes")
        .child(element("legend").class("option-field__label").child(label))
        .child(fields)
        .done()
}
