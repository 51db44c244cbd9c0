//! Which articles of an edition the reader has read, on their device.

use leptos::prelude::*;

use crate::browser::storage;
use crate::model::ArticleId;
use crate::source::json::{self, Value};
use crate::state::handle::{Held, Kept};

/// So many are remembered, those that were read last.
const REMEMBERED: usize = 3000;

/// A handle on the marks of one edition.
#[derive(Clone, Copy, Default)]
pub struct ReadMarks {
    name: Kept<String>,
    ids: Held<Vec<ArticleId>>,
}

impl ReadMarks {
    /// What this browser keeps for the edition in a language, followed until the scope ends.
    pub fn kept(language: &str) -> Self {
        let name = ["read:", language].concat();
        let marks = Self { ids: Held::new(kept(&name)), name: Kept::new(name) };
        storage::listen(move || marks.ids.set(kept(&marks.name.read())));
        marks
    }

    /// What the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    pub fn has(self, id: &ArticleId) -> bool {
        self.ids.read().contains(id)
    }

    /// Marks an article as read, or as not read when it was.
    pub fn toggle(self, id: &ArticleId) {
        let read = self.ids.read_untracked().contains(id);
        self.mark(std::slice::from_ref(id), !read);
    }

    /// Marks articles as read, or as not read. The marks hold for this visit even where nothing can be kept.
    pub fn mark(self, articles: &[ArticleId], read: bool) {
        // What another tab has marked meanwhile stays.
        let name = self.name.read();
        let mut ids = if storage::read(&name).is_some() { kept(&name) } else { self.ids.get_untracked() };
        ids.retain(|id| !articles.contains(id));
        if read {
            ids.extend_from_slice(articles);
            ids.drain(..ids.len().saturating_sub(REMEMBERED));
        }
        let list: Vec<Value> = ids.iter().map(|id| Value::from(id.as_str())).collect();
        let _ = storage::write(&name, &Value::from(list).write());
        self.ids.set(ids);
    }
}

fn kept(name: &str) -> Vec<ArticleId> {
    let list = storage::read(name).and_then(|text| json::parse(&text, name).ok());
    let texts = list.and_then(|list| list.elements()).unwrap_or_default();
    texts.iter().filter_map(Value::as_text).map(|text| ArticleId::new(&text)).collect()
}
