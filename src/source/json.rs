//! Tolerant reading of JSON: a field of the wrong type is a field that is not there.

use serde_json::Value;

use crate::model::{Failure, Reason};

/// Reads a whole answer. What is wrong in one value only is mended, so that it never loses the others.
pub fn parse(text: &str, address: &str) -> Result<Value, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    let read: fn(&str) -> serde_json::Result<Value> = |text| serde_json::from_str(text);
    read(text).or_else(|error| {
        read(&mended(text)).map_err(|_| {
            let detail = format!("it is not JSON (line {}, column {})", error.line(), error.column());
            Failure::new(address, Reason::Unreadable(detail))
        })
    })
}

/// `text` without what JSON's grammar allows and its reader refuses: half a pair of `\u` escapes, as cutting a text
/// leaves it, becomes U+FFFD, and a number too large for floating point becomes `null`.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let (mut rest, mut quoted) = (text, false);
    while let Some(letter) = rest.chars().next() {
        let (length, replacement) = match letter {
            '\\' if quoted => escape(rest),
            '-' | '0'..='9' if !quoted => number(rest),
            _ => (letter.len_utf8(), None),
        };
        quoted ^= letter == '"';
        mended.push_str(replacement.unwrap_or(&rest[..length]));
        rest = &rest[length..];
    }
    mended
}

/// The length of the escape that `text` begins with, and what stands for it when it is half a pair.
fn escape(text: &str) -> (usize, Option<&'static str>) {
    let unit = |start: usize| {
        let digits = text.get(start..start + 6).and_then(|unit| unit.strip_prefix("\\u"));
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
    };
    match (unit(0), unit(6)) {
        (0xd800..0xdc00, 0xdc00..0xe000) => (12, None),
        (0xd800..0xe000, _) => (6, Some("\\ufffd")),
        // The letter after the backslash goes with it: it may be a backslash or a quotation mark.
        _ => (text.chars().take(2).map(char::len_utf8).sum(), None),
    }
}

/// The length of the number that `text` begins with, and what stands for it when it is beyond about 10^300.
fn number(text: &str) -> (usize, Option<&'static str>) {
    let end = text.find(|letter: char| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
    let number = &text[..end.unwrap_or(text.len())];
    let exponent = number.find(['e', 'E']).map_or(0, |at| number[at + 1..].trim_start_matches(['+', '-']).len());
    (number.len(), (number.len() > 200 || exponent > 2).then_some("null"))
}

/// Text that is not blank, without spaces around it.
pub fn text<'a>(object: &'a Value, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The elements of an array; none when it is something else.
pub fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A whole number, written as a number or as digits.
pub fn whole(object: &Value, key: &str) -> Option<u64> {
    let value = object.get(key)?;
    value
        .as_u64()
        .or_else(|| value.as_f64().filter(|number| *number >= 0.0).map(|number| number as u64))
        .or_else(|| value.as_str()?.trim().parse().ok())
}
