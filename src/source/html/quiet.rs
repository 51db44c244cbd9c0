//! Takes out of HTML what the site's Content-Security-Policy would complain of while it is parsed.
//!
//! Nothing of it could do anything: the document is inert, and only an allow-list is built from it. But Chromium applies
//! the page's policy to inert documents too, and tells the console and the host of every `style` and `onclick` in them.

use std::borrow::Cow;

/// The same HTML without handler and style attributes, its style elements renamed to one that is left out as well.
pub fn quiet(html: &str) -> Cow<'_, str> {
    let loud = |name: &str| html.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes()));
    if !loud("style") && !loud("on") {
        return Cow::Borrowed(html);
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = match rest.strip_prefix("<!--") {
            None if opens_tag(&rest[1..]) => push_tag(rest, &mut kept),
            comment => {
                let end = comment.map_or(1, |comment| comment.find("-->").map_or(rest.len(), |end| end + 7));
                kept.push_str(&rest[..end]);
                end
            }
        };
        rest = &rest[end..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

fn opens_tag(rest: &str) -> bool {
    rest.strip_prefix('/').unwrap_or(rest).starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Copies the tag that `tag` begins with, as HTML §13.2.5 reads it, but for those attributes; tells its length.
fn push_tag(tag: &str, kept: &mut String) -> usize {
    let name_at = if tag.starts_with("</") { 2 } else { 1 };
    let name_end = name_at + length_until(&tag[name_at..], |letter| ends_name(letter) && letter != '=');
    kept.push_str(&tag[..name_at]);
    kept.push_str(match &tag[name_at..name_end] {
        style if style.eq_ignore_ascii_case("style") => "noembed",
        name => name,
    });
    let mut at = name_end;
    loop {
        let rest = &tag[at..];
        let between = length_until(rest, |letter| !letter.is_ascii_whitespace() && letter != '/');
        if rest[between..].is_empty() {
            return tag.len();
        }
        if rest[between..].starts_with('>') {
            kept.push_str(&rest[..between + 1]);
            return at + between + 1;
        }
        let attribute = attribute_length(&rest[between..]);
        let name = &rest[between..between + length_until(&rest[between..between + attribute], ends_name)];
        let is_handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        if !is_handler && !name.eq_ignore_ascii_case("style") {
            kept.push_str(&rest[..between + attribute]);
        }
        at += between + attribute;
    }
}

/// The length of an attribute with its value; a name may begin with `=`.
fn attribute_length(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let name = first + length_until(&rest[first..], ends_name);
    let space = length_until(&rest[name..], |letter| !letter.is_ascii_whitespace());
    let Some(value) = rest[name + space..].strip_prefix('=') else { return name };
    let before = name + space + 1 + length_until(value, |letter| !letter.is_ascii_whitespace());
    let value = &rest[before..];
    before
        + match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].find(quote).map_or(value.len(), |end| end + 2),
            _ => length_until(value, |letter| letter.is_ascii_whitespace() || letter == '>'),
        }
}

fn ends_name(letter: char) -> bool {
    letter.is_ascii_whitespace() || matches!(letter, '/' | '>' | '=')
}

fn length_until(text: &str, ends: impl Fn(char) -> bool) -> usize {
    text.find(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_is_loud_is_taken_out() {
        for (html, wanted) in [
            ("<p>on style</p>", "<p>on style</p>"),
            ("<p style='a>b' onclick = x() class=c>on style=1</p>", "<p class=c>on style=1</p>"),
            ("<IMG SRC=a ONERROR=\"x\" alt='on a'/>", "<IMG SRC=a alt='on a'/>"),
            ("<style>p{}</style>", "<noembed>p{}</noembed>"),
            ("<a href=\"?on=1&style=2\">x</a> 1 < 2 <3 on", "<a href=\"?on=1&style=2\">x</a> 1 < 2 <3 on"),
            ("<!-- <p style=x> --><b onload>y</b>", "<!-- <p style=x> --><b>y</b>"),
            ("<p =on style>", "<p =on>"),
            ("<p style", "<p"),
            ("<", "<"),
        ] {
            assert_eq!(quiet(html), wanted, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(html in "[<>/='\" a-zо!-]{0,40}(style|on)[<>/='\" a-zо!-]{0,20}") {
            let _ = quiet(&html);
        }
    }
}
