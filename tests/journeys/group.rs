//! A program and everything it starts, as one group of processes that ends with its test.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The group, with its own folder for temporary files.
pub struct Group {
    shell: Child,
    pub scratch: PathBuf,
}

/// Where in its folder the errors of its programs go.
const ERRORS: &str = "errors";

/// The shell waits for its input to end, asks its whole group to end, gives the program two seconds for that, and then
/// removes the folder and kills what is left, itself with it. Xvfb takes a moment longer than the script that started
/// it, to remove its lock file. The input ends when the journey does, but also when the test program is interrupted or
/// killed, so that nothing is left behind.
const KEEPER: &str = r#"
    trap : TERM
    "$@" &
    driver=$!
    read -r _
    kill -TERM 0
    (sleep 2; rm -rf -- "$TMPDIR"; kill -KILL 0) &
    wait $driver
    [ "$1" != xvfb-run ] || sleep 0.2
    rm -rf -- "$TMPDIR"
    kill -KILL 0
"#;

impl Group {
    /// Starts a program with its arguments and these environment variables, and its folder as `TMPDIR`.
    pub fn start(command: &[String], variables: &[(&str, &str)]) -> Result<Self, String> {
        static GROUPS: AtomicU32 = AtomicU32::new(0);
        let number = GROUPS.fetch_add(1, Ordering::Relaxed);
        let scratch = env::temp_dir().join(format!("dateline-{}-{number}", std::process::id()));
        let errors = fs::create_dir_all(&scratch).and_then(|()| fs::File::create(scratch.join(ERRORS)));
        let errors = errors.map_err(|error| format!("{}: {error}", scratch.display()))?;
        let shell = Command::new("sh")
            .args(["-c", KEEPER, "sh"])
            .args(command)
            .env("TMPDIR", &scratch)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(errors)
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", command[0]))?;
        Ok(Self { shell, scratch })
    }

    /// The last lines of what its programs complained about.
    pub fn complaint(&self) -> String {
        let all = fs::read_to_string(self.scratch.join(ERRORS)).unwrap_or_default();
        let lines: Vec<&str> = all.lines().collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }

    pub fn end(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// A port that nobody listens on, which may change before it is used.
pub fn free_port() -> Result<u16, String> {
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| error.to_string())
}
