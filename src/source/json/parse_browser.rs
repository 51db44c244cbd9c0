//! JSON by the browser's parser.

use js_sys::{Array, JSON, Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value in JSON; one that is not there is `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Value(JsValue);

impl Value {
    /// Reads a whole text; the error is what the browser says of it.
    pub fn parse(text: &str) -> Result<Self, String> {
        JSON::parse(text).map(Self).map_err(|error| {
            let message = Reflect::get(&error, &"message".into()).ok();
            message.and_then(|message| message.as_string()).unwrap_or_default()
        })
    }

    pub fn get(&self, key: &str) -> Self {
        Self(Reflect::get(&self.0, &key.into()).unwrap_or(JsValue::NULL))
    }

    pub fn is_null(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    pub fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    /// A text as it stands there; half a pair of surrogates in it becomes U+FFFD.
    pub fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }

    pub fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }

    pub fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// A number as it is written in its shortest form.
    pub fn number_text(&self) -> Option<String> {
        Some(self.0.dyn_ref::<Number>()?.to_string_with_radix(10).ok()?.into())
    }

    /// The elements of an array.
    pub fn elements(&self) -> Option<Vec<Self>> {
        Some(self.0.dyn_ref::<Array>()?.iter().map(Self).collect())
    }

    /// The keys of an object, in their order.
    pub fn keys(&self) -> Vec<String> {
        let keys = self.0.dyn_ref::<Object>().filter(|_| self.is_object()).map(Object::keys);
        keys.iter().flat_map(|keys| keys.iter().filter_map(|key| key.as_string())).collect()
    }

    /// An object of those fields that have a value.
    pub fn object(fields: Vec<(&str, Self)>) -> Self {
        let object = Object::new();
        for (key, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
            // Setting a field of a plain object of our own cannot fail.
            let _ = Reflect::set(&object, &key.into(), &value.0);
        }
        Self(object.into())
    }

    /// The same object with another value for a field.
    pub fn with(&self, key: &str, value: Self) -> Self {
        let object = Object::new();
        if let Some(own) = self.0.dyn_ref::<Object>() {
            Object::assign(&object, own);
        }
        let _ = Reflect::set(&object, &key.into(), &value.0);
        Self(object.into())
    }

    /// The value as JSON.
    pub fn write(&self) -> String {
        JSON::stringify(&self.0).map(String::from).unwrap_or_default()
    }
}

/// What another program of the page gave.
impl From<JsValue> for Value {
    fn from(given: JsValue) -> Self {
        Self(given)
    }
}

/// For another program of the page.
impl From<Value> for JsValue {
    fn from(value: Value) -> Self {
        value.0
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self((number as f64).into())
    }
}

impl From<Vec<Value>> for Value {
    fn from(elements: Vec<Value>) -> Self {
        Self(elements.into_iter().map(|element| element.0).collect::<Array>().into())
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self(text.map_or(JsValue::NULL, JsValue::from))
    }
}
