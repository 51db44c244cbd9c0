//! Requests: with a time limit, given up when no longer wanted, tried again when that can help.
//!
//! An answer that the page asked for while the app was still loading (`public/boot.js`) is taken instead of a first
//! request of our own.

use std::time::Duration;

use crate::model::{Failure, Reason};
use crate::source::JSON_FEED;

/// How long one try may take, body included.
const TIME_LIMIT: Duration = Duration::from_secs(10);
const TRIES: u32 = 3;
/// A server that asks for a longer pause than this is not waited for.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Who fails again and again is not looked for less often than this, in milliseconds.
const LONGEST_BETWEEN_LOOKS: u64 = 600_000;

/// The most that is read of one answer, in UTF-16 code units: a text in UTF-8 has no more of them than bytes.
#[cfg(target_arch = "wasm32")]
const LARGEST: u32 = 32_000_000;

/// Why a try failed, and the pause that the server asks for before another.
struct Refusal {
    reason: Reason,
    retry_after: Option<Duration>,
}

/// What is made of an answer that the browser has kept.
#[derive(Clone, Copy, PartialEq)]
pub enum Cache {
    /// It is taken for as long as the server said.
    Trusted,
    /// The server is asked whether it still holds.
    Checked,
}

/// The text at `address`. Dropping the future gives the request up.
pub async fn text(address: &str, cache: Cache) -> Result<String, Failure> {
    tried(None, address, cache).await
}

/// The JSON Feed at `address`, which another program's `format` may have been put as; without a format it is found by
/// what is there.
pub async fn feed(format: Option<&str>, address: &str, cache: Cache) -> Result<String, Failure> {
    let mut foreign = format.filter(|format| *format != JSON_FEED);
    loop {
        let answer = tried(foreign, address, cache).await;
        // What is no JSON may be another format, and what may not be read may be beside one that may.
        let is_final = match &answer {
            Ok(text) => text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('{'),
            Err(failure) => failure.reason != Reason::Refused,
        };
        if format.is_some() || foreign.is_some() || is_final {
            return answer;
        }
        foreign = Some("");
    }
}

/// What is at `address`, by the translator of `foreign` when there is one, tried until it comes or trying cannot help.
async fn tried(foreign: Option<&str>, address: &str, cache: Cache) -> Result<String, Failure> {
    let mut tried = 0;
    loop {
        let refusal = match web::attempt(foreign, address, cache, tried == 0).await {
            Ok(text) => return Ok(text),
            Err(refusal) => refusal,
        };
        tried += 1;
        match pause(&refusal, tried, web::random()) {
            Some(pause) => web::sleep(pause).await,
            None => return Err(Failure::new(address, refusal.reason)),
        }
    }
}

/// How long to wait before the next try; `None` when another try cannot help. `random` is from 0 to 1.
fn pause(refusal: &Refusal, tried: u32, random: f64) -> Option<Duration> {
    let can_help = match refusal.reason {
        Reason::Status(408 | 429, _) | Reason::Unreachable | Reason::Refused | Reason::TooSlow => true,
        Reason::Status(status, _) => status >= 500,
        Reason::Offline | Reason::Unreadable(_) => false,
    };
    let growing = 400 * 3_u64.pow(tried.saturating_sub(1)).min(30);
    let pause = refusal.retry_after.unwrap_or_else(|| spread(growing, 0.75 + random / 2.0));
    (can_help && tried < TRIES && pause <= LONGEST_PAUSE).then_some(pause)
}

/// How long to wait before the next look at something that is looked at every `seconds`, after so many failures in a row:
/// twice as long after each, up to ten minutes, and never at the same moment as all others who failed.
pub fn pause_between_looks(seconds: u32, failures: u32) -> Duration {
    let usual = u64::from(seconds) * 1000;
    match failures {
        0 => Duration::from_millis(usual),
        _ => spread((usual << failures.min(16)).min(usual.max(LONGEST_BETWEEN_LOOKS)), 0.75 + web::random() / 4.0),
    }
}

/// A share of so many milliseconds.
fn spread(milliseconds: u64, share: f64) -> Duration {
    Duration::from_millis((milliseconds as f64 * share) as u64)
}

/// The pause that a `Retry-After` asks for, in seconds or until a date (RFC 9110 §10.2.3). `until` tells the
/// milliseconds until a date; one that has passed asks for nothing.
#[cfg(any(target_arch = "wasm32", test))]
fn asked_pause(header: &str, until: fn(&str) -> f64) -> Option<Duration> {
    let header = header.trim();
    let until_date = || Some(until(header)).filter(|left| *left > 0.0).map(|left| Duration::from_millis(left as u64));
    header.parse().ok().map(Duration::from_secs).or_else(until_date)
}

#[cfg(target_arch = "wasm32")]
pub use web::take_early;

#[cfg(target_arch = "wasm32")]
mod web {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Duration;

    use gloo_timers::callback::Timeout;
    use gloo_timers::future::TimeoutFuture;
    use js_sys::{Function, JsString, Map, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{AbortController, RequestCache, RequestInit, RequestMode, Response};

    use super::{Cache, LARGEST, Refusal, TIME_LIMIT, asked_pause};
    use crate::model::Reason;
    use crate::source::address;

    pub fn random() -> f64 {
        js_sys::Math::random()
    }

    pub async fn sleep(pause: Duration) {
        TimeoutFuture::new(pause.as_millis() as u32).await;
    }

    /// Ends its request when it is dropped; after the answer this does nothing.
    struct Ending(AbortController);

    impl Drop for Ending {
        fn drop(&mut self) {
            self.0.abort();
        }
    }

    pub async fn attempt(foreign: Option<&str>, address: &str, cache: Cache, first: bool) -> Result<String, Refusal> {
        let failed = |reason| Refusal { reason, retry_after: None };
        let ending = Ending(AbortController::new().map_err(|_| failed(Reason::Unreachable))?);
        let late = Rc::new(Cell::new(false));
        let limit = Timeout::new(TIME_LIMIT.as_millis() as u32, {
            let (controller, late) = (ending.0.clone(), late.clone());
            move || {
                late.set(true);
                controller.abort();
            }
        });
        let options = RequestInit::new();
        options.set_signal(Some(&ending.0.signal()));
        if cache == Cache::Checked {
            options.set_cache(RequestCache::NoCache);
        }
        let name = foreign.map_or(address.to_owned(), |format| [format, " ", address].concat());
        let early = if first { take_early(&name) } else { None };
        let asked = early.or_else(|| ask(foreign, address, &options));
        let answer = match asked {
            Some(asked) => heard(asked).await,
            None => None,
        };
        let Some((response, text)) = answer else {
            // Another site that is there but does not let itself be read answers a request that reads nothing.
            options.set_mode(RequestMode::NoCors);
            options.set_method("HEAD");
            let may_refuse = !late.get() && !is_offline() && !address::same_origin(address, &here());
            let is_there = match may_refuse.then(|| ask(None, address, &options)).flatten() {
                Some(probe) => JsFuture::from(probe).await.is_ok(),
                None => false,
            };
            return Err(failed(match late.get() {
                true => Reason::TooSlow,
                false if is_offline() => Reason::Offline,
                false if is_there => Reason::Refused,
                false => Reason::Unreachable,
            }));
        };
        drop(limit);
        let said = || text.as_string().unwrap_or_default();
        match response.status() {
            _ if response.ok() && text.length() <= LARGEST => Ok(said()),
            _ if response.ok() => Err(failed(Reason::Unreadable("it is larger than 32 MB".into()))),
            // This is how a translator says that it understood the request, but not what it was to translate.
            422 if foreign.is_some() => Err(failed(Reason::Unreadable(said()))),
            status => {
                let until = |date: &str| js_sys::Date::parse(date) - js_sys::Date::now();
                let header = response.headers().get("Retry-After").ok().flatten();
                let retry_after = header.and_then(|header| asked_pause(&header, until));
                // The body of an error is a page of its host; that of a translator is a sentence.
                let said = if foreign.is_some() { said() } else { String::new() };
                Err(Refusal { reason: Reason::Status(status, said), retry_after })
            }
        }
    }

    /// The whole answer, whatever its status.
    async fn heard(asked: Promise) -> Option<(Response, JsString)> {
        let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        let text = JsFuture::from(response.text().ok()?).await.ok()?;
        Some((response, text.dyn_into().ok()?))
    }

    /// Asks the host of `address`, or the translators of `bin/formats.rs` (`public/boot.js` has them loaded).
    fn ask(foreign: Option<&str>, address: &str, options: &RequestInit) -> Option<Promise> {
        let Some(format) = foreign else { return Some(web_sys::window()?.fetch_with_str_and_init(address, options)) };
        let translators: Function = Reflect::get(&js_sys::global(), &"datelineFormats".into()).ok()?.dyn_into().ok()?;
        translators.call3(&JsValue::NULL, &format.into(), &address.into(), options).ok()?.dyn_into().ok()
    }

    /// What boot.js asked for by this address, or format and address; it is taken only once.
    pub fn take_early(address: &str) -> Option<Promise> {
        let early: Map = Reflect::get(&js_sys::global(), &JsValue::from_str("datelineEarly")).ok()?.dyn_into().ok()?;
        let answer = early.get(&JsValue::from_str(address));
        early.delete(&JsValue::from_str(address));
        answer.dyn_into().ok()
    }

    fn is_offline() -> bool {
        web_sys::window().is_some_and(|window| !window.navigator().on_line())
    }

    fn here() -> String {
        web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
    }
}

/// On the host nothing is loaded: pages are rendered from values.
#[cfg(not(target_arch = "wasm32"))]
mod web {
    use std::time::Duration;

    use super::{Cache, Refusal, TIME_LIMIT};
    use crate::model::Reason;

    pub fn random() -> f64 {
        0.5
    }

    pub async fn sleep(_: Duration) {}

    pub async fn attempt(_: Option<&str>, _: &str, _: Cache, _: bool) -> Result<String, Refusal> {
        Err(Refusal { reason: Reason::Offline, retry_after: Some(TIME_LIMIT) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(reason: Reason, retry_after: Option<u64>, tried: u32) -> Option<u64> {
        let refusal = Refusal { reason, retry_after: retry_after.map(Duration::from_secs) };
        pause(&refusal, tried, 0.5).map(|pause| pause.as_millis() as u64)
    }

    #[test]
    fn pauses_grow_and_end_after_the_third_try() {
        assert_eq!([1, 2, 3].map(|tried| waits(Reason::Unreachable, None, tried)), [Some(400), Some(1200), None]);
    }

    #[test]
    fn who_fails_is_looked_for_less_and_less_often_up_to_ten_minutes() {
        let pauses = [0, 1, 2, 3, 4, 5, 40].map(|failures| pause_between_looks(60, failures).as_secs());
        assert_eq!(pauses, [60, 105, 210, 420, 525, 525, 525]);
        assert_eq!(pause_between_looks(3600, 9).as_secs(), 3150);
    }

    #[test]
    fn only_what_can_pass_is_tried_again() {
        for (reason, again) in [
            (Reason::Status(404, String::new()), false),
            (Reason::Status(403, String::new()), false),
            (Reason::Status(408, String::new()), true),
            (Reason::Status(429, String::new()), true),
            (Reason::Status(503, String::new()), true),
            (Reason::TooSlow, true),
            (Reason::Refused, true),
            (Reason::Offline, false),
            (Reason::Unreadable("x".into()), false),
        ] {
            assert_eq!(waits(reason.clone(), None, 1).is_some(), again, "{reason:?}");
        }
    }

    #[test]
    fn a_server_says_how_long_to_wait() {
        assert_eq!(waits(Reason::Status(429, String::new()), Some(7), 1), Some(7000));
        assert_eq!(waits(Reason::Status(503, String::new()), Some(3600), 1), None);
    }

    #[test]
    fn the_asked_pause_is_seconds_or_a_date() {
        let until = |date: &str| if date == "Fri, 31 Dec 1999 23:59:59 GMT" { 2500.0 } else { f64::NAN };
        assert_eq!(asked_pause(" 7 ", until), Some(Duration::from_secs(7)));
        assert_eq!(asked_pause("Fri, 31 Dec 1999 23:59:59 GMT", until), Some(Duration::from_millis(2500)));
        assert_eq!(asked_pause("soon", until), None);
        assert_eq!(asked_pause("a date that has passed", |_| -1.0), None);
    }
}
