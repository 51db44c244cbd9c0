//! The articles that the reader has saved on this device.

use leptos::prelude::*;

use crate::components::element::{element, together};
use crate::components::feed_list::{FeedList, FeedListProps};
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::handle::{Act, Derived};
use crate::state::{Newsroom, Reader, Saved, live};

#[component]
pub fn SavedPage() -> AnyView {
    let (newsroom, reader, saved) = (Newsroom::current(), Reader::current(), Saved::current());
    let phrases = reader.phrases();
    tell(move || Told { title: phrases.saved.to_owned(), ..Told::default() });
    // Another tab may save more.
    live::effect(move || {
        saved.ids();
        newsroom.recall(saved.stories());
    });
    let listing = Derived::new(move || newsroom.listed(&saved.ids()));
    let (no, yes) = (Derived::new(|| false), Derived::new(|| true));
    let list = live::view_of(
        move || listing.read().is_empty(),
        move |empty| match empty {
            true => {
                let link = element("a").class("button").attr("href", reader.href(Place::Front));
                let front = element("p").child(link.child(phrases.latest_news));
                element("div").class("nothing").child(element("p").child(phrases.nothing_saved)).child(front).done()
            }
            false => FeedList(FeedListProps {
                listing,
                label: phrases.saved.to_owned().into(),
                lead: no,
                busy: no,
                whole: yes,
                can_grow: no,
                want: Act::new(|()| ()),
                words: Derived::new(Default::default),
                views: newsroom.counter(),
                last_visit: Derived::new(|| None),
            }),
        },
    );
    let restoring = if saved.ids().is_empty() { Restoring::ByHeading } else { Restoring::ByList };
    let title = PageHeadingProps { text: phrases.saved.to_owned().into(), restoring, class: "listing__heading" };
    together(vec![PageHeading(title), element("div").class("saved__feed").child(list).done()])
}
