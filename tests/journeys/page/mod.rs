//! What a reader does with a page and finds there, by role and name alone, as assistive technology tells them.
//!
//! Everything here panics with a sentence when the page is not so; `trial.rs` turns that into a failed journey.

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::Location;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::prelude::ScriptRet;

use crate::engine::Session;
use crate::server::Server;

mod part;

pub use part::Part;

/// How long a page may take to become what is expected of it.
const LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(40);
/// Put before every script; see there.
const READER: &str = include_str!("../reader.js");

/// The browser's one tab.
pub struct Page<'a> {
    pub session: &'a Session,
    server: &'a Server,
    /// The widget within whose frame things are done now.
    widget: Cell<Option<usize>>,
}

impl<'a> Page<'a> {
    pub fn new(session: &'a Session, server: &'a Server) -> Self {
        Self { session, server, widget: Cell::new(None) }
    }

    /// Goes to an address of the site, as if typed in.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.go(&self.server.address(path));
    }

    /// Goes to an address of the site in a frame `width` pixels wide: not every engine makes its window so narrow.
    #[track_caller]
    pub fn open_narrow(&self, path: &str, width: u32) {
        self.run(self.session.driver.enter_default_frame());
        self.go(&self.server.framed(path, width));
        self.until("the frame is there", || {
            self.script("return document.querySelector('iframe') !== null", json!(null)) == true
        });
        self.run(self.session.driver.enter_frame(0));
    }

    /// Goes to an address of any site.
    #[track_caller]
    pub fn go(&self, address: &str) {
        self.run(self.session.driver.goto(address));
    }

    /// Does something within the frame of the widget with this number, from 0, on a host page.
    #[track_caller]
    pub fn in_widget<T>(&self, number: usize, act: impl FnOnce() -> T) -> T {
        self.enter_widget(number);
        self.widget.set(Some(number));
        let done = act();
        self.widget.set(None);
        self.run(self.session.driver.enter_default_frame());
        done
    }

    #[track_caller]
    fn enter_widget(&self, number: usize) {
        let find =
            "const all = [...document.querySelectorAll('*')].filter((e) => e.localName.startsWith('dateline-news'));
            return all[arguments[0]]?.shadowRoot?.querySelector('iframe') ?? null";
        let driver = &self.session.driver;
        let enter = async || driver.execute(find, [json!(number)]).await?.element()?.enter_frame().await;
        // Not there yet, or not yet known to the driver.
        self.until("the widget's frame can be entered", || self.session.runtime.block_on(enter()).is_ok());
    }

    /// Runs a script where the journey is. A document or a frame that is replaced just then cannot be asked, and the one
    /// that comes after it in the same place is.
    #[track_caller]
    fn ask(&self, script: &str, given: Value) -> WebDriverResult<ScriptRet> {
        use WebDriverErrorInner::{NoSuchFrame, NoSuchWindow};
        let started = Instant::now();
        loop {
            match self.session.runtime.block_on(self.session.driver.execute(script, [given.clone()])) {
                Err(error) if matches!(*error, NoSuchFrame(_) | NoSuchWindow(_)) && started.elapsed() < LIMIT => {
                    std::thread::sleep(PAUSE);
                    if let Some(number) = self.widget.get() {
                        self.run(self.session.driver.enter_default_frame());
                        self.enter_widget(number);
                    }
                }
                answer => return answer,
            }
        }
    }

    /// Has Chromium tell pages that the device is set so, as by `prefers-reduced-motion`.
    #[track_caller]
    pub fn wish(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.run(self.session.driver.cdp().send_raw("Emulation.setEmulatedMedia", features));
    }

    /// Enters the first frame of the page for good.
    #[track_caller]
    pub fn enter_frame(&self) {
        self.run(self.session.driver.enter_frame(0));
    }

    /// Moves the pointer over the part.
    #[track_caller]
    pub fn point_at(&self, part: &Part) {
        let element = part.element();
        self.run(self.session.driver.action_chain().move_to_element_center(&element).perform());
    }

    #[track_caller]
    pub fn back(&self) {
        self.run(self.session.driver.back());
    }

    #[track_caller]
    pub fn forward(&self) {
        self.run(self.session.driver.forward());
    }

    /// Makes the part of the window that shows the page so large.
    #[track_caller]
    pub fn resize(&self, width: i64, height: i64) {
        let set =
            |outer: (i64, i64)| self.run(self.session.driver.set_window_rect(0, 0, outer.0 as u32, outer.1 as u32));
        let inner = || {
            let size = self.script("return [innerWidth, innerHeight]", json!(null));
            (size[0].as_i64().unwrap_or(0), size[1].as_i64().unwrap_or(0))
        };
        set((width, height));
        let (got_width, got_height) = inner();
        set((width + (width - got_width).max(0), height + (height - got_height).max(0)));
    }

    /// The whole document.
    pub fn document(&'a self) -> Part<'a> {
        Part::all(self)
    }

    /// What has this role and name, anywhere in the page; an empty name stands for any.
    pub fn part(&'a self, role: &str, name: &str) -> Part<'a> {
        self.document().part(role, name)
    }

    /// The list of news, whatever it is called now.
    pub fn feed(&'a self) -> Part<'a> {
        self.part("feed", "")
    }

    /// Titles of the listed articles, in order.
    #[track_caller]
    pub fn titles(&'a self) -> Vec<String> {
        self.feed().names("article")
    }

    /// Waits until the feed lists exactly these articles.
    #[track_caller]
    pub fn expect_titles(&'a self, expected: &[&str]) {
        self.expect("the listed titles", expected, || self.titles());
    }

    #[track_caller]
    pub fn expect_heading(&'a self, expected: &str) {
        self.expect("the page's h1", &[expected], || {
            self.list("return all(document, 'heading').filter(e => e.tagName === 'H1').map(nameOf)")
        });
    }

    #[track_caller]
    pub fn click(&'a self, role: &str, name: &str) {
        self.part(role, name).click();
    }

    /// Presses and lets go of a key, wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: Key) {
        let chain = self.session.driver.action_chain().key_down(key.clone()).key_up(key);
        self.run(chain.perform());
    }

    /// Role and name of what has the focus; nothing when nothing has.
    #[track_caller]
    pub fn focus(&self) -> String {
        self.text("return describe(document.activeElement)")
    }

    /// Path and query as the address bar shows them.
    #[track_caller]
    pub fn address(&self) -> String {
        self.text("return decodeURIComponent(location.pathname + location.search)")
    }

    #[track_caller]
    pub fn title(&self) -> String {
        self.text("return document.title")
    }

    /// Pixels the page is scrolled down.
    #[track_caller]
    pub fn scrolled(&self) -> f64 {
        self.script("return scrollY", json!(null)).as_f64().unwrap_or(0.0)
    }

    #[track_caller]
    pub fn scroll_to_end(&self) {
        self.script("scrollTo(0, document.documentElement.scrollHeight)", json!(null));
    }

    #[track_caller]
    pub fn scroll_by(&self, pixels: i64) {
        self.script("scrollBy(0, given)", json!(pixels));
    }

    /// Runs a script that knows `reader.js` and, as `given`, a value.
    #[track_caller]
    pub fn script(&self, body: &str, given: Value) -> Value {
        let script = format!("{READER}\nconst given = arguments[0];\n{body}");
        answered(self.ask(&script, given)).json().clone()
    }

    /// Runs `body`, which calls `done` with the result.
    #[track_caller]
    pub fn script_async(&self, body: &str) -> Value {
        let body = format!("const done = arguments[arguments.length - 1];\n{body}");
        self.run(self.session.driver.execute_async(body, Vec::new())).json().clone()
    }

    #[track_caller]
    pub fn text(&self, body: &str) -> String {
        self.script(body, json!(null)).as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn list(&self, body: &str) -> Vec<String> {
        strings(&self.script(body, json!(null)))
    }

    /// Waits until `holds`.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn() -> bool) {
        self.expect(what, &true, holds);
    }

    /// Waits until `actual` gives what is expected, and shows the last of it when it never does.
    #[track_caller]
    pub fn expect<E, A>(&self, what: &str, expected: &E, actual: impl Fn() -> A)
    where
        E: Debug + ?Sized,
        A: Debug + PartialEq<E>,
    {
        self.expect_within(LIMIT, what, expected, actual);
    }

    /// Like `expect`, for what takes its time by design.
    #[track_caller]
    pub fn expect_within<E, A>(&self, limit: Duration, what: &str, expected: &E, actual: impl Fn() -> A)
    where
        E: Debug + ?Sized,
        A: Debug + PartialEq<E>,
    {
        let started = Instant::now();
        loop {
            let last = actual();
            if last == *expected {
                return;
            }
            assert!(started.elapsed() < limit, "{what}: expected {expected:?}, and after {limit:?} it is {last:?}");
            std::thread::sleep(PAUSE);
        }
    }

    #[track_caller]
    fn run<T, X: std::fmt::Display>(&self, command: impl Future<Output = Result<T, X>>) -> T {
        answered(self.session.runtime.block_on(command))
    }
}

#[track_caller]
fn answered<T, X: std::fmt::Display>(answer: Result<T, X>) -> T {
    let caller = Location::caller();
    answer.unwrap_or_else(|error| panic!("the browser refused ({caller}): {error}"))
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
