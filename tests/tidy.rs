//! The rules of the source text, said as absences, so that a reader of the code may rely on them.
//!
//! Each test is one rule and goes through [`check`], which names every line that breaks it. Here are the rules of the
//! Rust code; `tidy/site.rs` has those of style sheets, pages and documents.

#[path = "tidy/contrast.rs"]
mod contrast;
#[path = "tidy/site.rs"]
mod site;
#[path = "tidy/text.rs"]
mod text;

use text::{Line, all_rust, contains_any, has_word, lines, pages, rust};

/// The layers of `src/`, in order. A file uses its own layer and those to its left; what stands in one layer beside each
/// other does not use the other.
const LAYERS: [&[&str]; 10] = [
    &["model"],
    &["lang"],
    &["route"],
    &["source"],
    &["browser"],
    &["state"],
    &["components"],
    &["pages"],
    &["annex", "app", "widget"],
    &["bin", "main"],
];

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

fn module_of(line: &Line) -> Option<&str> {
    line.path.strip_prefix("src/")?.split(['/', '.']).next()
}

fn layer_of(line: &Line) -> Option<usize> {
    layer(module_of(line)?)
}

/// Fails with every line for which `breaks` says yes.
fn check(rule: &str, lines: &[Line], breaks: impl FnMut(&&Line) -> bool) {
    let broken: Vec<String> = lines.iter().filter(breaks).map(Line::to_string).collect();
    assert!(broken.is_empty(), "{rule}\n{}\n", broken.join("\n"));
}

#[test]
fn a_file_uses_only_its_own_layer_and_those_to_its_left() {
    check("A layer is used by itself and those to its right, never the other way.", &rust("src"), |line| {
        line.modules.iter().any(|used| {
            let (own, other) = (layer_of(line), layer(used));
            own.is_some() && (other > own || (other == own && Some(used.as_str()) != module_of(line)))
        })
    });
}

#[test]
fn every_file_of_src_belongs_to_a_layer() {
    check("A file under src/ belongs to one of the layers.", &rust("src"), |line| {
        line.number == 1 && layer_of(line).is_none() && line.path != "src/lib.rs"
    });
}

#[test]
fn super_does_not_climb_out_of_its_layer() {
    check("`super` stays within the layer: write `crate::…` to leave it.", &rust("src"), |line| {
        let inside = line.path.matches('/').count() - usize::from(line.path.ends_with("/mod.rs"));
        line.bare.contains(&"super::".repeat(inside + usize::from(line.test)))
    });
}

#[test]
fn lib_lists_the_layers_in_order_and_hides_none() {
    let mut last = None;
    check("src/lib.rs declares the layers in their order and re-exports nothing.", &rust("src/lib.rs"), |line| {
        let Some(name) = line.bare.trim().strip_prefix("pub mod ") else {
            return line.bare.contains("pub use");
        };
        let before = std::mem::replace(&mut last, layer(name.trim_end_matches(';')));
        before > last
    });
}

#[test]
fn model_lang_and_route_know_no_framework_browser_or_wire_format() {
    let foreign = ["leptos", "web_sys", "js_sys", "gloo_net", "serde"];
    check("model, lang and route name no leptos, web_sys, js_sys, gloo_net or serde.", &rust("src"), |line| {
        layer_of(line) <= layer("route") && layer_of(line).is_some() && contains_any(&line.bare, &foreign)
    });
}

#[test]
fn types_read_from_outside_live_in_source_or_browser_and_stay_private() {
    let mut derived = false;
    check("A type that is read from outside is private, in source/ or browser/.", &rust("src"), |line| {
        let is_type = contains_any(&line.bare, &["struct ", "enum "]);
        let public = derived && is_type && line.bare.trim_start().starts_with("pub");
        derived = line.bare.contains("Deserialize") || (derived && !is_type && line.number > 1);
        public || (line.bare.contains("Deserialize") && !line.is_in(&["src/source", "src/browser"]))
    });
}

#[test]
fn only_browser_and_fetching_and_html_reading_touch_the_browser() {
    let allowed = [
        "src/browser",
        "src/source/fetch",
        "src/source/address",
        "src/source/body",
        "src/source/html",
        "src/source/json",
        "src/source/program",
        "src/source/foreign/web",
        "src/source/foreign/xml",
    ];
    check(
        "web_sys and js_sys appear only in browser/ and in source's fetch, address, body, program, html, json and foreign formats.",
        &rust("src"),
        |line| contains_any(&line.bare, &["web_sys", "js_sys"]) && !line.is_in(&allowed),
    );
}

#[test]
fn text_never_becomes_markup() {
    let words = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "srcdoc",
        "eval(",
    ];
    let lines = [rust("src"), lines("public", &["js"]), pages()].concat();
    check("Nothing is inserted as HTML: build nodes.", &lines, |line| !line.test && contains_any(&line.code, &words));
}

#[test]
fn paths_are_spelled_only_in_route() {
    let places = ["href=\"/", "/article/", "/tag/", "/category/", "/author/"];
    // The paths in source/foreign are those of other programs.
    check("A path comes from `Place::href`; only route.rs spells one.", &rust("src"), |line| {
        let is_path = |next: &str| next.starts_with(|next: char| next.is_alphabetic() || next == '{');
        let spelled = line.code.split("\"/").skip(1).any(is_path) || contains_any(&line.code, &places);
        spelled && !line.test && !line.is_in(&["src/route", "src/source/foreign"])
    });
}

#[test]
fn resources_are_created_only_by_pages_and_components_never_load() {
    check("Resources are created in pages/, and components spawn nothing.", &rust("src"), |line| {
        (line.bare.contains("Resource::new") && !line.is_in(&["src/pages"]))
            || (line.bare.contains("spawn") && line.is_in(&["src/components"]))
    });
}

#[test]
fn no_place_is_called_utils() {
    let names = ["util", "utils", "common", "helper", "helpers", "misc"];
    let lines = [lines("src", &[]), lines("tests", &[]), lines("style", &[])].concat();
    check("A file or folder is named by what it holds, not utils, common, helpers or misc.", &lines, |line| {
        line.number == 1 && line.path.split(['/', '.']).any(|part| names.contains(&part))
    });
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    check("A .rs file opens with `//!`.", &all_rust(), |line| line.number == 1 && !line.text.starts_with("//!"));
}

#[test]
fn no_file_is_long() {
    check("A .rs file is under 400 lines.", &all_rust(), |line| line.number == 400);
}

#[test]
fn nothing_in_src_is_unsafe_unfinished_or_unwrapped() {
    let words = ["todo!", "unimplemented!", "dbg!", ".unwrap()"];
    check("No unsafe, todo!, unimplemented!, dbg! or .unwrap() outside tests.", &rust("src"), |line| {
        !line.test && (has_word(&line.bare, "unsafe") || contains_any(&line.bare, &words))
    });
}

#[test]
fn imports_name_what_they_bring() {
    check("No glob but leptos::prelude::*, and in tests super::* and a prelude.", &all_rust(), |line| {
        let allowed = match line.test {
            true => contains_any(&line.bare, &["super::*", "prelude::*"]),
            false => line.bare.contains("leptos::prelude::*"),
        };
        contains_any(&line.bare, &["::*;", "::{*", "::*,", "::*}"]) && !allowed
    });
}

#[test]
fn views_carry_no_style_no_handlers_and_no_test_marks() {
    let attributes = ["style", "on", "srcdoc", "class", "data-test"].map(|name| format!(".attr(\"{name}"));
    check("An element has no attribute for style, script or tests, and names whole classes.", &rust("src"), |line| {
        let composed = line.code.contains(".class(") && line.code.contains("format!");
        let named = attributes.iter().any(|attribute| line.code.contains(attribute));
        !line.test && (composed || named) && !line.is_in(&["src/components/element"])
    });
}

#[test]
fn elements_are_built_in_one_way() {
    check("Elements come from components/element.rs, not from `view!`.", &rust("src"), |line| {
        let built = line.bare.contains("leptos::html") && !line.is_in(&["src/components/element", "src/state/live"]);
        !line.test && (built || line.bare.contains("view!"))
    });
}
