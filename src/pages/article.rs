//! One article.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::article_body::LookUp;
use crate::components::article_view::{ArticleHead, ArticleView, LeadPicture};
use crate::components::placeholder::{ArticlePlaceholder, BodyPlaceholder};
use crate::components::remote::Remote;
use crate::model::{Failure, Fetched, Preview, Reason, Slug, StreamId};
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Told, tell};
use crate::route::{Address, Place};
use crate::source::address;
use crate::state::{Newsroom, Progress, Reader, Step, live};

/// How many articles are named after one.
const RELATED: usize = 4;

#[component]
pub fn ArticlePage(slug: Slug) -> impl IntoView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let slug = StoredValue::new(slug);
    // What asking for the article's own address came to.
    let asked = RwSignal::new(Fetched::Waiting);
    let step = live::memo(move || newsroom.step(&slug.get_value(), asked.get() == Fetched::Ready(())));
    live::effect(move || match step.get() {
        Step::Page if newsroom.progress(&StreamId::Main) == Progress::Idle => newsroom.request(&StreamId::Main),
        Step::Item => live::spawn_scoped(async move {
            let answer = newsroom.fetch(&slug.get_value()).await;
            // An address that knows of no such article is an answer.
            let answer = match answer {
                Err(Failure { reason: Reason::Status(404 | 410), .. }) => Ok(()),
                answer => answer,
            };
            asked.set(answer.into());
        }),
        _ => {}
    });
    let state = live::memo(move || match (step.get(), asked.get(), newsroom.progress(&StreamId::Main)) {
        (Step::Show | Step::Missing, ..) => Fetched::Ready(()),
        (Step::Item, Fetched::Failed(failure), _) | (Step::Page, _, Progress::Failed(failure)) => {
            Fetched::Failed(failure)
        }
        _ => Fetched::Waiting,
    });
    let preview = live::memo(move || newsroom.preview(&slug.get_value()));
    // Read once it is here, and again only when it comes anew.
    let article = live::memo(move || match step.get() {
        Step::Show => newsroom.article(&slug.get_value()),
        _ => None,
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
        Step::Page => newsroom.request(&StreamId::Main),
        _ => asked.set(Fetched::Waiting),
    };
    let look_up: LookUp = Callback::new(move |link: String| {
        let place = Address::parse(address::path(&link), "", &[]).place;
        let last = address::path(&link).rsplit('/').find(|part| !part.is_empty()).and_then(Slug::from_name);
        match place {
            Place::Article(slug) => newsroom.preview(&slug),
            _ => newsroom.preview(&last?),
        }
    });
    let ready = move || match article.get() {
        Some(article) => {
            let of = article.preview.clone();
            let related = Callback::new(move |()| newsroom.related(&of, RELATED));
            view! { <ArticleView article look_up related/> }.into_any()
        }
        None => view! { <NotFoundPage/> }.into_any(),
    };
    view! {
        <Remote
            state=state
            waiting=ViewFn::from(move || view! { <WaitingArticle preview=preview.get_untracked()/> })
            failed=reader.phrases().failed_article
            retry=Callback::new(retry)
            ready=ViewFn::from(ready)
        />
    }
}

/// An article whose body is on its way: what the list knows of it, then grey lines.
#[component]
fn WaitingArticle(preview: Option<Arc<Preview>>) -> impl IntoView {
    match preview {
        Some(preview) => view! {
            <article class="article" aria-busy="true" aria-label=preview.title.clone()>
                <ArticleHead preview=preview.clone() minutes=None/>
                {preview.image.clone().map(|image| view! { <LeadPicture image/> })}
                <BodyPlaceholder/>
            </article>
        }
        .into_any(),
        None => view! { <div class="article" aria-busy="true"><ArticlePlaceholder/></div> }.into_any(),
    }
}
