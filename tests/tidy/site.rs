//! The rules of style sheets, pages, Cargo.toml and documents.

use crate::check;
use crate::text::{contains_any, lines, names_a_colour, pages};

#[test]
fn colours_and_fonts_are_named_in_tokens() {
    check(
        "Colours and fonts are written in style/tokens.css, elsewhere var(--…).",
        &lines("style", &["css"]),
        |line| {
            let code = line.code.trim();
            let font = ["font-family:", "font:"].iter().find_map(|name| code.strip_prefix(name));
            // A shorthand ends with the family, which is a token; weight and line height stand before it.
            let family = font.and_then(|font| font.trim().trim_end_matches(';').rsplit(' ').next());
            let own_font = family.is_some_and(|family| !family.starts_with("var(--") && family != "inherit");
            (own_font || names_a_colour(code)) && line.path != "style/tokens.css"
        },
    );
}

#[test]
fn cascade_layers_are_declared_once() {
    let mut declarations = 0;
    check("The order of the cascade layers is declared once.", &lines("style", &["css"]), |line| {
        let declares = line.code.trim().starts_with("@layer") && line.code.contains(';') && !line.code.contains('{');
        declarations += usize::from(declares);
        declares && declarations > 1
    });
}

#[test]
fn css_is_nested_one_level_at_most() {
    // Whether each open block is a style rule; at-rules such as @layer and @media do not count.
    let (mut open, mut selector) = (Vec::new(), String::new());
    check("A style rule holds one level of nested rules, no more.", &lines("style", &["css"]), |line| {
        let mut deep = false;
        for letter in line.code.chars() {
            match letter {
                '{' => open.push(!std::mem::take(&mut selector).trim_start().starts_with('@')),
                '}' => drop(open.pop()),
                ';' => {}
                _ => {
                    selector.push(letter);
                    continue;
                }
            }
            selector.clear();
            deep |= open.iter().filter(|is_rule| **is_rule).count() > 2;
        }
        deep
    });
}

#[test]
fn pages_hold_no_inline_script_or_style() {
    check("A page has scripts by `src`, closed on their line, and no style or on… attribute.", &pages(), |line| {
        let code = format!(" {}", line.code);
        let script = code.contains("<script") && !(code.contains(" src=") && code.contains("></script>"));
        let handler = code.split(" on").skip(1).any(|rest| {
            rest.split_once('=')
                .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphabetic()))
        });
        script || handler || contains_any(&code, &["<style", " style=", "javascript:", "rel=\"inline\""])
    });
}

#[test]
fn no_script_comes_from_elsewhere() {
    let lines = [lines("public", &["html", "json", "js", "svg", "xml"]), pages()].concat();
    check("No page or data loads a script from another site.", &lines, |line| {
        let tags = line.code.split("<script").skip(1).filter_map(|rest| rest.split('>').next());
        tags.into_iter().any(|tag| contains_any(tag, &["http:", "https:", "=\"//", "=//"]))
    });
}

#[test]
fn wasm_bindgen_is_pinned_exactly() {
    check(
        "Cargo.toml pins wasm-bindgen with `=`, since its tool must be the same version.",
        &lines("Cargo.toml", &[]),
        |line| line.code.starts_with("wasm-bindgen =") && !line.code.contains("\"="),
    );
}

#[test]
fn decision_records_are_numbered_and_short() {
    check("A decision record is NNN-title.md, under 40 lines.", &lines("docs/decisions", &[]), |line| {
        let name = line.path.trim_start_matches("docs/decisions/");
        let number = name.chars().take_while(char::is_ascii_digit).count();
        let titled = name[number..].starts_with('-') && name.ends_with(".md") && name.len() > 7;
        number != 3 || !titled || line.number == 40
    });
}

#[test]
fn the_architecture_fits_on_a_page() {
    check("docs/ARCHITECTURE.md is under 120 lines.", &lines("docs/ARCHITECTURE.md", &[]), |line| line.number == 120);
}
