//! What a reader can do with an article of a list: save it, mark it as read, see who else tells it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::element::{Element, element, list, together};
use crate::components::story_line::{StoryTime, StoryTimeProps};
use crate::model::text;
use crate::model::{ArticleId, Preview};
use crate::route::Place;
use crate::state::handle::{Act, Held};
use crate::state::{Newsroom, ReadMarks, Reader, Saved, live};

/// The button that keeps an article on the reader's device.
#[component]
pub fn SaveButton(id: ArticleId) -> AnyView {
    let (newsroom, saved) = (Newsroom::current(), Saved::current());
    let own = id.clone();
    element("button")
        .class("save-button")
        .attr("type", "button")
        .attr("aria-pressed", live::text(move || Some(text::truth(saved.has(&own)))))
        .on("click", move |_| saved.toggle(newsroom, &id))
        .child(Reader::current().phrases().save)
        .done()
}

/// The button "Save", and the marks of what was read. `above` marks all that stands above the article.
#[component]
pub fn EntryTools(id: ArticleId, above: Act<ArticleId>) -> AnyView {
    let phrases = Reader::current().phrases();
    let own = id.clone();
    // Few menus of a list are ever opened.
    let opened = Held::new(false);
    let tools =
        live::view(move || together(opened.get().then(|| ReadTools(ReadToolsProps { id: own.clone(), above }))));
    let more = element("summary")
        .class("entry-tools__more")
        .attr("aria-label", phrases.entry_actions)
        .on("click", move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
        .child("⋯");
    let menu = element("details").class("entry-tools__menu").attr("name", "entry-tools").child(more).child(tools);
    element("div")
        .class("entry-tools")
        .child(element("span").class("entry-tools__read").child(phrases.read))
        .child(SaveButton(SaveButtonProps { id }))
        .child(menu)
        .done()
}

/// Marks the article as read, or unread, and all that stands above it.
#[component]
fn ReadTools(id: ArticleId, above: Act<ArticleId>) -> AnyView {
    let (marks, phrases) = (ReadMarks::current(), Reader::current().phrases());
    let tool = || element("button").class("entry-tools__tool").attr("type", "button");
    let own = id.clone();
    let name = move || if marks.has(&own) { phrases.mark_unread } else { phrases.mark_read };
    let own = id.clone();
    let mark = tool()
        .on("click", move |_| {
            marks.toggle(&own);
            focus::close_menus();
        })
        .child(live::view(move || name().into_any()));
    let all = tool().on("click", move |_| {
        above.run(id.clone());
        focus::close_menus();
    });
    element("div").class("entry-tools__list").child(mark).child(all.child(phrases.mark_above)).done()
}

/// The articles that tell the same as the one they stand under.
#[component]
pub fn OtherStories(others: Vec<Arc<Preview>>) -> AnyView {
    let reader = Reader::current();
    let count = others.len();
    let story = |preview: Arc<Preview>| {
        let href = reader.href(Place::Article(preview.slug.clone()));
        let time = preview.published.map(|at| StoryTime(StoryTimeProps { at }));
        let from = preview.source.clone().or_else(|| preview.authors.first().map(|author| author.name.clone()));
        let link = element("a").attr("href", href).child(preview.title.clone());
        element("li").child(link).child(from.map(|from| [" ", &from].concat())).child(" ").child(time)
    };
    let stories: Vec<Element> = others.into_iter().map(story).collect();
    together((count > 0).then(|| {
        element("details")
            .class("entry__others")
            .child(element("summary").child(reader.plural(&reader.phrases().and_more, count as u64)))
            .child(list("ul").child(stories))
    }))
}
