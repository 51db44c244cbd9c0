//! Text that may be HTML or not: what in it is markup, and the commonest entities without a parser.

use super::inline::{BLOCK_LEVEL, EMBEDS};
use super::node::DROPPED;

/// Elements, beside those of the other two lists, that are known as markup.
const KNOWN: &str = "a abbr acronym audio b bdi bdo big br cite code data del dfn em font html i iframe img ins kbd \
    label mark nobr picture q rp rt ruby s samp small source span strike strong sub sup time tt u var video wbr";

/// Names of entities, each with its letter.
const ENTITIES: &str =
    "amp& lt< gt> quot\" apos' nbsp\u{a0} hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo»";

/// In bytes. No title or lead is so long, and each is read with every list that names it.
const LONGEST: usize = 20_000;

/// The beginning of `text` that is read of a title or lead, not cut within a tag or an entity.
pub fn beginning(text: &str) -> &str {
    let cut = &text[..text.floor_char_boundary(LONGEST)];
    match cut.rfind(['<', '&']) {
        Some(at) if cut.len() < text.len() => &cut[..at],
        _ => cut,
    }
}

/// `text` as HTML: each `<` that begins no tag is escaped.
pub fn escaped(text: &str) -> String {
    let mut last_ends = [None; DROPPED.len()];
    // Whether the element has an end tag after `at`. Each name's last is looked for once, lest many take the square of it.
    let mut has_end = |element: usize, at: usize| {
        let find = || text.to_ascii_lowercase().rfind(["</", DROPPED[element]].concat().as_str()).unwrap_or(0);
        at < *last_ends[element].get_or_insert_with(find)
    };
    let mut parts = text.split('<');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    let mut at = escaped.len();
    for part in parts {
        let is_markup = part.starts_with("!--") || begins_tag(part, |element| has_end(element, at));
        escaped.push_str(if is_markup { "<" } else { "&lt;" });
        escaped.push_str(part);
        at += 1 + part.len();
    }
    escaped
}

/// Whether `part`, from a `<` to the next, begins a tag: one of a known element, that ends, and whose attributes have
/// values.
fn begins_tag(part: &str, has_end: impl FnOnce(usize) -> bool) -> bool {
    let closing = part.strip_prefix('/');
    let tag = closing.unwrap_or(part);
    let (name, after) = tag.split_at(tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len()));
    let Some((attributes, _)) = after.split_once('>') else { return false };
    let name = name.to_ascii_lowercase();
    let name = name.as_str();
    let is_known = BLOCK_LEVEL.contains(&name)
        || KNOWN.split(' ').any(|known| known == name)
        // These would take with them all that follows, had they no end.
        || DROPPED.iter().position(|&dropped| dropped == name).is_some_and(|at| closing.is_some() || has_end(at));
    let is_bare = attributes.trim_start().trim_start_matches('/').is_empty();
    is_known && (is_bare || attributes.starts_with([' ', '\n', '/']) && attributes.contains('='))
}

/// HTML without its tags: those that part words as spaces, elements that are left out with what is in them. Any other `<`
/// is escaped, so that no tag comes about.
pub fn untagged(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut rest = &html[text.len()..];
    while let Some(tag) = rest.strip_prefix('<') {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let is_tag = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let end = match tag.strip_prefix("!--") {
            Some(comment) => Some(3 + comment_length(comment)),
            None if is_tag => Some(tag_length(tag)),
            None if tag.starts_with(['!', '?', '/']) => tag.find('>').map(|end| end + 1),
            None => Some(0),
        };
        rest = &tag[end.unwrap_or(tag.len())..];
        if is_tag {
            let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
            let lower = name.to_ascii_lowercase();
            let lower = lower.as_str();
            let is_left_out = DROPPED.contains(&lower) || EMBEDS.contains(&lower) || lower == "noscript";
            if is_left_out && !tag.starts_with('/') && !VOID.contains(&lower) {
                let content = text_length(rest, name);
                rest = &rest[content..];
            } else if BLOCK_LEVEL.contains(&lower) || lower == "br" {
                text.push(' ');
            }
        } else if end == Some(0) {
            text.push_str("&lt;");
        }
        let next = rest.find('<').unwrap_or(rest.len());
        text.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    text
}

/// Those of the elements that are left out that have nothing in them.
const VOID: [&str; 5] = ["embed", "input", "base", "meta", "link"];

/// The length of a tag after its `<`. A value in quotes may hold what ends one.
fn tag_length(tag: &str) -> usize {
    let (mut quote, mut before) = (None, ' ');
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (Some(open), _) => quote = quote.filter(|_| letter != open),
            (None, '>') => return at + 1,
            (None, '"' | '\'') if before == '=' => quote = Some(letter),
            _ => {}
        }
        if !letter.is_ascii_whitespace() {
            before = letter;
        }
    }
    tag.len()
}

/// The length of a comment after its `<!--`, as HTML §13.2.5.43 ends it.
pub fn comment_length(comment: &str) -> usize {
    let ends = |before: &str| before.is_empty() || before == "-" || before.ends_with("--") || before.ends_with("--!");
    comment.match_indices('>').find(|&(at, _)| ends(&comment[..at])).map_or(comment.len(), |(at, _)| at + 1)
}

/// The length of what is in an element `name`, up to its end tag.
pub fn text_length(text: &str, name: &str) -> usize {
    let ends = |&(at, _): &(usize, &str)| {
        let after = &text.as_bytes()[at + 2..];
        after.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
            && after.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
    };
    text.match_indices("</").find(ends).map_or(text.len(), |(at, _)| at)
}

/// `text` with its entities decoded; `None` when it has others than numbers and those of the list. Texts come by the
/// ten thousand, and a parser takes a hundred times as long.
pub fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut decoded = parts.next()?.to_owned();
    for part in parts {
        match part.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '#') {
            true => {
                let (name, rest) = part.split_once(';')?;
                decoded.push(entity(name)?);
                decoded.push_str(rest);
            }
            false => {
                decoded.push('&');
                decoded.push_str(part);
            }
        }
    }
    Some(decoded)
}

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.split(' ').find_map(|entity| entity.strip_prefix(name)?.parse().ok());
    };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
    // Control codes stand for other letters in HTML, which a parser knows.
    char::from_u32(code).filter(|letter| !letter.is_control())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::source::html::{loose_text, plain_text};

    #[test]
    fn a_text_is_read_once_and_no_further_than_anyone_reads() {
        let ends = "</script>".repeat(1_000);
        for piece in ["<script>", "<svg></", "<p title='", "<!--", "<script></script", "<sVg>", "&", "<a b=", "</"] {
            let (long, started) = (piece.repeat(50_000), std::time::Instant::now());
            let _ = (loose_text(&long), escaped(&[&long, &*ends].concat()), plain_text(&long));
            assert!(started.elapsed().as_secs() < 5, "{piece} takes {:?}", started.elapsed());
        }
        for (long, bytes) in [("é".repeat(20_000), 20_000), ("a<b>c</b> &amp; ".repeat(2_000), 6_250)] {
            let text = loose_text(&long);
            assert!(text.len().abs_diff(bytes) < 1_000 && loose_text(&long[..30_000]) == text, "{}", text.len());
            assert!(!text.ends_with("<b") && !text.ends_with("&am"));
        }
    }
}
