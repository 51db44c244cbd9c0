//! One file per place. Pages ask for what they show; components only show it.

pub mod annexed;
pub mod article;
pub mod embed;
pub mod listing;
pub mod not_found;
pub mod saved;
pub mod settings;
pub mod tags;

use std::sync::Arc;

use crate::browser::head::Head;
use crate::lang;
use crate::model::{Article, Filter, Scope};
use crate::state::{Here, Newsroom, Reader, live};

/// What a page tells of itself: its own title, a description, and whether it is a page to come back to.
#[derive(Clone, Debug, PartialEq, Default)]
struct Told {
    title: String,
    description: String,
    article: Option<Arc<Article>>,
    lost: bool,
}

/// Keeps the document's head true to the page for as long as it is shown.
fn tell(told: impl Fn() -> Told + 'static) {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    live::effect(move || {
        let Told { title, description, article, lost } = told();
        let description = if description.is_empty() { reader.site_description() } else { description };
        let tag = reader.tag();
        let head = Head {
            title,
            site: reader.site_title(),
            unseen: newsroom.waiting(&Scope::All, &Filter::default()),
            description,
            canonical: (!lost).then(|| here.href(&here.calm())),
            oembed: article.as_ref().and_then(|article| newsroom.oembed(&article.preview.slug)),
            article,
            direction: lang::direction(&tag),
            language: tag,
        };
        head.apply();
    });
}
