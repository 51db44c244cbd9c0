//! Text that may be HTML or not: what in it is markup, and the commonest entities without a parser.

use super::inline::BLOCK_LEVEL;
use super::node::DROPPED;

/// Elements, beside those of the other two lists, that are known as markup.
const KNOWN: &str = "a abbr acronym audio b bdi bdo big br cite code data del dfn em font html i iframe img ins kbd \
    label mark nobr picture q rp rt ruby s samp small source span strike strong sub sup time tt u var video wbr";

/// Names of entities, each with its letter.
const ENTITIES: &str =
    "amp& lt< gt> quot\" apos' nbsp\u{a0} hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo»";

/// `text` as HTML: each `<` that begins no tag is escaped.
pub fn escaped(text: &str) -> String {
    let mut parts = text.split('<');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    let mut at = escaped.len();
    for part in parts {
        escaped.push_str(if part.starts_with("!--") || begins_tag(part, &text[at..]) { "<" } else { "&lt;" });
        escaped.push_str(part);
        at += 1 + part.len();
    }
    escaped
}

/// Whether `part`, from a `<` of `rest` to the next, begins a tag: one of a known element, that ends, and whose
/// attributes have values.
fn begins_tag(part: &str, rest: &str) -> bool {
    let closing = part.strip_prefix('/');
    let tag = closing.unwrap_or(part);
    let (written, after) = tag.split_at(tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len()));
    let Some((attributes, _)) = after.split_once('>') else { return false };
    let name = written.to_ascii_lowercase();
    let name = name.as_str();
    let is_known = BLOCK_LEVEL.contains(&name)
        || KNOWN.split(' ').any(|known| known == name)
        // These would take with them all that follows, had they no end.
        || DROPPED.contains(&name) && (closing.is_some() || rest.contains(["</", written].concat().as_str()));
    let is_bare = attributes.trim_start().trim_start_matches('/').is_empty();
    is_known && (is_bare || attributes.starts_with([' ', '\n', '/']) && attributes.contains('='))
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
