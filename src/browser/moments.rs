//! What happens at its own moment: an event of the window, the next frame, the end of a while.
//!
//! Leptos's helpers are compiled anew for each closure; these take it boxed, and end with the scope by themselves.

use std::pin::Pin;
use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// Calls `act` after a while, whatever has become of the scope.
pub fn after(pause: Duration, act: impl FnOnce() + 'static) {
    fn wait(pause: Duration, act: Box<dyn FnOnce()>) {
        set_timeout(act, pause);
    }
    wait(pause, Box::new(act));
}
