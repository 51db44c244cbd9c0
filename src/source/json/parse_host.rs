//! JSON on the host, read as browsers read it.

use serde_json::Value as Parsed;

/// A value in JSON; one that is not there is `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Value(Parsed);

impl Value {
    /// Reads a whole text; the error says where it is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: fn(&str) -> serde_json::Result<Parsed> = |text| serde_json::from_str(text);
        let parsed = read(text).or_else(|error| read(&mended(text)).map_err(|_| error));
        parsed.map(Self).map_err(|error| format!("line {}, column {}", error.line(), error.column()))
    }

    pub fn get(&self, key: &str) -> Self {
        Self(self.0.get(key).cloned().unwrap_or_default())
    }

    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }

    pub fn is_object(&self) -> bool {
        self.0.is_object()
    }

    pub fn as_text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    pub fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }

    pub fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// A number as it is written in its shortest form.
    pub fn number_text(&self) -> Option<String> {
        self.0.as_f64().map(|number| number.to_string())
    }

    /// The elements of an array.
    pub fn elements(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }

    /// The keys of an object.
    pub fn keys(&self) -> Vec<String> {
        self.0.as_object().into_iter().flat_map(|object| object.keys().cloned()).collect()
    }

    /// An object of those fields that have a value.
    pub fn object(fields: Vec<(&str, Self)>) -> Self {
        let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
        Self(Parsed::Object(fields.map(|(key, value)| (key.to_owned(), value.0)).collect()))
    }

    /// The same object with another value for a field.
    pub fn with(&self, key: &str, value: Self) -> Self {
        let mut object = self.0.as_object().cloned().unwrap_or_default();
        object.insert(key.to_owned(), value.0);
        Self(object.into())
    }

    /// The value as JSON.
    pub fn write(&self) -> String {
        self.0.to_string()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self(number.into())
    }
}

impl From<Vec<Value>> for Value {
    fn from(elements: Vec<Value>) -> Self {
        Self(Parsed::Array(elements.into_iter().map(|element| element.0).collect()))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self(text.map_or(Parsed::Null, Parsed::from))
    }
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
