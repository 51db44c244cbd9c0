//! What happens at its own moment: an event of the window, the next frame, the end of a while.
//!
//! Leptos's helpers are compiled anew for each closure; these take it boxed, and end with the scope by themselves.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::VisibilityState;

/// Calls `act` with each event of this name on the window, until the scope ends.
pub fn on_window(name: &'static str, act: impl Fn(Event) + 'static) {
    fn listen(name: &'static str, act: Box<dyn Fn(Event)>) {
        let listener = window_event_listener_untyped(name, act);
        on_cleanup(move || listener.remove());
    }
    listen(name, Box::new(act));
}

/// Calls `act` before the next frame is drawn.
pub fn next_frame(act: impl FnOnce() + 'static) {
    fn wait(act: Box<dyn FnOnce()>) {
        request_animation_frame(act);
    }
    wait(Box::new(act));
}

/// Calls `act` once the next frame has been painted, and what else waits for that has had its turn.
pub fn when_painted(act: impl FnOnce() + 'static) {
    next_frame(move || after(Duration::from_millis(10), act));
}

/// Calls `act` once what was changed is on the page, before it is drawn.
pub fn when_shown(act: impl FnOnce() + 'static) {
    let act: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move { act() });
    spawn_local(act);
}

/// Calls `act` after a pause, and again after the pause that it comes to each time, until it comes to none or the scope
/// ends. While nobody sees the page it waits; what was due meanwhile happens once, when the page is seen again.
pub fn repeat<F: Future<Output = Option<Duration>> + 'static>(pause: Duration, act: impl Fn() -> F + 'static) {
    let repeated =
        Rc::new(Repeated { act: Box::new(move || Box::pin(act())), due: Cell::new(false), ended: Cell::new(false) });
    repeated.clone().wait(pause);
    let (seen, ended) = (repeated.clone(), SendWrapper::new(repeated));
    on_window("visibilitychange", move |_| {
        if !is_hidden() && seen.due.replace(false) {
            seen.clone().go();
        }
    });
    on_cleanup(move || ended.ended.set(true));
}

/// What happens, and how long to wait for the next time; nothing ends it.
type Round = Pin<Box<dyn Future<Output = Option<Duration>>>>;

struct Repeated {
    act: Box<dyn Fn() -> Round>,
    /// Whether it was due while nobody saw the page.
    due: Cell<bool>,
    ended: Cell<bool>,
}

impl Repeated {
    fn wait(self: Rc<Self>, pause: Duration) {
        after(pause, move || match is_hidden() {
            true => self.due.set(true),
            false => self.go(),
        });
    }

    fn go(self: Rc<Self>) {
        if self.ended.get() {
            return;
        }
        let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
            if let Some(pause) = (self.act)().await {
                self.wait(pause);
            }
        });
        spawn_local(work);
    }
}

/// Whether the page is in the background, where nobody sees it.
fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls `act` after a while, whatever has become of the scope.
pub fn after(pause: Duration, act: impl FnOnce() + 'static) {
    fn wait(pause: Duration, act: Box<dyn FnOnce()>) {
        set_timeout(act, pause);
    }
    wait(pause, Box::new(act));
}
