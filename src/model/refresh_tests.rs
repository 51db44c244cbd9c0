//! What becomes of a list when its feed is asked again.

use super::*;
use crate::model::Change;
use crate::model::article::tests::preview;
use crate::model::{Content, Filter, Preview, Slug, Tag, Timestamp};

fn page(ids: &str, next: Option<&str>) -> FeedPage {
    let story = |id: char| Story { preview: preview(&id.to_string()), content: None };
    FeedPage { stories: ids.chars().map(story).collect(), next: next.map(str::to_owned), ..FeedPage::default() }
}

/// An edition whose first page is `first`, and whose second is `second`.
fn edition(first: &str, second: &str) -> Edition {
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", page(first, Some("2")));
    if !second.is_empty() {
        edition.add(&StreamId::Main, "2", page(second, Some("3")));
    }
    edition
}

fn listed(edition: &Edition) -> String {
    edition.stream(&StreamId::Main).map(|(_, preview, _)| preview.title.as_str()).collect()
}

fn waiting(edition: &Edition) -> String {
    edition.waiting().map(|story| story.preview.title.as_str()).collect()
}

/// Asks again and again, gets `pages`, and tells what is listed and what waits after each.
fn check(mut edition: Edition, pages: &[(&str, &str, &str)]) -> Edition {
    for (answer, list, held) in pages {
        edition.refresh(page(answer, Some("2")));
        assert_eq!((listed(&edition).as_str(), waiting(&edition).as_str()), (*list, *held), "after {answer}");
    }
    edition
}

#[test]
fn new_articles_wait_and_come_in_on_top() {
    let mut edition =
        check(edition("abc", "de"), &[("abc", "abcde", ""), ("xab", "abcde", "x"), ("zyx", "abcde", "zyx")]);
    assert_eq!(edition.admit().len(), 3);
    assert_eq!((listed(&edition).as_str(), waiting(&edition).as_str()), ("zyxabcde", ""));
    assert_eq!(edition.admit(), [0; 0]);
    check(edition, &[("wzyx", "zyxabcde", "w")]);
}

#[test]
fn what_was_withdrawn_goes_and_what_was_pushed_to_the_next_page_stays() {
    check(
        edition("abcd", "ef"),
        &[("acd", "acdef", ""), ("xac", "acdef", "x"), ("yac", "acdef", "y"), ("yc", "cdef", "y")],
    );
}

#[test]
fn what_moves_up_from_the_next_page_is_not_new() {
    check(edition("abc", ""), &[("acd", "acd", ""), ("cde", "cde", "")]);
    check(edition("abc", "de"), &[("acd", "acde", ""), ("xacd", "acde", "x")]);
}

#[test]
fn an_article_that_jumps_up_takes_no_others_away() {
    check(edition("abcde", "fg"), &[("neabc", "abcdefg", "n"), ("fneab", "abcdefg", "n")]);
}

#[test]
fn when_nothing_known_is_left_the_list_begins_anew_once_it_is_let_in() {
    let mut edition = check(edition("abc", "de"), &[("xyz", "abcde", "xyz"), ("wxy", "abcde", "wxyz")]);
    edition.admit();
    assert_eq!((listed(&edition).as_str(), edition.next(&StreamId::Main)), ("wxyz", Some("2")));
    assert!(edition.by_id(&ArticleId::new("a")).is_some(), "what was loaded can still be read");
}

#[test]
fn a_stranger_of_a_page_is_forgotten_when_the_feed_is_itself_again() {
    let mut edition =
        check(edition("abc", "de"), &[("xyz", "abcde", "xyz"), ("abc", "abcde", ""), ("nabc", "abcde", "n")]);
    edition.admit();
    assert_eq!(listed(&edition), "nabcde");
}

#[test]
fn an_empty_page_says_nothing() {
    check(edition("abc", ""), &[("", "abc", "")]);
}

#[test]
fn a_withdrawn_article_is_known_no_longer_and_may_come_again() {
    let mut edition = edition("abc", "");
    let slug = Slug::from_name("b").unwrap();
    edition.refresh(page("ac", None));
    assert!(edition.by_slug(&slug).is_none() && edition.number(&ArticleId::new("b")).is_none());
    assert_eq!(edition.timed().count(), 2);
    let mut edition = check(edition, &[("bac", "ac", "b")]);
    edition.admit();
    assert_eq!(listed(&edition), "bac");
    assert!(edition.by_slug(&slug).is_some());
}

#[test]
fn changed_articles_are_told_and_a_count_alone_is_no_change() {
    let mut edition = edition("abc", "");
    let again = |change: fn(&mut Story)| {
        let mut page = page("abc", None);
        change(&mut page.stories[1]);
        page
    };
    assert_eq!(edition.refresh(again(|story| story.preview.views = Some(7))), [0; 0]);
    assert_eq!((edition.story(1).0.views, edition.change(1)), (Some(7), Change::default()));
    assert_eq!(edition.refresh(again(|story| story.preview.lead = "More".into())), [1]);
    assert_eq!(edition.change(1), Change { revision: 1, updated: true, ..Change::default() });
    assert_eq!((edition.story(1).0.views, edition.story(1).0.lead.as_str()), (Some(7), "More"));
    edition.refresh(again(|story| story.preview.lead = "More".into()));
    assert_eq!(edition.change(1).revision, 1, "the same again is no change");
    let tag = Tag { slug: Slug::from_name("sea").unwrap(), name: "Sea".into(), icon: None };
    let mut tagged = again(|story| story.preview.lead = "More".into());
    tagged.stories[0].preview.tags.push(tag.clone());
    edition.refresh(tagged);
    assert_eq!(edition.change(0), Change { revision: 1, updated: false, ..Change::default() });
    assert_eq!(edition.tags(), [(tag, 1)]);
}

#[test]
fn another_text_and_another_date_of_change_are_changes() {
    let with = |text: &str, modified: i64| {
        let mut page = page("a", None);
        page.stories[0].content = (!text.is_empty()).then(|| Content::Text(text.into()));
        page.stories[0].preview.modified = Some(Timestamp(modified));
        page
    };
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", with("old", 1));
    let slug = Slug::from_name("a").unwrap();
    edition.refresh(with("", 1));
    assert_eq!(edition.change(0).revision, 0, "a list that leaves the text out says nothing of it");
    edition.refresh(with("new", 1));
    assert_eq!((edition.change(0).revision, edition.content(&slug)), (1, Some(&Content::Text("new".into()))));
    edition.refresh(with("", 2));
    assert_eq!((edition.change(0).revision, edition.content(&slug)), (2, None), "what was read is out of date");
}

#[test]
fn counts_reach_what_is_listed_and_what_waits() {
    let mut edition = edition("ab", "");
    edition.refresh(page("nab", None));
    edition.count(vec![(ArticleId::new("a"), 5), (ArticleId::new("n"), 9), (ArticleId::new("zzz"), 1)]);
    edition.admit();
    let views = |id: &str| edition.by_id(&ArticleId::new(id)).unwrap().views;
    assert_eq!((views("a"), views("b"), views("n")), (Some(5), None, Some(9)));
}

#[test]
fn what_is_let_in_comes_on_top_of_the_own_feeds_it_belongs_to() {
    let sea = Tag { slug: Slug::from_name("sea").unwrap(), name: "Sea".into(), icon: None };
    let scope = Scope::Tag(sea.slug.clone());
    let stream = StreamId::Scope(scope.clone());
    let mut edition = edition("ab", "");
    edition.add(&stream, "sea", page("b", None));
    let mut new = page("xyab", None);
    new.stories[1].preview.tags.push(sea);
    edition.refresh(new);
    edition.admit();
    let titles: String = edition.stream(&stream).map(|(_, preview, _)| preview.title.as_str()).collect();
    assert_eq!((listed(&edition).as_str(), titles.as_str()), ("xyab", "yb"));
}

#[test]
fn articles_that_tell_the_same_stand_under_the_first_of_them() {
    let mut edition = Edition::default();
    let story = |id: &str, title: &str, url: Option<&str>| Story {
        preview: Preview { title: title.into(), url: url.map(str::to_owned), ..preview(id) },
        content: None,
    };
    let stories = vec![
        story("a", "The bridge: open again!", None),
        story("b", "Another matter", Some("https://n.example/1")),
        story("c", "The Bridge, open again", None),
        story("d", "Elsewhere", Some("https://n.example/1")),
        story("e", "The bridge open again?", None),
        story("f", "The bridge", None),
    ];
    edition.add(&StreamId::Main, "1", FeedPage { stories, ..FeedPage::default() });
    let titles = |muted: &dyn Fn(usize) -> bool| {
        let listing = edition.listing(&StreamId::Main, &Scope::All, &Filter::default(), &|_| true, muted);
        let names = |entry: &crate::model::Listed| {
            let others: Vec<&str> = entry.others.iter().map(|other| other.id.as_str()).collect();
            format!("{}{}", entry.preview.id.as_str(), others.concat())
        };
        (listing.iter().map(names).collect::<Vec<_>>(), listing.muted)
    };
    assert_eq!(titles(&|_| false), (vec!["ace".into(), "bd".into(), "f".into()], 0));
    assert_eq!(titles(&|number| number == 0), (vec!["bd".into(), "ce".into(), "f".into()], 1));
}

#[test]
fn the_last_visit_is_where_older_articles_follow_newer_ones() {
    let mut edition = Edition::default();
    let story = |(id, at): (&str, i64)| Story {
        preview: Preview { published: Some(Timestamp(at)), ..preview(id) },
        content: None,
    };
    let stories = [("a", 9), ("b", 8), ("c", 7)].map(story).into();
    edition.add(&StreamId::Main, "1", FeedPage { stories, ..FeedPage::default() });
    let listing = edition.listing(&StreamId::Main, &Scope::All, &Filter::default(), &|_| true, &|_| false);
    let row = |last| listing.first_seen(Timestamp(last));
    assert_eq!([row(10), row(9), row(8), row(7), row(6)], [None, None, Some(1), Some(2), None]);
}
