//! The blog as other owners keep it: without permalinks, and with its REST API closed.

use crate::Journey;
use crate::articles::{expect_whole, open};
use crate::blog::Blog;
use crate::lists::{expect_list, walk, whole_feed};
use crate::page::Page;
use crate::posts;

pub const PLAIN: &[(&str, Journey)] = crate::trial::journeys![
    without_permalinks_the_feed_is_the_same,
    without_permalinks_a_tag_lists_its_posts,
    without_permalinks_an_article_opens,
];
pub const REFUSING: &[(&str, Journey)] = crate::trial::journeys![a_blog_that_refuses_says_why_in_its_own_words];

fn without_permalinks_the_feed_is_the_same(_: &Blog, page: &Page) {
    page.open("/");
    page.part("feed", "Latest news").expect();
    assert_eq!(walk(page), whole_feed());
}

fn without_permalinks_a_tag_lists_its_posts(_: &Blog, page: &Page) {
    for slug in ["nets", "море"] {
        expect_list(page, "/tag", "tags", slug, posts::name("tags", slug));
    }
}

fn without_permalinks_an_article_opens(_: &Blog, page: &Page) {
    let post = open(page, "amber-found");
    expect_whole(page, post);
}

fn a_blog_that_refuses_says_why_in_its_own_words(_: &Blog, page: &Page) {
    for path in ["/", "/tag/rope", "/article/rope-thief"] {
        page.open(path);
        let alert = page.part("alert", "");
        alert.expect_text("You are not currently logged in.");
        alert.part("button", "Try again").expect();
        assert_eq!(page.titles(), [""; 0], "nothing is listed");
    }
}
