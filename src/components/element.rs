//! The one way to build an element.
//!
//! Leptos's `view!` gives every element a type of its own, and the compiler builds, updates and removes each type by
//! code of its own: half of the app's weight. Here every element is the same type, so a page is data
//! (docs/decisions/004). Components read from top to bottom as before, and their reactive parts are those of
//! `state/live.rs`. In the document it is drawn by `element/drawn.rs`, on the host written as HTML by
//! `element/written.rs`.

use std::borrow::Cow;

use leptos::ev::Event;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::model::text::digits;
use crate::state::live::{ElementRef, Text};

#[cfg(not(feature = "ssr"))]
mod drawn;
#[cfg(feature = "ssr")]
mod written;

/// An element that is being put together; `done` makes it a view.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<Piece>,
}

enum Attribute {
    Fixed(&'static str, Cow<'static, str>),
    Following(&'static str, Text),
    Listener(&'static str, Listener),
    Reference(ElementRef),
}

type Listener = SendWrapper<Box<dyn FnMut(Event)>>;

/// A child of an element.
pub enum Piece {
    Element(Element),
    Text(Cow<'static, str>),
    View(AnyView),
}

/// Begins an element.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Begins a list (`ul` or `ol`) whose entries have no bullets: Safari takes such a list for none unless it is told.
pub fn list(tag: &'static str) -> Element {
    element(tag).attr("role", "list")
}

/// What an attribute can say: a text, or a [`Text`] that says something else whenever what it read has changed.
pub trait Value {
    /// Sets the attribute `name` of `element`; a value that is absent sets nothing.
    fn set(self, name: &'static str, element: &mut Element);
}

/// What can stand inside an element.
pub trait Child {
    fn push_to(self, children: &mut Vec<Piece>);
}

// A call site hands over at once to functions that are there only once.
impl Element {
    #[inline(always)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute. They are set in their order here, and WebKit loads a picture at once when its `src` comes before
    /// its `loading`.
    #[inline(always)]
    pub fn attr(mut self, name: &'static str, value: impl Value) -> Self {
        value.set(name, &mut self);
        self
    }

    /// Calls `act` with each event of this name.
    #[inline(always)]
    pub fn on(self, name: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(name, Box::new(act))
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        self.0.attributes.push(Attribute::Listener(name, SendWrapper::new(act)));
        self
    }

    #[inline(never)]
    pub fn node_ref(mut self, reference: ElementRef) -> Self {
        self.0.attributes.push(Attribute::Reference(reference));
        self
    }

    #[inline(always)]
    pub fn child(mut self, child: impl Child) -> Self {
        child.push_to(&mut self.0.children);
        self
    }

    #[inline(never)]
    pub fn done(self) -> AnyView {
        self.into_view()
    }
}

impl Value for &'static str {
    #[inline(never)]
    fn set(self, name: &'static str, element: &mut Element) {
        element.0.attributes.push(Attribute::Fixed(name, self.into()));
    }
}

impl Value for String {
    #[inline(never)]
    fn set(self, name: &'static str, element: &mut Element) {
        element.0.attributes.push(Attribute::Fixed(name, self.into()));
    }
}

impl Value for Text {
    #[inline(never)]
    fn set(self, name: &'static str, element: &mut Element) {
        element.0.attributes.push(Attribute::Following(name, self));
    }
}

impl Value for u32 {
    fn set(self, name: &'static str, element: &mut Element) {
        digits(self.into(), 0).set(name, element);
    }
}

impl<V: Value> Value for Option<V> {
    fn set(self, name: &'static str, element: &mut Element) {
        if let Some(value) = self {
            value.set(name, element);
        }
    }
}

impl Child for Element {
    #[inline(never)]
    fn push_to(self, children: &mut Vec<Piece>) {
        children.push(Piece::Element(self));
    }
}

impl Child for AnyView {
    #[inline(never)]
    fn push_to(self, children: &mut Vec<Piece>) {
        children.push(Piece::View(self));
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn push_to(self, children: &mut Vec<Piece>) {
        children.push(Piece::Text(self.into()));
    }
}

impl Child for String {
    #[inline(never)]
    fn push_to(self, children: &mut Vec<Piece>) {
        children.push(Piece::Text(self.into()));
    }
}

impl<C: Child> Child for Option<C> {
    fn push_to(self, children: &mut Vec<Piece>) {
        if let Some(child) = self {
            child.push_to(children);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn push_to(self, children: &mut Vec<Piece>) {
        self.into_iter().for_each(|child| child.push_to(children));
    }
}

impl Piece {
    fn into_view(self) -> AnyView {
        match self {
            Piece::Element(element) => element.done(),
            Piece::Text(Cow::Borrowed(text)) => text.into_any(),
            Piece::Text(Cow::Owned(text)) => text.into_any(),
            Piece::View(view) => view,
        }
    }
}

/// Several views, one after the other, with nothing around them.
pub fn together(views: impl Child) -> AnyView {
    let mut all = Vec::new();
    views.push_to(&mut all);
    all.into_iter().map(Piece::into_view).collect::<Vec<_>>().into_any()
}
