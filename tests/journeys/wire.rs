//! Just enough of HTTP/1.1 (RFC 9112) for one request on each connection.
//!
//! By hand, because small servers that keep connections open share a few threads among them, and then the sixth
//! connection of a browser may wait until the first is closed, which is never.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// A browser that opens a connection may take so long to use it.
const PATIENCE: Duration = Duration::from_secs(60);
/// No head of a request is longer.
const HEAD: u64 = 64 * 1024;

pub struct Request {
    pub method: String,
    /// A path with its query; what another host is asked for when this one is the proxy.
    pub target: String,
    /// The version of the answer that the browser has already, as `If-None-Match` names it.
    pub known: Option<String>,
    pub body: String,
    stream: TcpStream,
}

/// Calls `answer` with each request, on a thread of its own, until `is_over` when somebody connects.
pub fn listen(
    listener: TcpListener,
    is_over: impl Fn() -> bool + Send + 'static,
    answer: impl Fn(Request) + Clone + Send + 'static,
) {
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if is_over() {
                return;
            }
            let answer = answer.clone();
            thread::spawn(move || {
                // Browsers open connections in advance and close them unused.
                if let Some(request) = Request::read(stream) {
                    answer(request);
                }
            });
        }
    });
}

impl Request {
    fn read(stream: TcpStream) -> Option<Self> {
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let mut input = BufReader::new(stream.try_clone().ok()?);
        let mut head = input.by_ref().take(HEAD);
        let mut line = String::new();
        head.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (method, target) = (words.next()?, words.next()?);
        let (mut length, mut known) = (0, None);
        loop {
            let mut line = String::new();
            head.read_line(&mut line).ok()?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok()?;
            } else if name.eq_ignore_ascii_case("if-none-match") {
                known = Some(value.trim().to_owned());
            }
        }
        let mut body = Vec::new();
        input.take(length).read_to_end(&mut body).ok()?;
        Some(Self { method, target, known, body: String::from_utf8_lossy(&body).into_owned(), stream })
    }

    /// Sends an answer and closes the connection. A browser that has gone away is no fault of the host.
    pub fn answer(mut self, status: u16, headers: &[(&str, String)], body: &[u8]) {
        let mut head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        let body = if self.method == "HEAD" || matches!(status, 204 | 304) { &[] } else { body };
        let sent = self.stream.write_all(head.as_bytes()).and_then(|()| self.stream.write_all(body));
        if sent.is_ok() && self.stream.shutdown(Shutdown::Write).is_ok() {
            // Closing with something unread would take back what was sent, so the browser closes first.
            let _ = self.stream.set_read_timeout(Some(Duration::from_secs(2)));
            let _ = self.stream.read(&mut [0; 64]);
        }
    }
}
