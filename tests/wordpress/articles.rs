//! The blog's posts opened by their own addresses, among them those of authors who mean no good.

use serde_json::json;

use crate::Journey;
use crate::blog::{Blog, Manner};
use crate::page::Page;
use crate::posts::{self, Post};

pub const JOURNEYS: &[(&str, Journey)] = crate::trial::journeys![
    an_old_post_shows_all_that_belongs_to_it,
    a_post_with_an_address_of_another_script_opens,
    a_title_with_markup_and_entities_is_plain_text,
    the_blocks_of_the_editor_are_shown,
    a_featured_picture_is_shown,
    hostile_posts_do_nothing,
    a_post_behind_a_password_stays_there,
    posts_that_are_not_published_are_not_found,
];

/// Opens a post by its address and waits until it is there.
#[track_caller]
pub fn open(page: &Page, slug: &str) -> Post {
    let post = Post::named(slug);
    page.open(&format!("/article/{slug}"));
    page.expect_heading(post.title());
    post
}

#[track_caller]
pub fn expect_whole(page: &Page, post: Post) {
    let article = page.part("main", "").part("article", post.title());
    article.expect();
    for text in post.body().into_iter().chain([post.text("excerpt")]) {
        article.expect_text(text);
    }
    let author = post.text("author");
    let link = article.part("link", posts::name("authors", author));
    link.expect_attribute("href", Some(&format!("/author/{author}")));
    for (navigation, field) in [("Categories", "categories"), ("Tags", "tags")] {
        let mut expected = post.names(field);
        expected.sort();
        page.expect(navigation, &expected, || {
            let mut names = article.part("navigation", navigation).names("link");
            names.sort();
            names
        });
    }
}

fn an_old_post_shows_all_that_belongs_to_it(_: &Blog, page: &Page) {
    let post = open(page, "first-post");
    expect_whole(page, post);
    page.expect("the title", &format!("{} · {}", post.title(), posts::blog_title()), || page.title());
    let article = page.part("main", "").part("article", post.title());
    let instant = article.part("time", "").script("return Date.parse(found[0]?.getAttribute('datetime'))");
    assert_eq!(instant, json!(1_709_532_000_000_i64), "eight o'clock in the blog's zone is six in Greenwich");
    article.part("link", "Pim Wester").click();
    page.expect("the address", "/author/pim", || page.address());
    page.expect_heading("Pim Wester");
}

fn a_post_with_an_address_of_another_script_opens(_: &Blog, page: &Page) {
    let post = open(page, "море-взимку");
    expect_whole(page, post);
    page.part("main", "").part("navigation", "Tags").part("link", "Море").click();
    page.expect("the address", "/tag/море", || page.address());
    // From the list by a click, which has to lead to the same address.
    page.feed().part("link", post.title()).click();
    page.expect("the address", "/article/море-взимку", || page.address());
    page.expect_heading(post.title());
}

fn a_title_with_markup_and_entities_is_plain_text(_: &Blog, page: &Page) {
    let post = open(page, "harbour-walk");
    page.part("main", "").expect_text("Five miles are fewer than six, say Tom & Anna, who measured both.");
    page.expect("the title", &format!("{} · {}", post.title(), posts::blog_title()), || page.title());
    assert_eq!(page.script("return document.querySelectorAll('h1 *').length", json!(null)), 0);
}

fn the_blocks_of_the_editor_are_shown(_: &Blog, page: &Page) {
    let article = page.part("main", "").part("article", open(page, "kitchen-blocks").title());
    article.part("heading", "What goes in").expect();
    for text in [
        "The kitchen on the quay cooks for whoever comes in wet.",
        "One herring for each guest",
        "Wait for the tide",
        "The pot holds forty bowls",
        "Soup is the only weather we make ourselves.",
        "The cook",
        "Bowls of the week",
        "while hungry { ladle(); }",
        "The spoons are to be brought back.",
    ] {
        article.expect_text(text);
    }
    let cells =
        article.script("return [...found[0].querySelectorAll('table td')].map(cell => cell.textContent.trim())");
    assert_eq!(cells, json!(["Monday", "38", "Tuesday", "41"]));
    let kinds = article.script(
        "return ['ul', 'ol', 'blockquote', 'pre code'].map(kind => found[0].querySelectorAll(kind).length > 0)",
    );
    assert_eq!(kinds, json!([true, true, true, true]), "lists, quotation and code stay what they are");
    // The last one is named by a path alone, which is one of the blog's.
    for name in ["A pot on the quay", "Onions in a net", "A row of spoons"] {
        let picture = article.part("img", name);
        picture.show();
        page.until(&format!("{name} is loaded"), || picture.script("return found[0]?.naturalWidth > 0") == true);
    }
}

fn a_featured_picture_is_shown(_: &Blog, page: &Page) {
    let post = open(page, "light-painted");
    let picture = page.part("main", "").part("article", post.title()).part("img", post.text("image"));
    picture.show();
    page.until("the picture is loaded", || picture.script("return found[0]?.naturalWidth > 0") == true);
}

fn hostile_posts_do_nothing(_: &Blog, page: &Page) {
    let post = open(page, "strange-parcel");
    let article = page.part("main", "").part("article", post.title());
    article.expect_text("The parcel ticked before it was opened.");
    article.expect_text("In it was a clock, and the clock was slow.");
    let left = page.list(
        "const bad = [], main = document.querySelector('main');
         for (const e of main.querySelectorAll('script:not([type=\"application/ld+json\"]), iframe, object, embed, style, form[action], input, svg[onload]'))
           bad.push(e.outerHTML.slice(0, 160));
         for (const e of document.querySelectorAll('*'))
           for (const { name, value } of e.attributes)
             if (name.startsWith('on') || name === 'srcdoc' || /^\\s*javascript:/i.test(value)) bad.push(e.outerHTML.slice(0, 160));
         if ([...main.querySelectorAll('article p')].some(e => e.id || e.className === 'modal' || e.style.position)) bad.push('attributes of a paragraph');
         return bad;",
    );
    assert!(left.is_empty(), "the page holds what it should not: {left:#?}");
    let hosts = article.script("return all(found[0], 'link').map(e => e.hostname)");
    let hosts: Vec<&str> = hosts.as_array().into_iter().flatten().filter_map(|host| host.as_str()).collect();
    assert!(hosts.iter().any(|host| host.contains("youtu")), "the film is a link: {hosts:?}");
    article.part("img", "A parcel with one wet corner").show();
    page.script(
        "for (const e of document.querySelectorAll('main article p, main article img')) e.click()",
        json!(null),
    );
    let asked = page.list("return performance.getEntriesByType('resource').map(e => e.name).filter(name => /[?](script|object|embed)$|youtube/.test(name))");
    assert!(asked.is_empty(), "the post had these loaded: {asked:?}");
    assert_eq!(page.script("return window.__hacked ?? null", json!(null)), json!(null), "something of the post ran");
}

fn a_post_behind_a_password_stays_there(blog: &Blog, page: &Page) {
    open(page, "council-letter");
    let link = page.part("main", "").part("link", "Read the article at its publisher");
    link.expect_attribute("href", Some(&format!("{}council-letter/", blog.address(Manner::Pretty))));
    let text = page.part("main", "").text();
    assert!(!text.contains("blue wax"), "the text is for those who know the word: {text}");
}

fn posts_that_are_not_published_are_not_found(_: &Blog, page: &Page) {
    for slug in ["draft-of-a-bell", "only-for-the-desk", "far-from-now", "never-written"] {
        page.open(&format!("/article/{slug}"));
        page.expect_heading("Page not found");
    }
}
