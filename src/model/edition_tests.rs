//! How an edition takes in what its feeds bring.

use super::*;
use crate::model::article::tests::preview;

fn page(ids: &[(&str, Option<i64>)], next: Option<&str>) -> FeedPage {
    let stories = ids
        .iter()
        .map(|(id, time)| Story { preview: Preview { published: time.map(Timestamp), ..preview(id) }, content: None })
        .collect();
    FeedPage { stories, next: next.map(str::to_owned), ..FeedPage::default() }
}

fn times(edition: &Edition) -> Vec<(String, Option<i64>)> {
    edition.stream(&StreamId::Main).map(|(_, story, at)| (story.title.clone(), at.map(|at| at.0))).collect()
}

#[test]
fn a_repeated_article_is_listed_once_and_the_first_copy_wins() {
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", page(&[("a", Some(9)), ("b", Some(8)), ("a", Some(1))], Some("2")));
    edition.add(&StreamId::Main, "2", page(&[("b", Some(2)), ("c", Some(7))], None));
    assert_eq!(times(&edition), [("a".into(), Some(9)), ("b".into(), Some(8)), ("c".into(), Some(7))]);
}

#[test]
fn an_undated_article_borrows_the_time_before_it_else_after_it() {
    let mut edition = Edition::default();
    edition.add(
        &StreamId::Main,
        "1",
        page(&[("a", None), ("b", Some(8)), ("c", None), ("d", None), ("e", Some(7))], None),
    );
    let wanted = [("a", 8), ("b", 8), ("c", 8), ("d", 8), ("e", 7)].map(|(id, at)| (id.to_string(), Some(at)));
    assert_eq!(times(&edition), wanted);
}

#[test]
fn a_page_without_dates_borrows_from_the_pages_around_it() {
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", page(&[("a", None)], Some("2")));
    edition.add(&StreamId::Main, "2", page(&[("b", Some(5))], Some("3")));
    edition.add(&StreamId::Main, "3", page(&[("c", None)], None));
    assert_eq!(times(&edition), [("a".into(), Some(5)), ("b".into(), Some(5)), ("c".into(), Some(5))]);
}

#[test]
fn a_next_address_that_was_asked_before_ends_the_feed() {
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", page(&[("a", None)], Some("2")));
    assert_eq!(edition.next(&StreamId::Main), Some("2"));
    edition.add(&StreamId::Main, "2", page(&[("b", None)], Some("1")));
    assert_eq!(edition.next(&StreamId::Main), None);
}

#[test]
fn an_address_that_an_article_has_is_not_given_to_another() {
    let mut edition = Edition::default();
    let ids = ["a", "7", "7!", "!", "?"];
    let twin = |id| Story { preview: Preview { id: ArticleId::new(id), ..preview("a") }, content: None };
    edition.add(&StreamId::Main, "1", FeedPage { stories: ids.map(twin).into(), ..FeedPage::default() });
    let slugs = ids.map(|id| edition.by_id(&ArticleId::new(id)).unwrap().slug.clone());
    assert_eq!(slugs.each_ref().map(Slug::as_str), ["a", "a-7", "a-2", "a-3", "a-4"]);
    assert_eq!(slugs.map(|slug| edition.by_slug(&slug).unwrap().id.clone()), ids.map(ArticleId::new));
}

#[test]
fn a_feed_ends_with_the_second_page_in_a_row_that_brings_nothing_new() {
    let mut edition = Edition::default();
    let (same, new): (&[_], &[_]) = (&[("a", Some(9))], &[("b", Some(8))]);
    for (address, ids, next) in [("1", same, "2"), ("2", same, "3"), ("3", new, "4"), ("4", &[], "5"), ("5", same, "6")]
    {
        assert!(!edition.has_started(&StreamId::Main) || edition.next(&StreamId::Main) == Some(address));
        edition.add(&StreamId::Main, address, page(ids, Some(next)));
    }
    assert_eq!(edition.next(&StreamId::Main), None);
    // What another feed brought already is new to this one.
    edition.add(&StreamId::Popular, "p", page(&[("z", None)], None));
    let tag = StreamId::Scope(Scope::Tag(Slug::from_name("t").unwrap()));
    edition.add(&tag, "t", page(&[("a", None)], Some("t2")));
    edition.add(&tag, "t2", page(&[("z", None)], Some("t3")));
    edition.add(&tag, "t3", page(&[], Some("t4")));
    assert_eq!(edition.next(&tag), Some("t4"));
}

#[test]
fn an_article_that_has_another_id_at_its_own_address_is_one_article() {
    let slug = Slug::from_name("a").unwrap();
    let alone = || Story {
        preview: Preview { id: ArticleId::new("https://x.example/a"), ..preview("a") },
        content: Some(Content::Text("x".into())),
    };
    let mut edition = Edition::default();
    edition.add(&StreamId::Main, "1", page(&[("a", Some(9))], None));
    let known = edition.by_slug(&slug).unwrap().clone();
    edition.keep(&slug, alone());
    assert!(Arc::ptr_eq(edition.by_slug(&slug).unwrap(), &known), "nobody who shows it has to draw it again");
    assert_eq!((edition.stories().len(), edition.content(&slug).is_some()), (1, true));

    // The other way round: the feed comes to it later. Another one of that name is another.
    let mut edition = Edition::default();
    edition.keep(&slug, alone());
    let twin = Story { preview: Preview { id: ArticleId::new("7"), ..preview("a") }, content: None };
    let mut both = page(&[("a", Some(9))], None);
    both.stories.push(twin);
    edition.add(&StreamId::Main, "1", both);
    assert_eq!((edition.stories().len(), times(&edition).len()), (2, 2));
    assert_eq!(edition.by_id(&ArticleId::new("a")).unwrap().id.as_str(), "https://x.example/a");
    assert_eq!(edition.by_id(&ArticleId::new("7")).unwrap().slug.as_str(), "a-7");
}

#[test]
fn an_article_is_found_by_its_address_at_its_publisher() {
    let mut edition = Edition::default();
    let url = Some("https://paper.example/2026/moon".to_owned());
    let story = Story { preview: Preview { url, ..preview("a") }, content: None };
    edition.add(&StreamId::Main, "1", FeedPage { stories: vec![story], ..FeedPage::default() });
    assert_eq!(edition.by_url("https://paper.example/2026/moon").unwrap().id.as_str(), "a");
    assert!(edition.by_url("https://paper.example/moon").is_none());
}

#[test]
fn a_single_article_is_found_under_the_slug_that_was_asked_for() {
    let mut edition = Edition::default();
    let content = Some(Content::Text("x".into()));
    edition.add(&StreamId::Main, "1", page(&[("a", None)], None));
    edition.keep(&Slug::from_name("old-name").unwrap(), Story { preview: preview("b"), content: content.clone() });
    edition.keep(&Slug::from_name("a").unwrap(), Story { preview: preview("a"), content });
    assert_eq!(edition.by_slug(&Slug::from_name("old-name").unwrap()).unwrap().id.as_str(), "b");
    assert!(edition.content(&Slug::from_name("a").unwrap()).is_some());
    assert_eq!(times(&edition).len(), 1);
}

#[test]
fn a_renewed_edition_keeps_the_copies_of_what_has_not_changed() {
    let read = |views| {
        let mut edition = Edition::default();
        let story = |id: &str, views| Story { preview: Preview { views: Some(views), ..preview(id) }, content: None };
        let stories = vec![story("a", 1), story("b", views)];
        edition.add(&StreamId::Main, "1", FeedPage { stories, ..FeedPage::default() });
        edition
    };
    let (old, mut new) = (read(1), read(2));
    new.keep_copies_of(&old);
    let same: Vec<bool> = old.stories().iter().zip(new.stories()).map(|(old, new)| Arc::ptr_eq(old, new)).collect();
    assert_eq!(same, [true, false]);
    assert_eq!((new.pages(&StreamId::Main), new.pages(&StreamId::Popular)), (1, 0));
}
