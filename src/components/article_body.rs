//! The body of an article, part by part.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::element::{Child, element};
use crate::components::related_card::{RelatedCard, RelatedCardProps};
use crate::lang::fill;
use crate::model::body::{CARD, EMBED};
use crate::model::{Article, Part, Preview};
use crate::source::address;
use crate::state::handle::Act;
use crate::state::{Here, Reader};

/// What is known of the article at an address that a body names.
pub type LookUp = Act<String, Option<Arc<Preview>>>;

/// The body from top to bottom; `look_up` finds the articles of inline cards.
#[component]
pub fn ArticleBody(article: Arc<Article>, look_up: LookUp) -> AnyView {
    element("div").class("article-body").child(views(&article.body.parts, look_up)).done()
}

fn views(parts: &[Part], look_up: LookUp) -> Vec<AnyView> {
    parts.iter().map(|part| one(part, look_up)).collect()
}

fn one(part: &Part, look_up: LookUp) -> AnyView {
    let (tag, attributes, children) = match part {
        Part::Text(text) => return text.clone().into_any(),
        Part::Element { tag, attributes, children } => (*tag, attributes, children),
    };
    let said = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
    let address = || said("href").unwrap_or_default();
    match (tag, children.as_slice()) {
        ("a", _) => source_link(address(), views(children, look_up)),
        ("img", _) => picture(said),
        (CARD, [Part::Text(title)]) => {
            RelatedCard(RelatedCardProps { address: address(), title: title.clone(), look_up })
        }
        (EMBED, _) => embed(address()),
        _ => {
            let mut whole = element(tag);
            for (name, value) in attributes {
                whole = whole.attr(name, value.clone());
            }
            whole.child(views(children, look_up)).done()
        }
    }
}

/// A link from a body. One that leads away tells the other site nothing of this page.
pub fn source_link(address: String, content: impl Child) -> AnyView {
    let away = Here::current().leads_away(&address);
    element("a").attr("href", address).attr("rel", away.then_some("noopener noreferrer")).child(content).done()
}

/// A picture that is loaded when it comes near, in room that is kept for it; what it shows in words to whoever has turned
/// pictures off.
fn picture(said: impl Fn(&str) -> Option<String>) -> AnyView {
    if !Reader::current().shows_images() {
        return element("span").class("picture-in-words").child(said("alt")).done();
    }
    let width = said("width");
    element("img")
        .class(if width.is_some() { "picture" } else { "picture picture--unsized" })
        .attr("loading", "lazy")
        .attr("src", said("src"))
        .attr("alt", said("alt"))
        .attr("width", width)
        .attr("height", said("height"))
        .attr("decoding", "async")
        .done()
}

/// Something third-party is never loaded here: a card leads to it.
fn embed(address: String) -> AnyView {
    let host = address::host(&address).unwrap_or(&address).to_owned();
    let name = fill(Reader::current().phrases().watch_at, &host);
    element("p").class("article-body__embed").child(source_link(address, name)).done()
}
