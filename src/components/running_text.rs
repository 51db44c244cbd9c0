//! Running text with its marks.

use leptos::prelude::*;

use crate::components::element::{Child, element};
use crate::model::{Image, Inline};
use crate::state::Here;

/// `content` as nodes.
pub fn running_text(content: Vec<Inline>) -> Vec<AnyView> {
    content.into_iter().map(one).collect()
}

fn one(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Link { address, content } => source_link(address, running_text(content)),
        Inline::Strong(content) => element("strong").child(running_text(content)).done(),
        Inline::Emphasis(content) => element("em").child(running_text(content)).done(),
        Inline::Superscript(content) => element("sup").child(running_text(content)).done(),
        Inline::Subscript(content) => element("sub").child(running_text(content)).done(),
        Inline::Code(content) => element("code").child(running_text(content)).done(),
        Inline::Time { at, content } => {
            element("time").attr("datetime", at.to_rfc3339()).child(running_text(content)).done()
        }
        Inline::Image(image) => Picture(PictureProps { image }),
        Inline::Break => element("br").done(),
    }
}

/// A link from a body. One that leads away tells the other site nothing of this page.
pub fn source_link(address: String, content: impl Child) -> AnyView {
    let away = Here::current().leads_away(&address);
    element("a").attr("href", address).attr("rel", away.then_some("noopener noreferrer")).child(content).done()
}

/// A picture that is loaded when it comes near, in room that is kept for it.
#[component]
pub fn Picture(image: Image) -> AnyView {
    let (width, height) = image.size.unzip();
    let class = if width.is_some() { "picture" } else { "picture picture--unsized" };
    element("img")
        .class(class)
        .attr("loading", "lazy")
        .attr("src", image.address)
        .attr("alt", image.alt)
        .attr("width", width)
        .attr("height", height)
        .attr("decoding", "async")
        .done()
}
