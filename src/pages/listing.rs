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
use crate::model::{Failure, Fetched, Filter, Listing, Scope, Sort, StreamId, Tag};
use crate::pages::{Told, tell};
use crate::route::Place;
use crate::state::{Here, Newsroom, Progress, Reader, live};

/// How many articles are wanted at first, and more at each "Load more".
const BATCH: usize = 10;
/// How many tags are offered.
const OFFERED: usize = 20;
/// "Load more" is pressed when it is this near to the viewport, in CSS pixels.
const NEAR: u32 = 800;

#[component]
pub fn ListingPage(place: Place, scope: Scope) -> impl IntoView {
    let (newsroom, reader) = (Newsroom::current(), Reader::current());
    let list = List::new(scope);
    let heading = list.heading(reader);
    tell(move || Told { title: list.title(heading.get()), ..Told::default() });
    let names = Callback::new(move |()| {
        let filter = list.filter.get();
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
    let offered = live::memo(move || {
        let own = list.scope.get_value();
        let chosen = list.filter.get().tags.into_iter().filter_map(|slug| {
            let name = newsroom.name_of(&Scope::Tag(slug.clone()))?;
            Some(Tag { slug, name, icon: None })
        });
        let tags = list.listing.get().offered_tags(OFFERED, chosen.collect());
        tags.into_iter().filter(|tag| own != Scope::Tag(tag.slug.clone())).collect::<Vec<_>>()
    });
    let state = live::memo(move || list.state());
    view! {
        <div class="listing">
            <div class="listing__head">
                <PageHeading text=heading restoring=Restoring::ByList class="listing__heading"/>
                <FilterBar place=place.clone() filter=list.filter names/>
                <TagFilters place=place.clone() tags=offered filter=list.filter/>
            </div>
            <aside class="listing__aside">
                <Popular articles=Callback::new(move |period| newsroom.popular(period)) known=Callback::new(move |()| newsroom.has_started(&StreamId::Main))/>
            </aside>
            <div class="listing__feed">
                <Remote
                    state=state
                    waiting=ViewFn::from(move || view! { <WaitingFeed label=heading/> })
                    failed=reader.phrases().failed_feed
                    retry=Callback::new(move |()| list.request())
                    ready=ViewFn::from(move || view! { <Feed list heading place=place.clone()/> })
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
        let stream = live::memo(move || newsroom.stream_of(&scope.get_value()));
        let filter = live::memo(move || here.filter());
        let listing = live::memo(move || newsroom.listing(&stream.get(), &scope.get_value(), &filter.get()));
        let list = Self { newsroom, scope, stream, filter, listing, wanted: RwSignal::new(BATCH) };
        // Another filter is another list: its reader has not asked for more of it.
        live::effect(move || {
            list.filter.track();
            list.wanted.set(BATCH);
        });
        live::effect(move || {
            let enough = list.listing.get().len() >= list.wanted.get();
            if list.progress() == Progress::Idle && !list.is_whole() && !enough {
                list.request();
            }
        });
        list
    }

    fn progress(self) -> Progress {
        self.newsroom.progress(&self.stream.get())
    }

    /// Whether every page of the feed is loaded.
    fn is_whole(self) -> bool {
        self.newsroom.is_whole(&self.stream.get())
    }

    fn request(self) {
        self.newsroom.request(&self.stream.get_untracked());
    }

    fn want_more(self) {
        self.wanted.set(self.listing.get_untracked().len() + BATCH);
        // After a failure only a request, not the wish alone, tries again.
        self.request();
    }

    /// Waiting for the first page, or for pages that may have the first match; failed; or there is something to show.
    fn state(self) -> Fetched<()> {
        let empty = self.listing.get().is_empty();
        match self.progress() {
            Progress::Failed(failure) if empty => Fetched::Failed(failure),
            _ if empty && !self.is_whole() => Fetched::Waiting,
            _ => Fetched::Ready(()),
        }
    }

    /// The name of the list: what it is about, then what is searched for.
    fn heading(self, reader: Reader) -> Signal<String> {
        live::signal(move || {
            let phrases = reader.phrases();
            let filter = self.filter.get();
            let narrowed = filter.scopes().into_iter().chain([self.scope.get_value()]);
            let names: Vec<String> = narrowed.filter_map(|scope| self.newsroom.name_of(&scope)).collect();
            let about = (!names.is_empty()).then(|| names.join(", "));
            let words = filter.words.trim();
            let search = (!words.is_empty()).then(|| fill(phrases.search_heading, words));
            match (about, search) {
                (Some(about), Some(search)) => format!("{about}. {search}"),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => phrases.latest_news.to_owned(),
            }
        })
    }

    /// Whether this is the whole edition, with nothing left out.
    fn is_front(self) -> bool {
        self.scope.get_value() == Scope::All && !self.filter.get().narrows()
    }

    /// The document's title: none on the front page with nothing left out.
    fn title(self, heading: String) -> String {
        match self.is_front() {
            true => String::new(),
            false => heading,
        }
    }

    fn ending(self) -> Ending {
        match self.progress() {
            Progress::Failed(failure) => Ending::Failed(failure),
            _ if self.is_whole() => Ending::Whole,
            _ if self.listing.get().len() < BATCH => Ending::Gathering,
            _ => Ending::More,
        }
    }

    /// What the list looks like once it is here.
    fn shape(self) -> Shape {
        match (self.listing.get().is_empty(), self.is_front()) {
            (true, _) => Shape::Empty,
            (false, true) if self.filter.get().sort == Sort::Latest => Shape::Entries(LeadStory::First),
            (false, _) => Shape::Entries(LeadStory::None),
        }
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

/// The front page of the day opens with a large story; what a reader asked for does not.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    Empty,
    Entries(LeadStory),
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
    let busy = live::memo(move || list.progress() == Progress::Loading);
    let whole = live::memo(move || list.is_whole());
    let can_grow = live::memo(move || !list.is_whole() && !matches!(list.progress(), Progress::Failed(_)));
    let shape = live::memo(move || list.shape());
    let want = Callback::new(move |()| list.request());
    live::view(move || match shape.get() {
        Shape::Empty => view! { <NothingHere list place=place.clone()/> }.into_any(),
        Shape::Entries(lead) => {
            view! { <FeedList listing=list.listing label=heading lead busy whole can_grow want/> <More list/> }
                .into_any()
        }
    })
}

/// The end of a list: a button for more, a failure, or nothing more.
#[component]
fn More(list: List) -> impl IntoView {
    let phrases = Reader::current().phrases();
    let button = NodeRef::<Button>::new();
    live::effect(move || {
        // Watched anew after each page, so that a page too short to push the button away is followed by the next.
        list.listing.track();
        if let (Some(button), Progress::Idle) = (button.get(), list.progress()) {
            viewport::on_near(&button, NEAR, move || list.want_more());
        }
    });
    let loading = move || list.progress() == Progress::Loading;
    let name = move || if loading() { phrases.loading } else { phrases.load_more };
    let ending = live::memo(move || list.ending());
    live::view(move || match ending.get() {
        Ending::Gathering => ().into_any(),
        Ending::Whole => view! { <p class="listing__end">{phrases.end_of_list}</p> }.into_any(),
        Ending::Failed(failure) => {
            let retry = Callback::new(move |()| list.want_more());
            view! { <div class="listing__more"><FailureNotice what=phrases.failed_more failure retry/></div> }
                .into_any()
        }
        Ending::More => view! {
            <div class="listing__more">
                <button
                    class="button button--wide"
                    type="button"
                    node_ref=button
                    aria-disabled=live::text(move || Some(loading().to_string()))
                    on:click=move |_| list.want_more()
                >
                    {live::view(move || name().into_any())}
                </button>
            </div>
        }
        .into_any(),
    })
}

/// An empty list: what is filtered, and a way out.
#[component]
fn NothingHere(list: List, place: Place) -> impl IntoView {
    let (newsroom, reader) = (list.newsroom, Reader::current());
    let phrases = reader.phrases();
    live::view(move || {
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
        let names = filter.scopes().into_iter().filter_map(|scope| newsroom.name_of(&scope));
        let words = Some(filter.words.trim()).filter(|words| !words.is_empty()).map(|words| format!("“{words}”"));
        let what = names.chain(words).collect::<Vec<_>>().join(" + ");
        view! {
            <div class="nothing" role="status">
                <h2>{phrases.nothing_found}</h2>
                <p>{fill(phrases.nothing_found_for, &what)}</p>
                <p><a class="button" href=reader.filtered_href(place.clone(), filter.cleared())>{phrases.clear_filters}</a></p>
            </div>
        }
        .into_any()
    })
}
