//! The browser engines: which of them this machine has, and one session for one journey, with its own driver process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

use crate::group::{self, Group};
use crate::server::lock;

/// How long a driver may take to be ready, and a browser to start.
const START: Duration = Duration::from_secs(30);
/// No single command to a driver takes longer, unless the driver hangs.
const COMMAND: Duration = Duration::from_secs(45);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// One session at a time on one engine; different engines run beside each other.
static BUSY: [Mutex<()>; 3] = [const { Mutex::new(()) }; 3];
static STARTED: [AtomicU32; 3] = [const { AtomicU32::new(0) }; 3];

/// Whether any journey got a session on this engine.
pub fn has_run(engine: Engine) -> bool {
    STARTED[engine as usize].load(Ordering::Relaxed) > 0
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Why this engine cannot run here, and what brings it; none when it can.
    pub fn missing(self) -> Option<String> {
        let (driver, packages) = match self {
            Self::Chromium => ("chromedriver", "chromium chromium-driver"),
            Self::Firefox => ("geckodriver", "firefox-esr, then make geckodriver"),
            Self::WebKit => ("WebKitWebDriver", "webkit2gtk-driver xvfb xauth"),
        };
        let what = if self.driver().is_none() {
            driver
        } else if self.browser().is_none() {
            "the browser"
        } else if self == Self::WebKit && self.needs_screen() && on_path("xvfb-run").is_none() {
            "xvfb-run"
        } else {
            return None;
        };
        Some(format!("{} ({what} not found; apt install {packages})", self.name()))
    }

    fn driver(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => named_by("CHROMEDRIVER").or_else(|| on_path("chromedriver")),
            Self::Firefox => named_by("GECKODRIVER").or_else(|| on_path("geckodriver")),
            Self::WebKit => named_by("WEBKITDRIVER").or_else(|| on_path("WebKitWebDriver")),
        }
    }

    fn browser(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => named_by("CHROMIUM")
                .or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)),
            Self::Firefox => named_by("FIREFOX").or_else(|| ["firefox", "firefox-esr"].into_iter().find_map(on_path)),
            Self::WebKit => named_by("MINIBROWSER").or_else(mini_browser),
        }
    }

    fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    fn command(self, driver: &Path, port: u16) -> Vec<String> {
        let driver = driver.display().to_string();
        match self {
            Self::Chromium => vec![driver, format!("--port={port}")],
            Self::Firefox => vec![driver, "--port".into(), port.to_string()],
            Self::WebKit => vec!["xvfb-run".into(), "-a".into(), driver, format!("--port={port}")],
        }
    }

    /// `proxy` sees what the page asks of any host but this machine, so that a journey can say it asked for nothing.
    fn capabilities(self, browser: &Path, proxy: &str) -> Value {
        let browser = browser.display().to_string();
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "pageLoadStrategy": "eager",
                "goog:chromeOptions": { "binary": browser, "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--no-first-run", "--lang=en-US", format!("--proxy-server={proxy}"),
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "pageLoadStrategy": "eager",
                "proxy": { "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy },
                "moz:firefoxOptions": { "binary": browser, "args": ["-headless"], "prefs": {
                    "services.settings.server": "data:,no-settings-from-elsewhere",
                    "intl.accept_languages": "en-US, en",
                } },
            }),
            // With an eager strategy this driver now and then never answers the first script; it also leaves the
            // proxy of the capabilities unused, but not that of the browser's own arguments.
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": browser, "args": [
                    "--automation", format!("--proxy=http://{proxy}"), "--ignore-host=127.0.0.1",
                ] },
            }),
        }
    }
}

/// A browser under way. Dropping it ends the browser, its driver and everything they started.
pub struct Session {
    pub driver: WebDriver,
    pub runtime: Runtime,
    group: Group,
    _turn: MutexGuard<'static, ()>,
}

impl Session {
    /// Waits for the engine to be free, then starts its driver and a browser that uses `proxy`.
    pub fn start(engine: Engine, proxy: &str) -> Result<Self, String> {
        let turn = lock(&BUSY[engine as usize]);
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        let once = || {
            let (group, port) = start_driver(engine)?;
            let driver = runtime.block_on(connect(engine, port, proxy));
            let driver = driver.map_err(|error| format!("{error}\n{}", group.complaint()))?;
            Ok::<_, String>((group, driver))
        };
        // A port may be taken between finding it free and using it, and a browser may fail to start on a busy machine.
        let (group, driver) = once().or_else(|_| once())?;
        STARTED[engine as usize].fetch_add(1, Ordering::Relaxed);
        Ok(Self { driver, runtime, group, _turn: turn })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let driver = self.driver.clone();
        let quit = async { tokio::time::timeout(Duration::from_secs(5), driver.quit()).await };
        // However it went, the group ends; nobody is left to ask the driver a second time.
        let _ = self.runtime.block_on(quit);
        let _ = self.driver.clone().leak();
        self.group.end();
    }
}

async fn connect(engine: Engine, port: u16, proxy: &str) -> Result<WebDriver, String> {
    let started = Instant::now();
    while !is_ready(port).await {
        if started.elapsed() > START {
            return Err(format!("the driver of {} is not ready after {START:?}", engine.name()));
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    let browser = engine.browser().ok_or("the browser is gone")?;
    let Value::Object(wishes) = engine.capabilities(&browser, proxy) else { return Err("no capabilities".into()) };
    let server = format!("http://127.0.0.1:{port}");
    let driver = WebDriver::builder(server, Capabilities::from(wishes)).request_timeout(COMMAND).connect();
    let driver = tokio::time::timeout(START, driver).await.map_err(|_| "the browser did not start in time")?;
    driver.map_err(|error| format!("the browser of {} did not start: {error}", engine.name()))
}

/// Asks the driver's `/status`, with nothing but a socket: no session is there yet.
async fn is_ready(port: u16) -> bool {
    use std::io::{Read, Write};
    let Ok(mut socket) = std::net::TcpStream::connect(("127.0.0.1", port)) else { return false };
    let _ = socket.set_read_timeout(Some(Duration::from_secs(1)));
    let ask = format!("GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    let _ = socket.write_all(ask.as_bytes());
    // Not every driver closes the connection, so an end by the time limit is an answer too.
    let _ = socket.read_to_string(&mut answer);
    answer.replace(' ', "").contains("\"ready\":true")
}

fn start_driver(engine: Engine) -> Result<(Group, u16), String> {
    let driver = engine.driver().ok_or("the driver is gone")?;
    let port = group::free_port()?;
    // Readers of the journeys live in English and in Greenwich, wherever the machine stands.
    let variables = [("LANGUAGE", "en"), ("LC_ALL", "C.UTF-8"), ("TZ", "UTC")];
    Ok((Group::start(&engine.command(&driver, port), &variables)?, port))
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// WebKitGTK's own small browser, which distributions keep off PATH.
fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let deeper =
        folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten().map(|entry| entry.path());
    let every: Vec<PathBuf> = folders.iter().cloned().chain(deeper).collect();
    ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
        .iter()
        .flat_map(|version| every.iter().map(move |folder| folder.join(version).join("MiniBrowser")))
        .find(|file| file.is_file())
}
