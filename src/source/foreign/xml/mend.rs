//! What is called XML and is not, made well-formed: only for documents that a parser has refused.

use rustc_hash::{FxHashMap, FxHashSet};

use super::prolog::is_name;
use super::{escaped, names};
use crate::source::html::plain_text;

/// How the roots of feeds begin.
const ROOTS: [&str; 4] = ["<rss", "<feed", "<rdf:RDF", "<RDF"];

/// Elements that HTML leaves open, where its markup stands unescaped.
const LEFT_OPEN: [&str; 3] = ["br", "hr", "img"];

/// So many prefixes are declared where a document does not; more are in no feed.
const PREFIXES: usize = 100;

/// So many items are looked at, of a document that is not whole.
const SALVAGED: usize = 10_000;

/// The longest tag of a root, in bytes: it is read again with every item that is looked at.
const LONGEST_ROOT: usize = 20_000;

enum Token<'a> {
    Text(&'a str),
    Cdata(&'a str),
    /// A comment or an instruction.
    Aside,
    Tag(Tag<'a>),
}

/// A tag as it is written, from `<` to `>`.
#[derive(Clone, Copy)]
struct Tag<'a> {
    whole: &'a str,
    name: &'a str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Start,
    End,
    Empty,
}

/// `document` without what stands before and after its root, without characters that XML forbids, its references and
/// loose `&` and `<` put as XML wants them, and with every prefix declared.
pub fn mended(document: &str) -> String {
    let legal: String = from_root(document).chars().filter(|letter| is_legal(*letter)).collect();
    let mut mended = String::with_capacity(legal.len());
    let mut root: Option<(Tag<'_>, usize)> = None;
    let mut prefixes: Vec<&str> = Vec::new();
    for (_, token) in tokens(&legal) {
        match token {
            Token::Text(text) => push_references(&text.replace("]]>", "]]&gt;"), &mut mended),
            Token::Cdata(text) => mended.push_str(text),
            Token::Aside => {}
            Token::Tag(tag) => {
                let after_name = mended.len() + 1 + tag.name.len();
                push_tag(tag, &mut mended);
                push_prefixes(tag, &mut prefixes);
                match root {
                    None if tag.kind != Kind::End => root = Some((tag, after_name)),
                    Some((root, _)) if tag.kind == Kind::End && tag.name == root.name => break,
                    _ => {}
                }
            }
        }
    }
    let Some((root, at)) = root else { return mended };
    let Some((before, after)) = mended.split_at_checked(at) else { return mended };
    let words = root.whole.split(|letter: char| !is_name(letter));
    let declared: FxHashSet<&str> = words.filter_map(|word| word.strip_prefix("xmlns:")).collect();
    let undeclared = prefixes.into_iter().filter(|prefix| !declared.contains(prefix));
    let declarations = undeclared.map(|prefix| {
        let namespace = names::usual_namespace(prefix);
        [" xmlns:", prefix, "=\"", &namespace, "\""].concat()
    });
    [before, &declarations.collect::<String>(), after].concat()
}

/// The feed with those of its items that are whole, as `is_whole` says of a document of one; what follows its first item
/// and is none is left out. `None` when no item is whole.
pub fn salvaged(document: &str, is_whole: impl Fn(&str) -> bool) -> Option<String> {
    let (mut open, mut root, mut head, mut start) = (Vec::new(), None, None, None);
    // How many elements of a name are open.
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut items, mut seen) = (Vec::new(), 0);
    for (at, token) in tokens(document) {
        let Token::Tag(tag) = token else { continue };
        let root = root.get_or_insert(tag);
        if root.whole.len() > LONGEST_ROOT || seen == SALVAGED {
            break;
        }
        let is_item = matches!(tag.name.rsplit(':').next(), Some("item" | "entry"));
        match tag.kind {
            Kind::Start if is_item => {
                head.get_or_insert(at);
                start = Some(at);
            }
            Kind::End if is_item => {
                let item = start.take().map(|start| &document[start..at + tag.whole.len()]);
                let alone = |item: &&str| [root.whole, item, "</", root.name, ">"].concat();
                seen += 1;
                items.extend(item.filter(|item| is_whole(&alone(item))));
            }
            Kind::Start if head.is_none() => {
                open.push(tag.name);
                *counts.entry(tag.name).or_default() += 1;
            }
            Kind::End if head.is_none() && counts.get(tag.name).is_some_and(|count| *count > 0) => {
                while let Some(name) = open.pop() {
                    counts.entry(name).and_modify(|count| *count -= 1);
                    if name == tag.name {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    let ends: Vec<String> = open.iter().rev().map(|name| ["</", name, ">"].concat()).collect();
    let head = &document[..head?];
    (!items.is_empty()).then(|| [head, &items.concat(), &ends.concat()].concat())
}

/// `document` from the root of a feed on, when there is one.
fn from_root(document: &str) -> &str {
    let begins = |at: &usize| document[*at..].starts_with([' ', '\n', '\t', '\r', '>']);
    let found = ROOTS.iter().filter_map(|root| {
        let ends = document.match_indices(root).map(|(at, _)| at + root.len());
        ends.clone().find(begins).map(|end| end - root.len())
    });
    found.min().map_or(document, |at| &document[at..])
}

/// Whether XML allows a character (XML 1.0 §2.2).
fn is_legal(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => letter >= ' ',
    }
}

/// The parts of a document, each with where it begins.
fn tokens(document: &str) -> impl Iterator<Item = (usize, Token<'_>)> {
    let mut at = 0;
    // How far was looked for ends of tags in vain. After as much as the document is long, quotes no longer hide a `<`.
    let mut vain = 0;
    std::iter::from_fn(move || {
        let rest = document.get(at..).filter(|rest| !rest.is_empty())?;
        let through = |end: &str| &rest[..rest.find(end).map_or(rest.len(), |at| at + end.len())];
        let (token, length) = match rest {
            _ if rest.starts_with("<![CDATA[") => (Token::Cdata(through("]]>")), through("]]>").len()),
            _ if rest.starts_with("<!--") => (Token::Aside, through("-->").len()),
            _ if rest.starts_with("<?") => (Token::Aside, through("?>").len()),
            _ => match tag(rest, vain < document.len()) {
                Ok(tag) => (Token::Tag(tag), tag.whole.len()),
                Err(looked) => {
                    vain += looked;
                    let next = rest.bytes().skip(1).position(|byte| byte == b'<');
                    let length = next.map_or(rest.len(), |next| next + 1);
                    (Token::Text(&rest[..length]), length)
                }
            },
        };
        at += length;
        Some((at - length, token))
    })
}

/// The tag that `text` begins with, else how far was looked for its end.
fn tag(text: &str, quotes: bool) -> Result<Tag<'_>, usize> {
    let inner = text.strip_prefix('<').ok_or(0_usize)?;
    let closing = inner.strip_prefix('/');
    let named = closing.unwrap_or(inner);
    let name = &named[..named.find(|letter: char| !is_name(letter)).unwrap_or(named.len())];
    if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
        return Err(0);
    }
    let whole = &text[..tag_end(text, quotes)?];
    let kind = match closing {
        Some(_) => Kind::End,
        None if whole.ends_with("/>") => Kind::Empty,
        None => Kind::Start,
    };
    Ok(Tag { whole, name, kind })
}

/// Where the tag ends that `text` begins with; else where another begins before, which may stand in `quotes`.
fn tag_end(text: &str, quotes: bool) -> Result<usize, usize> {
    let (mut quote, mut last) = (None, b'<');
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), b'<') if !quotes => return Err(at),
            (Some(_), _) => {}
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (None, b'>') => return Ok(at + 1),
            (None, b'<') => return Err(at),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    Err(text.len())
}

fn push_tag(tag: Tag<'_>, mended: &mut String) {
    let left_open = LEFT_OPEN.iter().any(|name| name.eq_ignore_ascii_case(tag.name));
    match tag.kind {
        Kind::End if left_open => {}
        kind => {
            mended.push('<');
            push_references(tag.whole.trim_start_matches('<'), mended);
            if left_open && kind == Kind::Start && mended.ends_with('>') {
                mended.pop();
                mended.push_str("/>");
            }
        }
    }
}

/// Adds `text` with its loose `&` and `<` escaped and references that XML does not know replaced by what they stand for.
fn push_references(text: &str, mended: &mut String) {
    let text = text.replace('<', "&lt;");
    let mut parts = text.split('&');
    mended.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once(';').and_then(|(name, rest)| Some((reference(name)?, rest))) {
            Some((reference, rest)) => mended.extend([&reference, rest]),
            None => mended.extend(["&amp;", part]),
        }
    }
}

/// What to write for the reference with this name; `None` when it is none.
fn reference(name: &str) -> Option<String> {
    let whole = ["&", name, ";"].concat();
    if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
        return Some(whole);
    }
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
        let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
        let legal = char::from_u32(code).filter(|letter| is_legal(*letter));
        return Some(legal.map(|_| whole).unwrap_or_default());
    }
    if name.is_empty() || name.len() > 32 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    // Between letters, so that a space is not trimmed.
    let shown = plain_text(&["x", &whole, "x"].concat());
    let shown = shown.strip_prefix('x')?.strip_suffix('x')?;
    (shown != whole).then(|| escaped(shown))
}

/// Notes the prefixes in the names of a tag and of its attributes.
fn push_prefixes<'a>(tag: Tag<'a>, prefixes: &mut Vec<&'a str>) {
    // Every second part stands in quotation marks. What is in them by mistake declares a prefix too many, which is no harm.
    let outside = tag.whole.split(['"', '\'']).step_by(2);
    let words = outside.flat_map(|part| part.split(|letter: char| !is_name(letter)));
    for prefix in words.filter_map(|word| word.split_once(':')).map(|(prefix, _)| prefix) {
        if prefixes.len() == PREFIXES {
            return;
        }
        let is_prefix = prefix.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
        if is_prefix && !matches!(prefix, "xml" | "xmlns") && !prefixes.contains(&prefix) {
            prefixes.push(prefix);
        }
    }
}
