//! Words to the publisher and the site owner, in the console.

use std::cell::RefCell;

/// Says what was not as expected.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Like `warn`, but each text only once on this page.
pub fn warn_once(text: &str) {
    thread_local! {
        static SAID: RefCell<Vec<String>> = RefCell::default();
    }
    let new = SAID.with_borrow_mut(|said| {
        let new = !said.iter().any(|known| known == text);
        said.extend(new.then(|| text.to_owned()));
        new
    });
    if new {
        warn(text);
    }
}
