//! One article.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::article_body::{ArticleBody, ArticleBodyProps, LookUp};
use crate::components::article_view::{ArticleView, ArticleViewProps, NoBody, NoBodyProps};
use crate::components::element::{element, together};
use crate::components::placeholder::{ArticlePlaceholder, BodyPlaceholder};
use crate::components::remote::{Remote, RemoteProps};
use crate::model::{Extent, Failure, Fetched, Preview, Reason, Slug, StreamId};
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Told, tell};
use crate::source::body;
use crate::state::handle::{Act, Derived, Draw, Held, Kept};
use crate::state::{Here, Newsroom, Progress, ReadMarks, Reader, Saved, Step, live};

/// How many articles are named after one.
const RELATED: usize = 4;
/// How many articles that one names are asked for at most.
const NAMED: usize = 6;
/// How many more pages of the feed are asked for to find them.
const NAMED_PAGES: u32 = 3;

#[component]
pub fn ArticlePage(slug: Slug) -> AnyView {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    let (marks, saved) = (ReadMarks::current(), Saved::current());
    // What is saved can be read whatever the source says.
    if newsroom.preview_untracked(&slug).is_none() {
        newsroom.recall(saved.stories());
    }
    let slug = Kept::new(slug);
    // What asking for the article's own address came to.
    let asked = Held::new(Fetched::Waiting);
    let step = Derived::new(move || newsroom.step(&slug.get(), &asked.read()));
    live::effect(move || match (step.get(), asked.get()) {
        (Step::Page, _) if newsroom.progress(&StreamId::Main) == Progress::Idle => newsroom.request(&StreamId::Main),
        (Step::Item, Fetched::Waiting) => live::spawn_scoped(async move {
            let answer = newsroom.fetch(&slug.get()).await;
            // An address that knows of no such article is an answer; the feed may know of it.
            let answer = match answer {
                Err(Failure { reason: Reason::Status(404 | 410, _), .. }) => Ok(()),
                answer => answer,
            };
            asked.set(answer.into());
        }),
        _ => {}
    });
    // The program that reads texts.
    let program = Held::new(if body::is_ready() { Fetched::Ready(()) } else { Fetched::Waiting });
    live::effect(move || {
        if program.get() == Fetched::Waiting {
            live::spawn_scoped(async move { program.set(body::load().await.into()) });
        }
    });
    // Its views are told apart: when only they change, nothing is drawn anew.
    let preview = Derived::new(move || {
        let preview = newsroom.preview(&slug.get())?;
        Some(Arc::new(Preview { views: None, ..(*preview).clone() }))
    });
    let revision = Derived::new(move || preview.read().as_ref().as_ref().map(|preview| newsroom.revision(&preview.id)));
    // Read once it is here, and again only when it comes anew.
    let read = StoredValue::new(None);
    let article = Derived::new(move || {
        if (step.get(), program.get()) == (Step::Show, Fetched::Ready(())) {
            revision.track();
            read.set_value(newsroom.article_untracked(&slug.get()));
        }
        read.get_value()
    });
    // What has changed and has no text in the list is asked for again; what was read stays until that is here.
    let mut known = None;
    live::effect(move || {
        let now = revision.get();
        let before = std::mem::replace(&mut known, now);
        if before.is_some() && before != now && asked.get_untracked() == Fetched::Ready(()) {
            asked.set(Fetched::Waiting);
        }
    });
    live::effect(move || {
        if let Some(article) = article.get() {
            marks.mark(std::slice::from_ref(&article.preview.id), true);
        }
    });
    let state = Derived::new(move || match (step.get(), asked.get(), newsroom.progress(&StreamId::Main)) {
        (Step::Missing, ..) => Fetched::Ready(()),
        _ if article.read().is_some() => Fetched::Ready(()),
        (Step::Show, ..) => program.get(),
        (Step::Item, Fetched::Failed(failure), _) | (Step::Page, _, Progress::Failed(failure)) => {
            Fetched::Failed(failure)
        }
        _ => Fetched::Waiting,
    });
    // Cards tell the time and views of articles that no list brought, too: those of their own addresses, else of the next
    // pages of the feed. They do without, so no failure is told.
    let unloaded = move || article.get().map(|article| newsroom.unloaded_untracked(here, &article)).unwrap_or_default();
    let (missing, pages) = (Held::new(false), Held::new(NAMED_PAGES));
    live::effect(move || {
        for slug in unloaded().into_iter().take(NAMED) {
            live::spawn_scoped(async move {
                if newsroom.fetch(&slug).await.is_err() || newsroom.preview_untracked(&slug).is_none() {
                    missing.set(true);
                }
            });
        }
    });
    live::effect(move || {
        let idle = newsroom.progress(&StreamId::Main) == Progress::Idle;
        let left = pages.get();
        if missing.get() && left > 0 && idle && !newsroom.is_whole(&StreamId::Main) && !unloaded().is_empty() {
            pages.set(left - 1);
            newsroom.request(&StreamId::Main);
        }
    });
    tell(move || match (step.get(), preview.get()) {
        (Step::Missing, _) => Told { title: reader.phrases().not_found.to_owned(), lost: true, ..Told::default() },
        (_, preview) => Told {
            title: preview.as_ref().map(|preview| preview.title.clone()).unwrap_or_default(),
            description: preview.map(|preview| preview.lead.clone()).unwrap_or_default(),
            article: article.get(),
            lost: false,
        },
    });
    let retry = move |()| match step.get_untracked() {
        Step::Show => program.set(Fetched::Waiting),
        Step::Page => newsroom.request(&StreamId::Main),
        _ => asked.set(Fetched::Waiting),
    };
    let look_up: LookUp = Act::new(move |link: String| newsroom.at(here, &link));
    let failed = reader.phrases().failed_article;
    let retry = Act::new(retry);
    let text = move || {
        let Some(article) = article.get() else { return ().into_any() };
        let phrases = reader.phrases();
        let is_empty = article.body.parts.is_empty();
        let missing = match article.body.extent {
            Extent::Whole if is_empty => Some(phrases.no_body),
            Extent::Whole => None,
            Extent::Cut | Extent::Nothing => Some(phrases.not_whole),
        };
        let rest = missing.map(|why| NoBody(NoBodyProps { why, url: article.preview.url.clone() }));
        let body = (!is_empty).then(|| ArticleBody(ArticleBodyProps { article, look_up }));
        together(body.into_iter().chain(rest).collect::<Vec<_>>())
    };
    let body = Draw::new(move || {
        let (waiting, ready) = (Draw::new(BodyPlaceholder), Draw::new(text));
        Remote(RemoteProps { state, waiting, failed, retry, ready })
    });
    let placeholder = || element("div").class("article").attr("aria-busy", "true").child(ArticlePlaceholder()).done();
    let minutes = Act::new(move |()| {
        article.get().filter(|article| !article.body.parts.is_empty()).map(|article| article.reading_minutes())
    });
    let related =
        Act::new(move |()| preview.get().map(|preview| newsroom.related(&preview, RELATED)).unwrap_or_default());
    // Pictures come and go as the reader wants them.
    let images = Derived::new(move || reader.shows_images());
    live::view(move || match (preview.get(), images.get()) {
        // Head, topics and related news stand as soon as any list knows the article; only its text may still wait.
        (Some(preview), _) => {
            let views = newsroom.counter();
            ArticleView(ArticleViewProps { preview, views, minutes, body, related })
        }
        (None, _) => {
            let (waiting, ready) = (Draw::new(placeholder), Draw::new(NotFoundPage));
            Remote(RemoteProps { state, waiting, failed, retry, ready })
        }
    })
}
