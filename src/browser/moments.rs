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

/// Calls `act` once what was changed is on the page, before it is drawn.
pub fn when_shown(act: impl FnOnce() + 'static) {
    let act: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move { act() });
    spawn_local(act);
}

/// Calls `act` again and again with so many seconds between, until the scope ends. While nobody sees the page it waits;
/// what was due meanwhile happens once, when the page is seen again.
pub fn every(seconds: u32, act: impl Fn() + 'static) {
    fn repeat(pause: Duration, act: Rc<dyn Fn()>) {
        let due = Rc::new(Cell::new(false));
        let tick = {
            let (due, act) = (due.clone(), act.clone());
            move || match is_hidden() {
                true => due.set(true),
                false => act(),
            }
        };
        if let Ok(interval) = set_interval_with_handle(tick, pause) {
            on_cleanup(move || interval.clear());
        }
        on_window("visibilitychange", move |_| {
            if !is_hidden() && due.replace(false) {
                act();
            }
        });
    }
    repeat(Duration::from_secs(seconds.into()), Rc::new(act));
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
