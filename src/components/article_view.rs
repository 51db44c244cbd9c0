//! An article, whole.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::marks::Marks;
use crate::components::page_heading::{PageHeading, Restoring};
use crate::components::share_bar::ShareBar;
use crate::components::story_line::{StoryLine, StoryTime, dateline};
use crate::components::tag_list::TagName;
use crate::lang::fill;
use crate::model::{Image, Preview};
use crate::route::Place;
use crate::state::{Reader, live};

/// The head of an article: what is known of it before its body is here.
#[component]
fn ArticleHead(preview: Arc<Preview>, minutes: Callback<(), Option<u64>>) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let dateline = dateline(reader, &preview);
    let authors = preview.authors.iter().enumerate().map(|(number, author)| {
        view! { {(number > 0).then_some(", ")} <a rel="author" href=reader.href(Place::Author(author.slug.clone()))>{author.name.clone()}</a> }
    });
    let (before, after) = phrases.by.split_once("{}").unwrap_or_default();
    let byline = (!preview.authors.is_empty())
        .then(|| view! { <span class="article__byline">{before} {authors.collect_view()} {after}</span> });
    let updated = preview.modified.filter(|modified| preview.published.is_some_and(|published| *modified > published));
    let updated = updated
        .map(|at| view! { <span class="article__updated">{fill(phrases.updated, &reader.date(at).short)}</span> });
    let minutes = live::view(move || {
        let known = minutes.run(()).map(|minutes| reader.plural(&phrases.minutes_to_read, minutes));
        known.map(|text| view! { <span>{text}</span> }).into_any()
    });
    view! {
        <header class="article__head">
            <Marks pinned=false labels=preview.labels.clone()/>
            <PageHeading text=preview.title.clone() restoring=Restoring::ByHeading class="article__title"/>
            {(!preview.lead.is_empty()).then(|| view! { <p class="article__lead">{preview.lead.clone()}</p> })}
            <div class="article__facts">
                {(!dateline.is_empty()).then(|| view! { <span class="article__dateline">{dateline}</span> })}
                {preview.published.map(|at| view! { <StoryTime at/> })}
                {byline}
                {updated}
                {minutes}
            </div>
        </header>
    }
}

/// An article with everything that belongs to it. `body` draws its text, or what stands there meanwhile; `minutes` is
/// known with the text. `related` gives what to read next.
#[component]
pub fn ArticleView(
    preview: Arc<Preview>,
    minutes: Callback<(), Option<u64>>,
    body: ViewFn,
    related: Callback<(), Vec<Arc<Preview>>>,
) -> impl IntoView {
    view! {
        <article class="article" aria-label=preview.title.clone()>
            <ArticleHead preview=preview.clone() minutes/>
            {preview.image.clone().map(|image| view! { <LeadPicture image/> }.into_any())}
            {body.run()}
            <footer class="article__foot">
                <ArticleTopics preview=preview.clone()/>
                <ShareBar title=preview.title.clone()/>
            </footer>
        </article>
        <RelatedNews related/>
    }
}

#[component]
fn LeadPicture(image: Image) -> impl IntoView {
    view! { <img class="article__picture" src=image.address alt=image.alt width="1200" height="800" decoding="async"/> }
}

/// Where the text would be when the source gives none.
#[component]
pub fn NoBody(url: Option<String>) -> impl IntoView {
    let phrases = Reader::current().phrases();
    view! {
        <div class="article__no-body">
            <p>{phrases.no_body}</p>
            {url.map(|url| view! { <p><a href=url rel="noopener noreferrer" target="_blank">{phrases.read_at_publisher}</a></p> })}
        </div>
    }
}

#[component]
fn ArticleTopics(preview: Arc<Preview>) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let categories = (!preview.categories.is_empty()).then(|| {
        let links = preview.categories.iter().map(|category| {
            view! { <li><a class="topic" href=reader.href(Place::Category(category.slug.clone()))>{category.name.clone()}</a></li> }
        });
        view! { <nav class="topics" aria-label=phrases.categories><ul class="topics__list">{links.collect_view()}</ul></nav> }
    });
    let tags = (!preview.tags.is_empty()).then(|| {
        let links = preview.tags.iter().map(|tag| {
            view! { <li><a class="topic topic--tag" rel="tag" href=reader.href(Place::Tag(tag.slug.clone()))><TagName tag=tag.clone()/></a></li> }
        });
        view! { <nav class="topics" aria-label=phrases.tags><ul class="topics__list">{links.collect_view()}</ul></nav> }
    });
    view! { {categories} {tags} }
}

#[component]
fn RelatedNews(related: Callback<(), Vec<Arc<Preview>>>) -> impl IntoView {
    let reader = Reader::current();
    let entry = move |preview: Arc<Preview>| {
        let picture = preview.image.clone().map(|image| {
            view! { <img class="related-news__picture" src=image.address alt="" width="480" height="320" loading="lazy" decoding="async"/> }
        });
        view! {
            <li class="related-news__entry">
                <h3 class="related-news__title"><a href=reader.href(Place::Article(preview.slug.clone()))>{preview.title.clone()}</a></h3>
                {picture}
                <StoryLine published=preview.published views=preview.views/>
            </li>
        }
        .into_any()
    };
    live::view(move || {
        let entries: Vec<AnyView> = related.run(()).into_iter().map(entry).collect();
        let section = |entries: Vec<AnyView>| {
            view! {
                <section class="related-news" aria-labelledby="related-heading">
                    <h2 class="related-news__heading" id="related-heading">{reader.phrases().related_news}</h2>
                    <ul class="related-news__list">{entries}</ul>
                </section>
            }
        };
        (!entries.is_empty()).then(|| section(entries)).into_any()
    })
}
