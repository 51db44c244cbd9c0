//! Case and accents folded, so that searching finds what a reader means.

/// `text` in lower case and without accents, by Unicode normalization form NFKD.
#[cfg(target_arch = "wasm32")]
pub fn fold(text: &str) -> String {
    let folded = String::from(js_sys::JsString::from(text).normalize("NFKD").to_lower_case());
    match folded.is_ascii() {
        true => folded,
        false => folded.chars().filter(|letter| !is_mark(*letter)).collect(),
    }
}

/// `text` in lower case; accents stay, because the host has no tables for them.
#[cfg(not(target_arch = "wasm32"))]
pub fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| !is_mark(*letter)).collect()
}

/// Combining accents of Latin, Greek and Cyrillic, the points of Hebrew and Arabic, and the Arabic stretching line.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}
