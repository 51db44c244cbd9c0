//! The text that the rules look at: lines of files, with and without their comments and literals.

use std::fmt;
use std::fs;
use std::path::Path;

/// One line of a file, as text and as what is left of it.
#[derive(Clone, Default)]
pub struct Line {
    pub path: String,
    pub number: usize,
    pub text: String,
    /// Without comments.
    pub code: String,
    /// Without comments, string and character literals.
    pub bare: String,
    /// Inside a `#[cfg(test)]` item, or in a file of tests.
    pub test: bool,
    /// The `module` of each `crate::module` that is named here.
    pub modules: Vec<String>,
}

impl Line {
    /// Whether the file is one of `places` or below one, each a path without extension.
    pub fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.strip_prefix(place).is_some_and(|rest| rest.starts_with(['/', '.'])))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "  {}:{}: {}", self.path, self.number, self.text.trim())
    }
}

pub fn rust(place: &str) -> Vec<Line> {
    lines(place, &["rs"])
}

pub fn all_rust() -> Vec<Line> {
    [rust("src"), rust("tests")].concat()
}

/// The pages as they are written, before the build.
pub fn pages() -> Vec<Line> {
    [lines("index.html", &[]), lines("public", &["html"])].concat()
}

/// All lines of a file or of the files below a folder, those with one of `extensions`, or all where none is given.
pub fn lines(place: &str, extensions: &[&str]) -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    if let Ok(entries) = fs::read_dir(&path) {
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        return names
            .iter()
            .flat_map(|name| lines(&format!("{place}/{}", name.to_string_lossy()), extensions))
            .collect();
    }
    let extension = path.extension().unwrap_or_default();
    match extensions.is_empty() || extensions.iter().any(|wanted| extension == *wanted) {
        // What is not text has no lines to look at, but still a name.
        true => lines_of(place, &fs::read_to_string(&path).unwrap_or_default(), path.exists()),
        false => Vec::new(),
    }
}

fn lines_of(path: &str, text: &str, exists: bool) -> Vec<Line> {
    let (code, bare) = match path.rsplit('.').next() {
        Some("rs" | "js") => without_comments_and_literals(text),
        Some("css") => same(without(text, "/*", "*/")),
        Some("html") => same(without(text, "<!--", "-->")),
        _ => same(text.to_owned()),
    };
    let mut lines: Vec<Line> = (1..)
        .zip(text.lines().zip(code.lines().zip(bare.lines())))
        .map(|(number, (text, (code, bare)))| Line {
            path: path.to_owned(),
            number,
            text: text.to_owned(),
            code: code.to_owned(),
            bare: bare.to_owned(),
            test: path.starts_with("tests/") || path.ends_with("tests.rs"),
            modules: Vec::new(),
        })
        .collect();
    if exists && lines.is_empty() {
        lines.push(Line { path: path.to_owned(), number: 1, ..Line::default() });
    }
    mark_tests(&mut lines);
    find_modules(&mut lines);
    lines
}

/// Marks the lines of each item under `#[cfg(test)]`, to its closing brace.
fn mark_tests(lines: &mut [Line]) {
    let (mut inside, mut depth) = (false, 0);
    for line in lines {
        inside |= contains_any(&line.bare, &["#[cfg(test)]", "#[cfg(all(test,"]);
        line.test |= inside;
        for letter in line.bare.chars().filter(|_| inside) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(letter, '}' | ';') {
                inside = false;
                break;
            }
        }
    }
}

/// Notes what follows each `crate::`, in groups (`use crate::{model::…, lang::…}`) too.
fn find_modules(lines: &mut [Line]) {
    let mut depth = 0;
    for line in lines {
        let mut rest = line.bare.as_str();
        while !rest.is_empty() {
            if depth == 0 {
                let Some((_, after)) = rest.split_once("crate::") else {
                    break;
                };
                depth = usize::from(after.starts_with('{'));
                rest = &after[depth..];
                if depth == 1 {
                    continue;
                }
            }
            let name = rest.split(|letter| !is_of_name(letter)).next().unwrap_or_default();
            if depth <= 1 && !name.is_empty() {
                line.modules.push(name.to_owned());
            }
            let mut passed = 0;
            for letter in rest.chars() {
                passed += letter.len_utf8();
                match letter {
                    _ if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' | ' ' if depth == 1 => break,
                    _ => {}
                }
            }
            rest = &rest[passed..];
        }
    }
}

fn same(text: String) -> (String, String) {
    (text.clone(), text)
}

/// Blanks everything from `open` to `close`, and keeps the lines.
fn without(text: &str, open: &str, close: &str) -> String {
    match text.split_once(open) {
        Some((before, after)) => {
            let (inside, rest) = after.split_once(close).unwrap_or((after, ""));
            before.to_owned() + &blank(inside) + &without(rest, open, close)
        }
        None => text.to_owned(),
    }
}

fn blank(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect()
}

/// The text without comments, and without literals as well, each with the same lines.
fn without_comments_and_literals(text: &str) -> (String, String) {
    let (mut code, mut bare, mut rest) = (String::new(), String::new(), text);
    while let Some(first) = rest.chars().next() {
        let comment = comment_length(rest);
        let literal = literal_length(rest, bare.chars().last());
        let (token, after) =
            rest.split_at([comment, literal, first.len_utf8()].into_iter().find(|length| *length > 0).unwrap_or(1));
        code += &if comment > 0 { blank(token) } else { token.to_owned() };
        bare += &if comment + literal > 0 { blank(token) } else { token.to_owned() };
        rest = after;
    }
    (code, bare)
}

fn comment_length(text: &str) -> usize {
    match text.get(..2) {
        Some("//") => text.find('\n').unwrap_or(text.len()),
        Some("/*") => text.find("*/").map_or(text.len(), |at| at + 2),
        _ => 0,
    }
}

/// The length of the string or character that `text` begins with, or 0. A lifetime is neither.
fn literal_length(text: &str, before: Option<char>) -> usize {
    let hashes = text.len() - text.trim_start_matches('r').trim_start_matches('#').len();
    if text.starts_with('r') && !before.is_some_and(is_of_name) && text[hashes..].starts_with('"') {
        let end = format!("\"{}", "#".repeat(hashes - 1));
        return text[hashes + 1..].find(&end).map_or(text.len(), |at| hashes + 1 + at + end.len());
    }
    let mut letters = text.char_indices();
    let quote = match letters.next() {
        Some((_, quote @ ('"' | '\''))) => quote,
        _ => return 0,
    };
    let is_lifetime = quote == '\'' && !text[1..].starts_with('\\') && text.chars().nth(2) != Some('\'');
    if is_lifetime {
        return 0;
    }
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

pub fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

pub fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter| !is_of_name(letter)).any(|part| part == word)
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether a line of CSS writes a colour: a hex number, a colour function or a name.
pub fn names_a_colour(code: &str) -> bool {
    let functions = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "light-dark"];
    let names = [
        "black", "white", "gray", "grey", "silver", "red", "green", "blue", "yellow", "orange", "purple", "pink",
        "brown", "navy", "teal", "gold",
    ];
    let of_word = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let is_selector = code.ends_with('{') || (code.ends_with(',') && !code.contains([':', '(']));
    let is_hex = |rest: &str| {
        let word = rest.split(|letter| !of_word(letter)).next().unwrap_or_default();
        matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|letter| letter.is_ascii_hexdigit())
    };
    let called = code
        .split('(')
        .any(|before| functions.contains(&before.rsplit(|letter| !of_word(letter)).next().unwrap_or_default()));
    let value = code.split_once(':').map_or("", |(_, value)| value);
    let named = value.split(|letter| !of_word(letter)).any(|word| names.contains(&word));
    !is_selector && (code.split('#').skip(1).any(is_hex) || named) || called
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let (code, bare) = without_comments_and_literals("a('\"', \"// no\", r#\"\"x\"#) // yes\n/* b */ c::<'d>()");
    assert_eq!(code.trim_end(), "a('\"', \"// no\", r#\"\"x\"#)       \n        c::<'d>()");
    assert_eq!(bare.split_whitespace().collect::<String>(), "a(,,)c::<'d>()");
}

#[test]
fn modules_are_found_in_groups_too() {
    let mut lines = lines_of(
        "src/x.rs",
        "use crate::{\n    app::{self, pages},\n    lang::Language, state,\n};\ncrate::model::x(crate::route::y)",
        true,
    );
    let found: Vec<String> = lines.iter_mut().flat_map(|line| std::mem::take(&mut line.modules)).collect();
    assert_eq!(found, ["app", "lang", "state", "model", "route"]);
}
