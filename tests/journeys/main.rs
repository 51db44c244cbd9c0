//! Journeys of readers through the built site, in every browser engine this machine has.
//!
//! `cargo test --no-default-features --features ssr --test journeys -- NAME` runs those whose name holds `NAME`,
//! such as `firefox::` or `a_reader_opens`. dist/ has to be built before; `DATELINE_DIST` names another folder.

mod arriving;
mod edition;
mod embedding;
mod engine;
mod failing;
mod filtering;
mod fitting;
mod host;
mod keeping;
mod long_feed;
mod page;
mod paging;
mod places;
mod reading;
mod safety;
mod server;
mod sharing;
mod starting;
mod widget_life;
mod widget_places;
mod widgets;
mod wire;

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::engine::{Engine, Session};
use crate::page::Page;
use crate::server::{Server, lock};

/// What a reader goes through, on a host of its own. It panics where the site keeps a promise badly.
type Journey = fn(&Server, &Page);

/// Lists journeys by their own names.
macro_rules! journeys {
    ($($name:ident),+ $(,)?) => { &[$((stringify!($name), $name as crate::Journey)),+] };
}
pub(crate) use journeys;

const EVERYWHERE: [&[(&str, Journey)]; 15] = [
    reading::JOURNEYS,
    filtering::JOURNEYS,
    paging::JOURNEYS,
    long_feed::JOURNEYS,
    places::JOURNEYS,
    arriving::JOURNEYS,
    keeping::JOURNEYS,
    sharing::JOURNEYS,
    failing::JOURNEYS,
    starting::JOURNEYS,
    safety::JOURNEYS,
    widgets::JOURNEYS,
    embedding::JOURNEYS,
    widget_life::JOURNEYS,
    widget_places::JOURNEYS,
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let dist = std::env::var_os("DATELINE_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    if !arguments.list && !dist.join("index.html").is_file() {
        eprintln!("There is no built site in {}. Build it first: make build", dist.display());
        return ExitCode::FAILURE;
    }
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        COMPLAINT.replace(format!("{} ({place})", panic.payload_as_str().unwrap_or("a panic without words")));
    }));

    let missing: Vec<String> = Engine::ALL.into_iter().filter_map(Engine::missing).collect();
    let conclusion = libtest_mimic::run(&arguments, trials(&dist));
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    // Again at the end, where a long log is read first.
    lock(&FAILED).iter().for_each(|failed| println!("{failed}"));
    let ran: Vec<&str> = Engine::ALL.into_iter().filter(|&engine| engine::has_run(engine)).map(Engine::name).collect();
    let or_none = |list: String| if list.is_empty() { "none".to_owned() } else { list };
    println!("Engines that ran: {}; missing: {}.", or_none(ran.join(", ")), or_none(missing.join(", ")));
    let in_ci = std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&value.as_str()));
    if in_ci && !missing.is_empty() {
        eprintln!("In CI every engine has to be there.");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// One trial for each journey and engine. Engines take turns, so that two threads keep two of them busy.
fn trials(dist: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for &(name, journey) in EVERYWHERE.iter().copied().flatten().chain(fitting::JOURNEYS) {
        trials.extend(Engine::ALL.map(|engine| trial(engine, name, journey, dist)));
    }
    // Only Chromium reports shifts of layout, and can be told what a reader wishes of the device; elsewhere these would
    // pass without having looked.
    for &(name, journey) in fitting::CHROMIUM_ONLY.iter().chain(widget_places::CHROMIUM_ONLY) {
        trials.push(trial(Engine::Chromium, name, journey, dist));
    }
    trials
}

fn trial(engine: Engine, name: &'static str, journey: Journey, dist: &Path) -> Trial {
    let dist = dist.to_owned();
    let full_name = format!("{}::{name}", engine.name());
    let file_name = format!("{}-{name}.png", engine.name());
    let run = move || {
        if let Some(reason) = engine.missing() {
            return Err(Failed::from(reason));
        }
        let server = Server::start(&dist);
        let session = Session::start(engine, &server.host)?;
        let page = Page::new(&session, &server);
        match panic::catch_unwind(AssertUnwindSafe(|| journey(&server, &page))) {
            Ok(()) => Ok(()),
            Err(_) => {
                let report = report(&server, &session, &page, &file_name);
                let first = report.lines().next().unwrap_or_default();
                lock(&FAILED).push(format!("{}::{name}: {first}", engine.name()));
                Err(Failed::from(report))
            }
        }
    };
    Trial::test(full_name, run).with_ignored_flag(engine.missing().is_some())
}

/// What failed, and with which words.
static FAILED: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    /// What the last panic of this thread said, and where: each journey has its thread to itself.
    static COMPLAINT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What went wrong, with all that helps to see why: the page, its picture and what it asked for.
fn report(server: &Server, session: &Session, page: &Page, file_name: &str) -> String {
    let complaint = COMPLAINT.take();
    let seen = panic::catch_unwind(AssertUnwindSafe(|| {
        let text = page.text("return document.body ? squeeze(textOf(document.body)).slice(0, 1500) : ''");
        format!("title: {}\naddress: {}\nfocus: {}\ntext: {}", page.title(), page.address(), page.focus(), text)
    }));
    let seen = seen.unwrap_or_else(|_| "the page cannot be read any more".to_owned());
    let log = server.log();
    let asked: Vec<&str> = log.iter().map(|asked| asked.path.as_str()).collect();
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("journeys").join(file_name);
    let drawn = picture.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok())
        && session.runtime.block_on(session.driver.screenshot(&picture)).is_ok();
    let picture = if drawn { picture.display().to_string() } else { "could not be taken".to_owned() };
    format!("{complaint}\n{seen}\nasked for: {}\npicture: {picture}", asked.join(" "))
}
