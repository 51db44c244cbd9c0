//! Stands in for the crate `wasm-streams`, which Leptos links for server functions. Dateline has no server, yet what
//! that crate exports to JavaScript stays in every build: 6 kB of brotli (docs/decisions/006). This has the few names
//! that `server_fn` compiles against, and never a byte to give.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser, handed through.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream of the browser that never gives what `_stream` gives.
    pub fn from_stream(_stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        match web_sys::ReadableStream::new() {
            Ok(raw) => Self(raw),
            Err(_) => unreachable!("the standard's constructor without arguments does not fail"),
        }
    }

    pub fn into_stream(self) -> NoStream {
        NoStream
    }
}

/// A stream that is over.
pub struct NoStream;

impl Stream for NoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
