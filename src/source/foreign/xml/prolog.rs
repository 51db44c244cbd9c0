//! What stands before the root of a document (XML 1.0 §2.8), and what the root tells of the document.

/// The document from its root on. Only the line breaks of what stood before are kept, so that lines keep their numbers.
pub fn without(text: &str) -> String {
    let root = skipped(text);
    let before = &text[..text.len() - root.len()];
    let mut document = "\n".repeat(before.matches('\n').count());
    document.push_str(root);
    document
}

/// Whether a text begins as a feed in XML does.
pub fn is_feed(text: &str) -> bool {
    let declared = start(text).starts_with("<?xml");
    let local = root_name(text).rsplit(':').next().unwrap_or_default();
    !is_page(text) && (declared || ["rss", "feed", "rdf"].iter().any(|root| local.eq_ignore_ascii_case(root)))
}

/// Whether a text begins as a web page does.
pub fn is_page(text: &str) -> bool {
    let root = root_name(text);
    ["html", "head", "body"].iter().any(|page| root.eq_ignore_ascii_case(page))
        || skip_comments(text).get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"))
}

fn start(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}' || letter == '\0')
}

fn root_name(text: &str) -> &str {
    let root = skipped(text).strip_prefix('<').unwrap_or_default();
    &root[..root.find(|letter: char| !is_name(letter)).unwrap_or(root.len())]
}

pub fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, ':' | '_' | '-' | '.')
}

/// `text` without comments and processing instructions at its start.
fn skip_comments(text: &str) -> &str {
    let mut rest = start(text);
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ => None,
        };
        match end {
            Some(end) => rest = start(&rest[end..]),
            None => return rest,
        }
    }
}

/// `text` without anything before its root.
fn skipped(text: &str) -> &str {
    let rest = skip_comments(text);
    match rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
        true => doctype_end(rest).map_or(rest, |end| skip_comments(&rest[end..])),
        false => rest,
    }
}

/// Where a document type ends that `text` begins with. Its declarations stand in brackets, and have `>` themselves.
fn doctype_end(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text.find('[') {
        Some(open) if open < end => {
            let closed = |at: &usize| text[at + 1..].trim_start().starts_with('>');
            let close = text.match_indices(']').map(|(at, _)| at).find(closed)?;
            text[close..].find('>').map(|at| close + at + 1)
        }
        _ => Some(end + 1),
    }
}
