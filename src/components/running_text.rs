//! Running text with its marks.

use leptos::prelude::*;

use crate::model::{Image, Inline};
use crate::state::Here;

/// `content` as nodes.
pub fn running_text(content: Vec<Inline>) -> Vec<AnyView> {
    content.into_iter().map(one).collect()
}

fn one(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Link { address, content } => {
            view! { <SourceLink address>{running_text(content)}</SourceLink> }.into_any()
        }
        Inline::Strong(content) => view! { <strong>{running_text(content)}</strong> }.into_any(),
        Inline::Emphasis(content) => view! { <em>{running_text(content)}</em> }.into_any(),
        Inline::Superscript(content) => view! { <sup>{running_text(content)}</sup> }.into_any(),
        Inline::Subscript(content) => view! { <sub>{running_text(content)}</sub> }.into_any(),
        Inline::Code(content) => view! { <code>{running_text(content)}</code> }.into_any(),
        Inline::Time { at, content } => {
            view! { <time datetime=at.to_rfc3339()>{running_text(content)}</time> }.into_any()
        }
        Inline::Image(image) => view! { <Picture image/> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
    }
}

/// A link from a body. One that leads away tells the other site nothing of this page.
#[component]
pub fn SourceLink(address: String, children: Children) -> impl IntoView {
    let away = Here::current().leads_away(&address);
    view! { <a href=address rel=away.then_some("noopener noreferrer")>{children()}</a> }
}

/// A picture that is loaded when it comes near, in room that is kept for it.
#[component]
pub fn Picture(image: Image) -> impl IntoView {
    let (width, height) = image.size.unzip();
    let class = if width.is_some() { "picture" } else { "picture picture--unsized" };
    view! { <img class=class src=image.address alt=image.alt width=width height=height loading="lazy" decoding="async"/> }
}
