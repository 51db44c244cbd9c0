//! A site owner's own site, on another origin than the publisher's, with pages that hold widgets.

use serde_json::json;

use crate::page::Page;
use crate::server::{Answer, Server};

/// Writes down, in the page, what the widgets on it tell, and for how long they listen to messages.
const RECORDER: &str = "window.heard = [];
window.listening = [];
const listen = addEventListener.bind(window);
window.addEventListener = (name, act, options) => {
  if (name === 'message') listening.push(options.signal);
  listen(name, act, options);
};
for (const name of ['ready', 'open', 'error']) {
  addEventListener(`dateline-${name}`, ({ target, detail }) =>
    heard.push([name, target.id, detail.url ?? detail.message ?? ''].join(' ').trim()));
}";

pub struct Host<'a> {
    publisher: &'a Server,
    site: Server,
}

impl<'a> Host<'a> {
    pub fn of(publisher: &'a Server) -> Self {
        let site = Server::elsewhere();
        site.put("/recorder.js", Answer::text("text/javascript", RECORDER));
        Self { publisher, site }
    }

    /// The address of a file of the publisher's.
    pub fn news(&self, path: &str) -> String {
        self.publisher.address(path)
    }

    pub fn address(&self, path: &str) -> String {
        self.site.address(path)
    }

    /// The policy of a page that allows its own scripts, and from the publisher what a widget needs.
    pub fn policy(&self) -> String {
        let news = self.publisher.address("");
        format!("default-src 'none'; script-src 'self' {news}; frame-src {news}")
    }

    /// Puts a file of the host's.
    pub fn put(&self, path: &str, answer: Answer) {
        self.site.put(path, answer);
    }

    /// Opens a page that has the loader in its head.
    pub fn open(&self, page: &Page, body: &str) {
        let loader = self.news("/embed.js");
        self.open_whole(
            page,
            &format!(
                "<!doctype html><html lang=en><head><title>Host</title><script src=/recorder.js></script>\
                 <script src=\"{loader}\"></script></head><body>{body}</body></html>"
            ),
        );
    }

    /// Opens a page as it is.
    pub fn open_whole(&self, page: &Page, html: &str) {
        let answer = Answer::text("text/html; charset=utf-8", html).policy(&self.policy());
        self.site.put("/page.html", answer);
        page.go(&self.address("/page.html"));
    }

    /// What the page heard so far.
    pub fn heard(&self, page: &Page) -> Vec<String> {
        page.list("return window.heard ?? []")
    }

    /// Waits until the page has heard this.
    #[track_caller]
    pub fn expect_heard(&self, page: &Page, what: &str) {
        page.until(&format!("the page hears {what:?}, not only {:?}", self.heard(page)), || {
            self.heard(page).iter().any(|heard| heard.starts_with(what))
        });
    }

    /// Sets an attribute of the widget that is found by a selector, or takes it away.
    pub fn set(&self, page: &Page, selector: &str, name: &str, value: Option<&str>) {
        page.script(
            "const [selector, name, value] = given;
             const widget = document.querySelector(selector);
             value === null ? widget.removeAttribute(name) : widget.setAttribute(name, value)",
            json!([selector, name, value]),
        );
    }
}

/// The height of the widget's frame on the host page, in CSS pixels.
pub fn frame_height(page: &Page, selector: &str) -> f64 {
    let script =
        "return document.querySelector(given)?.shadowRoot.querySelector('iframe')?.getBoundingClientRect().height ?? 0";
    page.script(script, json!(selector)).as_f64().unwrap_or(0.0)
}

/// Whether what stands inside the element, for the time being, is seen.
pub fn shows_content(page: &Page, selector: &str) -> bool {
    page.script("return document.querySelector(given + ' > *').getClientRects().length > 0", json!(selector)) == true
}

/// Titles of the articles in the widget with this number, once it is shown: not every driver answers from a frame that is
/// still loading.
#[track_caller]
pub fn titles(page: &Page, number: usize) -> Vec<String> {
    let shown =
        "const widgets = [...document.querySelectorAll('*')].filter((e) => e.localName.startsWith('dateline-news'));
        const frame = widgets[given]?.shadowRoot?.querySelector('iframe');
        return Boolean(frame) && getComputedStyle(frame).visibility === 'visible'";
    page.until("the widget is shown", || page.script(shown, json!(number)) == true);
    page.in_widget(number, || page.document().names("article"))
}
