//! What the colours of each theme look like beside each other (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

/// The colours of one theme by the names of their tokens.
type Theme = BTreeMap<String, String>;

const TEXTS: [&str; 3] = ["--ink", "--quiet", "--accent"];
const GROUNDS: [&str; 3] = ["--paper", "--surface", "--tint"];

#[test]
fn every_theme_can_be_read() {
    let css = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).expect("it is there");
    let mut poor = Vec::new();
    for (name, theme, least) in themes(&css) {
        let mut check = |over: &str, under: &str, least: f64| {
            let ratio = contrast(&theme[over], &theme[under]);
            if ratio < least {
                poor.push(format!("{name}: {over} on {under} is {ratio:.2} and must be {least}"));
            }
        };
        for ground in GROUNDS {
            TEXTS.iter().for_each(|text| check(text, ground, least));
            check("--edge", ground, 3.0);
        }
        check("--on-accent", "--accent", least);
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
}

/// Each theme with its name and what its texts must reach: those for `prefers-contrast` reach level AAA.
fn themes(css: &str) -> Vec<(&'static str, Theme, f64)> {
    let (usual, more) = css.split_once("@media (prefers-contrast: more)").expect("there are colours of more contrast");
    let (first, _) = usual.split_once("&[data-theme=\"sepia\"]").expect("there is a sepia");
    let side = |dark: bool| colours(first, dark);
    let with = |mut theme: Theme, other: Theme| {
        theme.extend(other);
        theme
    };
    let sepia = |css: &str| {
        let block = css.split_once("&[data-theme=\"sepia\"] {").and_then(|(_, after)| after.split_once('}'));
        colours(block.expect("it ends").0, false)
    };
    let more_sides = more.split_once("&[data-theme").map_or(more, |(sides, _)| sides);
    let light_more = with(side(false), colours(more_sides, false));
    let sepia_more = with(with(light_more.clone(), sepia(usual)), sepia(more));
    vec![
        ("light", side(false), 4.5),
        ("dark", side(true), 4.5),
        ("sepia", with(side(false), sepia(usual)), 4.5),
        ("light, more contrast", light_more, 7.0),
        ("dark, more contrast", with(side(true), colours(more_sides, true)), 7.0),
        ("sepia, more contrast", sepia_more, 7.0),
    ]
}

/// The colours that `css` names, those of the dark side where there are two.
fn colours(css: &str, dark: bool) -> Theme {
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_suffix(';')?.split_once(": ")?;
        let sides = value.strip_prefix("light-dark(").and_then(|sides| sides.strip_suffix(')'));
        let value = match sides.and_then(|sides| sides.split_once(", ")) {
            Some((light, shade)) => {
                if dark {
                    shade
                } else {
                    light
                }
            }
            None => value,
        };
        value.starts_with('#').then(|| (name.to_owned(), value.to_owned()))
    };
    css.lines().filter_map(colour).collect()
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of `#rrggbb` or `#rgb`.
fn luminance(colour: &str) -> f64 {
    let digits = &colour[1..];
    let width = digits.len() / 3;
    let part = |number: usize| {
        let part = &digits[number * width..(number + 1) * width];
        let whole = u8::from_str_radix(&part.repeat(3 - width), 16).expect("it is a colour");
        let share = f64::from(whole) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}
