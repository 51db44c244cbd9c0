//! Elements as HTML, on the host.

use std::borrow::Cow;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::event;
use leptos::tachys::html::node_ref::node_ref;

use super::{Attribute, Element, Parts, Piece};

impl Element {
    /// Void elements have no closing tag.
    pub(super) fn into_view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        let attributes: Vec<AnyAttribute> = attributes.into_iter().map(written).collect();
        let children: Vec<AnyView> = children.into_iter().map(Piece::into_view).collect();
        match tag {
            "br" => html::br().add_any_attr(attributes).into_any(),
            "hr" => html::hr().add_any_attr(attributes).into_any(),
            "img" => html::img().add_any_attr(attributes).into_any(),
            "input" => html::input().add_any_attr(attributes).into_any(),
            _ => html::custom(tag).add_any_attr(attributes).child(children).into_any(),
        }
    }
}

fn written(attribute: Attribute) -> AnyAttribute {
    match attribute {
        Attribute::Fixed(name, Cow::Borrowed(value)) => custom_attribute(name, value).into_any_attr(),
        Attribute::Fixed(name, Cow::Owned(value)) => custom_attribute(name, value).into_any_attr(),
        Attribute::Following(name, text) => custom_attribute(name, text).into_any_attr(),
        Attribute::Listener(name, act) => event::on(ev::Custom::new(name), act.take()).into_any_attr(),
        Attribute::Reference(reference) => node_ref(reference).into_any_attr(),
    }
}
