//! The body of an article: as it is read, in typed blocks, which are all that can be shown and nothing else, and as it is
//! drawn.

use crate::model::{Image, Timestamp};

/// A body as a page draws it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Body {
    pub parts: Vec<Part>,
    pub extent: Extent,
    /// Its words, for the reading time.
    pub words: usize,
    /// The addresses of its cards of other articles, in their order.
    pub cards: Vec<String>,
}

/// A piece of a body that is drawn: text, or an element of a kind and with attributes that are known.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(String),
    Element { tag: &'static str, attributes: Vec<(&'static str, String)>, children: Vec<Part> },
}

/// How much of what the source gave is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Extent {
    #[default]
    Whole,
    /// Some of it is nested too deeply.
    Cut,
    /// Nothing: it is too large, or could not be read.
    Nothing,
}

/// The tag of a card of another article, with its address as `href`.
pub const CARD: &str = "card";
/// The tag of something third-party that is not loaded, with its address as `href`.
pub const EMBED: &str = "embed";

/// What a body is drawn with. `a` and `img` are drawn as links and pictures of a source are, the first two as cards; the
/// rest as it stands here.
pub const TAGS: [&str; 31] = [
    CARD,
    EMBED,
    "a",
    "img",
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "sup",
    "sub",
    "code",
    "time",
    "br",
];

/// What its elements may say of themselves.
pub const ATTRIBUTES: [&str; 14] = [
    "href",
    "src",
    "alt",
    "width",
    "height",
    "class",
    "role",
    "tabindex",
    "aria-label",
    "start",
    "scope",
    "colspan",
    "rowspan",
    "datetime",
];

/// One part of a body as it is read, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Heading {
        level: HeadingLevel,
        text: Vec<Inline>,
    },
    List {
        kind: ListKind,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Table {
        caption: Vec<Inline>,
        rows: Vec<Vec<Cell>>,
    },
    Figure {
        content: Vec<Block>,
        caption: Vec<Inline>,
    },
    Image(Image),
    /// Text whose line breaks and spaces count.
    Code(String),
    /// A card of another article: its checked address and its name in the text.
    Related {
        address: String,
        title: String,
    },
    /// Something third-party (a video, a post) that is not loaded: a card that links to its page.
    Embed {
        address: String,
    },
    Rule,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    /// The address has passed the scheme check.
    Link {
        address: String,
        content: Vec<Inline>,
    },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Superscript(Vec<Inline>),
    Subscript(Vec<Inline>),
    Code(Vec<Inline>),
    Time {
        at: Timestamp,
        content: Vec<Inline>,
    },
    Image(Image),
    Break,
}

/// Headings inside a body; `h1` is the article's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    Two,
    Three,
    Four,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    Unordered,
    /// Numbered from `start`.
    Ordered {
        start: i32,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub kind: CellKind,
    pub columns: u32,
    pub rows: u32,
    pub content: Vec<Inline>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Header,
    Data,
}

impl Block {
    /// The words a reader reads in `blocks`. Cards and code do not count.
    pub fn words(blocks: &[Block]) -> usize {
        blocks.iter().map(Block::own_words).sum()
    }

    fn own_words(&self) -> usize {
        match self {
            Block::Paragraph(text) | Block::Heading { text, .. } => inline_words(text),
            Block::List { items, .. } => items.iter().map(|item| Block::words(item)).sum(),
            Block::Quote(content) => Block::words(content),
            Block::Figure { content, caption } => Block::words(content) + inline_words(caption),
            Block::Table { caption, rows } => {
                inline_words(caption) + rows.iter().flatten().map(|cell| inline_words(&cell.content)).sum::<usize>()
            }
            Block::Image(_) | Block::Code(_) | Block::Related { .. } | Block::Embed { .. } | Block::Rule => 0,
        }
    }
}

/// The text of `content` without its marks.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_text(content, &mut text);
    text
}

fn push_text(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(own) => text.push_str(own),
            Inline::Link { content, .. } | Inline::Time { content, .. } => push_text(content, text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Code(content) => push_text(content, text),
            Inline::Image(_) => {}
            Inline::Break => text.push(' '),
        }
    }
}

fn inline_words(content: &[Inline]) -> usize {
    plain_text(content).split_whitespace().count()
}
