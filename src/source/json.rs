//! Tolerant reading of JSON: a field of the wrong type is a field that is not there.

use serde_json::Value;

use crate::model::{Failure, Reason};

/// Reads a whole answer.
pub fn parse(text: &str, address: &str) -> Result<Value, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let detail = format!("it is not JSON (line {}, column {})", error.line(), error.column());
        Failure::new(address, Reason::Unreadable(detail))
    })
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
