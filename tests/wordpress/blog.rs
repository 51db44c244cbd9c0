//! A real WordPress for as long as a run of tests: MariaDB on a socket, a copy of WordPress, PHP's own web server.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::on_path;
use crate::group::{self, Group};
use crate::posts;

/// What Debian calls all that is needed.
pub const PACKAGES: &str = "wordpress mariadb-server-core mariadb-client-core php-cli php-mysql php-xml php-mbstring";
/// Where Debian puts WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";
/// The folder with what the blog is made of.
const MATERIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wordpress");
/// How long the database and each server may take to be ready.
const START: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(50);

/// Makes an empty database and serves it on a socket, both in the group's own folder.
const DATABASE: &str = r#"
    install=$1 server=$2
    set -- --no-defaults --user="$(id -un)" --datadir="$TMPDIR/data"
    "$install" "$@" --auth-root-authentication-method=normal --skip-test-db >&2 || exit 1
    exec "$server" "$@" --skip-networking --socket="$TMPDIR/socket" --pid-file="$TMPDIR/pid" \
        --innodb-flush-log-at-trx-commit=0
"#;

/// In which manner the blog is read; `manner.php` tells what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Pretty,
    Plain,
    Refusing,
}

impl Manner {
    const ALL: [Self; 3] = [Self::Pretty, Self::Plain, Self::Refusing];

    fn name(self) -> &'static str {
        match self {
            Self::Pretty => "pretty",
            Self::Plain => "plain",
            Self::Refusing => "refusing",
        }
    }
}

/// The running blog, one server for each manner. Dropping it ends all and removes what was written.
pub struct Blog {
    // Servers end before the database does, whose folder holds the site.
    _servers: Vec<Group>,
    _database: Group,
    ports: Vec<u16>,
}

impl Blog {
    /// What this machine lacks; none when the blog can be started.
    pub fn missing() -> Option<String> {
        let wordpress = wordpress();
        let missing = |what: &str| Some(format!("{what} is not there."));
        if !wordpress.join("wp-load.php").is_file() {
            return missing(&format!("WordPress in {}", wordpress.display()));
        }
        for program in ["mariadb-install-db", "mariadbd", "php"] {
            if program_of(program).is_none() {
                return missing(program);
            }
        }
        let has_driver = Command::new("php").args(["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"]).status();
        if !has_driver.is_ok_and(|status| status.success()) {
            return missing("PHP's extension mysqli");
        }
        None
    }

    pub fn start() -> Result<Self, String> {
        let program = |name| program_of(name).map(|file| file.display().to_string()).ok_or(format!("{name} is gone"));
        let command = ["sh", "-c", DATABASE, "sh", &program("mariadb-install-db")?, &program("mariadbd")?];
        let database = Group::start(&command.map(str::to_owned), &[])?;
        let site = database.scratch.join("site");
        copy_wordpress(&site)?;
        let socket = database.scratch.join("socket");
        await_start("the database", &database, || UnixStream::connect(&socket).is_ok())?;

        let (socket, site) = (socket.display().to_string(), site.display().to_string());
        let ports = Manner::ALL.iter().map(|_| group::free_port()).collect::<Result<Vec<u16>, String>>()?;
        fill(&site, &[("DATELINE_WP_SOCKET", &socket), ("DATELINE_WP_ADDRESS", &origin(ports[0]))])?;
        let mut servers = Vec::new();
        for (manner, port) in Manner::ALL.into_iter().zip(&ports) {
            let host = format!("127.0.0.1:{port}");
            let command = ["php", "-d", "opcache.enable_cli=1", "-d", "display_errors=0", "-S", &host, "-t", &site];
            let variables = [
                ("DATELINE_WP_SOCKET", socket.as_str()),
                ("DATELINE_WP_ADDRESS", &origin(*port)),
                ("DATELINE_WP_MANNER", manner.name()),
                // Browsers ask for several things at once.
                ("PHP_CLI_SERVER_WORKERS", "4"),
            ];
            let server = Group::start(&command.map(str::to_owned), &variables)?;
            await_start(&format!("the {} server", manner.name()), &server, || ask(*port, "/?rest_route=/").is_ok())?;
            servers.push(server);
        }
        Ok(Self { _servers: servers, _database: database, ports })
    }

    /// The blog's address in this manner, as a publisher writes it.
    pub fn address(&self, manner: Manner) -> String {
        format!("{}/", origin(self.port(manner)))
    }

    fn port(&self, manner: Manner) -> u16 {
        self.ports[manner as usize]
    }

    /// Whether each server answers as the journeys take for granted.
    pub fn check(&self) -> Result<(), String> {
        let of_rope = |found: &Answer| found.json().as_array().is_some_and(|posts| posts.len() == 1);
        for (manner, path, status) in [
            (Manner::Pretty, "/wp-json/wp/v2/posts?slug=rope-thief", 200),
            (Manner::Pretty, "/?rest_route=/wp/v2/posts&slug=rope-thief", 200),
            (Manner::Plain, "/?rest_route=/wp/v2/posts&slug=rope-thief", 200),
            (Manner::Refusing, "/wp-json/wp/v2/posts?slug=rope-thief", 401),
        ] {
            let answer = ask(self.port(manner), path)?;
            let is_right = answer.status == status && (status != 200 || of_rope(&answer));
            let is_open = answer.header("Access-Control-Allow-Origin") == Some(ASKING);
            if !is_right || !is_open {
                return Err(format!("{manner:?} {path}: {}\n{}", answer.head, answer.body));
            }
        }
        let all = ask(self.port(Manner::Pretty), "/wp-json/wp/v2/posts?per_page=1")?;
        let published = posts::published().len().to_string();
        if all.header("X-WP-Total") != Some(&published) {
            return Err(format!("the blog has not {published} posts: {}", all.head));
        }
        // Without permalinks nothing but the site's own pages is there, and those no other site may read.
        let pretty = ask(self.port(Manner::Plain), "/wp-json/wp/v2/posts")?;
        match pretty.header("Access-Control-Allow-Origin") {
            None => Ok(()),
            Some(_) => Err(format!("the plain blog has an API at /wp-json/: {}", pretty.head)),
        }
    }
}

fn origin(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

fn wordpress() -> PathBuf {
    std::env::var_os("DATELINE_WORDPRESS").map_or_else(|| WORDPRESS.into(), PathBuf::from)
}

/// Servers are kept where only the PATH of administrators looks.
fn program_of(name: &str) -> Option<PathBuf> {
    let aside = ["/usr/sbin", "/usr/local/sbin"].map(|folder| Path::new(folder).join(name));
    on_path(name).or_else(|| aside.into_iter().find(|file| file.is_file()))
}

/// Puts a copy of WordPress there, with our settings and plugin. Debian keeps parts of it elsewhere, behind links, and
/// those of other packages may be missing; nothing here needs them.
fn copy_wordpress(site: &Path) -> Result<(), String> {
    let from = wordpress();
    let copied = Command::new("cp").arg("-RL").args([&from, site]).stderr(Stdio::null()).status();
    let plugins = site.join("wp-content/mu-plugins");
    copied
        .and_then(|_| fs::create_dir_all(&plugins))
        .and_then(|()| fs::copy(Path::new(MATERIAL).join("manner.php"), plugins.join("manner.php")))
        .and_then(|_| fs::copy(Path::new(MATERIAL).join("wp-config.php"), site.join("wp-config.php")))
        .map_err(|error| format!("{} cannot be copied: {error}", from.display()))?;
    Ok(())
}

fn fill(site: &str, variables: &[(&str, &str)]) -> Result<(), String> {
    let script = format!("{MATERIAL}/fill.php");
    let filled = Command::new("php").args([&script, site]).envs(variables.iter().copied()).output();
    let filled = filled.map_err(|error| format!("php does not start: {error}"))?;
    let said = String::from_utf8_lossy(&[filled.stdout, filled.stderr].concat()).trim().to_owned();
    if filled.status.success() && said.is_empty() { Ok(()) } else { Err(format!("fill.php: {said}")) }
}

/// Waits until `is_ready`.
fn await_start(what: &str, group: &Group, is_ready: impl Fn() -> bool) -> Result<(), String> {
    let started = Instant::now();
    while !is_ready() {
        if started.elapsed() > START {
            return Err(format!("{what} is not ready after {START:?}: {}", group.complaint()));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// The origin that asks when no browser does.
const ASKING: &str = "http://127.0.0.1:9";

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// Asks without a browser, by HTTP/1.0, which ends with the connection.
fn ask(port: u16, path: &str) -> Result<Answer, String> {
    let mut answer = Vec::new();
    let question = format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nOrigin: {ASKING}\r\n\r\n");
    TcpStream::connect(("127.0.0.1", port))
        .and_then(|mut socket| {
            socket.set_read_timeout(Some(START))?;
            socket.write_all(question.as_bytes())?;
            socket.read_to_end(&mut answer)
        })
        .map_err(|error| format!("{path}: {error}"))?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").ok_or(format!("{path}: no answer"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(format!("{path}: {head}"))?;
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}
