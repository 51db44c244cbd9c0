//! Blocks as the elements that a page draws, in JSON: a text is itself, an element `[tag, [name, value, …], [child, …]]`
//! (`source/body.rs` reads it).

use crate::model::body::{self, CARD, Cell, CellKind, EMBED, HeadingLevel, ListKind};
use crate::model::{Block, Extent, Image, Inline};
use crate::source::json::Value;

/// A whole body.
pub fn body(blocks: &[Block], extent: Extent) -> Value {
    let extent = match extent {
        Extent::Whole => "whole",
        Extent::Cut => "cut",
        Extent::Nothing => "nothing",
    };
    let mut cards = Vec::new();
    push_cards(blocks, &mut cards);
    Value::object(vec![
        ("parts", parts(blocks)),
        ("extent", extent.into()),
        ("words", Block::words(blocks).into()),
        ("cards", cards.into()),
    ])
}

/// Adds the addresses of the cards in `blocks`.
fn push_cards(blocks: &[Block], addresses: &mut Vec<Value>) {
    for block in blocks {
        match block {
            Block::Related { address, .. } => addresses.push(address.as_str().into()),
            Block::Quote(content) | Block::Figure { content, .. } => push_cards(content, addresses),
            Block::List { items, .. } => items.iter().for_each(|item| push_cards(item, addresses)),
            _ => {}
        }
    }
}

fn element(tag: &str, attributes: &[(&str, &str)], children: Value) -> Value {
    let attributes: Vec<Value> = attributes.iter().flat_map(|&(name, value)| [name.into(), value.into()]).collect();
    vec![tag.into(), attributes.into(), children].into()
}

fn parts(blocks: &[Block]) -> Value {
    blocks.iter().map(block).collect::<Vec<_>>().into()
}

fn text(content: &[Inline]) -> Value {
    content.iter().map(inline).collect::<Vec<_>>().into()
}

fn nothing() -> Value {
    Vec::new().into()
}

fn one(child: Value) -> Value {
    vec![child].into()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(content) => element("p", &[], text(content)),
        Block::Heading { level, text: content } => {
            let tag = match level {
                HeadingLevel::Two => "h2",
                HeadingLevel::Three => "h3",
                HeadingLevel::Four => "h4",
            };
            element(tag, &[], text(content))
        }
        Block::List { kind, items } => list(*kind, items),
        Block::Quote(content) => element("blockquote", &[], parts(content)),
        Block::Table { caption, rows } => table(caption, rows),
        Block::Figure { content, caption } => {
            let mut children: Vec<Value> = content.iter().map(self::block).collect();
            children.extend((!caption.is_empty()).then(|| element("figcaption", &[], text(caption))));
            element("figure", &[], children.into())
        }
        Block::Image(image) => picture(image),
        // It scrolls like a table.
        Block::Code(code) => element("pre", &[("tabindex", "0")], one(element("code", &[], one(code.as_str().into())))),
        Block::Related { address, title } => element(CARD, &[("href", address)], one(title.as_str().into())),
        Block::Embed { address } => element(EMBED, &[("href", address)], nothing()),
        Block::Rule => element("hr", &[], nothing()),
    }
}

fn list(kind: ListKind, items: &[Vec<Block>]) -> Value {
    let item = |blocks: &Vec<Block>| {
        let content = match blocks.as_slice() {
            [Block::Paragraph(content)] => text(content),
            blocks => parts(blocks),
        };
        element("li", &[], content)
    };
    let items: Value = items.iter().map(item).collect::<Vec<_>>().into();
    match kind {
        ListKind::Unordered => element("ul", &[], items),
        ListKind::Ordered { start: 1 } => element("ol", &[], items),
        ListKind::Ordered { start } => element("ol", &[("start", &start.to_string())], items),
    }
}

/// A table scrolls by itself when it is wider than the page; the keyboard can reach it then.
fn table(caption: &[Inline], rows: &[Vec<Cell>]) -> Value {
    let is_head = |row: &&Vec<Cell>| row.iter().all(|cell| cell.kind == CellKind::Header);
    let (head, body) = rows.split_at(rows.iter().take_while(is_head).count());
    let section = |tag, rows: &[Vec<Cell>], scope| {
        element(tag, &[], rows.iter().map(|cells| row(cells, scope)).collect::<Vec<_>>().into())
    };
    let label = body::plain_text(caption);
    let mut attributes = vec![("class", "article-body__table"), ("tabindex", "0")];
    let mut children = Vec::new();
    if !caption.is_empty() {
        attributes.extend([("role", "group"), ("aria-label", label.as_str())]);
        children.push(element("caption", &[], text(caption)));
    }
    if !head.is_empty() {
        children.push(section("thead", head, "col"));
    }
    children.push(section("tbody", body, "row"));
    element("div", &attributes, one(element("table", &[], children.into())))
}

fn row(cells: &[Cell], scope: &str) -> Value {
    let cell = |cell: &Cell| {
        let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
        let (tag, mut attributes) = match cell.kind {
            CellKind::Header => ("th", vec![("scope", scope)]),
            CellKind::Data => ("td", Vec::new()),
        };
        attributes.extend((cell.columns > 1).then_some(("colspan", columns.as_str())));
        attributes.extend((cell.rows > 1).then_some(("rowspan", rows.as_str())));
        element(tag, &attributes, text(&cell.content))
    };
    element("tr", &[], cells.iter().map(cell).collect::<Vec<_>>().into())
}

fn inline(inline: &Inline) -> Value {
    match inline {
        Inline::Text(text) => text.as_str().into(),
        Inline::Link { address, content } => element("a", &[("href", address)], text(content)),
        Inline::Strong(content) => element("strong", &[], text(content)),
        Inline::Emphasis(content) => element("em", &[], text(content)),
        Inline::Superscript(content) => element("sup", &[], text(content)),
        Inline::Subscript(content) => element("sub", &[], text(content)),
        Inline::Code(content) => element("code", &[], text(content)),
        Inline::Time { at, content } => element("time", &[("datetime", &at.to_rfc3339())], text(content)),
        Inline::Image(image) => picture(image),
        Inline::Break => element("br", &[], nothing()),
    }
}

fn picture(image: &Image) -> Value {
    let (width, height) = image.size.unwrap_or_default();
    let (width, height) = (width.to_string(), height.to_string());
    let mut attributes = vec![("src", image.address.as_str()), ("alt", &image.alt)];
    if image.size.is_some() {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    element("img", &attributes, nothing())
}
