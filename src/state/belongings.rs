//! All that this device keeps for the site, as one file that the reader can take to another.

use crate::browser::storage::{self, Fault};
use crate::source::json::{self, Value};

/// What the names begin with, or are.
const NAMES: [&str; 4] = ["settings", "read:", "saved:", "visit:"];

/// Why a file was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no such file.
    NotOurs,
    NotKept(Fault),
}

/// Everything, as JSON: `{"dateline": 1, "kept": {name: text, …}}`.
pub fn export() -> String {
    let names = storage::names("");
    let kept = names.iter().filter(|name| is_ours(name)).filter_map(|name| Some((name.as_str(), storage::read(name)?)));
    write(kept.collect())
}

/// Takes in what was exported, in the place of what is kept under the same names; returns how many things that were.
pub fn import(text: &str) -> Result<usize, Refusal> {
    let kept = read(text).ok_or(Refusal::NotOurs)?;
    let written = kept.iter().try_for_each(|(name, text)| storage::write(name, text));
    storage::tell();
    written.map(|()| kept.len()).map_err(Refusal::NotKept)
}

/// Keeps nothing any more.
pub fn erase() {
    storage::names("").iter().for_each(|name| storage::remove(name));
    storage::tell();
}

fn is_ours(name: &str) -> bool {
    NAMES.iter().any(|own| name == *own || own.ends_with(':') && name.starts_with(own))
}

fn write(kept: Vec<(&str, String)>) -> String {
    let kept = kept.iter().map(|(name, text)| (*name, Value::from(text.as_str()))).collect();
    Value::object(vec![("dateline", 1.into()), ("kept", Value::object(kept))]).write()
}

/// The names and texts of an exported file; nothing when it is another, of another version, or none at all.
fn read(text: &str) -> Option<Vec<(String, String)>> {
    let file = json::parse(text, "dateline.json").ok()?;
    let kept = file.get("kept");
    if json::whole(&file, "dateline") != Some(1) || !kept.is_object() {
        return None;
    }
    let ours = |name: String| {
        let text = kept.get(&name).as_text()?;
        (is_ours(&name) && json::parse(&text, &name).is_ok()).then_some((name, text))
    };
    Some(kept.keys().into_iter().filter_map(ours).collect())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_exported_can_be_brought_back() {
        let kept = vec![("read:uk", r#"["a","b"]"#.to_owned()), ("settings", r#"{"theme":"sepia"}"#.to_owned())];
        let brought: Vec<(String, String)> =
            kept.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
        assert_eq!(read(&write(kept)), Some(brought));
    }

    #[test]
    fn another_file_is_refused_whole() {
        for text in [
            "",
            "{",
            "7",
            "[]",
            "{}",
            r#"{"dateline":1}"#,
            r#"{"dateline":2,"kept":{}}"#,
            r#"{"dateline":1,"kept":[]}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_ours_or_broken_in_a_file_is_left_out() {
        let text = r#"{"dateline":1,"kept":{"settings":"{}","settings2":"{}","token":"{}","read:":"[","visit:en":7,"saved:en:1:a":"{}"}}"#;
        let names: Vec<String> = read(text).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["settings", "saved:en:1:a"]);
    }
}
