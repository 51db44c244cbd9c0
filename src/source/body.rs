//! Bodies of articles as pages draw them. Untrusted HTML is read by a program of its own (`bin/bodies.rs`), which
//! `public/boot.js` has loaded with the first article; what it gives is drawn only as far as it is known here
//! (docs/decisions/016).

use crate::model::body::{ATTRIBUTES, TAGS};
use crate::model::{Body, Content, Extent, Part};
use crate::source::json::{self, Value};

pub use program::{is_ready, load};

/// Reads a body, once the program for it is ready. Never fails: what cannot be shown is left out.
pub fn read(content: &Content) -> Body {
    match program::read(content) {
        Some(given) => body(&given),
        None => Body { extent: Extent::Nothing, ..Body::default() },
    }
}

fn body(given: &Value) -> Body {
    Body {
        parts: parts(&given.get("parts")),
        extent: match json::text(given, "extent").as_deref() {
            Some("whole") => Extent::Whole,
            Some("cut") => Extent::Cut,
            _ => Extent::Nothing,
        },
        words: json::whole(given, "words").unwrap_or_default() as usize,
        cards: texts(&given.get("cards")),
    }
}

fn parts(given: &Value) -> Vec<Part> {
    given.elements().unwrap_or_default().iter().filter_map(part).collect()
}

fn part(given: &Value) -> Option<Part> {
    let known = |names: &[&'static str], name: &str| names.iter().find(|known| **known == name).copied();
    if let Some(text) = given.as_text() {
        return Some(Part::Text(text));
    }
    let [tag, attributes, children] = given.elements()?.try_into().ok()?;
    let attributes = texts(&attributes);
    let attributes =
        attributes.as_chunks().0.iter().filter_map(|[name, value]| Some((known(&ATTRIBUTES, name)?, value.clone())));
    Some(Part::Element {
        tag: known(&TAGS, &tag.as_text()?)?,
        attributes: attributes.collect(),
        children: parts(&children),
    })
}

fn texts(given: &Value) -> Vec<String> {
    given.elements().unwrap_or_default().iter().filter_map(Value::as_text).collect()
}

#[cfg(target_arch = "wasm32")]
mod program {
    use js_sys::{Function, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use crate::model::{Content, Failure, Reason};
    use crate::source::json::Value;
    use crate::source::program;

    /// What `boot.js` calls it.
    const NAME: &str = "datelineBodies";

    /// How it reads, once it is here.
    fn reader() -> Option<Function> {
        let program = Reflect::get(&js_sys::global(), &NAME.into()).ok()?;
        Reflect::get(&program, &"read".into()).ok()?.dyn_into().ok()
    }

    pub fn is_ready() -> bool {
        reader().is_some()
    }

    pub async fn load() -> Result<(), Failure> {
        program::ask(NAME, "").await.map_err(|detail| Failure::new("bodies", Reason::Unreadable(detail)))
    }

    pub fn read(content: &Content) -> Option<Value> {
        let (text, base) = match content {
            Content::Html { html, base } => (html, JsValue::from_str(base)),
            Content::Text(text) => (text, JsValue::UNDEFINED),
            Content::TooLarge => return None,
        };
        reader()?.call2(&JsValue::NULL, &JsValue::from_str(text), &base).ok().map(Value::from)
    }
}

/// On the host it is part of the same program.
#[cfg(not(target_arch = "wasm32"))]
mod program {
    use crate::model::{Content, Failure};
    use crate::source::html;
    use crate::source::json::Value;

    pub fn is_ready() -> bool {
        true
    }

    pub async fn load() -> Result<(), Failure> {
        Ok(())
    }

    pub fn read(content: &Content) -> Option<Value> {
        Some(html::body(content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_drawn() {
        let given = r#"{"parts":[["script",[],["x"]],["p",["onclick","x","class","y"],["a",7,["svg",[],[]],["em",[],["b"]]]],["p"]],
            "extent":"whole","words":2,"cards":["https://a.example/",7]}"#;
        let read = body(&json::parse(given, "test").unwrap());
        let em = Part::Element { tag: "em", attributes: vec![], children: vec![Part::Text("b".into())] };
        let children = vec![Part::Text("a".into()), em];
        let p = Part::Element { tag: "p", attributes: vec![("class", "y".to_owned())], children };
        let cards = vec!["https://a.example/".to_owned()];
        assert_eq!(read, Body { parts: vec![p], extent: Extent::Whole, words: 2, cards });
    }

    #[test]
    fn an_answer_that_is_none_is_a_body_of_nothing() {
        for given in ["null", "{}", "[]", "7"] {
            assert_eq!(body(&json::parse(given, "test").unwrap()).extent, Extent::Nothing, "{given}");
        }
    }

    #[test]
    fn words_are_counted_wherever_they_stand() {
        let html = ["<p>", &"word <b>word</b> ".repeat(100), "</p><ul><li>one more</li></ul>"].concat();
        let read = read(&Content::Html { html: html.into(), base: "https://a.example/".into() });
        assert_eq!(read.words, 202);
    }

    #[test]
    fn cards_are_told_wherever_they_stand() {
        let card = |at: &str| format!("<p><a rel=\"related\" href=\"https://a.example/{at}\">{at}</a></p>");
        let html = [card("1"), ["<blockquote>", &card("2"), "</blockquote>"].concat(), card("1")].concat();
        let read = read(&Content::Html { html: html.into(), base: "https://a.example/".into() });
        assert_eq!(read.cards, ["https://a.example/1", "https://a.example/2", "https://a.example/1"]);
        assert_eq!(read.words, 0);
    }
}
