//! Takes out of HTML what the site's Content-Security-Policy would complain of while it is parsed.
//!
//! Little of it could do anything: the document is inert, and only an allow-list is built from it. But Chromium applies
//! the page's policy to inert documents too, and tells the console and the host of every `base`, `style` and `onclick` in
//! them. And it loads the `track` of a film even there.

use std::borrow::Cow;

use super::loose::{comment_length, text_length};

/// The same HTML without handler and style attributes, its style and base elements renamed to such as are left out too.
pub fn quiet(html: &str) -> Cow<'_, str> {
    let loud = |name: &str| html.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes()));
    if !["style", "on", "<base", "<track"].into_iter().any(loud) {
        return Cow::Borrowed(html);
    }
    let html = &without_tracks(html);
    let mut kept = String::with_capacity(html.len());
    push_markup(html, &HOLD_TEXT, &mut kept);
    Cow::Owned(kept)
}

/// The same with a `param`, which may stand wherever a `track` may, in place of each `track`. It is replaced in any context:
/// a track is loaded, so this must hold even where a parser sees a tag and the rest of this file does not.
fn without_tracks(html: &str) -> String {
    const TRACK: &str = "<track";
    let mut without = html.to_owned();
    for (at, _) in html.to_ascii_lowercase().match_indices(TRACK) {
        without.replace_range(at..at + TRACK.len(), "<param");
    }
    without
}

/// Elements that hold text, up to their own end tag; only that of the last is read.
const HOLD_TEXT: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Copies `rest`, in which `holders` hold text.
fn push_markup(mut rest: &str, holders: &[&str], kept: &mut String) {
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        if !opens_tag(&rest[1..]) {
            let end = rest.strip_prefix("<!--").map_or(1, |comment| 4 + comment_length(comment));
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let name = &rest[1..1 + length_until(&rest[1..], ends_name)];
        rest = &rest[push_tag(rest, kept)..];
        let Some(holder) = holders.iter().find(|holder| holder.eq_ignore_ascii_case(name)) else { continue };
        // No tag reaches beyond it, however its quotes stand. In a drawing it holds elements, so it is looked at all the same.
        let end = text_length(rest, name);
        match *holder {
            "xmp" => kept.push_str(&rest[..end]),
            _ => push_markup(&rest[..end], &[], kept),
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
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
        base if base.eq_ignore_ascii_case("base") => "basefont",
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
            (
                "<!--><p style=x>a<!---><p style=x>b<!-- --!><p style=x>c<!-- <p style> -->",
                "<!--><p>a<!---><p>b<!-- --!><p>c<!-- <p style> -->",
            ),
            ("<title>a<b c='</title><p style=x>'</p>", "<title>a<b c='</title><p>'</p>"),
            ("<Style>a<b c='</sTYLE ><p onclick=x>'</p>", "<noembed>a<b c='</noembed ><p>'</p>"),
            (
                "<Base href=x><video><TRACK default src='<track>'></video>",
                "<basefont href=x><video><param default src='<param>'></video>",
            ),
            ("<!----><p style><!-----><p style><!--!><p style --->", "<!----><p><!-----><p><!--!><p style --->"),
            ("<xmp></xmpx style=x></xmp/style>", "<xmp></xmpx style=x></xmp>"),
        ] {
            assert_eq!(quiet(html), wanted, "{html}");
        }
    }

    #[test]
    fn long_html_is_read_once() {
        for piece in ["<script>", "<title><!--", "<!-- x -->", "<!--", "<p style", "<track", "<xmp></xm", "<a b='"] {
            let html = piece.repeat(100_000);
            assert!(quiet(&html).len() <= html.len(), "{piece}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(html in "[<>/='\" a-zо!-]{0,40}(style|on)[<>/='\" a-zо!-]{0,20}") {
            let _ = quiet(&html);
        }
    }
}
