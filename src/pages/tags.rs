//! All tags with the numbers of their articles.

use leptos::prelude::*;

use crate::components::element::element;
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::components::placeholder::{EntryPlaceholders, EntryPlaceholdersProps};
use crate::components::remote::{Remote, RemoteProps};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::{Fetched, StreamId, Tag};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Draw};
use crate::state::{Newsroom, Progress, Reader, live};

/// The whole feed is read, page by page, before anything is shown: counts are true, and nothing moves.
#[component]
pub fn TagsPage() -> AnyView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let phrases = reader.phrases();
    tell(move || Told { title: phrases.tags.to_owned(), ..Told::default() });
    live::effect(move || {
        if !newsroom.is_whole(&StreamId::Main) && newsroom.progress(&StreamId::Main) == Progress::Idle {
            newsroom.request(&StreamId::Main);
        }
    });
    let state = Derived::new(move || match (newsroom.is_whole(&StreamId::Main), newsroom.progress(&StreamId::Main)) {
        (true, _) => Fetched::Ready(()),
        (false, Progress::Failed(failure)) => Fetched::Failed(failure),
        (false, _) => Fetched::Waiting,
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
            let entries: Vec<AnyView> = newsroom.tags().into_iter().map(entry).collect();
            match entries.is_empty() {
                true => element("p").class("nothing").child(phrases.no_tags_yet).done(),
                false => element("ul").class("tags__list").child(entries).done(),
            }
        })
    };
    let heading = PageHeading(PageHeadingProps {
        text: phrases.tags.to_owned().into(),
        restoring: Restoring::ByHeading,
        class: "tags__heading",
    });
    let list = Remote(RemoteProps {
        state,
        waiting: Draw::new(|| EntryPlaceholders(EntryPlaceholdersProps { count: 6 })),
        failed: phrases.failed_feed,
        retry: Act::new(move |()| newsroom.request(&StreamId::Main)),
        ready: Draw::new(tags),
    });
    element("div").class("tags").child(heading).child(list).done()
}
