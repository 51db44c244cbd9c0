//! The places that are lists: the front page, and those of a tag, a category and an author.

use leptos::prelude::*;

use crate::browser::{focus, viewport};
use crate::components::element::{element, together};
use crate::components::feed_list::{FeedList, FeedListProps};
use crate::components::filter_bar::{FilterBar, FilterBarProps};
use crate::components::muted_notice::{MutedNotice, MutedNoticeProps};
use crate::components::new_articles::{NewArticles, NewArticlesProps};
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::components::placeholder::{EntryPlaceholders, EntryPlaceholdersProps};
use crate::components::popular::{Popular, PopularProps};
use crate::components::remote::{FailureNotice, FailureNoticeProps, Remote, RemoteProps};
use crate::components::tag_filters::{TagFilters, TagFiltersProps};
use crate::lang::fill;
use crate::model::preferences::MORE;
use crate::model::text;
use crate::model::{Failure, Fetched, Filter, Scope, Sort, StreamId, Tag, offered_tags};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Draw, Held};
use crate::state::list::BATCH;
use crate::state::{Arrival, Here, List, Newsroom, Progress, Reader, Settings, live};

/// How many tags are offered.
const OFFERED: usize = 20;
/// "Load more" is pressed when it is this near to the viewport, in CSS pixels.
const NEAR: u32 = 800;

#[component]
pub fn ListingPage(place: Place, scope: Scope) -> AnyView {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    let list = List::new(scope);
    let heading = list.heading(reader);
    tell(move || Told { title: list.title(heading.get()), ..Told::default() });
    let names = Act::new(move |()| {
        let filter = list.calm.get();
        let category = filter
            .category
            .clone()
            .map(Scope::Category)
            .map(|scope| (scope, Filter { category: None, ..filter.clone() }));
        let author =
            filter.author.clone().map(Scope::Author).map(|scope| (scope, Filter { author: None, ..filter.clone() }));
        let named = |(scope, without)| Some((newsroom.name_of(&scope)?, without));
        category.into_iter().chain(author).filter_map(named).collect()
    });
    // While somebody types, tags keep the order that they had before.
    let ranked = Held::<Vec<Tag>>::default();
    let offered = Derived::new(move || {
        let own = list.scope.get();
        let chosen = list.calm.get().tags.into_iter().filter_map(|slug| {
            let name = newsroom.name_of(&Scope::Tag(slug.clone()))?;
            Some(Tag { slug, name, icon: None })
        });
        let found = newsroom.tags_of(&list.listing.read());
        if list.calm.read() == list.filter.read() {
            ranked.set(found.clone());
        }
        let tags = offered_tags(&found, &ranked.read_untracked(), OFFERED, chosen.collect());
        tags.into_iter().filter(|tag| own != Scope::Tag(tag.slug.clone())).collect::<Vec<_>>()
    });
    let narrows = Derived::new(move || list.filter.read().narrows());
    let state = Derived::new(move || list.state());
    // Where there is no list to go back into, the heading is where the reader goes on.
    live::effect(move || {
        let nothing = match state.get() {
            Fetched::Waiting => false,
            Fetched::Failed(_) => true,
            Fetched::Ready(()) => list.listing.read().is_empty(),
        };
        if nothing && matches!(here.arrival(), Some(Arrival::Returned(_))) {
            focus::focus_heading();
            here.settle();
        }
    });
    let title =
        PageHeading(PageHeadingProps { text: heading, restoring: Restoring::ByList, class: "listing__heading" });
    let head = element("div")
        .class("listing__head")
        .child(title)
        .child(FilterBar(FilterBarProps { place: place.clone(), filter: list.calm, names }))
        .child(MutedNotice(MutedNoticeProps { count: Derived::new(move || list.listing.read().muted), all: list.all }))
        .child(TagFilters(TagFiltersProps { place: place.clone(), tags: offered, filter: list.calm, narrows }));
    let popular = Popular(PopularProps {
        articles: Act::new(move |period| newsroom.popular(period)),
        views: newsroom.counter(),
        known: Act::new(move |()| newsroom.has_started(&StreamId::Main)),
    });
    let new = NewArticles(NewArticlesProps {
        count: Derived::new(move || list.waiting()),
        admit: Act::new(move |()| list.admit(here, reader)),
    });
    let feed = Remote(RemoteProps {
        state,
        waiting: Draw::new(move || WaitingFeed(WaitingFeedProps { label: heading })),
        failed: reader.phrases().failed_feed,
        retry: Act::new(move |()| list.request()),
        ready: Draw::new(move || Feed(FeedProps { list, heading, place: place.clone() })),
    });
    element("div")
        .class("listing")
        .child(head)
        .child(element("aside").class("listing__aside").child(popular))
        .child(element("div").class("listing__feed").child(new).child(feed))
        .done()
}

fn ending(list: List) -> Ending {
    match list.progress() {
        Progress::Failed(failure) => Ending::Failed(failure),
        _ if list.is_whole() => Ending::Whole,
        _ if list.listing.get().len() < BATCH => Ending::Gathering,
        _ => Ending::More,
    }
}

/// What stands under a list.
#[derive(Clone, Debug, PartialEq)]
enum Ending {
    /// Nothing yet: the first screen is still filling.
    Gathering,
    More,
    Failed(Failure),
    Whole,
}

/// An empty feed while its first page is on its way.
#[component]
fn WaitingFeed(label: Derived<String>) -> AnyView {
    let feed = element("div")
        .class("feed-list")
        .attr("role", "feed")
        .attr("aria-busy", "true")
        .attr("aria-label", live::text(move || Some(label.get())));
    together(vec![feed.done(), EntryPlaceholders(EntryPlaceholdersProps { count: 10 })])
}

/// The entries and what comes after them.
#[component]
fn Feed(list: List, heading: Derived<String>, place: Place) -> AnyView {
    let busy = Derived::new(move || list.progress() == Progress::Loading);
    let whole = Derived::new(move || list.is_whole());
    let can_grow = Derived::new(move || !list.is_whole() && !matches!(list.progress(), Progress::Failed(_)));
    let empty = Derived::new(move || list.listing.get().is_empty());
    // The front page of the day opens with a large story; what a reader asked for does not.
    let lead = Derived::new(move || list.is_front(list.filter) && list.filter.read().sort == Sort::Latest);
    let want = Act::new(move |()| list.request());
    live::view(move || match empty.get() {
        true => NothingHere(NothingHereProps { list, place: place.clone() }),
        false => {
            let List { listing, words, .. } = list;
            let views = list.newsroom.counter();
            let entries = FeedList(FeedListProps {
                listing,
                label: heading,
                lead,
                busy,
                whole,
                can_grow,
                want,
                words,
                views,
                last_visit: Derived::new(move || list.last_visit()),
            });
            together(vec![entries, More(MoreProps { list })])
        }
    })
}

/// The end of a list: a button for more, a failure, or nothing more.
#[component]
fn More(list: List) -> AnyView {
    let (phrases, settings) = (Reader::current().phrases(), Settings::current());
    let button = live::ElementRef::new();
    live::effect(move || {
        // Watched anew after each page, so that a page too short to push the button away is followed by the next.
        list.listing.track();
        let by_itself = settings.is(&MORE, "on");
        if let (Some(button), Progress::Idle, true) = (button.get(), list.progress(), by_itself) {
            viewport::on_near(&button, NEAR, move || list.want_more());
        }
    });
    // Whoever presses the button to the end of the feed stands at the end then.
    let (end, pressed) = (live::ElementRef::new(), Held::new(false));
    // Another filter is another list, and nobody has pressed anything at the end of it.
    live::effect(move || {
        list.filter.track();
        pressed.set(false);
    });
    live::effect(move || {
        if let (Some(end), true) = (end.get(), pressed.get_untracked()) {
            focus::take_if_lost(&end);
        }
    });
    let loading = move || list.progress() == Progress::Loading;
    let name = move || if loading() { phrases.loading } else { phrases.load_more };
    let ending = Derived::new(move || ending(list));
    live::view(move || match ending.get() {
        Ending::Gathering => ().into_any(),
        Ending::Whole => {
            element("p").class("listing__end").attr("tabindex", "-1").node_ref(end).child(phrases.end_of_list).done()
        }
        Ending::Failed(failure) => {
            let retry = Act::new(move |()| list.want_more());
            let notice = FailureNotice(FailureNoticeProps { what: phrases.failed_more, failure, retry });
            element("div").class("listing__more").child(notice).done()
        }
        Ending::More => {
            let more = element("button")
                .class("button button--wide")
                .attr("type", "button")
                .node_ref(button)
                .attr("aria-disabled", live::text(move || Some(text::truth(loading()))))
                .on("click", move |_| {
                    pressed.set(true);
                    list.want_more();
                })
                .child(live::view(move || name().into_any()));
            element("div").class("listing__more").child(more).done()
        }
    })
}

/// An empty list: what is filtered, and a way out.
#[component]
fn NothingHere(list: List, place: Place) -> AnyView {
    let narrowed = Derived::new(move || list.filter.read().narrows());
    live::view(move || match narrowed.get() {
        true => nothing_found(list, place.clone()),
        false => nothing_yet(&place),
    })
}

fn nothing_yet(place: &Place) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let link = element("a").class("button").attr("href", reader.href(Place::Front)).child(phrases.latest_news);
    let front = (*place != Place::Front).then(|| element("p").child(link));
    element("div").class("nothing").child(element("p").child(phrases.no_articles_yet)).child(front).done()
}

/// The words change as they are typed, within one element: a status that is new each time is not read out.
fn nothing_found(list: List, place: Place) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let what = live::view(move || {
        let filter = list.filter.get();
        let names = filter.scopes().into_iter().filter_map(|scope| list.newsroom.name_of(&scope));
        let words = Some(filter.words.trim()).filter(|words| !words.is_empty()).map(|words| ["“", words, "”"].concat());
        let what = text::joined(&names.chain(words).collect::<Vec<_>>(), " + ");
        fill(phrases.nothing_found_for, &what).into_any()
    });
    let cleared = live::text(move || Some(reader.filtered_href(place.clone(), list.filter.read().cleared())));
    let clear = element("a").class("button").attr("href", cleared).child(phrases.clear_filters);
    element("div")
        .class("nothing")
        .attr("role", "status")
        .child(element("h2").child(phrases.nothing_found))
        .child(element("p").child(what))
        .child(element("p").child(clear))
        .done()
}
