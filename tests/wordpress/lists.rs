//! Lists of the blog's posts: the feed, those of a tag, a category and an author, search, all tags.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::json;

use crate::Journey;
use crate::blog::Blog;
use crate::page::Page;
use crate::posts::{self, Post};

pub const JOURNEYS: &[(&str, Journey)] = crate::trial::journeys![
    the_feed_lists_every_published_post_to_the_end,
    an_entry_has_title_lead_and_picture,
    a_tag_lists_its_posts,
    a_category_lists_its_posts,
    an_author_lists_their_posts,
    words_find_a_post_that_is_not_loaded,
    all_tags_have_the_counts_of_the_blog,
    sections_are_the_categories,
    a_walk_keeps_the_policy,
    what_is_asked_again_is_only_what_is_newer,
];

/// How long reading a whole list may take, a few entries at a time.
const WALK: Duration = Duration::from_secs(60);

/// The titles that are drawn, and whether the last of them is the last of all; brings that one to the top. All of it at
/// once, or what is drawn in between would be passed.
const ON: &str = "const drawn = [...document.querySelectorAll('[role=feed] article')];
    const last = drawn.at(-1);
    last?.scrollIntoView();
    const end = last && last.getAttribute('aria-posinset') === last.getAttribute('aria-setsize');
    return [...drawn.map(e => squeeze(textOf(e.querySelector('h2, h3')))), end ? 'end' : 'more']";

/// Reads a list to its end, from the last entry that is drawn to those after it, and gives every title in the order in
/// which it was met: only what is near the screen is in the page.
#[track_caller]
pub fn walk(page: &Page) -> Vec<String> {
    let met: RefCell<Vec<String>> = RefCell::default();
    page.expect_within(WALK, "the list comes to its end", &true, || {
        let mut drawn = page.list(ON);
        let end = drawn.pop();
        let mut met = met.borrow_mut();
        for title in drawn {
            if !met.contains(&title) {
                met.push(title);
            }
        }
        end.as_deref() == Some("end") && page.part("main", "").text().contains("That is all there is.")
    });
    met.into_inner()
}

/// A list of a tag, category or author at its own address. Where the pinned post stands in it is left open.
#[track_caller]
pub fn expect_list(page: &Page, path: &str, field: &str, slug: &str, heading: &str) {
    page.open(&format!("{path}/{slug}"));
    page.expect_heading(heading);
    let pinned = pinned().title();
    let (mut listed, mut expected) = (walk(page), posts::titles_of(field, slug));
    listed.sort_by_key(|title| title != pinned);
    expected.sort_by_key(|title| *title != pinned);
    assert_eq!(listed, expected, "{path}/{slug} lists its posts and no other, newest first");
}

fn pinned() -> Post {
    posts::published().into_iter().find(|post| post.is_sticky()).expect("a sticky post")
}

/// Titles of all that everybody may see, the sticky post before the others.
pub fn whole_feed() -> Vec<&'static str> {
    let mut posts = posts::published();
    posts.sort_by_key(|post| !post.is_sticky());
    posts.into_iter().map(Post::title).collect()
}

fn the_feed_lists_every_published_post_to_the_end(_: &Blog, page: &Page) {
    page.open("/");
    page.part("feed", "Latest news").expect();
    let first = page.feed().part("article", pinned().title());
    first.expect_text("Pinned");
    page.expect("the first title", pinned().title(), || page.titles().first().cloned().unwrap_or_default());
    let second = page.feed().part("article", whole_feed()[1]);
    assert!(!second.text().contains("Pinned"), "only the sticky post is marked: {}", second.text());
    // Neither drafts nor private posts nor those of the future are among them.
    assert_eq!(walk(page), whole_feed());
    page.part("button", "Load more").expect_gone();
    assert!(!page.part("alert", "").is_there(), "nothing has failed");
}

fn an_entry_has_title_lead_and_picture(_: &Blog, page: &Page) {
    page.open("/");
    let walked = Post::named("harbour-walk");
    let entry = page.feed().part("article", walked.title());
    entry.expect_text("Five miles are fewer than six, say Tom & Anna, who measured both.");
    let markup = entry.script("return found[0].querySelectorAll('em').length");
    assert_eq!(markup, 0, "a title is plain text");

    let painted = Post::named("light-painted");
    let picture = page.feed().part("article", painted.title()).part("img", painted.text("image"));
    picture.show();
    page.until("the featured picture is loaded", || picture.script("return found[0]?.naturalWidth > 0") == true);

    // What WordPress cuts off by itself is a lead as well.
    let swallow = Post::named("first-swallow");
    page.feed().part("article", swallow.title()).expect_text("Two pupils and a postman");
}

fn a_tag_lists_its_posts(_: &Blog, page: &Page) {
    for slug in ["rope", "fish-chips", "море", "island"] {
        expect_list(page, "/tag", "tags", slug, posts::name("tags", slug));
    }
}

fn a_category_lists_its_posts(_: &Blog, page: &Page) {
    for slug in ["harbour", "ferries", "weather"] {
        expect_list(page, "/category", "categories", slug, posts::name("categories", slug));
    }
}

fn an_author_lists_their_posts(_: &Blog, page: &Page) {
    for slug in ["zoe", "pim"] {
        expect_list(page, "/author", "author", slug, posts::name("authors", slug));
    }
}

fn words_find_a_post_that_is_not_loaded(_: &Blog, page: &Page) {
    let found = Post::named("amber-found").title();
    page.open("/");
    page.part("feed", "Latest news").expect();
    page.part("searchbox", "Search news").type_in("ambergris");
    page.expect_titles(&[found]);
    page.open("/?q=ambergris");
    page.expect_titles(&[found]);
    page.open("/?q=zeppelin");
    page.part("heading", "Nothing found").expect();
}

fn all_tags_have_the_counts_of_the_blog(_: &Blog, page: &Page) {
    page.open("/tags");
    let entry = |(slug, name): (&str, &str)| format!("{name} {} articles", posts::titles_of("tags", slug).len());
    let mut expected: Vec<String> = posts::all("tags").into_iter().map(entry).collect();
    expected.sort();
    page.expect("the tags and their counts", &expected, || {
        let mut listed = page.list(
            "return all(document.querySelector('main') ?? document.body, 'listitem').map(e => squeeze(textOf(e)))",
        );
        listed.sort();
        listed
    });
    page.part("main", "").part("link", "Fish & Chips").click();
    page.expect("the address", "/tag/fish-chips", || page.address());
}

fn sections_are_the_categories(_: &Blog, page: &Page) {
    page.open("/");
    let sections = page.part("navigation", "Sections");
    for name in ["Harbour", "Town", "Tides & Weather"] {
        sections.part("link", name).expect();
    }
    let names = sections.names("link");
    assert!(!names.contains(&"Uncategorized".to_owned()), "a category without posts is no section: {names:?}");
    sections.part("link", "Tides & Weather").click();
    page.expect("the address", "/category/weather", || page.address());
    page.expect_heading("Tides & Weather");
    assert_eq!(walk(page), posts::titles_of("categories", "weather"));
}

/// The policy lets the page read the blog and show its pictures. Whatever else the page tries is noted by the page
/// itself.
fn a_walk_keeps_the_policy(_: &Blog, page: &Page) {
    page.open("/");
    page.part("feed", "Latest news").expect();
    page.script(
        "window.__broken = [];
         addEventListener('securitypolicyviolation', event => window.__broken.push(`${event.violatedDirective} ${event.blockedURI}`));
         addEventListener('error', event => window.__broken.push(event.message));
         addEventListener('unhandledrejection', event => window.__broken.push(`${event.reason}`));",
        json!(null),
    );
    page.feed().part("link", pinned().title()).click();
    page.expect_heading(pinned().title());
    page.part("main", "").part("link", "Pim Wester").click();
    page.expect_heading("Pim Wester");
    walk(page);
    let broken = page.list("return window.__broken ?? ['the page was loaded anew']");
    assert!(broken.is_empty(), "broken on the way: {broken:?}");
}

/// The widget looks again after the thirty seconds that are the least it may be told.
fn what_is_asked_again_is_only_what_is_newer(_: &Blog, page: &Page) {
    const LIMIT: Duration = Duration::from_secs(60);
    page.open("/widget.html?refresh=30&limit=3");
    page.part("link", whole_feed()[1]).expect();
    let asked = || {
        let all =
            "return performance.getEntriesByType('resource').map(e => e.name).filter(e => e.includes('/wp/v2/posts'))";
        page.list(all)
    };
    let before = asked();
    page.expect_within(LIMIT, "it has looked again", &true, || asked().len() >= before.len() + 2);
    let again = asked().split_off(before.len());
    let newest = "2024-03-20T";
    for name in ["&after=", "&modified_after="] {
        assert!(again.iter().any(|address| address.contains(&[name, newest].concat())), "{name} in {again:#?}");
    }
    assert!(again.iter().all(|address| address.contains("after=")), "nothing else is asked for: {again:#?}");
    page.part("link", whole_feed()[1]).expect();
}
