//! Components rendered on the host: what a reader and assistive technology get of a value.

use std::sync::Arc;

use any_spawner::Executor;
use dateline::components::article_body::ArticleBody;
use dateline::components::article_view::{ArticleView, NoBody};
use dateline::components::entry::{Entry, EntryKind};
use dateline::components::filter_bar::FilterBar;
use dateline::components::popular::Popular;
use dateline::components::remote::{FailureNotice, Remote};
use dateline::components::tag_filters::TagFilters;
use dateline::model::{
    Edition, Failure, FeedPage, Fetched, Filter, Listed, Preview, Reason, Scope, Site, Slug, StreamId, Tag,
};
use dateline::route::{Address, Place};
use dateline::source::{html, json_feed};
use dateline::state::{Here, Reader, live};
use leptos::prelude::*;

const BASE: &str = "https://news.example/data/feed.json";

const ITEM: &str = r#"{"id": "a", "title": "Seven <planets> & one", "summary": "The lead.", "date_published": "2025-02-27T10:22:00Z",
    "authors": [{"name": "Julia Shramko"}], "image": "art/x.svg",
    "content_html": "<h2>Details</h2><p>One <a href='https://other.example/'>link</a>.</p><p><a rel='related' href='/article/b'>B</a></p><table><caption>T</caption><tr><th>h</th></tr><tr><td>d</td></tr></table>",
    "_news": {"views": 30774, "place": "Kyiv", "source": "UNN", "labels": ["exclusive", "photo"],
    "categories": [{"slug": "war", "name": "War"}], "tags": [{"slug": "sky", "name": "Sky"}]}}"#;

fn page() -> FeedPage {
    let b = r#"{"id": "b", "title": "The second", "_news": {"views": 1}}"#;
    json_feed::read_page(&format!(r#"{{"items": [{ITEM}, {b}]}}"#), BASE).unwrap()
}

fn edition() -> Edition {
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, BASE, page());
    edition
}

fn listed(number: usize) -> Listed {
    edition().listing(&StreamId::Main, &Scope::All, &Filter::default(), |_| true)[number].clone()
}

fn slug(name: &str) -> Slug {
    Slug::from_name(name).unwrap()
}

/// What `view` is as HTML, without the marks that hydration leaves.
fn html(view: impl FnOnce() -> AnyView) -> String {
    let _ = Executor::init_tokio();
    let owner = Owner::new();
    let html = owner.with(|| {
        let here = Here::fixed(Address::new(None, Place::Front));
        provide_context(here);
        provide_context(Reader::new(here, Site::unknown(), None));
        view().to_html()
    });
    html.replace("<!>", "").replace("<!---->", "")
}

/// Fails unless every text of `wanted` is in `html`.
fn check(html: &str, wanted: &[&str]) {
    for text in wanted {
        assert!(html.contains(text), "no {text}\nin {html}");
    }
}

#[test]
fn an_entry_is_named_by_its_title_and_tells_time_views_and_marks() {
    let entry = || view! { <Entry entry=Listed { pinned: true, ..listed(0) } position=3 total=live::text(|| Some("12".into())) kind=EntryKind::Line/> };
    let html = html(|| entry().into_any());
    check(
        &html,
        &[
            r#"aria-labelledby="entry-3""#,
            r#"id="entry-3""#,
            r#"aria-posinset="3""#,
            r#"aria-setsize="12""#,
            r#"<a href="/article/a">Seven  &amp; one</a>"#.replace("  ", " ").as_str(),
            r#"datetime="2025-02-27T10:22:00Z""#,
            "30,774 views",
            "Pinned",
            "Exclusive",
            "Photo",
        ],
    );
    assert_eq!(html.matches("/article/a").count(), 1, "the heading has the only link to the article");
}

#[test]
fn one_view_is_one_view() {
    let html = html(|| {
        view! { <Entry entry=listed(1) position=1 total=live::text(|| None) kind=EntryKind::Line/> }.into_any()
    });
    check(&html, &["1 view<"]);
}

#[test]
fn an_article_has_one_heading_a_dateline_and_its_parts() {
    let story = page().stories.remove(0);
    let body = html::read(story.content.as_ref().unwrap());
    let preview = Arc::new(story.preview);
    let known: Arc<Preview> = listed(1).preview;
    let html = html(move || {
        let found = known.clone();
        let look_up = Callback::new(move |link: String| link.ends_with("/b").then(|| found.clone()));
        let related = Callback::new(move |()| vec![known.clone()]);
        let body = ViewFn::from(move || view! { <ArticleBody blocks=body.clone() look_up/> });
        view! { <ArticleView preview minutes=Callback::new(|()| Some(1)) body related/> }.into_any()
    });
    check(
        &html,
        &[
            "Kyiv • UNN • 30,774 views",
            "<h2>Details</h2>",
            r#"rel="author" href="/author/julia-shramko""#,
            r#"aria-label="Categories""#,
            r#"href="/category/war""#,
            r#"aria-label="Tags""#,
            r#"href="/tag/sky""#,
            "1 minute to read",
            r#"href="https://other.example/" rel="noopener noreferrer""#,
            "The second",
            "1 view<",
            "Related news",
            "<caption>T</caption>",
            r#"scope="col""#,
        ],
    );
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn an_article_without_a_text_leads_to_its_publisher() {
    let html = html(|| view! { <NoBody url=Some("https://news.example/x".to_owned())/> }.into_any());
    check(&html, &["only the headline", r#"href="https://news.example/x""#]);
}

#[test]
fn popular_news_is_an_ordered_list_with_its_periods() {
    let html = html(|| {
        view! { <Popular articles=Callback::new(|period| edition().popular(period)) known=Callback::new(|()| true)/> }
            .into_any()
    });
    check(
        &html,
        &["<section", "Popular news", "<ol", r#"role="group""#, "24 hours", "7 days", "All time", "30,774 views"],
    );
    assert_eq!(html.matches(r#"aria-pressed="true""#).count(), 1);
}

#[test]
fn a_chosen_tag_is_marked_and_its_link_takes_it_out() {
    let filter = Filter { tags: vec![slug("sky")], ..Filter::default() };
    let html = html(move || {
        let tags = ["Sky", "Sea"].map(|name| Tag { slug: slug(name), name: name.into(), icon: None }).to_vec();
        let (tags, filter) = (live::memo(move || tags.clone()), live::memo(move || filter.clone()));
        view! { <TagFilters place=Place::Front tags filter/> }.into_any()
    });
    check(&html, &[r#"href="/" aria-current="true""#, r#"href="/?tag=sky&amp;tag=sea""#, "Clear filters"]);
    assert_eq!(html.matches("aria-current").count(), 1);
}

#[test]
fn the_order_and_what_narrows_the_list_are_links() {
    let filter = Filter { tags: vec![slug("sky"), slug("sea")], category: Some(slug("war")), ..Filter::default() };
    let html = html(move || {
        let filter = live::memo(move || filter.clone());
        let names = Callback::new(move |()| vec![("War".to_owned(), Filter { category: None, ..filter.get() })]);
        view! { <FilterBar place=Place::Front filter names/> }.into_any()
    });
    check(&html, &["Most read", "sort=popular", "Rising", "match=any", r#"aria-label="Remove filter: War""#]);
}

#[test]
fn a_failure_says_what_why_and_where_and_can_be_tried_again() {
    for (reason, wanted) in [
        (Reason::Offline, "offline"),
        (Reason::Unreachable, "No connection to https://news.example/data/feed.json"),
        (Reason::Refused, "does not allow"),
        (Reason::TooSlow, "too long"),
        (Reason::Status(503), "error 503"),
        (Reason::Unreadable("it is not JSON".into()), "it is not JSON"),
    ] {
        let failure = Failure::new(BASE, reason);
        let html = html(|| {
            view! { <FailureNotice what="The news cannot be loaded." failure retry=Callback::new(|()| ())/> }.into_any()
        });
        check(&html, &[r#"role="alert""#, "The news cannot be loaded.", wanted, "Try again"]);
    }
}

#[test]
fn something_remote_waits_fails_or_is_there() {
    for (state, wanted) in [
        (Fetched::Waiting, "waiting"),
        (Fetched::Failed(Failure::new(BASE, Reason::Offline)), "alert"),
        (Fetched::Ready(()), "ready"),
    ] {
        let html = html(move || {
            let state = live::memo(move || state.clone());
            let (waiting, ready) = (ViewFn::from(|| "waiting"), ViewFn::from(|| "ready"));
            view! { <Remote state waiting failed="It failed." retry=Callback::new(|()| ()) ready/> }.into_any()
        });
        check(&html, &[wanted]);
    }
}
