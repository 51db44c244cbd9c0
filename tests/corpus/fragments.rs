//! The corpus of HTML that the reader is proven on, as `hostile.txt` and `benign.txt` beside this file write it.
//!
//! The tests on this machine and the journeys through browsers read it alike.

/// How every address that nothing may ask for ends.
pub const TRAP: &str = ".trap";

/// HTML that must do nothing.
pub struct Hostile {
    /// From 1.
    pub number: usize,
    pub html: String,
    /// Whether the payload may be read as words: where it stands it is no markup.
    pub may_be_read: bool,
}

/// Every hostile fragment, in the order of the file, its elements nested so deep at most where that takes a parser long.
pub fn hostile(nesting: usize) -> Vec<Hostile> {
    let lines = include_str!("hostile.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("#") && !line.starts_with("== "));
    let read = |(number, line): (usize, &str)| {
        let words = line.strip_prefix("~ ");
        Hostile { number, html: expanded(words.unwrap_or(line), number, nesting), may_be_read: words.is_some() }
    };
    (1..).zip(lines).map(read).collect()
}

/// HTML of which something must survive.
pub struct Benign {
    /// The line of the file where it begins.
    pub line: usize,
    pub html: String,
    /// The body in the notation that `benign.txt` explains, a line for each block.
    pub outline: String,
}

/// Every benign fragment, in the order of the file.
pub fn benign() -> Vec<Benign> {
    let mut all: Vec<Benign> = Vec::new();
    let (mut html, mut outline) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(include_str!("benign.txt").lines().chain([""])) {
        match line.strip_prefix("=> ") {
            Some(block) => outline.push(block),
            None if line.starts_with("#") || line.starts_with("== ") => {}
            None if !line.is_empty() => html.push(line),
            None if html.is_empty() => {}
            None => {
                let outline = std::mem::take(&mut outline).join("\n");
                all.push(Benign {
                    line: number - html.len() - outline.lines().count(),
                    html: html.join("\n"),
                    outline,
                });
                html.clear();
            }
        }
    }
    all
}

/// `text` with its escapes, placeholders and repetitions written out.
fn expanded(text: &str, number: usize, nesting: usize) -> String {
    let text = text
        .replace("{js}", &format!("top.__owned={number}"))
        .replace("{trap}", &format!("/trap/{number}.trap"))
        .replace("{far}", &format!("https://trap.invalid/{number}.trap"))
        .replace("{nest ", &format!("{{repeat {nesting} "));
    let mut parts = text.split("{repeat ");
    let mut whole = unescaped(parts.next().unwrap_or_default());
    for part in parts {
        let (repetition, rest) = part.split_once('}').expect("a repetition that ends");
        let (count, piece) = repetition.split_once(' ').expect("a count and what is repeated");
        let (piece, count) = (unescaped(piece), count.parse().expect("a count"));
        match piece.contains("#n") {
            true => whole.extend((0..count).map(|number: usize| piece.replace("#n", &number.to_string()))),
            false => whole.push_str(&piece.repeat(count)),
        }
        whole.push_str(&unescaped(rest));
    }
    whole
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next() {
        let mut letters = part.chars();
        match letters.next() {
            Some('0') => plain.push('\0'),
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('f') => plain.push('\u{c}'),
            Some('u') => {
                let (digits, rest) =
                    letters.as_str().trim_start_matches('{').split_once('}').expect("digits in braces");
                let code = u32::from_str_radix(digits, 16).expect("a hexadecimal number");
                plain.push(char::from_u32(code).expect("a character"));
                letters = rest.chars();
            }
            // A backslash itself: what follows it is the next part.
            None => {
                plain.push('\\');
                plain.push_str(parts.next().unwrap_or_default());
            }
            Some(other) => panic!("`\\{other}` is no escape"),
        }
        plain.push_str(letters.as_str());
    }
    plain
}
