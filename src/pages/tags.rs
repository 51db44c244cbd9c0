//! All tags with the numbers of their articles; the annex draws them.

use leptos::prelude::*;

use crate::components::element::element;
use crate::components::placeholder::{EntryPlaceholders, EntryPlaceholdersProps};
use crate::components::remote::{Remote, RemoteProps};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::{Fetched, StreamId, Tag};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Draw, Held};
use crate::state::{Newsroom, Progress, Reader, live};

/// The source is asked for its tags; where it does not tell them, the whole feed is read, page by page, before anything
/// is shown. So counts are true, and nothing moves.
#[component]
pub fn TagsPage() -> AnyView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let phrases = reader.phrases();
    // What the source tells, when it tells them.
    let told = Held::new(Fetched::Waiting);
    let tags_url = Derived::new(move || newsroom.tags_url());
    live::effect(move || {
        if let (Some(address), Fetched::Waiting) = (tags_url.get(), told.get()) {
            live::spawn_scoped(async move { told.set(newsroom.fetch_tags(&address).await.into()) });
            return;
        }
        let (main, wanted) = (&StreamId::Main, tags_url.get().is_none());
        if wanted && !newsroom.is_whole(main) && newsroom.progress(main) == Progress::Idle {
            newsroom.request(main);
        }
    });
    let state = Derived::new(move || {
        let is_whole = newsroom.is_whole(&StreamId::Main);
        match (told.get(), newsroom.progress(&StreamId::Main)) {
            (Fetched::Failed(failure), _) => Fetched::Failed(failure),
            (Fetched::Ready(_), _) => Fetched::Ready(()),
            (Fetched::Waiting, _) if tags_url.get().is_some() => Fetched::Waiting,
            (Fetched::Waiting, _) if is_whole => Fetched::Ready(()),
            (Fetched::Waiting, Progress::Failed(failure)) => Fetched::Failed(failure),
            (Fetched::Waiting, _) => Fetched::Waiting,
        }
    });
    let entry = move |(tag, count): (Tag, usize)| {
        let href = reader.href(Place::Tag(tag.slug.clone()));
        let count = reader.plural(&phrases.articles, count as u64);
        element("li")
            .class("tags__entry")
            .child(element("a").class("tags__tag").attr("href", href).child(TagName(TagNameProps { tag })))
            .child(" ")
            .child(element("span").class("tags__count").child(count))
            .done()
    };
    let tags = move || {
        live::view(move || {
            let counted = match told.get() {
                Fetched::Ready(counted) => counted,
                Fetched::Waiting | Fetched::Failed(_) => newsroom.tags(),
            };
            let entries: Vec<AnyView> = counted.into_iter().map(entry).collect();
            match entries.is_empty() {
                true => element("p").class("nothing").child(phrases.no_tags_yet).done(),
                false => element("ul").class("tags__list").child(entries).done(),
            }
        })
    };
    Remote(RemoteProps {
        state,
        waiting: Draw::new(|| EntryPlaceholders(EntryPlaceholdersProps { count: 6 })),
        failed: phrases.failed_feed,
        retry: Act::new(move |()| match told.get_untracked() {
            Fetched::Failed(_) => told.set(Fetched::Waiting),
            Fetched::Waiting | Fetched::Ready(_) => newsroom.request(&StreamId::Main),
        }),
        ready: Draw::new(tags),
    })
}
