//! Reactive closures, each kind of one type.
//!
//! Leptos compiles its machinery anew for every closure it is given. Given a boxed closure it does so once, which more
//! than pays for the box: generic at the door, concrete inside.

use std::pin::Pin;

use leptos::html::Custom;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

use crate::state::handle::Derived;

/// A handle on an element, once it is on the page.
pub type ElementRef = NodeRef<Custom<&'static str>>;

/// What an attribute says, again and again.
pub type Text = Box<dyn FnMut() -> Option<String> + Send>;

/// A part of a view that is drawn again when what it read has changed. What it draws is new: where a reader may be in
/// the middle of it, such as on one of its links, it is [`view_of`] that they need.
pub fn view(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

/// A part of a view that shows `value`, and is drawn again only when that is another.
pub fn view_of<T: Clone + PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let value = Derived::new(value);
    view(move || draw(value.get()))
}

/// The value of an attribute that follows what it reads; `None` takes the attribute away.
pub fn text(write: impl Fn() -> Option<String> + Send + 'static) -> Text {
    Box::new(write)
}

/// Something to do in the browser now and whenever what it read has changed; ends with the scope.
pub fn effect(act: impl FnMut() + 'static) {
    fn run(mut act: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| act());
    }
    run(Box::new(act));
}

/// Work that goes on by itself.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// Work that is given up when the scope ends.
pub fn spawn_scoped(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local_scoped_with_cancellation(work);
}
