//! All tags with the numbers of their articles.

use leptos::prelude::*;

use crate::components::page_heading::{PageHeading, Restoring};
use crate::components::placeholder::EntryPlaceholders;
use crate::components::remote::Remote;
use crate::components::tag_list::TagName;
use crate::model::{Fetched, StreamId, Tag};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::{Newsroom, Progress, Reader, live};

/// The whole feed is read, page by page, before anything is shown: counts are true, and nothing moves.
#[component]
pub fn TagsPage() -> impl IntoView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let phrases = reader.phrases();
    tell(move || Told { title: phrases.tags.to_owned(), ..Told::default() });
    live::effect(move || {
        if !newsroom.is_whole(&StreamId::Main) && newsroom.progress(&StreamId::Main) == Progress::Idle {
            newsroom.request(&StreamId::Main);
        }
    });
    let state = live::memo(move || match (newsroom.is_whole(&StreamId::Main), newsroom.progress(&StreamId::Main)) {
        (true, _) => Fetched::Ready(()),
        (false, Progress::Failed(failure)) => Fetched::Failed(failure),
        (false, _) => Fetched::Waiting,
    });
    let entry = move |(tag, count): (Tag, usize)| {
        let href = reader.href(Place::Tag(tag.slug.clone()));
        view! {
            <li class="tags__entry">
                <a class="tags__tag" href=href><TagName tag/></a>
                " "
                <span class="tags__count">{reader.plural(&phrases.articles, count as u64)}</span>
            </li>
        }
        .into_any()
    };
    let tags = move || {
        live::view(move || {
            let entries: Vec<AnyView> = newsroom.tags().into_iter().map(entry).collect();
            match entries.is_empty() {
                true => view! { <p class="nothing">{phrases.no_tags_yet}</p> }.into_any(),
                false => view! { <ul class="tags__list">{entries}</ul> }.into_any(),
            }
        })
    };
    view! {
        <div class="tags">
            <PageHeading text=phrases.tags.to_owned() restoring=Restoring::ByHeading class="tags__heading"/>
            <Remote
                state=state
                waiting=ViewFn::from(|| view! { <EntryPlaceholders count=6/> })
                failed=phrases.failed_feed
                retry=Callback::new(move |()| newsroom.request(&StreamId::Main))
                ready=ViewFn::from(tags)
            />
        </div>
    }
}
