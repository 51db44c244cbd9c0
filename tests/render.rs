//! Components rendered on the host: what a reader and assistive technology get of a value.

use std::sync::Arc;

use any_spawner::Executor;
use dateline::components::article_body::{ArticleBody, ArticleBodyProps};
use dateline::components::article_view::{ArticleView, ArticleViewProps, NoBody, NoBodyProps};
use dateline::components::entry::{Entry, EntryKind, EntryProps};
use dateline::components::filter_bar::{FilterBar, FilterBarProps};
use dateline::components::new_articles::{NewArticles, NewArticlesProps};
use dateline::components::popular::{Popular, PopularProps};
use dateline::components::remote::{FailureNotice, FailureNoticeProps, Remote, RemoteProps};
use dateline::components::tag_filters::{TagFilters, TagFiltersProps};
use dateline::lang::ENGLISH;
use dateline::model::{
    Article, ArticleId, Edition, Failure, FeedPage, Fetched, Filter, Listed, Preview, Query, Reason, Scope, Site, Slug,
    StreamId, Tag,
};
use dateline::route::{Address, Place};
use dateline::source::{body, json_feed};
use dateline::state::handle::{Act, Derived, Draw};
use dateline::state::{Here, Newsroom, ReadMarks, Reader, Saved, Settings};
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
    edition().listing(&StreamId::Main, &Scope::All, &Filter::default(), &|_| true, &|_| false)[number].clone()
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
        provide_context(Reader::new(here, Site::unknown(), None, &ENGLISH));
        provide_context(Newsroom::new(&Site::unknown().editions[0], Settings::default()));
        provide_context(ReadMarks::default());
        provide_context(Saved::default());
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

/// An entry as most are drawn, its views those that its article has.
fn line(entry: Listed) -> EntryProps {
    let views = entry.preview.views;
    EntryProps {
        entry,
        position: 1,
        total: "-1".to_owned(),
        kind: EntryKind::Line,
        words: Derived::new(Query::default),
        views: Act::new(move |_| views),
        above: Act::new(|_| ()),
        last_visit: false,
    }
}

#[test]
fn articles_that_tell_the_same_are_counted_under_the_first() {
    let html = html(|| Entry(line(Listed { others: vec![listed(1).preview], ..listed(0) })));
    check(&html, &["<summary>and 1 more</summary>", "The second"]);
}

#[test]
fn new_articles_are_told_politely_on_a_button() {
    let html = html(|| NewArticles(NewArticlesProps { count: Derived::new(|| 3), admit: Act::new(|()| ()) }));
    check(&html, &[r#"aria-live="polite""#, ">3 new articles</button>"]);
}

#[test]
fn an_entry_is_named_by_its_title_and_tells_time_views_and_marks() {
    let html = html(|| {
        let (entry, total) = (Listed { pinned: true, ..listed(0) }, "12".to_owned());
        let words = Derived::new(|| Query::new("planets"));
        Entry(EntryProps { position: 3, total, words, last_visit: true, ..line(entry) })
    });
    check(
        &html,
        &[
            r#"aria-labelledby="entry-0""#,
            r#"id="entry-0""#,
            r#"aria-posinset="3""#,
            r#"aria-setsize="12""#,
            r#"<a href="/article/a">Seven &lt;<mark>planets</mark>&gt; &amp; one</a>"#,
            r#"datetime="2025-02-27T10:22:00Z""#,
            "30,774 views",
            "Pinned",
            "Exclusive",
            "Photo",
            "You were here on your last visit",
            r#"aria-pressed="false">Save<"#,
            r#"aria-label="More""#,
        ],
    );
    assert_eq!(html.matches("/article/a").count(), 1, "the heading has the only link to the article");
}

#[test]
fn one_view_is_one_view() {
    check(&html(|| Entry(line(listed(1)))), &["1 view<"]);
}

#[test]
fn an_article_has_one_heading_a_dateline_and_its_parts() {
    let story = page().stories.remove(0);
    let preview = Arc::new(story.preview);
    let article = Arc::new(Article { preview: preview.clone(), body: body::read(story.content.as_ref().unwrap()) });
    let known: Arc<Preview> = listed(1).preview;
    let html = html(move || {
        let found = known.clone();
        let look_up = Act::new(move |link: String| link.ends_with("/b").then(|| found.clone()));
        let related = Act::new(move |()| vec![known.clone()]);
        let body = Draw::new(move || ArticleBody(ArticleBodyProps { article: article.clone(), look_up }));
        let (minutes, views) = (Act::new(|()| Some(1)), preview.views);
        ArticleView(ArticleViewProps { preview, views: Act::new(move |_| views), minutes, body, related })
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
    let html = html(|| NoBody(NoBodyProps { why: ENGLISH.no_body, url: Some("https://news.example/x".to_owned()) }));
    check(&html, &["only the headline", r#"href="https://news.example/x""#]);
}

#[test]
fn popular_news_is_an_ordered_list_with_its_periods() {
    let html = html(|| {
        let articles = Act::new(|period| edition().popular(period, &|_| false));
        let views = Act::new(|id: ArticleId| edition().by_id(&id)?.views);
        Popular(PopularProps { articles, views, known: Act::new(|()| true) })
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
        let (tags, filter) = (Derived::new(move || tags.clone()), Derived::new(move || filter.clone()));
        TagFilters(TagFiltersProps { place: Place::Front, tags, filter, narrows: Derived::new(|| true) })
    });
    check(&html, &[r#"href="/" aria-current="true""#, r#"href="/?tag=sky&amp;tag=sea""#, "Clear filters"]);
    assert_eq!(html.matches("aria-current").count(), 1);
}

#[test]
fn the_order_and_what_narrows_the_list_are_links() {
    let filter = Filter { tags: vec![slug("sky"), slug("sea")], category: Some(slug("war")), ..Filter::default() };
    let html = html(move || {
        let filter = Derived::new(move || filter.clone());
        let names = Act::new(move |()| vec![("War".to_owned(), Filter { category: None, ..filter.get() })]);
        FilterBar(FilterBarProps { place: Place::Front, filter, names })
    });
    check(&html, &["Most read", "sort=popular", "Rising", "match=any", r#"aria-label="Remove filter: War""#]);
}

#[test]
fn a_failure_says_what_why_and_where_and_can_be_tried_again() {
    for (reason, wanted) in [
        (Reason::Offline, "offline"),
        (Reason::Unreachable, "No connection to https://news.example/data/feed.json"),
        (Reason::Refused, "does not let this site read it"),
        (Reason::TooSlow, "too long"),
        (Reason::Status(503, String::new()), "error 503"),
        (Reason::Unreadable("it is not JSON".into()), "it is not JSON"),
    ] {
        let failure = Failure::new(BASE, reason);
        let html = html(|| {
            let (what, retry) = ("The news cannot be loaded.", Act::new(|()| ()));
            FailureNotice(FailureNoticeProps { what, failure, retry })
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
            let state = Derived::new(move || state.clone());
            let (waiting, ready) = (Draw::new(|| "waiting".into_any()), Draw::new(|| "ready".into_any()));
            let retry = Act::new(|()| ());
            Remote(RemoteProps { state, waiting, failed: "It failed.", retry, ready })
        });
        check(&html, &[wanted]);
    }
}
