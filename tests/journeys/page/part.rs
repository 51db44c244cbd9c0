//! Parts of a page, found by role and name, and what a reader does with them.

use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverResult;

use super::{LIMIT, PAUSE, Page, READER, answered, strings};

/// A place in the page: the document, or something in it that was found by role and name.
#[derive(Clone)]
pub struct Part<'a> {
    page: &'a Page<'a>,
    path: Vec<(String, String)>,
}

impl<'a> Part<'a> {
    /// The whole document.
    pub(super) fn all(page: &'a Page<'a>) -> Self {
        Self { page, path: Vec::new() }
    }

    /// What has this role and name inside this part.
    pub fn part(&self, role: &str, name: &str) -> Part<'a> {
        let mut path = self.path.clone();
        path.push((role.to_owned(), name.to_owned()));
        Part { page: self.page, path }
    }

    /// Names of everything of `role` in here, in order.
    #[track_caller]
    pub fn names(&self, role: &str) -> Vec<String> {
        strings(&self.part(role, "").script("return found.map(nameOf)"))
    }

    #[track_caller]
    pub fn count(&self) -> usize {
        self.script("return found.length").as_u64().unwrap_or(0) as usize
    }

    #[track_caller]
    pub fn is_there(&self) -> bool {
        self.count() > 0
    }

    #[track_caller]
    pub fn expect(&self) {
        self.page.until(&format!("there is {self}"), || self.is_there());
    }

    #[track_caller]
    pub fn expect_gone(&self) {
        self.page.until(&format!("there is no {self}"), || !self.is_there());
    }

    /// The text as it is read out, spaces squeezed; empty when the part is not there.
    #[track_caller]
    pub fn text(&self) -> String {
        self.script("return found.length ? squeeze(textOf(found[0])) : ''").as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let value = self.script(&format!("return found.length ? found[0].getAttribute('{name}') : null"));
        value.as_str().map(str::to_owned)
    }

    #[track_caller]
    pub fn expect_text(&self, piece: &str) {
        self.page.until(&format!("{self} says {piece:?}"), || self.text().contains(piece));
    }

    #[track_caller]
    pub fn expect_attribute(&self, name: &str, value: Option<&str>) {
        self.page.expect(&format!("{name} of {self}"), &value.map(str::to_owned), || self.attribute(name));
    }

    /// Distance of the part's upper edge from that of the window.
    #[track_caller]
    pub fn top(&self) -> f64 {
        self.script("return found.length ? found[0].getBoundingClientRect().top : NaN").as_f64().unwrap_or(f64::NAN)
    }

    /// Scrolls the part into the middle of the window.
    #[track_caller]
    pub fn show(&self) {
        self.expect();
        self.script("found[0].scrollIntoView({ block: 'center', behavior: 'instant' })");
    }

    /// A real click. A part that is moved or drawn anew just then is looked up again.
    #[track_caller]
    pub fn click(&self) {
        self.act(|element| async move { element.click().await });
    }

    #[track_caller]
    pub fn type_in(&self, text: &str) {
        self.act(|element| async move { element.send_keys(text).await });
    }

    /// Runs a script that has this part's elements as `found`.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.page.script(&format!("const found = follow(given);\n{body}"), json!(self.path))
    }

    #[track_caller]
    pub(super) fn element(&self) -> WebElement {
        self.expect();
        let script = format!("{READER}\nreturn follow(arguments[0])[0];");
        answered(self.page.ask(&script, json!(self.path)).and_then(|answer| answer.element()))
    }

    #[track_caller]
    fn act<F: Future<Output = WebDriverResult<()>>>(&self, action: impl Fn(WebElement) -> F) {
        let started = Instant::now();
        let script = format!("{READER}\nconst found = follow(arguments[0]);\nreturn found[0] ?? null;");
        let once = || {
            let element = self.page.ask(&script, json!(self.path))?.element()?;
            self.page.session.runtime.block_on(action(element))
        };
        while let Err(error) = once() {
            assert!(started.elapsed() < LIMIT, "{self} cannot be used within {LIMIT:?}: {error}");
            std::thread::sleep(PAUSE);
        }
    }
}

impl std::fmt::Display for Part<'_> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (depth, (role, name)) in self.path.iter().rev().enumerate() {
            let joint = if depth == 0 { "" } else { " in " };
            write!(to, "{joint}{role}")?;
            if !name.is_empty() {
                write!(to, " {name:?}")?;
            }
        }
        Ok(())
    }
}
