//! The body of an article, block by block.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::element::{Element, element};
use crate::components::related_card::{RelatedCard, RelatedCardProps};
use crate::components::running_text::{Picture, PictureProps, running_text, source_link};
use crate::lang::fill;
use crate::model::body::{Cell, CellKind, HeadingLevel, ListKind};
use crate::model::{Block, Inline, Preview};
use crate::source::address;
use crate::state::Reader;
use crate::state::handle::Act;

/// What is known of the article at an address that a body names.
pub type LookUp = Act<String, Option<Arc<Preview>>>;

/// `blocks` from top to bottom; `look_up` finds the articles of inline cards.
#[component]
pub fn ArticleBody(blocks: Vec<Block>, look_up: LookUp) -> AnyView {
    element("div").class("article-body").child(views(blocks, look_up)).done()
}

fn views(blocks: Vec<Block>, look_up: LookUp) -> Vec<AnyView> {
    blocks.into_iter().map(|block| one(block, look_up)).collect()
}

fn one(block: Block, look_up: LookUp) -> AnyView {
    match block {
        Block::Paragraph(text) => element("p").child(running_text(text)).done(),
        Block::Heading { level, text } => heading(level, text),
        Block::List { kind, items } => list(kind, items, look_up),
        Block::Quote(content) => element("blockquote").child(views(content, look_up)).done(),
        Block::Table { caption, rows } => table(caption, rows),
        Block::Figure { content, caption } => {
            let caption = (!caption.is_empty()).then(|| element("figcaption").child(running_text(caption)));
            element("figure").child(views(content, look_up)).child(caption).done()
        }
        Block::Image(image) => Picture(PictureProps { image }),
        Block::Code(text) => element("pre").attr("tabindex", "0").child(element("code").child(text)).done(),
        Block::Related { address, title } => RelatedCard(RelatedCardProps { address, title, look_up }),
        Block::Embed { address } => embed(address),
        Block::Rule => element("hr").done(),
    }
}

fn heading(level: HeadingLevel, text: Vec<Inline>) -> AnyView {
    let tag = match level {
        HeadingLevel::Two => "h2",
        HeadingLevel::Three => "h3",
        HeadingLevel::Four => "h4",
    };
    element(tag).child(running_text(text)).done()
}

fn list(kind: ListKind, items: Vec<Vec<Block>>, look_up: LookUp) -> AnyView {
    let item = |blocks: Vec<Block>| {
        let content = match <[Block; 1]>::try_from(blocks) {
            Ok([Block::Paragraph(text)]) => running_text(text),
            Ok([block]) => vec![one(block, look_up)],
            Err(blocks) => views(blocks, look_up),
        };
        element("li").child(content)
    };
    let items: Vec<_> = items.into_iter().map(item).collect();
    let list = match kind {
        ListKind::Unordered => element("ul"),
        ListKind::Ordered { start } => element("ol").attr("start", (start != 1).then(|| start.to_string())),
    };
    list.child(items).done()
}

/// A table scrolls by itself when it is wider than the page; the keyboard can reach it then.
fn table(caption: Vec<Inline>, rows: Vec<Vec<Cell>>) -> AnyView {
    let label = (!caption.is_empty()).then(|| crate::model::body::plain_text(&caption));
    let caption = (!caption.is_empty()).then(|| element("caption").child(running_text(caption)));
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
    let head_rows = rows.iter().take_while(|row| is_head(row)).count();
    let mut rows = rows.into_iter();
    let head: Vec<_> = rows.by_ref().take(head_rows).map(|cells| row(cells, "col")).collect();
    let body: Vec<_> = rows.map(|cells| row(cells, "row")).collect();
    let head = (!head.is_empty()).then(|| element("thead").child(head));
    let table = element("table").child(caption).child(head).child(element("tbody").child(body));
    element("div")
        .class("article-body__table")
        .attr("role", label.is_some().then_some("group"))
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .child(table)
        .done()
}

fn row(cells: Vec<Cell>, scope: &'static str) -> Element {
    let span = |count: u32| (count > 1).then_some(count);
    let cell = |cell: Cell| {
        let start = match cell.kind {
            CellKind::Header => element("th").attr("scope", scope),
            CellKind::Data => element("td"),
        };
        start.attr("colspan", span(cell.columns)).attr("rowspan", span(cell.rows)).child(running_text(cell.content))
    };
    element("tr").child(cells.into_iter().map(cell).collect::<Vec<_>>())
}

/// Something third-party is never loaded here: a card leads to it.
fn embed(address: String) -> AnyView {
    let host = address::host(&address).unwrap_or(&address).to_owned();
    let name = fill(Reader::current().phrases().watch_at, &host);
    element("p").class("article-body__embed").child(source_link(address, name)).done()
}
