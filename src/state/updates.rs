//! The living edition: its first page and its view counts are asked for again and again.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::{console, fold, moments};
use crate::model::{ArticleId, Filter, Listing, Preview, Query, Scope, SearchIndex, Story, StreamId, Timestamp};
use crate::source::{self, fetch};
use crate::state::handle::Act;
use crate::state::{Newsroom, Progress};

impl Newsroom {
    /// Looks for news every `seconds` until the scope ends or the feed does; less and less often while that fails. Whoever
    /// comes back to an edition looks at once.
    pub fn keep_current(self, seconds: u32) {
        let usual = Duration::from_secs(seconds.into());
        let started = self.edition.read_untracked().has_started(&StreamId::Main);
        let failures = Rc::new(Cell::new(0));
        moments::repeat(if started { Duration::ZERO } else { usual }, move || {
            let failures = failures.clone();
            async move {
                if self.edition.try_read_untracked()?.is_expired() {
                    return None;
                }
                failures.set(if self.look_again().await { 0 } else { failures.get() + 1 });
                Some(fetch::pause_between_looks(seconds, failures.get()))
            }
        });
    }

    /// Asks for the first page and the view counts; says whether the page came.
    async fn look_again(self) -> bool {
        let (source, format) = (self.source.get(), self.format());
        if !self.edition.read_untracked().has_started(&StreamId::Main) {
            if self.progress.read_untracked().iter().any(|(_, progress)| matches!(progress, Progress::Failed(_))) {
                self.request(&StreamId::Main);
            }
            return false;
        }
        let views_url = self.edition.read_untracked().terms().views_url.clone();
        let page = source::page(format.as_deref(), &source.url, fetch::Cache::Checked).await;
        let views = match views_url {
            Some(address) => source::views(&address).await.unwrap_or_else(|failure| {
                console::warn_once(&["views_url cannot be used: ", &failure.address].concat());
                Vec::new()
            }),
            None => Vec::new(),
        };
        let came = page.is_ok();
        if let Some(mut edition) = self.edition.try_write() {
            let changed = page.map(|page| edition.refresh(page)).unwrap_or_default();
            edition.count(views);
            if let Some(mut index) = self.index.try_write_value() {
                changed.iter().for_each(|&number| index.renew(number, edition.story(number).0, fold::fold));
            }
        }
        came
    }

    /// How many new articles wait that a list would show.
    pub fn waiting(self, scope: &Scope, filter: &Filter) -> usize {
        let (edition, muted) = (self.edition(), self.muted.read());
        let admitted = edition.waiting().map(|story| &story.preview);
        let admitted = admitted.filter(|preview| scope.admits(preview) && filter.admits(preview));
        let query = Query::new(&fold::fold(&filter.words));
        if query.is_empty() && muted.is_empty() {
            return admitted.count();
        }
        let admitted: Vec<Arc<Preview>> = admitted.cloned().map(Arc::new).collect();
        let mut index = SearchIndex::default();
        index.extend(&admitted, usize::MAX, fold::fold);
        let silenced = index.muted(&muted).to_vec();
        index.find(&query).iter().zip(silenced).filter(|(found, muted)| **found && !muted).count()
    }

    /// Lets in the new articles that wait; returns their numbers.
    pub fn admit(self) -> Vec<usize> {
        self.edition.write().admit()
    }

    /// A loaded article with the content that is known of it.
    pub fn story(self, id: &ArticleId) -> Option<Story> {
        let edition = self.edition.read_untracked();
        let preview = edition.by_id(id)?;
        Some(Story { preview: (**preview).clone(), content: edition.content(&preview.slug).cloned() })
    }

    /// Takes in articles that were kept elsewhere, so that they can be read whatever the source says.
    pub fn recall(self, stories: Vec<Story>) {
        let mut edition = self.edition.write();
        for story in stories {
            let slug = story.preview.slug.clone();
            edition.keep(&slug, story);
        }
    }

    /// Articles one by one, as a list that shows nothing else; those that are not loaded are left out.
    pub fn listed(self, ids: &[ArticleId]) -> Listing {
        let edition = self.edition();
        ids.iter().filter_map(|id| edition.number(id)).map(|number| edition.listed(number)).collect()
    }

    /// When the newest loaded article was published.
    pub fn newest(self) -> Option<Timestamp> {
        self.edition().newest()
    }

    /// How often an article was viewed, as far as that is known.
    pub fn views(self, id: &ArticleId) -> Option<u64> {
        self.edition().by_id(id)?.views
    }

    /// The same for whoever shows many.
    pub fn counter(self) -> Act<ArticleId, Option<u64>> {
        Act::new(move |id: ArticleId| self.views(&id))
    }

    /// How often an article has come in another form since it was listed first.
    pub fn revision(self, id: &ArticleId) -> u32 {
        let edition = self.edition();
        edition.number(id).map_or(0, |number| edition.change(number).revision)
    }
}
