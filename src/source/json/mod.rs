//! Tolerant reading of JSON: a field of the wrong type is a field that is not there.
//!
//! The browser's own parser does the work; on the host another one stands in for it.

#[cfg(target_arch = "wasm32")]
mod parse_browser;
#[cfg(not(target_arch = "wasm32"))]
mod parse_host;

use crate::model::{Failure, Reason, Timestamp};

#[cfg(target_arch = "wasm32")]
pub use parse_browser::Value;
#[cfg(not(target_arch = "wasm32"))]
pub use parse_host::Value;

/// Reads a whole answer.
pub fn parse(text: &str, address: &str) -> Result<Value, Failure> {
    Value::parse(text.trim_start_matches('\u{feff}')).map_err(|detail| {
        let detail = ["it is not JSON (", &detail, ")"].concat();
        Failure::new(address, Reason::Unreadable(detail))
    })
}

/// Text that is not blank, without spaces around it.
pub fn text(object: &Value, key: &str) -> Option<String> {
    let text = object.get(key).as_text()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The elements of an array; none when it is something else.
pub fn list(object: &Value, key: &str) -> Vec<Value> {
    object.get(key).elements().unwrap_or_default()
}

/// A text to write; nothing where it is empty.
pub fn some(text: &str) -> Value {
    Value::from(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// A date to write, as RFC 3339 §5.6 has it.
pub fn date(at: Option<Timestamp>) -> Value {
    Value::from(at.map(Timestamp::to_rfc3339))
}

/// An author to write as JSON Feed 1.1 has one, with the slug of the page of its articles.
pub fn author(name: &str, slug: Option<String>) -> Value {
    Value::object(vec![("name", name.into()), ("_news", Value::object(vec![("slug", slug.into())]))])
}

/// A whole number, written as a number or as digits.
pub fn whole(object: &Value, key: &str) -> Option<u64> {
    let value = object.get(key);
    let number = value.as_number().filter(|number| number.is_finite() && *number >= 0.0);
    number.map(|number| number as u64).or_else(|| value.as_text()?.trim().parse().ok())
}
