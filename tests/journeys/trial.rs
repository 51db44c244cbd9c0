//! One journey in one engine as a trial, what is told of those that failed, and how a run of them ends.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::engine::{self, Engine, Session};
use crate::page::Page;
use crate::server::{Server, lock};

/// Lists journeys by their own names.
macro_rules! journeys {
    ($($name:ident),+ $(,)?) => { &[$((stringify!($name), $name as crate::Journey)),+] };
}
pub(crate) use journeys;

/// The folder of the built site, dist/ or what `DATELINE_DIST` names; an exit code after having said that there is none.
pub fn built_site(arguments: &Arguments) -> Result<PathBuf, ExitCode> {
    let dist = std::env::var_os("DATELINE_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    if !arguments.list && !dist.join("index.html").is_file() {
        eprintln!("There is no built site in {}. Build it first: make build", dist.display());
        return Err(ExitCode::FAILURE);
    }
    Ok(dist)
}

/// Whether this run decides on a change, so that nothing may be missing.
pub fn is_in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&value.as_str()))
}

/// Runs the trials, and tells at the end what failed and which engines were there.
pub fn run(arguments: &Arguments, trials: Vec<Trial>) -> ExitCode {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        COMPLAINT.replace(format!("{} ({place})", panic.payload_as_str().unwrap_or("a panic without words")));
    }));
    let missing: Vec<String> = Engine::ALL.into_iter().filter_map(Engine::missing).collect();
    let conclusion = libtest_mimic::run(arguments, trials);
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    // Again at the end, where a long log is read first.
    lock(&FAILED).iter().for_each(|failed| println!("{failed}"));
    let ran: Vec<&str> = Engine::ALL.into_iter().filter(|&engine| engine::has_run(engine)).map(Engine::name).collect();
    let or_none = |list: String| if list.is_empty() { "none".to_owned() } else { list };
    println!("Engines that ran: {}; missing: {}.", or_none(ran.join(", ")), or_none(missing.join(", ")));
    if is_in_ci() && !missing.is_empty() {
        eprintln!("In CI every engine has to be there.");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// A journey on a host of its own. It panics where the site keeps a promise badly.
pub fn trial(
    engine: Engine,
    name: &'static str,
    journey: impl FnOnce(&Server, &Page) + Send + 'static,
    dist: &Path,
) -> Trial {
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
        let elsewhere = page.list(
            "return performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(location.origin))",
        );
        let (title, address, focus) = (page.title(), page.address(), page.focus());
        format!("title: {title}\naddress: {address}\nfocus: {focus}\ntext: {text}\nelsewhere: {}", elsewhere.join(" "))
    }));
    let seen = seen.unwrap_or_else(|_| "the page cannot be read any more".to_owned());
    let log = server.log();
    let asked: Vec<&str> = log.iter().map(|asked| asked.path.as_str()).collect();
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name(env!("CARGO_CRATE_NAME")).join(file_name);
    let drawn = picture.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok())
        && session.runtime.block_on(session.driver.screenshot(&picture)).is_ok();
    let picture = if drawn { picture.display().to_string() } else { "could not be taken".to_owned() };
    format!("{complaint}\n{seen}\nasked for: {}\npicture: {picture}", asked.join(" "))
}
