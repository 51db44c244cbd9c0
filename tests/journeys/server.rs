//! A static host of our own: it serves dist/ as a publisher's host does, with a journey's own answers laid over it,
//! and remembers who asked for what and when. Browsers also use it as their proxy, so nothing gets past it.

use std::collections::{HashMap, VecDeque};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Instant;

use serde_json::Value;

use crate::wire::{self, Request};

/// The policy that DESIGN.md promises the site runs under.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' https: data:; connect-src 'self' https:; font-src 'self'; manifest-src 'self'; \
    worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'";
const POLICY_HEADER: &str = "Content-Security-Policy";
const VERSION: &str = "ETag";
/// Where browsers tell of violations, and where a page frames another to make it narrower than a window may be.
const REPORTS: &str = "/__csp";
const FRAME: &str = "/__frame";
/// What browsers ask of their makers' hosts by themselves; no page has a part in it.
const BROWSERS_OWN: [&str; 7] = [
    "accounts.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "update.googleapis.com",
    "www.google.com",
    "optimizationguide-pa.googleapis.com",
    "detectportal.firefox.com",
];

/// What a path is answered with.
#[derive(Clone)]
pub struct Answer {
    status: u16,
    content_type: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Arc<[u8]>,
    manner: Manner,
}

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    AtOnce,
    Held,
    Broken,
}

impl Answer {
    pub fn json(value: &Value) -> Self {
        Self::text("application/json", &value.to_string())
    }

    pub fn text(content_type: &'static str, body: &str) -> Self {
        Self::bytes(content_type, body.as_bytes())
    }

    pub fn bytes(content_type: &'static str, body: &[u8]) -> Self {
        Self { status: 200, content_type, headers: Vec::new(), body: body.into(), manner: Manner::AtOnce }
    }

    /// An error status with a body that no reader should see.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::text("text/plain", "the host says no") }
    }

    /// Asked for, and not answered until [`Server::release`] or another [`Server::put`].
    pub fn held() -> Self {
        Self { manner: Manner::Held, ..Self::status(503) }
    }

    /// A connection that is closed without an answer.
    pub fn broken() -> Self {
        Self { manner: Manner::Broken, ..Self::status(502) }
    }

    /// Under another policy than that of the site.
    pub fn policy(self, policy: &str) -> Self {
        self.header(POLICY_HEADER, policy)
    }

    fn open_to_everyone(self, origin: &str) -> Self {
        let is_page = self.is_page_without_policy();
        let answer = self.header("Access-Control-Allow-Origin", "*");
        let policy = || POLICY.replace("'self'", &format!("'self' {origin}"));
        if is_page { answer.policy(&policy()) } else { answer }
    }

    fn befriending(self, origin: &str) -> Self {
        let policy = || POLICY.replace(" https:", &format!(" https: {origin}")) + "; report-uri " + REPORTS;
        if self.is_page_without_policy() { self.policy(&policy()) } else { self }
    }

    fn is_page_without_policy(&self) -> bool {
        self.content_type.starts_with("text/html") && !self.headers.iter().any(|(name, _)| *name == POLICY_HEADER)
    }

    /// Kept by browsers, who ask again whether it is still this version.
    pub fn version(self, tag: &str) -> Self {
        self.header(VERSION, &format!("\"{tag}\"")).header("Cache-Control", "no-cache")
    }

    fn is_version(&self, known: &str) -> bool {
        self.headers.iter().any(|(name, tag)| *name == VERSION && tag == known)
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// One request: the path with its query, or the whole address when it was meant for another host.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub at: Instant,
    /// Whether it was asked whether the answer that the browser had is still the answer.
    pub conditional: bool,
    report: Option<String>,
}

#[derive(Default)]
struct Overlay {
    /// Answers by path, or by the path's end when the key starts with `*`. The last of a queue stays.
    answers: HashMap<String, VecDeque<Answer>>,
    closing: bool,
    /// Whether pages of any origin may read the answers.
    open: bool,
    /// Another origin that pages may read and show pictures of.
    friend: Option<String>,
}

struct Shared {
    dist: PathBuf,
    origin: String,
    overlay: Mutex<Overlay>,
    changed: Condvar,
    log: Mutex<Vec<Asked>>,
}

/// A running host. It ends, and lets go of every held answer, when dropped.
pub struct Server {
    shared: Arc<Shared>,
    /// `127.0.0.1:PORT`.
    pub host: String,
}

impl Server {
    /// Serves the folder `dist` on a free port of this machine.
    pub fn start(dist: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port to serve dist/ on");
        let host = listener.local_addr().expect("the port that was taken").to_string();
        let shared = Arc::new(Shared {
            dist: dist.to_owned(),
            origin: format!("http://{host}"),
            overlay: Mutex::default(),
            changed: Condvar::new(),
            log: Mutex::default(),
        });
        let (door, desk) = (shared.clone(), shared.clone());
        wire::listen(listener, move || lock(&door.overlay).closing, move |request| desk.answer(request));
        Self { shared, host }
    }

    /// Another site on this machine, which has nothing but what is put there.
    pub fn elsewhere() -> Self {
        Self::start(Path::new("nothing"))
    }

    /// From now on every answer may be read by pages of any origin, and the policy names this one: in a sandbox without
    /// an origin WebKit takes `'self'` for nothing.
    pub fn allow_everyone(&self) {
        lock(&self.shared.overlay).open = true;
    }

    /// From now on the policy lets pages read `origin` and show pictures of it. A publisher need not do so for an
    /// origin with https.
    pub fn befriend(&self, origin: &str) {
        lock(&self.shared.overlay).friend = Some(origin.to_owned());
    }

    /// The folder that is served.
    pub fn dist(&self) -> PathBuf {
        self.shared.dist.clone()
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// The address of a page that holds `path` in a frame `width` pixels wide.
    pub fn framed(&self, path: &str, width: u32) -> String {
        self.address(&format!("{FRAME}?{width},{path}"))
    }

    /// From now on `path` (or, after a `*`, every path ending so) is answered so, also to those who wait already.
    /// The first answer under `/data/` hides the demo edition.
    pub fn put(&self, path: &str, answer: Answer) {
        self.put_in_turn(path, [answer]);
    }

    /// Answers each request with the next, and all further ones with the last.
    pub fn put_in_turn(&self, path: &str, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.shared.overlay).answers.insert(path.to_owned(), answers.into_iter().collect());
        self.shared.changed.notify_all();
    }

    /// The path of the file of dist/ whose name begins and ends so.
    pub fn built(&self, beginning: &str, end: &str) -> String {
        let names = std::fs::read_dir(self.dist()).expect("dist/ is there").flatten();
        let mut names = names.map(|file| file.file_name().to_string_lossy().into_owned());
        let name = names.find(|name| name.starts_with(beginning) && name.ends_with(end));
        format!("/{}", name.unwrap_or_else(|| panic!("dist/ has no {beginning}…{end}")))
    }

    /// Takes an answer away again, so that what lies under it is served.
    pub fn release(&self, path: &str) {
        lock(&self.shared.overlay).answers.remove(path);
        self.shared.changed.notify_all();
    }

    /// Every request so far but the browsers' own and the reports.
    pub fn log(&self) -> Vec<Asked> {
        lock(&self.shared.log).iter().filter(|asked| asked.report.is_none()).cloned().collect()
    }

    /// The requests for `path`, whatever their query; `*` stands for any beginning.
    pub fn asked(&self, path: &str) -> Vec<Asked> {
        self.log().into_iter().filter(|asked| matches(path, without_query(&asked.path))).collect()
    }

    /// Requests that went to other hosts.
    pub fn asked_elsewhere(&self) -> Vec<String> {
        self.log().into_iter().map(|asked| asked.path).filter(|path| !path.starts_with('/')).collect()
    }

    /// What browsers reported as violations of the policy.
    pub fn violations(&self) -> Vec<String> {
        lock(&self.shared.log).iter().filter_map(|asked| asked.report.clone()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.shared.overlay).closing = true;
        self.shared.changed.notify_all();
        // Somebody has to connect for the end to be noticed.
        let _ = TcpStream::connect(&self.host);
    }
}

impl Shared {
    fn answer(&self, request: Request) {
        let url = request.target.clone();
        if !url.starts_with('/') {
            if !is_browsers_own(&url) {
                self.note(url, false, None);
            }
            return send(request, &Answer::status(403));
        }
        if without_query(&url) == REPORTS {
            self.note(url, false, Some(request.body.clone()));
            return send(request, &Answer::status(204));
        }
        self.note(url.clone(), request.known.is_some(), None);
        if let Some(answer) = self.find(&url) {
            let overlay = lock(&self.overlay);
            let (open, friend) = (overlay.open, overlay.friend.clone());
            drop(overlay);
            let answer = friend.into_iter().fold(answer, |answer, friend| answer.befriending(&friend));
            let same = request.known.as_ref().is_some_and(|known| answer.is_version(known));
            let answer = if open { answer.open_to_everyone(&self.origin) } else { answer };
            send(request, &if same { Answer { status: 304, body: Arc::default(), ..answer } } else { answer });
        }
    }

    fn note(&self, path: String, conditional: bool, report: Option<String>) {
        lock(&self.log).push(Asked { path, at: Instant::now(), conditional, report });
    }

    /// The answer to `url`, once it is no longer held; none when the journey ended meanwhile.
    fn find(&self, url: &str) -> Option<Answer> {
        let path = without_query(url);
        if let (FRAME, Some((_, wish))) = (path, url.split_once('?')) {
            return Some(frame(wish));
        }
        let mut overlay = lock(&self.overlay);
        loop {
            let key = overlay.answers.keys().find(|key| matches(key, path)).cloned();
            let Some(queue) = key.and_then(|key| overlay.answers.get_mut(&key)) else { break };
            let answer = if queue.len() > 1 { queue.pop_front() } else { queue.front().cloned() };
            match answer {
                Some(answer) if answer.manner != Manner::Held => return Some(answer),
                _ if overlay.closing => return None,
                _ => overlay = self.changed.wait(overlay).unwrap_or_else(|poisoned| poisoned.into_inner()),
            }
        }
        let own_data = overlay.answers.keys().any(|key| key.starts_with("/data/"));
        drop(overlay);
        let hidden = own_data && path.starts_with("/data/");
        Some(if hidden { Answer::status(404) } else { self.dist_file(path) })
    }

    fn dist_file(&self, path: &str) -> Answer {
        let relative = Path::new(path.trim_start_matches('/'));
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let asked = self.dist.join(relative);
        let file = match relative.extension() {
            _ if inside && asked.is_file() => asked,
            None => self.dist.join("index.html"),
            Some(_) => return Answer::status(404),
        };
        match std::fs::read(&file) {
            Ok(body) => Answer { body: body.into(), ..Answer::text(content_type(&file), "") },
            Err(_) => Answer::status(404),
        }
    }
}

fn send(request: Request, answer: &Answer) {
    if answer.manner == Manner::Broken {
        return;
    }
    let mut headers = vec![("Content-Type", answer.content_type.to_owned())];
    if !answer.headers.iter().any(|(name, _)| *name == "Cache-Control") {
        headers.push(("Cache-Control", "no-store".to_owned()));
    }
    if answer.is_page_without_policy() {
        headers.push((POLICY_HEADER, format!("{POLICY}; report-uri {REPORTS}")));
    }
    headers.extend(answer.headers.iter().cloned());
    request.answer(answer.status, &headers, &answer.body);
}

/// A page with one frame. Its style is an attribute of the element, not CSS, so the policy allows it.
fn frame(wish: &str) -> Answer {
    let (width, path) = wish.split_once(',').unwrap_or(("320", "/"));
    Answer::text(
        "text/html; charset=utf-8",
        &format!(
            "<!doctype html><html lang=en><title>Frame</title>\
             <iframe title=Frame width={width} height=640 frameborder=0 src=\"{path}\"></iframe>"
        ),
    )
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn matches(key: &str, path: &str) -> bool {
    match key.strip_prefix('*') {
        Some(end) => path.ends_with(end),
        None => path == key,
    }
}

fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// `url` is what a proxy is asked for: `host:443`, or a whole http address.
fn is_browsers_own(url: &str) -> bool {
    let host = url.trim_start_matches("http://").split(['/', ':']).next().unwrap_or_default();
    BROWSERS_OWN.contains(&host) || host.ends_with(".mozilla.com") || host.ends_with(".mozilla.org")
}

/// What a journey that failed leaves locked can still be used.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
