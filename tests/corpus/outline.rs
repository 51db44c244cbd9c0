//! Blocks in the notation of `benign.txt`.

use dateline::model::body::{Cell, CellKind, HeadingLevel, ListKind};
use dateline::model::{Block, Image, Inline};

/// A line for each block; addresses of `site` without their host.
pub fn outline(blocks: &[Block], site: &str) -> String {
    blocks.iter().map(|block| one(block, site)).collect::<Vec<_>>().join("\n")
}

fn one(block: &Block, site: &str) -> String {
    match block {
        Block::Paragraph(text) => format!("p({})", inlines(text, site)),
        Block::Heading { level, text } => {
            let name = match level {
                HeadingLevel::Two => "h2",
                HeadingLevel::Three => "h3",
                HeadingLevel::Four => "h4",
            };
            format!("{name}({})", inlines(text, site))
        }
        Block::List { kind, items } => {
            let name = match kind {
                ListKind::Unordered => "ul".to_owned(),
                ListKind::Ordered { start: 1 } => "ol".to_owned(),
                ListKind::Ordered { start } => format!("ol:{start}"),
            };
            format!("{name}({})", items.iter().map(|blocks| item(blocks, site)).collect::<String>())
        }
        Block::Quote(content) => format!("quote({})", run(content, site)),
        Block::Table { caption, rows } => {
            format!("table({}{})", part("caption", caption, site), self::rows(rows, site))
        }
        Block::Figure { content, caption } => format!("figure({}{})", run(content, site), part("cap", caption, site)),
        Block::Image(image) => picture(image, site),
        Block::Code(text) => format!("pre({})", plain(text)),
        Block::Related { address, title } => format!("card:{}({})", short(address, site), plain(title)),
        Block::Embed { address } => format!("embed:{}", short(address, site)),
        Block::Rule => "hr".to_owned(),
    }
}

fn run(blocks: &[Block], site: &str) -> String {
    blocks.iter().map(|block| one(block, site)).collect()
}

/// An item that is one paragraph is shown without it.
fn item(blocks: &[Block], site: &str) -> String {
    match blocks {
        [Block::Paragraph(text)] => format!("li({})", inlines(text, site)),
        blocks => format!("li({})", run(blocks, site)),
    }
}

fn rows(rows: &[Vec<Cell>], site: &str) -> String {
    let row = |cells: &Vec<Cell>| format!("tr({})", cells.iter().map(|one| cell(one, site)).collect::<String>());
    rows.iter().map(row).collect()
}

fn cell(cell: &Cell, site: &str) -> String {
    let name = match cell.kind {
        CellKind::Header => "th",
        CellKind::Data => "td",
    };
    let span = match (cell.columns, cell.rows) {
        (1, 1) => String::new(),
        (columns, rows) => format!(":{columns}x{rows}"),
    };
    format!("{name}{span}({})", inlines(&cell.content, site))
}

fn part(name: &str, content: &[Inline], site: &str) -> String {
    if content.is_empty() { String::new() } else { format!("{name}({})", inlines(content, site)) }
}

fn inlines(content: &[Inline], site: &str) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => plain(text),
        Inline::Link { address, content } => format!("a:{}({})", short(address, site), inlines(content, site)),
        Inline::Strong(content) => format!("b({})", inlines(content, site)),
        Inline::Emphasis(content) => format!("i({})", inlines(content, site)),
        Inline::Superscript(content) => format!("sup({})", inlines(content, site)),
        Inline::Subscript(content) => format!("sub({})", inlines(content, site)),
        Inline::Code(content) => format!("code({})", inlines(content, site)),
        Inline::Time { content, .. } => format!("time({})", inlines(content, site)),
        Inline::Image(image) => picture(image, site),
        Inline::Break => "br".to_owned(),
    };
    content.iter().map(one).collect()
}

fn picture(image: &Image, site: &str) -> String {
    let size = image.size.map(|(width, height)| format!(",{width}x{height}")).unwrap_or_default();
    format!("img:{}({}{size})", short(&image.address, site), image.alt)
}

fn short<'a>(address: &'a str, site: &str) -> &'a str {
    address.strip_prefix(site).unwrap_or(address)
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', "⍽").replace('\n', "⏎")
}
