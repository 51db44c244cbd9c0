//! The parts of a body: the allow-list of what may stand between paragraphs.

use super::inline::{self, BLOCK_LEVEL};
use super::node::{Element, Node};
use crate::model::body::{Cell, CellKind, HeadingLevel, ListKind};
use crate::model::{Block, Inline};
use crate::source::address;

/// `nodes` as blocks; loose text between blocks becomes paragraphs.
pub fn read(nodes: &[Node], base: &str) -> Vec<Block> {
    let mut builder = Builder { base, blocks: Vec::new(), run: Vec::new() };
    for node in nodes {
        builder.push(node);
    }
    builder.end_run();
    builder.blocks
}

struct Builder<'a> {
    base: &'a str,
    blocks: Vec<Block>,
    /// Running text that no block has taken yet.
    run: Vec<Inline>,
}

impl Builder<'_> {
    fn push(&mut self, node: &Node) {
        let element = match node {
            Node::Element(element) => element,
            text => return inline::push(text, self.base, &mut self.run),
        };
        match element.name.as_str() {
            // Frames and films stand in paragraphs too; they part the text around them.
            "p" if holds_block(element) => {
                self.end_run();
                self.push_children(element);
                self.end_run();
            }
            "p" => self.push_block(read_paragraph(element, self.base)),
            "h1" | "h2" => self.push_heading(HeadingLevel::Two, element),
            "h3" => self.push_heading(HeadingLevel::Three, element),
            "h4" | "h5" | "h6" => self.push_heading(HeadingLevel::Four, element),
            "ul" | "menu" => self.push_list(ListKind::Unordered, element),
            "ol" => {
                let start = element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.push_list(ListKind::Ordered { start }, element);
            }
            "blockquote" => {
                let content = read(&element.children, self.base);
                self.push_block((!content.is_empty()).then_some(Block::Quote(content)));
            }
            "figure" => self.push_block(read_figure(element, self.base)),
            "table" => self.push_block(read_table(element, self.base)),
            "pre" => {
                let text = inline::verbatim(&element.children);
                let text = text.trim_matches('\n').trim_end();
                self.push_block((!text.is_empty()).then(|| Block::Code(text.to_owned())));
            }
            "hr" => self.push_block(Some(Block::Rule)),
            "iframe" | "video" | "audio" => self.push_block(read_embed(element, self.base)),
            name if BLOCK_LEVEL.contains(&name) => {
                self.end_run();
                self.push_children(element);
                self.end_run();
            }
            // An inline element that wraps blocks stands aside; one in running text is part of it.
            _ if holds_block(element) => self.push_children(element),
            _ => inline::push(node, self.base, &mut self.run),
        }
    }

    fn push_children(&mut self, element: &Element) {
        for child in &element.children {
            self.push(child);
        }
    }

    fn push_block(&mut self, block: Option<Block>) {
        self.end_run();
        self.blocks.extend(block);
    }

    fn push_heading(&mut self, level: HeadingLevel, element: &Element) {
        let text = inline::read(&element.children, self.base);
        self.push_block((!text.is_empty()).then_some(Block::Heading { level, text }));
    }

    fn push_list(&mut self, kind: ListKind, element: &Element) {
        let items = element.children.iter().map(|child| match child {
            Node::Element(item) if item.name == "li" => read(&item.children, self.base),
            other => read(std::slice::from_ref(other), self.base),
        });
        let items: Vec<_> = items.filter(|item| !item.is_empty()).collect();
        self.push_block((!items.is_empty()).then_some(Block::List { kind, items }));
    }

    fn end_run(&mut self) {
        let run = inline::trimmed(std::mem::take(&mut self.run));
        self.blocks.extend(from_run(run));
    }
}

/// A paragraph, or the picture that it holds alone.
fn from_run(run: Vec<Inline>) -> Option<Block> {
    match run.as_slice() {
        [] => None,
        [Inline::Image(image)] => Some(Block::Image(image.clone())),
        _ => Some(Block::Paragraph(run)),
    }
}

fn read_paragraph(element: &Element, base: &str) -> Option<Block> {
    let mut shown =
        element.children.iter().filter(|child| !matches!(child, Node::Text(text) if text.trim().is_empty()));
    if let (Some(Node::Element(only)), None) = (shown.next(), shown.next()) {
        let is_card = only.name == "a"
            && only
                .attribute("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("related")));
        let address = only.attribute("href").and_then(|href| address::resource(href, base));
        let title = inline::plain_text(&only.children);
        if let (true, Some(address), false) = (is_card, address, title.is_empty()) {
            return Some(Block::Related { address, title });
        }
    }
    from_run(inline::read(&element.children, base))
}

fn read_figure(element: &Element, base: &str) -> Option<Block> {
    let (captions, content): (Vec<_>, Vec<_>) = element
        .children
        .iter()
        .cloned()
        .partition(|child| matches!(child, Node::Element(child) if child.name == "figcaption"));
    let content = read(&content, base);
    let caption = inline::read(&captions, base);
    match (content.is_empty(), caption.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Block::Paragraph(caption)),
        _ => Some(Block::Figure { content, caption }),
    }
}

fn read_table(element: &Element, base: &str) -> Option<Block> {
    let (mut caption, mut rows) = (Vec::new(), Vec::new());
    for part in elements(element) {
        match part.name.as_str() {
            "caption" => caption = inline::read(&part.children, base),
            "tr" => rows.push(read_row(part, base)),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(elements(part).filter(|row| row.name == "tr").map(|row| read_row(row, base)))
            }
            _ => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    (!rows.is_empty()).then_some(Block::Table { caption, rows })
}

fn read_row(row: &Element, base: &str) -> Vec<Cell> {
    let cells = elements(row).filter_map(|cell| match cell.name.as_str() {
        "th" => Some((CellKind::Header, cell)),
        "td" => Some((CellKind::Data, cell)),
        _ => None,
    });
    let span = |cell: &Element, name| cell.number(name).unwrap_or(1).clamp(1, 100);
    cells
        .map(|(kind, cell)| Cell {
            kind,
            columns: span(cell, "colspan"),
            rows: span(cell, "rowspan"),
            content: inline::read(&cell.children, base),
        })
        .collect()
}

/// A frame, film or sound is not loaded here: its address is kept for a card.
fn read_embed(element: &Element, base: &str) -> Option<Block> {
    let inner = || elements(element).find(|child| child.name == "source").and_then(|child| child.attribute("src"));
    let address = element.attribute("src").or_else(inner)?;
    address::resource(address.trim(), base).map(|address| Block::Embed { address })
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn holds_block(element: &Element) -> bool {
    elements(element).any(|child| {
        BLOCK_LEVEL.contains(&child.name.as_str())
            || matches!(child.name.as_str(), "iframe" | "video" | "audio" | "menu")
            || holds_block(child)
    })
}
