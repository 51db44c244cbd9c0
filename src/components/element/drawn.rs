//! Elements as nodes of the document: a whole tree of them is built at once, and its reactive parts keep themselves true.

use leptos::attr::Attribute as AnyKind;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element as Node, Node as AnyNode};
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, JsValue};

use super::{Attribute, Element, Parts, Piece};

impl Element {
    pub(super) fn into_view(self) -> AnyView {
        self.into_any()
    }
}

/// An element on the page, with what keeps it and everything in it true.
pub struct Drawn {
    node: Node,
    _kept: Vec<Kept>,
}

/// What ends with the element, by being dropped.
#[expect(dead_code, reason = "it is held, and never looked at")]
enum Kept {
    Attribute(RenderEffect<Option<String>>),
    Listener(RemoveEventHandler<Node>),
    View(AnyViewState),
}

impl Render for Element {
    type State = Drawn;

    fn build(self) -> Drawn {
        let mut kept = Vec::new();
        let node = draw(self, &mut kept);
        Drawn { node, _kept: kept }
    }

    /// An element that is drawn again is a new one.
    fn rebuild(self, old: &mut Drawn) {
        let mut new = self.build();
        old.insert_before_this(&mut new);
        old.unmount();
        *old = new;
    }
}

fn draw(element: Element, kept: &mut Vec<Kept>) -> Node {
    let Parts { tag, attributes, children } = *element.0;
    let node = Rndr::create_element(tag, None);
    for attribute in attributes {
        match attribute {
            Attribute::Fixed(name, value) => Rndr::set_attribute(&node, name, &value),
            Attribute::Following(name, mut text) => {
                let node = node.clone();
                kept.push(Kept::Attribute(RenderEffect::new(move |before: Option<Option<String>>| {
                    let now = text();
                    match (&now, before) {
                        (now, Some(before)) if *now == before => {}
                        (Some(now), _) => Rndr::set_attribute(&node, name, now),
                        (None, _) => Rndr::remove_attribute(&node, name),
                    }
                    now
                })));
            }
            Attribute::Listener(name, act) => {
                let mut act = act.take();
                let act = Box::new(move |event: JsValue| act(event.unchecked_into()));
                kept.push(Kept::Listener(Rndr::add_event_listener(&node, name, act)));
            }
            Attribute::Reference(reference) => reference.load(&node),
        }
    }
    for child in children {
        match child {
            Piece::Element(child) => Rndr::insert_node(&node, &draw(child, kept), None),
            Piece::Text(text) => Rndr::insert_node(&node, &Rndr::create_text_node(&text), None),
            Piece::View(view) => {
                let mut view = view.build();
                view.mount(&node, None);
                kept.push(Kept::View(view));
            }
        }
    }
    node
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Node, marker: Option<&AnyNode>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        Rndr::get_parent(&self.node).is_some_and(|parent| {
            Node::cast_from(parent).is_some_and(|parent| child.try_mount(&parent, Some(&self.node)))
        })
    }

    fn elements(&self) -> Vec<Node> {
        vec![self.node.clone()]
    }
}

// What follows is asked of every view, and used only where pages are written or hydrated.

impl AddAnyAttr for Element {
    type Output<New: AnyKind> = Self;

    fn add_any_attr<New: AnyKind>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
