//! Keeps a parser from drowning. Nesting is no trouble to copy, since it is followed only so far (`node::DEPTH`), but
//! parsers look through all open elements for many a tag: a hundred thousand in each other take Chromium minutes. And
//! those that mark words up they open anew in each paragraph until they are closed (HTML §13.2.4.3).

use rustc_hash::FxHashMap;

/// No document of people has so many elements open at a time.
const OPEN: usize = 8_000;

/// Nor so many of those that are opened anew.
const MARKS: usize = 100;

/// So many may all tags together open anew, at the worst: a parser keeps some 250 bytes for each.
const ANEW: usize = 500_000;

/// Elements that are opened anew. Not `a`: the next one closes it.
const MARKING: &str = " b big code em font i nobr s small strike strong tt u ";

/// Elements that have no end tag, and those that mostly go without and end each other.
const UNCOUNTED: &str = " area base basefont bgsound body br col colgroup dd dt embed frame head hr html img input li link \
    meta option p param source tbody td tfoot th thead tr track wbr ";

/// So much of a name is looked at, lest one that never ends is read over and over.
const LONGEST_NAME: usize = 30;

/// And so much of its attributes.
const LONGEST_TAG: usize = 300;

/// `html` up to where more elements are open than anything sensible has: all of it, as a rule.
pub fn within(html: &str) -> &str {
    if html.bytes().filter(|&byte| byte == b'<').count() <= MARKS {
        return html;
    }
    let mut open: FxHashMap<String, usize> = FxHashMap::default();
    let (mut depth, mut anew, mut marks) = (0, 0, Marks::default());
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        let closes = tag.starts_with('/');
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name: String = tag.bytes().take(LONGEST_NAME).take_while(|&byte| !ends(byte)).map(lowered).collect();
        if !name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            continue;
        }
        let is_one_of = |names: &str| names.contains(&[" ", &name, " "].concat());
        match (is_one_of(MARKING), closes) {
            (true, true) => marks.close(&name),
            (true, false) if marks.0.len() == MARKS => return &html[..at],
            (true, false) => marks.open(&name, attributes(&tag[name.len()..])),
            (false, _) => anew += marks.0.len(),
        }
        if anew > ANEW {
            return &html[..at];
        }
        // In a drawing or formula they nest like any other.
        let is_drawn = ["svg", "math"].iter().any(|&drawing| open.get(drawing).is_some_and(|&count| count > 0));
        if is_one_of(UNCOUNTED) && !is_drawn {
            continue;
        }
        // An end tag of what was never opened ends nothing.
        match (closes, open.get_mut(&name)) {
            (true, Some(count)) if *count > 0 => {
                *count -= 1;
                depth -= 1;
            }
            (true, _) => {}
            (false, _) if depth == OPEN => return &html[..at],
            (false, count) => {
                depth += 1;
                match count {
                    Some(count) => *count += 1,
                    None => drop(open.insert(name, 1)),
                }
            }
        }
    }
    html
}

fn lowered(byte: u8) -> char {
    char::from(byte.to_ascii_lowercase())
}

/// The marking elements that are open: their names, and their attributes where these are sure.
#[derive(Default)]
struct Marks<'a>(Vec<(String, Option<&'a str>)>);

impl<'a> Marks<'a> {
    /// Of those that are alike the last three are opened anew, so an end tag that is forgotten in each paragraph does no harm.
    fn open(&mut self, name: &str, attributes: Option<&'a str>) {
        let mut alike = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, (open, its))| open == name && attributes.is_some() && *its == attributes);
        if let (Some((first, _)), Some(_)) = (alike.next(), alike.nth(1)) {
            self.0.remove(first);
        }
        self.0.push((name.to_owned(), attributes));
    }

    fn close(&mut self, name: &str) {
        if let Some(last) = self.0.iter().rposition(|(open, _)| open == name) {
            self.0.remove(last);
        }
    }
}

/// What is before the `>` of `tag`, when that surely ends it: attributes have no quotes, or are all written `name="value"`.
fn attributes(tag: &str) -> Option<&str> {
    let tag = &tag[..tag.floor_char_boundary(LONGEST_TAG)];
    let (attributes, _) = tag.split_once('>')?;
    let is_name =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let mut outside = attributes.split('"').step_by(2).peekable();
    let mut is_sure = !attributes.contains(['"', '\'']);
    if !is_sure && attributes.matches('"').count() % 2 == 0 {
        is_sure = true;
        while let Some(text) = outside.next() {
            let text = text.trim_start();
            is_sure &= match outside.peek() {
                Some(_) => text.strip_suffix('=').is_some_and(is_name),
                None => matches!(text, "" | "/"),
            };
        }
    }
    is_sure.then_some(attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_absurdly_deep_is_cut() {
        let long = "<p>a<b c><br></b><ul><li>b</ul><td><i>c</i></p></x>".repeat(OPEN);
        assert_eq!(within(&long), long);
        let drawn = ["<svg>", &"<td>".repeat(OPEN * 2)].concat();
        assert_eq!(within(&drawn).len(), "<svg>".len() + (OPEN - 1) * "<td>".len());
        for piece in ["<div>", "<DIV/>", "<b><div></b></p></i>", "<a1></A1 ><a\0 x>", "<é<a<é"] {
            let deep = piece.repeat(OPEN * 2);
            let kept = within(&deep).matches(piece).count();
            assert!(kept.abs_diff(OPEN) < 2, "{piece}: {kept}");
        }
        assert_eq!(within(&"<x<x".repeat(500_000)).len(), 2 * OPEN);
    }
    #[test]
    fn marks_that_stay_open_are_opened_anew_only_so_often() {
        for attributes in
            ["c={}", "c=\">{}\"", "c='>{}'", "=\" c=\">{}\"", "c=d=\" e=\">{}\"", "c=\"x\"\" d=\">{}\"", "{}"]
        {
            let open = |number: usize| format!("<font {}>", attributes.replace("{}", &number.to_string()));
            let many: String = (1000..2000).map(open).collect();
            let kept = within(&many).matches("<font").count();
            assert!(kept == MARKS, "{attributes}: {kept}");
        }
        for sane in [
            "<p><b>a<b>",
            "<p><font face=\"a b\" size=\"2\">a",
            "<p><font size=2>",
            "<p><i c='>'>a</i>",
            "<p><a href=x>",
        ] {
            let long = sane.repeat(500);
            assert_eq!(within(&long), long);
        }
        let named: String = (0..5_000).map(|number| format!("<p><a name=a{number}>")).collect();
        assert_eq!(within(&named), named);
        let within_marks = [(0..90).map(|number| format!("<b c={number}>")).collect(), "<p>x".repeat(100_000)].concat();
        let kept = within(&within_marks).matches("<p>").count();
        assert!(kept.abs_diff(ANEW / 90) < 100, "{kept}");
    }
}
