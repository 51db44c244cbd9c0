//! The body of an article, block by block.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::related_card::RelatedCard;
use crate::components::running_text::{Picture, SourceLink, running_text};
use crate::lang::fill;
use crate::model::body::{Cell, CellKind, HeadingLevel, ListKind};
use crate::model::{Block, Inline, Preview};
use crate::source::address;
use crate::state::Reader;

/// What is known of the article at an address that a body names.
pub type LookUp = Callback<String, Option<Arc<Preview>>>;

/// `blocks` from top to bottom; `look_up` finds the articles of inline cards.
#[component]
pub fn ArticleBody(blocks: Vec<Block>, look_up: LookUp) -> impl IntoView {
    view! { <div class="article-body">{views(blocks, look_up)}</div> }
}

fn views(blocks: Vec<Block>, look_up: LookUp) -> Vec<AnyView> {
    blocks.into_iter().map(|block| one(block, look_up)).collect()
}

fn one(block: Block, look_up: LookUp) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{running_text(text)}</p> }.into_any(),
        Block::Heading { level, text } => heading(level, text),
        Block::List { kind, items } => list(kind, items, look_up),
        Block::Quote(content) => view! { <blockquote>{views(content, look_up)}</blockquote> }.into_any(),
        Block::Table { caption, rows } => table(caption, rows),
        Block::Figure { content, caption } => {
            let caption = (!caption.is_empty()).then(|| view! { <figcaption>{running_text(caption)}</figcaption> });
            view! { <figure>{views(content, look_up)} {caption}</figure> }.into_any()
        }
        Block::Image(image) => view! { <Picture image/> }.into_any(),
        Block::Code(text) => view! { <pre tabindex="0"><code>{text}</code></pre> }.into_any(),
        Block::Related { address, title } => view! { <RelatedCard address title look_up/> }.into_any(),
        Block::Embed { address } => embed(address),
        Block::Rule => view! { <hr/> }.into_any(),
    }
}

fn heading(level: HeadingLevel, text: Vec<Inline>) -> AnyView {
    let text = running_text(text);
    match level {
        HeadingLevel::Two => view! { <h2>{text}</h2> }.into_any(),
        HeadingLevel::Three => view! { <h3>{text}</h3> }.into_any(),
        HeadingLevel::Four => view! { <h4>{text}</h4> }.into_any(),
    }
}

fn list(kind: ListKind, items: Vec<Vec<Block>>, look_up: LookUp) -> AnyView {
    let item = |blocks: Vec<Block>| {
        let content = match <[Block; 1]>::try_from(blocks) {
            Ok([Block::Paragraph(text)]) => running_text(text),
            Ok([block]) => vec![one(block, look_up)],
            Err(blocks) => views(blocks, look_up),
        };
        view! { <li>{content}</li> }
    };
    let items: Vec<_> = items.into_iter().map(item).collect();
    match kind {
        ListKind::Unordered => view! { <ul>{items}</ul> }.into_any(),
        ListKind::Ordered { start } => view! { <ol start=(start != 1).then_some(start)>{items}</ol> }.into_any(),
    }
}

/// A table scrolls by itself when it is wider than the page; the keyboard can reach it then.
fn table(caption: Vec<Inline>, rows: Vec<Vec<Cell>>) -> AnyView {
    let label = (!caption.is_empty()).then(|| crate::model::body::plain_text(&caption));
    let caption = (!caption.is_empty()).then(|| view! { <caption>{running_text(caption)}</caption> });
    let is_head = |row: &Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
    let head_rows = rows.iter().take_while(|row| is_head(row)).count();
    let mut rows = rows.into_iter();
    let head: Vec<_> = rows.by_ref().take(head_rows).map(|cells| row(cells, "col")).collect();
    let body: Vec<_> = rows.map(|cells| row(cells, "row")).collect();
    view! {
        <div class="article-body__table" role=label.is_some().then_some("group") tabindex="0" aria-label=label>
            <table>{caption} {(!head.is_empty()).then(|| view! { <thead>{head}</thead> })} <tbody>{body}</tbody></table>
        </div>
    }
    .into_any()
}

fn row(cells: Vec<Cell>, scope: &'static str) -> impl IntoView {
    let span = |count: u32| (count > 1).then_some(count);
    let cell = |cell: Cell| {
        let text = running_text(cell.content);
        match cell.kind {
            CellKind::Header => {
                view! { <th scope=scope colspan=span(cell.columns) rowspan=span(cell.rows)>{text}</th> }.into_any()
            }
            CellKind::Data => view! { <td colspan=span(cell.columns) rowspan=span(cell.rows)>{text}</td> }.into_any(),
        }
    };
    view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> }
}

/// Something third-party is never loaded here: a card leads to it.
fn embed(address: String) -> AnyView {
    let host = address::host(&address).unwrap_or(&address).to_owned();
    let name = fill(Reader::current().phrases().watch_at, &host);
    view! { <p class="article-body__embed"><SourceLink address>{name}</SourceLink></p> }.into_any()
}
