//! The articles that the reader has saved, whole, on their device: each under a name of its own, so that two tabs never
//! undo each other's work and one that is broken costs itself alone.

use leptos::prelude::*;

use crate::browser::storage::{self, Fault};
use crate::browser::{clock, console};
use crate::model::text::digits;
use crate::model::{ArticleId, Story};
use crate::source::{body, json_feed, json_item};
use crate::state::handle::{Held, Kept};
use crate::state::{Newsroom, live};

/// What is saved of one edition.
#[derive(Clone, Copy, Default)]
pub struct Saved {
    /// What the names of its articles begin with.
    beginning: Kept<String>,
    /// The names, as they are kept, in the order of saving.
    names: Held<Vec<String>>,
    /// Why the last article could not be saved.
    fault: Held<Option<Fault>>,
}

impl Saved {
    /// What this browser keeps for the edition in a language, followed until the scope ends.
    pub fn kept(language: &str) -> Self {
        let beginning = ["saved:", language, ":"].concat();
        let names = Held::new(storage::names(&beginning));
        let saved = Self { beginning: Kept::new(beginning), names, fault: Held::default() };
        storage::listen(move || saved.look());
        saved
    }

    /// What the app provides to everything in it.
    pub fn current() -> Self {
        expect_context()
    }

    fn look(self) {
        self.names.set(storage::names(&self.beginning.read()));
    }

    /// The id in a name: it stands after the time of saving.
    fn id(self, name: &str) -> Option<ArticleId> {
        let (_, id) = name.strip_prefix(self.beginning.read().as_str())?.split_once(':')?;
        Some(ArticleId::new(id))
    }

    /// The saved articles, the last saved first.
    pub fn ids(self) -> Vec<ArticleId> {
        self.names.read().iter().rev().filter_map(|name| self.id(name)).collect()
    }

    pub fn has(self, id: &ArticleId) -> bool {
        self.names.read().iter().any(|name| self.id(name).as_ref() == Some(id))
    }

    /// Saves an article of the edition, or keeps it no longer. Its text is asked for when no list brought it.
    pub fn toggle(self, newsroom: Newsroom, id: &ArticleId) {
        match (self.has(id), newsroom.story(id)) {
            (true, _) => self.remove(id),
            (false, Some(story)) => {
                self.save(&story);
                let id = id.clone();
                live::spawn(async move {
                    // What reads it is here then, too. Who opens it without that is told.
                    let _ = body::load().await;
                    if story.content.is_some() {
                        return;
                    }
                    let fetched = newsroom.fetch(&story.preview.slug).await;
                    // Without its text it stays a headline with a link; opening it asks again.
                    if let (Ok(()), Some(story), true) = (fetched, newsroom.story(&id), self.has_untracked(&id)) {
                        self.save(&story);
                    }
                });
            }
            (false, None) => {}
        }
    }

    fn has_untracked(self, id: &ArticleId) -> bool {
        let names = self.names.try_read_untracked().unwrap_or_default();
        names.iter().any(|name| self.id(name).as_ref() == Some(id))
    }

    fn save(self, story: &Story) {
        let id = &story.preview.id;
        let known = self.names.read_untracked().iter().find(|name| self.id(name).as_ref() == Some(id)).cloned();
        let made =
            || [self.beginning.read().as_str(), &digits(clock::now().0.unsigned_abs(), 15), ":", id.as_str()].concat();
        let kept = storage::write(&known.unwrap_or_else(made), &json_item::write(story));
        self.fault.set(kept.err());
        self.look();
    }

    /// Keeps an article no longer.
    fn remove(self, id: &ArticleId) {
        let names = self.names.read_untracked();
        names.iter().filter(|name| self.id(name).as_ref() == Some(id)).for_each(|name| storage::remove(name));
        self.fault.set(None);
        self.look();
    }

    /// Why the last article could not be saved; nothing once it could, or the reader has moved on.
    pub fn fault(self) -> Option<Fault> {
        self.fault.get()
    }

    pub fn forget_fault(self) {
        self.fault.set(None);
    }

    /// The saved articles as they are kept.
    pub fn stories(self) -> Vec<Story> {
        let read = |name: &String| {
            let page = json_feed::read_page(&storage::read(name)?, name);
            if page.is_err() {
                console::warn_once(&["A saved article cannot be read: ", name].concat());
            }
            page.ok()?.stories.pop()
        };
        self.names.read_untracked().iter().filter_map(read).collect()
    }
}
