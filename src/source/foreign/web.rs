//! The translators in the page: asked as a host is asked, and answering as one.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReadableStreamDefaultReader, RequestInit, Response, ResponseInit, TextDecoder};

use crate::source::fetch;
use crate::source::foreign::{Answer, Ask, Trouble, encoding, feed};

/// The largest answer that is read, in bytes.
const LARGEST: usize = 32_000_000;

/// The JSON Feed that stands for what is at `address` in `format`; `init` is that of every request it takes. Rejects when
/// nothing comes back, as `fetch` does.
pub async fn answer(format: &str, address: &str, init: JsValue) -> Result<JsValue, JsValue> {
    let response = match feed(format, &*asking(init.unchecked_into()), address).await {
        Ok(feed) => response(200, &feed.write(), None),
        Err(Trouble::Silence) => Err(js_sys::TypeError::new(address).into()),
        Err(Trouble::Status { status, said, retry_after }) => response(status, &said, retry_after),
        Err(Trouble::Unreadable(detail)) => response(422, &detail, None),
    };
    response.map(JsValue::from)
}

fn response(status: u16, body: &str, retry_after: Option<String>) -> Result<Response, JsValue> {
    let init = ResponseInit::new();
    // What is no error, and was not to be read, is one here.
    init.set_status(if status == 200 || status >= 400 { status } else { 502 });
    if let Some(pause) = retry_after {
        let headers = Headers::new()?;
        headers.set("Retry-After", &pause)?;
        init.set_headers(&headers);
    }
    Response::new_with_opt_str_and_init(Some(body), &init)
}

fn asking(init: RequestInit) -> Box<Ask> {
    Box::new(move |address| {
        let early = fetch::take_early(address);
        let asked = early.or_else(|| Some(web_sys::window()?.fetch_with_str_and_init(address, &init)));
        // Heard from now on: an answer that nobody awaits any more may still fail.
        let asked = asked.map(JsFuture::from);
        Box::pin(async move {
            let response = asked.ok_or(Trouble::Silence)?.await.map_err(|_| Trouble::Silence)?;
            let response: Response = response.dyn_into().map_err(|_| Trouble::Silence)?;
            let header = |name: &str| response.headers().get(name).ok().flatten();
            let (status, pages, retry_after) = (response.status(), header("X-WP-TotalPages"), header("Retry-After"));
            let kind = header("Content-Type").unwrap_or_default();
            let bytes = bytes(response).await?;
            let text = decoded(&bytes, &kind);
            Ok(Answer { status, text, pages: pages.and_then(|pages| pages.parse().ok()), retry_after })
        })
    })
}

/// The body, read no further than allowed.
async fn bytes(response: Response) -> Result<Vec<u8>, Trouble> {
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| Trouble::Silence)?;
        let Some(part) =
            Reflect::get(&part, &"value".into()).ok().and_then(|value| value.dyn_into::<Uint8Array>().ok())
        else {
            return Ok(bytes);
        };
        if bytes.len() + part.length() as usize > LARGEST {
            // Whether it can still be given up makes no difference to who asked.
            let _ = reader.cancel();
            return Err(Trouble::unreadable("it is larger than 32 MB"));
        }
        bytes.extend(part.to_vec());
    }
}

/// The text in the encoding that it is written in, else in UTF-8.
fn decoded(bytes: &[u8], kind: &str) -> String {
    let label = encoding::label(bytes, kind);
    let decoder = TextDecoder::new_with_label(&label).or_else(|_| TextDecoder::new());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
