//! How JSON Feed is read: as its standard writes it, and as the world writes it.

use super::*;
use proptest::prelude::*;
use serde_json::Value as Json;

const BASE: &str = "https://news.example/data/feed.json";

fn page(text: &str) -> FeedPage {
    read_page(text, BASE).unwrap()
}

/// The only article of a feed that has this item.
fn item(text: &str) -> Story {
    page(&format!(r#"{{"items": [{text}]}}"#)).stories.remove(0)
}

#[test]
fn a_news_item_is_read_whole() {
    let story = item(
        r#"{"id": "a", "url": "/article/b", "title": "T", "summary": "S", "date_published": "2025-02-28T09:59:00+02:00", "image": "art/moon.svg",
        "authors": [{"name": "Julia Shramko"}], "content_html": "<p>x</p>", "_news": {"slug": "c", "views": 26936, "place": "Kyiv", "source": "UNN",
        "categories": [{"slug": "war", "name": "War"}], "tags": [{"slug": "ukraine", "name": "Ukraine", "icon": "🌻"}, {"name": "Two Words", "icon": "i/x.svg"}],
        "labels": ["exclusive", "unheard-of", "video"], "related": ["d", 5], "translations": {"uk": "в"}}}"#,
    );
    let preview = story.preview;
    assert_eq!(
        (preview.id.as_str(), preview.slug.as_str(), preview.title.as_str(), preview.lead.as_str()),
        ("a", "c", "T", "S")
    );
    assert_eq!(preview.url.as_deref(), Some("https://news.example/article/b"));
    assert_eq!(preview.published, Some(Timestamp(1_740_729_540_000)));
    assert_eq!(
        (preview.views, preview.place.as_deref(), preview.source.as_deref()),
        (Some(26936), Some("Kyiv"), Some("UNN"))
    );
    assert_eq!(preview.image.unwrap().address, "https://news.example/data/art/moon.svg");
    assert_eq!(preview.authors[0].slug.as_str(), "julia-shramko");
    assert_eq!(preview.tags[0].icon, Some(Icon::Text("🌻".into())));
    assert_eq!(preview.tags[1].slug.as_str(), "two-words");
    assert_eq!(preview.tags[1].icon, Some(Icon::Image("https://news.example/data/i/x.svg".into())));
    assert_eq!(preview.labels, [Label::Exclusive, Label::Video]);
    assert_eq!(preview.related, [ArticleId::new("d"), ArticleId::new("5")]);
    assert_eq!(preview.translations, [("uk".to_owned(), Slug::from_name("в").unwrap())]);
    assert_eq!(story.content, Some(Content::Html { html: "<p>x</p>".into(), base: BASE.into() }));
}

#[test]
fn a_feed_says_how_it_goes_on() {
    let page = page(
        r#"{"items": [{"id": 1}], "next_url": "feed-2.json", "_news": {"item_url": "articles/{slug}.json", "tag_feed": "https://cdn.example/{slug}",
        "categories": [{"slug": "war", "name": "War"}, {}], "popular_url": "popular.json", "pinned": ["a", 7, null]}}"#,
    );
    assert_eq!(page.next.as_deref(), Some("https://news.example/data/feed-2.json"));
    assert_eq!(page.terms.item_url.as_deref(), Some("https://news.example/data/articles/{slug}.json"));
    assert_eq!(page.terms.tag_feed.as_deref(), Some("https://cdn.example/{slug}"));
    assert_eq!(page.terms.popular_url.as_deref(), Some("https://news.example/data/popular.json"));
    assert_eq!(page.terms.categories.len(), 1);
    assert_eq!(page.terms.pinned, [ArticleId::new("a"), ArticleId::new("7")]);
}

#[test]
fn addresses_are_filled_with_what_is_asked_for() {
    let template = |text: &str| Some(text.to_owned());
    assert_eq!(filled(&template("a/{slug}.json"), "{slug}", "sea-level").as_deref(), Some("a/sea-level.json"));
    assert_eq!(filled(&template("a?q={words}"), "{words}", "a&b ж").as_deref(), Some("a?q=a%26b%20%D0%B6"));
    assert_eq!(filled(&None, "{slug}", "sea"), None);
}

#[test]
fn templates_leave_the_rest_of_an_address_as_it_is() {
    let base = "https://you.example/dateline-demo/bench-mark/feed.json";
    let page =
        read_page(r#"{"items": [], "_news": {"item_url": "items/{slug}.json", "search_feed": "?q={words}"}}"#, base)
            .unwrap();
    assert_eq!(page.terms.item_url.as_deref(), Some("https://you.example/dateline-demo/bench-mark/items/{slug}.json"));
    assert_eq!(
        page.terms.search_feed.as_deref(),
        Some("https://you.example/dateline-demo/bench-mark/feed.json?q={words}")
    );
}

#[test]
fn what_is_too_large_costs_itself_alone() {
    let text = "a".repeat(LARGEST + 1);
    let page =
        page(&format!(r#"{{"items": [{{"id": 1, "content_html": "{text}"}}, {{"id": 2, "content_text": "b"}}]}}"#));
    let contents: Vec<_> = page.stories.into_iter().map(|story| story.content.unwrap()).collect();
    assert_eq!(contents, [Content::TooLarge, Content::Text("b".into())]);
}

#[test]
fn a_single_article_may_come_as_a_feed_of_one_and_none_is_404() {
    let read = |text: &str| read_story(text, BASE).map(|story| story.preview.title).map_err(|failure| failure.reason);
    let missing = Err(Reason::Status(404, String::new()));
    assert_eq!(read(r#"{"id": 1, "title": "A"}"#), Ok("A".into()));
    assert_eq!(read(r#"{"items": [{"id": 1, "title": "A"}]}"#), Ok("A".into()));
    assert_eq!(read(r#"{"items": []}"#), missing);
    assert_eq!(read("<!doctype html>"), missing);
}

#[test]
fn a_source_tells_its_tags_most_used_first() {
    let text = r#"{"tags": [{"slug": "a", "name": "A", "count": 1}, {"name": "B &amp; C", "count": "9"}, {"slug": "d", "count": 0}, 7]}"#;
    let tags = read_counted_tags(text, BASE).unwrap();
    let tags: Vec<_> = tags.iter().map(|(tag, count)| (tag.slug.as_str(), tag.name.as_str(), *count)).collect();
    assert_eq!(tags, [("b-c", "B & C", 9), ("a", "A", 1)]);
}

#[test]
fn one_bad_item_never_loses_the_others() {
    let page = page(
        r#"{"items": [null, 7, {}, {"id": ""}, {"id": null}, {"id": {}}, {"id": 12, "title": 5, "summary": [], "date_published": "soon", "authors": "x", "tags": {"a": 1},
        "_news": {"views": "many", "slug": {}, "tags": "x", "labels": 1}}, {"id": 1.5, "_news": []}, {"id": "z"}]}"#,
    );
    let ids: Vec<_> = page.stories.iter().map(|story| story.preview.id.as_str()).collect();
    assert_eq!(ids, ["12", "1.5", "z"]);
    assert_eq!((page.stories[0].preview.published, page.stories[0].preview.views), (None, None));
}

/// serde_json refuses the whole text for each of these, where only one value is broken.
#[test]
fn one_broken_value_never_loses_the_feed() {
    for (value, wanted) in [
        (r#""cut \ud83d""#, "cut \u{fffd}"),
        (r#""\ude00 cut \ud83d\u0041""#, "\u{fffd} cut \u{fffd}A"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
        (r#""\\ud83d \" {1e999} \ud83d""#, "\\ud83d \" {1e999} \u{fffd}"),
        ("1e999", ""),
        ("-2.5E+4000", ""),
        (&"9".repeat(400), ""),
    ] {
        let text = format!(
            r#"{{"items": [{{"id": "1", "title": "Good 😀 \u00e9"}}, {{"id": 2, "summary": {value}}}, {{"id": 3.5}}]}}"#
        );
        let stories = page(&text).stories;
        assert_eq!(stories[0].preview.title, "Good 😀 é", "{value}");
        assert_eq!((stories[1].preview.id.as_str(), stories[1].preview.lead.as_str()), ("2", wanted), "{value}");
        assert_eq!(stories[2].preview.id.as_str(), "3.5");
    }
    let views = page(r#"{"items": [{"id": 1, "_news": {"views": 2.5e+1}}, {"id": 2, "_news": {"views": 1e400}}]}"#);
    assert_eq!(views.stories.iter().map(|story| story.preview.views).collect::<Vec<_>>(), [Some(25), None]);
}

#[test]
fn an_untitled_article_is_named_by_its_text() {
    let long = "word ".repeat(40);
    for (text, wanted) in [
        (r#"{"id": "a", "content_text": "Short\n note"}"#.to_owned(), "Short note".to_owned()),
        (r#"{"id": "a", "content_html": "<p>Tom &amp; <b>Jerry</b></p>"}"#.to_owned(), "Tom & Jerry".to_owned()),
        (format!(r#"{{"id": "a", "content_text": "{long}"}}"#), format!("{}…", long[..99].trim_end())),
        (r#"{"id": "a", "summary": "Only a lead"}"#.to_owned(), "Only a lead".to_owned()),
        (
            r#"{"id": "a", "content_html": "<img src=x><p>&nbsp;</p>", "summary": "A &amp; b"}"#.to_owned(),
            "A & b".to_owned(),
        ),
        (r#"{"id": "a", "title": "&nbsp;", "summary": "Only a lead"}"#.to_owned(), "Only a lead".to_owned()),
        (r#"{"id": "a-1"}"#.to_owned(), "a-1".to_owned()),
    ] {
        assert_eq!(item(&text).preview.title, wanted);
    }
}

#[test]
fn titles_are_plain_text() {
    for (title, wanted) in [
        ("Tom &amp; Jerry&#8217;s", "Tom & Jerry’s"),
        ("A <em>great</em> day", "A great day"),
        ("AT&T < 3", "AT&T < 3"),
        ("<script>x</script>News", "News"),
        ("Is 1 <x for all x> 0", "Is 1 <x for all x> 0"),
        ("Is a <b or b> c? &lt;b&gt;", "Is a <b or b> c? <b>"),
        ("x<y, <3 &amp; <B class='c'>bold</B><br/>", "x<y, <3 & bold"),
    ] {
        assert_eq!(item(&format!(r#"{{"id": "a", "title": "{title}"}}"#)).preview.title, wanted, "{title}");
    }
}

#[test]
fn names_are_decoded_as_titles_are() {
    let preview = item(
        r#"{"id": "a", "authors": [{"name": "Tom &amp; Jerry"}], "_news": {"place": "C&#244;te&nbsp;d&rsquo;Ivoire",
        "source": "<b>AT&amp;T</b>", "categories": [{"name": "Q&amp;A"}],
        "tags": [{"slug": "rd", "name": "R&amp;D"}, {"name": "a<b"}, {"name": "<b></b>"}]}}"#,
    )
    .preview;
    assert_eq!((preview.place.as_deref(), preview.source.as_deref()), (Some("Côte\u{a0}d’Ivoire"), Some("AT&T")));
    assert_eq!((preview.authors[0].name.as_str(), preview.authors[0].slug.as_str()), ("Tom & Jerry", "tom-jerry"));
    assert_eq!((preview.categories[0].name.as_str(), preview.categories[0].slug.as_str()), ("Q&A", "q-a"));
    let tags: Vec<_> = preview.tags.iter().map(|tag| (tag.name.as_str(), tag.slug.as_str())).collect();
    assert_eq!(tags, [("R&D", "rd"), ("a<b", "a-b")]);
    assert_eq!(item(r#"{"id": "a", "_news": {"place": "&nbsp;"}}"#).preview.place, None);
}

#[test]
fn the_slug_is_given_or_made() {
    for (text, wanted) in [
        (r#"{"id": "1", "url": "https://a.example/2025/Seven_Planets.html?x#y"}"#, "seven-planets-html"),
        (r#"{"id": "1", "url": "https://a.example/"}"#, "1"),
        (r#"{"id": "https://a.example/?p=5"}"#, "https-a-example-p-5"),
        (r#"{"id": "—"}"#, "e28094"),
        (r#"{"id": "1", "url": "https://a.example/%D0%BC%D0%BE%D1%80%D0%B5/"}"#, "море"),
    ] {
        assert_eq!(item(text).preview.slug.as_str(), wanted, "{text}");
    }
}

#[test]
fn version_one_has_one_author_and_plain_tags() {
    let preview = item(r#"{"id": "a", "author": {"name": "Ann"}, "tags": ["Sea Level", "sea level", " "]}"#).preview;
    assert_eq!(preview.authors[0].name, "Ann");
    assert_eq!(preview.tags.iter().map(|tag| tag.slug.as_str()).collect::<Vec<_>>(), ["sea-level"]);
}

#[test]
fn the_feeds_authors_and_language_are_those_of_items_without_any() {
    let page = page(
        r#"{"language": "uk", "authors": [{"name": "Ann"}], "items": [{"id": 1}, {"id": 2, "language": "en", "authors": [{"name": "Ben"}]}]}"#,
    );
    let told: Vec<_> = page
        .stories
        .iter()
        .map(|story| (story.preview.authors[0].name.as_str(), story.preview.language.as_deref()))
        .collect();
    assert_eq!(told, [("Ann", Some("uk")), ("Ben", Some("en"))]);
}

/// A page may be empty when all its articles were taken back; the edition ends a feed that goes on bringing nothing.
#[test]
fn an_empty_page_still_says_how_the_feed_goes_on() {
    let next = page(r#"{"items": [], "next_url": "feed-2.json"}"#).next;
    assert_eq!(next.as_deref(), Some("https://news.example/data/feed-2.json"));
}

#[test]
fn harmful_addresses_are_dropped() {
    let story = item(
        r#"{"id": "a", "url": "javascript:alert(1)", "image": "data:text/html,x", "_news": {"tags": [{"name": "t", "icon": "javascript:alert(1)//."}]}}"#,
    );
    assert_eq!((story.preview.url, story.preview.image, story.preview.tags[0].icon.clone()), (None, None, None));
}

#[test]
fn what_is_no_feed_is_a_clear_error() {
    for (text, wanted) in [
        ("<!doctype html>", "it is not JSON (line 1, column 1)"),
        ("{\"items\": ", "it is not JSON (line 1, column 10)"),
        ("[]", "it is not a JSON Feed: it has no items"),
        ("{\"items\": {}}", "it is not a JSON Feed: it has no items"),
    ] {
        let failure = read_page(text, BASE).unwrap_err();
        assert_eq!(failure, Failure::new(BASE, Reason::Unreadable(wanted.into())));
    }
}

/// Any JSON value, of the kinds and keys that feeds are made of.
fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "\\PC{0,12}".prop_map(Json::from),
        Just(Json::from("<p>a &amp; b</p>")),
        Just(Json::from("2025-02-28T09:59:00+02:00")),
    ];
    let key = prop::sample::select(vec![
        "id",
        "url",
        "title",
        "summary",
        "content_html",
        "content_text",
        "date_published",
        "image",
        "authors",
        "author",
        "name",
        "tags",
        "slug",
        "icon",
        "_news",
        "views",
        "categories",
        "labels",
        "related",
        "translations",
        "items",
        "attachments",
        "mime_type",
        "pinned",
        "item_url",
        "next_url",
    ]);
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|pairs| Json::Object(
                pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_without_a_panic_and_good_items_survive(items in prop::collection::vec(json_value(), 0..6), terms in json_value()) {
        let mut all = items;
        all.push(serde_json::json!({"id": "the good one", "title": "Good"}));
        let feed = serde_json::json!({"items": all, "_news": terms});
        let page = page(&feed.to_string());
        let good = page.stories.last().unwrap();
        prop_assert_eq!(good.preview.title.as_str(), "Good");
        for story in &page.stories {
            prop_assert!(!story.preview.title.is_empty());
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC*") {
        let _ = read_page(&text, BASE);
    }
}
