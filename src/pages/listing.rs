//! The places that are lists: the front page, and those of a tag, a category and an author.

use leptos::html::Button;
use leptos::prelude::*;

use crate::browser::viewport;
use crate::components::feed_list::{FeedList, LeadStory};
use crate::components::filter_bar::FilterBar;
use crate::components::page_heading::{PageHeading, Restoring};
use crate::components::placeholder::EntryPlaceholders;
use crate::components::popular::Popular;
use crate::components::remote::{FailureNotice, Remote};
use crate::components::tag_filters::TagFilters;
use crate::lang::fill;
use crate::model::{Fetched, Filter, Listing, Scope, Sort, StreamId};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::{Here, Newsroom, Progress, Reader};

/// How many articles are wanted at first, and more at each "Load more".
const BATCH: usize = 10;
/// How many tags are offered.
const OFFERED: usize = 20;
/// "Load more" is pressed when it is this near to the viewport, in CSS pixels.
const NEAR: u32 = 800;

#[component]
pub fn ListingPage(place: Place, scope: Scope) -> impl IntoView {
    let (here, newsroom, reader) = (Here::current(), Newsroom::current(), Reader::current());
    let list = List::new(scope);
    let heading = list.heading(reader);
    tell(move || Told { title: list.title(heading.get()), ..Told::default() });
    let names = Signal::derive(move || {
        let Filter { category, author, .. } = here.filter();
        let name = |scope: Scope, slug: &str| newsroom.name_of(&scope).unwrap_or_else(|| slug.to_owned());
        let category = category.map(|slug| name(Scope::Category(slug.clone()), slug.as_str()));
        (category, author.map(|slug| name(Scope::Author(slug.clone()), slug.as_str())))
    });
    let offered = Memo::new(move |_| {
        let chosen = list.filter.with(|filter| filter.tags.clone());
        let own = list.scope.get_value();
        let tags = list.listing.with(|listing| listing.offered_tags(OFFERED, &chosen));
        tags.into_iter().filter(|tag| own != Scope::Tag(tag.slug.clone())).collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| list.state());
    view! {
        <div class="listing">
            <div class="listing__head">
                <PageHeading text=heading restoring=Restoring::ByList class="listing__heading"/>
                <FilterBar place=place.clone() filter=list.filter names/>
                <TagFilters place=place.clone() tags=offered filter=list.filter/>
            </div>
            <aside class="listing__aside">
                <Popular articles=Callback::new(move |period| newsroom.popular(period))/>
            </aside>
            <div class="listing__feed">
                <Remote
                    value=shown
                    waiting=ViewFn::from(move || view! { <WaitingFeed label=heading/> })
                    failed=reader.phrases().failed_feed
                    retry=Callback::new(move |()| list.request())
                    ready=Callback::new(move |()| view! { <Feed list heading place=place.clone()/> }.into_any())
                />
            </div>
        </div>
    }
}

/// One list: what it is about, what narrows it, and what came out.
#[derive(Clone, Copy)]
struct List {
    newsroom: Newsroom,
    scope: StoredValue<Scope>,
    stream: Memo<StreamId>,
    filter: Memo<Filter>,
    listing: Memo<Listing>,
    /// How many articles the reader has asked for so far.
    wanted: RwSignal<usize>,
}

impl List {
    /// The list of a scope, which asks for pages until there are as many articles as wanted, or no more.
    fn new(scope: Scope) -> Self {
        let (here, newsroom) = (Here::current(), Newsroom::current());
        let scope = StoredValue::new(scope);
        let stream = Memo::new(move |_| scope.with_value(|scope| newsroom.stream_of(scope)));
        let filter = Memo::new(move |_| here.filter());
        let listing = Memo::new(move |_| {
            stream
                .with(|stream| scope.with_value(|scope| filter.with(|filter| newsroom.listing(stream, scope, filter))))
        });
        let list = Self { newsroom, scope, stream, filter, listing, wanted: RwSignal::new(BATCH) };
        Effect::new(move |previous: Option<Filter>| {
            let filter = list.filter.get();
            if previous.is_some_and(|previous| previous != filter) {
                list.wanted.set(BATCH);
            }
            filter
        });
        Effect::new(move |_| {
            let enough = list.listing.with(|listing| listing.len()) >= list.wanted.get();
            if list.progress() == Progress::Idle && !list.is_whole() && !enough {
                list.request();
            }
        });
        list
    }

    fn progress(self) -> Progress {
        self.stream.with(|stream| self.newsroom.progress(stream))
    }

    /// Whether every page of the feed is loaded.
    fn is_whole(self) -> bool {
        self.stream.with(|stream| self.newsroom.has_started(stream) && !self.newsroom.has_more(stream))
    }

    fn request(self) {
        self.newsroom.request(&self.stream.get_untracked());
    }

    fn want_more(self) {
        self.wanted.set(self.listing.with_untracked(|listing| listing.len()) + BATCH);
        // After a failure only a request, not the wish alone, tries again.
        self.request();
    }

    /// Waiting for the first page, or for pages that may have the first match; failed; or there is something to show.
    fn state(self) -> Fetched<()> {
        let empty = self.listing.with(|listing| listing.is_empty());
        match self.progress() {
            Progress::Failed(failure) if empty => Fetched::Failed(failure),
            _ if empty && !self.is_whole() => Fetched::Waiting,
            _ => Fetched::Ready(()),
        }
    }

    /// The name of the list: what it is about, then what is searched for.
    fn heading(self, reader: Reader) -> Signal<String> {
        let newsroom = self.newsroom;
        Signal::derive(move || {
            let phrases = reader.phrases();
            let about = self.scope.with_value(|scope| match scope {
                Scope::All => None,
                Scope::Tag(slug) | Scope::Category(slug) | Scope::Author(slug) => {
                    Some(newsroom.name_of(scope).unwrap_or_else(|| slug.as_str().to_owned()))
                }
            });
            let words = self.filter.with(|filter| filter.words.trim().to_owned());
            let search = (!words.is_empty()).then(|| fill(phrases.search_heading, &words));
            match (about, search) {
                (Some(about), Some(search)) => format!("{about}. {search}"),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => phrases.latest_news.to_owned(),
            }
        })
    }

    /// The document's title: none on the front page with nothing asked of it.
    fn title(self, heading: String) -> String {
        let plain = self.scope.with_value(|scope| *scope == Scope::All)
            && self.filter.with(|filter| filter.words.trim().is_empty());
        if plain { String::new() } else { heading }
    }

    /// The front page of the day opens with a large story; what a reader asked for does not.
    fn lead(self) -> LeadStory {
        let front = self.scope.with_value(|scope| *scope == Scope::All);
        match front && self.filter.with(|filter| !filter.narrows() && filter.sort == Sort::Latest) {
            true => LeadStory::First,
            false => LeadStory::None,
        }
    }
}

/// An empty feed while its first page is on its way.
#[component]
fn WaitingFeed(label: Signal<String>) -> impl IntoView {
    view! {
        <div class="feed-list" role="feed" aria-busy="true" aria-label=label></div>
        <EntryPlaceholders count=10/>
    }
}

/// The entries and what comes after them.
#[component]
fn Feed(list: List, heading: Signal<String>, place: Place) -> impl IntoView {
    let busy = Signal::derive(move || list.progress() == Progress::Loading);
    let lead = Memo::new(move |_| list.lead());
    let is_empty = Memo::new(move |_| list.listing.with(|listing| listing.is_empty()));
    move || match is_empty.get() {
        true => view! { <NothingHere list place=place.clone()/> }.into_any(),
        false => view! {
            <FeedList
                listing=list.listing
                label=heading
                lead
                busy
                whole=Signal::derive(move || list.is_whole())
                want=Callback::new(move |()| list.request())
            />
            <More list/>
        }
        .into_any(),
    }
}

/// The end of a list: a button for more, a failure, or nothing more.
#[component]
fn More(list: List) -> impl IntoView {
    let phrases = Reader::current().phrases();
    let button = NodeRef::<Button>::new();
    Effect::new(move |_| {
        // Watched anew after each page, so that a page too short to push the button away is followed by the next.
        list.listing.track();
        if let (Some(button), Progress::Idle) = (button.get(), list.progress()) {
            viewport::on_near(&button, NEAR, move || list.want_more());
        }
    });
    let failure = move || match list.progress() {
        Progress::Failed(failure) => {
            let retry = Callback::new(move |()| list.want_more());
            Some(view! { <FailureNotice what=phrases.failed_more failure retry/> })
        }
        _ => None,
    };
    let has_failed = Memo::new(move |_| matches!(list.progress(), Progress::Failed(_)));
    let more = move || match (list.is_whole(), has_failed.get()) {
        (true, _) => view! { <p class="listing__end">{phrases.end_of_list}</p> }.into_any(),
        (false, true) => ().into_any(),
        (false, false) => {
            let loading = move || list.progress() == Progress::Loading;
            view! {
                <button class="button button--wide" type="button" node_ref=button aria-disabled=move || loading().to_string() on:click=move |_| list.want_more()>
                    {move || if loading() { phrases.loading } else { phrases.load_more }}
                </button>
            }
            .into_any()
        }
    };
    view! { <div class="listing__more">{failure} {more}</div> }
}

/// An empty list: what is filtered, and a way out.
#[component]
fn NothingHere(list: List, place: Place) -> impl IntoView {
    let (newsroom, reader) = (list.newsroom, Reader::current());
    let phrases = reader.phrases();
    move || {
        let filter = list.filter.get();
        if !filter.narrows() {
            let href = reader.href(Place::Front);
            let front = place == Place::Front;
            return view! {
                <div class="nothing">
                    <p>{phrases.no_articles_yet}</p>
                    {(!front).then(|| view! { <p><a class="button" href=href>{phrases.latest_news}</a></p> })}
                </div>
            }
            .into_any();
        }
        let named = |scope: Scope, slug: &str| newsroom.name_of(&scope).unwrap_or_else(|| slug.to_owned());
        let tags = filter.tags.iter().map(|slug| named(Scope::Tag(slug.clone()), slug.as_str()));
        let category = filter.category.iter().map(|slug| named(Scope::Category(slug.clone()), slug.as_str()));
        let author = filter.author.iter().map(|slug| named(Scope::Author(slug.clone()), slug.as_str()));
        let words = Some(filter.words.trim()).filter(|words| !words.is_empty()).map(|words| format!("“{words}”"));
        let what = tags.chain(category).chain(author).chain(words).collect::<Vec<_>>().join(" + ");
        view! {
            <div class="nothing" role="status">
                <h2>{phrases.nothing_found}</h2>
                <p>{fill(phrases.nothing_found_for, &what)}</p>
                <p><a class="button" href=reader.filtered_href(place.clone(), filter.cleared())>{phrases.clear_filters}</a></p>
            </div>
        }
        .into_any()
    }
}
