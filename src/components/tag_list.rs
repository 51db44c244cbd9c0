//! Tags with their icons.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::model::Tag;
use crate::model::article::Icon;

/// A tag's name, its icon before it. The icon says nothing that the name does not.
#[component]
pub fn TagName(tag: Tag) -> AnyView {
    let name = tag.name.into_any();
    match tag.icon {
        Some(icon) => together(vec![picture(icon), " ".into_any(), name]),
        None => name,
    }
}

fn picture(icon: Icon) -> AnyView {
    match icon {
        Icon::Text(text) => element("span").class("tag-list__icon").attr("aria-hidden", "true").child(text).done(),
        Icon::Image(address) => element("img")
            .class("tag-list__icon")
            .attr("loading", "lazy")
            .attr("src", address)
            .attr("alt", "")
            .attr("width", "16")
            .attr("height", "16")
            .done(),
    }
}
