//! Case and accents folded, so that searching finds what a reader means.

use crate::model::search::is_mark;

/// `text` in lower case and without accents, by Unicode normalization form NFKD.
#[cfg(target_arch = "wasm32")]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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
