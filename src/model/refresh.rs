//! The first page of the feed as it is some time later: what is new waits, what has changed changes, what was withdrawn
//! goes. Nothing that is listed moves by it.

use std::sync::Arc;

use crate::model::{ArticleId, Edition, FeedPage, FeedTerms, Lookup, Scope, Story, StreamId};

/// New articles, until the reader lets them in.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    stories: Vec<Story>,
    terms: FeedTerms,
    /// Nothing that is listed was in the page any more: what lies between is asked for from this address on.
    gap: Option<Option<String>>,
}

impl Edition {
    /// Takes in the first page of the main feed as it is now. Returns the numbers of those articles whose text has
    /// changed. An empty page says nothing.
    pub fn refresh(&mut self, page: FeedPage) -> Vec<usize> {
        if page.stories.is_empty() || !self.has_started(&StreamId::Main) {
            return Vec::new();
        }
        self.expired = page.expired;
        let Waiting { stories: waiting, gap, .. } = std::mem::take(&mut self.waiting);
        let held = waiting.len();
        // The beginning of the feed as it was: what waits, then what came with the first page.
        let first = self.find(&StreamId::Main).map(|main| main.order[..main.first].to_vec()).unwrap_or_default();
        let listed = first.iter().map(|&number| self.stories[number].id.clone());
        let before: Vec<ArticleId> = waiting.iter().map(|story| story.preview.id.clone()).chain(listed).collect();
        let (mut places, mut now) = (Lookup::default(), Lookup::default());
        for (place, id) in before.iter().enumerate().rev() {
            places.set(id.text(), place as u32);
        }
        let known: Vec<Option<u32>> = page.stories.iter().map(|story| places.get(story.preview.id.as_str())).collect();
        let last = known.iter().rposition(Option::is_some);
        // What stood before the last of the page that is known, and is not in it, was withdrawn; what stood after it may
        // have been pushed to the next page. What comes after that last one, and is not known, was on the next page.
        let end = last.and_then(|last| known[last]).unwrap_or(0) as usize;
        let is_listed: Vec<bool> = {
            let mut listed = vec![false; self.stories.len()];
            self.order(&StreamId::Main).iter().for_each(|&number| listed[number] = true);
            listed
        };
        let (mut new, mut following, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for (place, story) in page.stories.into_iter().enumerate() {
            now.set(story.preview.id.text(), 0);
            match self.number(&story.preview.id) {
                Some(number) if is_listed[number] => changed.extend(self.update(number, story)),
                _ if last.is_some_and(|last| place > last) => following.push(story),
                _ => new.push(story),
            }
        }
        let is_gone = |id: &ArticleId| now.get(id.as_str()).is_none();
        let pushed = waiting.into_iter().enumerate();
        let pushed = pushed.filter(|(place, story)| (*place > end || last.is_none()) && is_gone(&story.preview.id));
        new.extend(pushed.map(|(_, story)| story));
        let withdrawn = before.iter().take(end).filter(|id| is_gone(id)).filter_map(|id| self.number(id));
        withdrawn.collect::<Vec<_>>().into_iter().for_each(|number| self.withdraw(number));
        let gap = match last {
            None => Some(page.next),
            Some(_) if end >= held => None,
            Some(_) => gap,
        };
        self.waiting = Waiting { stories: new, terms: page.terms, gap };
        self.follow(last.and_then(|_| before.get(end)).cloned(), following);
        self.borrow_times(&StreamId::Main);
        changed
    }

    /// Puts articles of the next page behind the one that they follow.
    fn follow(&mut self, after: Option<ArticleId>, stories: Vec<Story>) {
        let Some(after) = after.and_then(|id| self.number(&id)) else { return };
        let numbers: Vec<usize> = stories.into_iter().map(|story| self.place(story)).collect();
        let main = self.streams.iter_mut().find(|(id, _)| *id == StreamId::Main).map(|(_, main)| main);
        let Some(main) = main else { return };
        if let Some(place) = main.order.iter().position(|number| *number == after) {
            let end = place + 1 + numbers.len();
            main.order.splice(place + 1..place + 1, numbers);
            main.first = main.first.max(end);
        }
    }

    /// Changes a listed article into what it is now; returns its number when its text is another. A view count alone
    /// draws nothing anew.
    fn update(&mut self, number: usize, story: Story) -> Option<usize> {
        let Story { mut preview, content } = story;
        let old = &mut self.stories[number];
        preview.slug = old.slug.clone();
        let views = preview.views.or(old.views);
        preview.views = old.views;
        let told_anew = preview.modified != old.modified
            || (&preview.title, &preview.lead) != (&old.title, &old.lead)
            || content.is_some() && self.contents[number].is_some() && content != self.contents[number];
        let is_another = preview != **old;
        if told_anew || is_another {
            let change = &mut self.changes[number];
            change.revision += 1;
            change.updated |= told_anew;
            self.times[number] = preview.published;
            self.tags.set(number, &preview.tags);
            *old = Arc::new(preview);
        }
        if content.is_some() || told_anew {
            self.contents[number] = content;
        }
        self.set_views(number, views);
        (told_anew || is_another).then_some(number)
    }

    fn set_views(&mut self, number: usize, views: Option<u64>) {
        if self.stories[number].views != views {
            Arc::make_mut(&mut self.stories[number]).views = views;
        }
    }

    /// Takes in view counts as they are now.
    pub fn count(&mut self, views: Vec<(ArticleId, u64)>) {
        for (id, views) in views {
            if let Some(number) = self.number(&id) {
                self.set_views(number, Some(views));
            }
            let waiting = self.waiting.stories.iter_mut().filter(|story| story.preview.id == id);
            waiting.for_each(|story| story.preview.views = Some(views));
        }
    }

    /// Takes an article out of everything; who asks for it asks its own address again.
    fn withdraw(&mut self, number: usize) {
        let (id, slug) = (self.stories[number].id.clone(), self.stories[number].slug.clone());
        self.by_id.remove(id.as_str());
        self.by_slug.remove(slug.as_str());
        self.times[number] = None;
        self.changes[number].withdrawn = true;
        for (_, stream) in &mut self.streams {
            let before = stream.order.len();
            stream.first -= usize::from(stream.order.iter().take(stream.first).any(|place| *place == number));
            stream.order.retain(|place| *place != number);
            debug_assert!(stream.order.len() + 1 >= before, "an article is in a feed once");
        }
    }

    /// The articles that wait.
    pub fn waiting(&self) -> impl Iterator<Item = &Story> {
        self.waiting.stories.iter()
    }

    /// Lets in what waits, on top of the main feed and of the own feeds that it belongs to; returns the numbers of these
    /// articles. Where something lies between them and what is listed, the main feed begins anew with them.
    pub fn admit(&mut self) -> Vec<usize> {
        let Waiting { stories, terms, gap } = std::mem::take(&mut self.waiting);
        if stories.is_empty() {
            return Vec::new();
        }
        let mut numbers: Vec<usize> = Vec::new();
        for story in stories {
            let again = story.clone();
            let number = self.place(story);
            self.update(number, again);
            numbers.push(number);
        }
        self.terms = terms;
        let Edition { streams, stories, .. } = self;
        for (id, stream) in streams.iter_mut() {
            let admits = |number: &&usize| match id {
                StreamId::Main => true,
                StreamId::Scope(scope) => *scope != Scope::All && scope.admits(&stories[**number]),
                StreamId::Search(_) | StreamId::Popular => false,
            };
            let new: Vec<usize> = numbers.iter().filter(admits).copied().collect();
            stream.order.retain(|number| !new.contains(number));
            if let (StreamId::Main, Some(next)) = (&*id, &gap) {
                stream.order.clear();
                stream.first = 0;
                stream.next.clone_from(next);
            }
            stream.first = (stream.first + new.len()).min(stream.order.len() + new.len());
            stream.order.splice(0..0, new);
        }
        self.borrow_times(&StreamId::Main);
        numbers
    }
}

#[cfg(test)]
#[path = "refresh_tests.rs"]
mod tests;
