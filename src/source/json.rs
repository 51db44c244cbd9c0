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
/// leaves it, becomes U+FFFD, and a number too large for floating point becomes `null`. Nothing changes its place.
fn mended(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let (mut at, mut quoted) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        quoted ^= byte == b'"';
        at += match byte {
            b'\\' if quoted => mend_escape(&mut bytes[at..]),
            b'-' | b'0'..=b'9' if !quoted => mend_number(&mut bytes[at..]),
            _ => 1,
        };
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Mends the escape that `text` begins with and gives its length.
fn mend_escape(text: &mut [u8]) -> usize {
    // Of a pair of escapes the first is D800 to DBFF, the second DC00 to DFFF.
    match text {
        [
            _,
            b'u',
            b'd' | b'D',
            b'8' | b'9' | b'a' | b'b' | b'A' | b'B',
            _,
            _,
            b'\\',
            b'u',
            b'd' | b'D',
            b'c'..=b'f' | b'C'..=b'F',
            ..,
        ] => 12,
        [_, b'u', first @ (b'd' | b'D'), second @ (b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F'), third, fourth, ..] => {
            (*first, *second, *third, *fourth) = (b'f', b'f', b'f', b'd');
            6
        }
        // What follows the backslash may be another one, or a quotation mark that ends nothing.
        _ => 2,
    }
}

/// Mends the number that `text` begins with and gives its length.
fn mend_number(text: &mut [u8]) -> usize {
    let (mut length, mut digits) = (0, 0);
    for byte in text.iter() {
        digits = match byte {
            b'0'..=b'9' => digits + 1,
            // Two hundred digits are too many, and three in the exponent too.
            b'e' | b'E' => digits.max(197),
            b'+' | b'-' | b'.' => digits,
            _ => break,
        };
        length += 1;
    }
    if digits >= 200 {
        text[..length].fill(b' ');
        text[..4].copy_from_slice(b"null");
    }
    length
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
