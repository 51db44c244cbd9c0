//! Words to the publisher, in the console.

/// Says what was not as expected.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}
