//! What only a browser can answer: its parser, its formats, its case folding. Runs in Chromium and Firefox.
#![cfg(target_arch = "wasm32")]

use dateline::browser::fold::fold;
use dateline::browser::intl::{Formats, language_name};
use dateline::lang::PluralCategory;
use dateline::model::{Block, Content, Story, Timestamp};
use dateline::source::foreign::rss;
use dateline::source::{html, json_feed};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn shown(html: &str) -> Vec<Block> {
    html::read(&Content::Html { html: html.into(), base: "https://news.example/data/a.json".into() }).0
}

#[wasm_bindgen_test]
fn the_browsers_parser_gives_what_the_hosts_does() {
    for (html, wanted) in [
        ("<p> A\n <b>b</b></p>", r#"[Paragraph([Text("A "), Strong([Text("b")])])]"#),
        ("<ul><li>a</li></ul>", r#"[List { kind: Unordered, items: [[Paragraph([Text("a")])]] }]"#),
        (
            "<p><a rel=related href=/article/b>B</a></p>",
            r#"[Related { address: "https://news.example/article/b", title: "B" }]"#,
        ),
        (
            "<img src=m.svg alt=M onerror=x()>",
            r#"[Image(Image { address: "https://news.example/data/m.svg", alt: "M", size: None })]"#,
        ),
        ("<a href='java\nscript:x()'>go</a>", r#"[Paragraph([Text("go")])]"#),
        ("<svg><p>x</p></svg><script>y</script><math><mi>z</mi></math>", r#"[Paragraph([Text("x")])]"#),
        ("<iframe src=https://video.example/1></iframe>", r#"[Embed { address: "https://video.example/1" }]"#),
    ] {
        assert_eq!(format!("{:?}", shown(html)), wanted, "{html}");
    }
}

#[wasm_bindgen_test]
fn a_document_nested_a_hundred_thousand_deep_is_read() {
    let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert!(shown(&deep).len() <= 1);
}

#[wasm_bindgen_test]
fn entities_are_decoded() {
    assert_eq!(html::plain_text("Tom &amp; Jerry&#8217;s &hellip; <b>AT&T</b>"), "Tom & Jerry’s … AT&T");
}

#[wasm_bindgen_test]
fn json_is_read_as_on_the_host() {
    let feed = r#"{"_news": {"pinned": [7, "b", null, {}]}, "items": [
        {"id": 7, "title": "cut \ud83d", "_news": {"views": "12", "labels": ["photo", 3], "translations": {"uk": "a", "de": 1}}},
        {"id": 1e3, "title": ["no"], "content_text": "Text", "authors": {"name": "x"}, "author": {"name": "Ada"}},
        {"id": "", "title": "dropped"}, "not an item", {"id": "b", "_news": {"views": 1e999}, "tags": ["A", "a"]}]}"#;
    let page = json_feed::read_page(feed, "https://news.example/data/feed.json").unwrap();
    let ids: Vec<_> = page.stories.iter().map(|story| story.preview.id.as_str()).collect();
    assert_eq!(ids, ["7", "1000", "b"]);
    let [first, second, third] = [0, 1, 2].map(|number| &page.stories[number].preview);
    assert_eq!((first.title.as_str(), first.views, first.labels.len()), ("cut \u{fffd}", Some(12), 1));
    assert_eq!(first.translations.len(), 1);
    assert_eq!((second.title.as_str(), second.authors[0].name.as_str()), ("Text", "Ada"));
    assert_eq!((third.views, third.tags.len()), (None, 1));
    assert_eq!(page.terms.pinned.len(), 2);
    for wrong in ["<!doctype html>", "{\"items\": [", "", "[]", "7", "{\"items\": {}}"] {
        assert!(json_feed::read_page(wrong, "https://news.example/x").is_err(), "{wrong}");
    }
}

const XML: &str = "https://news.example/data/feed.xml";

/// The articles of a feed in XML.
fn stories(text: &str) -> Vec<Story> {
    let feed = rss::translate(text, XML).unwrap();
    json_feed::read_page(&feed.write(), XML).unwrap().stories
}

#[wasm_bindgen_test]
fn rss_is_read_as_on_the_host() {
    let text = "\u{feff}<?xml version='1.1' encoding='koi8-r'?>\n<!DOCTYPE rss [<!ENTITY a 'b'>]>
        <rss xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:m='http://search.yahoo.com/mrss'><channel><item>
        <guid isPermaLink='false'>7</guid><link>/a</link><title><![CDATA[A & <b>B</b>]]> &#1087;</title>
        <pubDate>Fri, 28 Feb 2025 09:54:00 +0200</pubDate><category>C</category><m:thumbnail url='t.png'/>
        <description>Lead.</description><c:encoded><![CDATA[<p>One.</p><form name=attributes></form><p>Two &amp; &hellip;</p>]]></c:encoded>
        <form xmlns='http://www.w3.org/1999/xhtml'><input name='localName'/></form></item></channel></rss>";
    let story = stories(text).remove(0);
    let preview = &story.preview;
    assert_eq!((preview.id.as_str(), preview.title.as_str(), preview.lead.as_str()), ("7", "A & B п", "Lead."));
    assert_eq!(preview.url.as_deref(), Some("https://news.example/a"));
    assert_eq!(preview.published, Timestamp::parse("2025-02-28T07:54:00Z"));
    assert_eq!(preview.image.as_ref().unwrap().address, "https://news.example/data/t.png");
    let (body, _) = html::read(&story.content.unwrap());
    assert_eq!(format!("{body:?}"), r#"[Paragraph([Text("One.")]), Paragraph([Text("Two & …")])]"#);
}

#[wasm_bindgen_test]
fn atom_is_read_as_on_the_host() {
    let text = "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://tides.example/x/' xml:lang='de'><a:entry>
        <a:id>1</a:id><a:title>1 &lt; 2 &amp;amp;</a:title><a:link href='one'/><a:updated>2025-02-28T09:54:00Z</a:updated>
        <a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>It <b>rose</b><br/>&lt;fast&gt;</p></div></a:content>
        </a:entry></a:feed>";
    let story = stories(text).remove(0);
    assert_eq!(story.preview.title, "1 < 2 &amp;");
    assert_eq!(story.preview.url.as_deref(), Some("https://tides.example/x/one"));
    assert_eq!((story.preview.language.as_deref(), story.preview.published.is_some()), (Some("de"), true));
    let (body, _) = html::read(&story.content.unwrap());
    assert_eq!(format!("{body:?}"), r#"[Paragraph([Text("It "), Strong([Text("rose")]), Break, Text("<fast>")])]"#);
}

#[wasm_bindgen_test]
fn bad_xml_is_mended() {
    for (text, wanted) in [
        (
            "<rss><channel><item><title>A & B&nbsp;&eacute; \u{1}</title><dc:date>x</dc:date><guid>1</guid></item></channel></rss>",
            vec!["A & B\u{a0}é"],
        ),
        ("Warning! <rss><channel><item><title>1</title><guid>1</guid></item><item><title>2", vec!["1"]),
        ("<rss><channel><item><guid>1</guid><b></item><item><guid>2</guid></item></channel></rss>", vec!["2"]),
        (
            "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel><item><guid>&a;</guid></item></channel></rss>",
            vec!["&a;"],
        ),
    ] {
        let titles: Vec<_> = stories(text).into_iter().map(|story| story.preview.title).collect();
        assert_eq!(titles, wanted, "{text}");
    }
    let deep = format!("<rss>{}{}</rss>", "<a>".repeat(20_000), "</a>".repeat(20_000));
    let _ = rss::translate(&deep, XML);
}

#[wasm_bindgen_test]
fn what_is_no_xml_is_told_in_the_browsers_words() {
    for text in ["", "{}", "<rss><a></b></rss>", "<rss><channel><item>", "<rss a='1' a='2'/>"] {
        let wrong = rss::translate(text, XML).map(|_| ()).unwrap_err();
        let said = wrong.strip_prefix("it is not XML (").and_then(|said| said.strip_suffix(')')).unwrap_or_default();
        let surroundings = ["\n", "This page", "Below is", "Location", "XML Parsing Error", "----", "sourcetext"];
        assert!(said.len() > 5 && !surroundings.iter().any(|words| said.contains(words)), "{text}: {wrong}");
    }
    let page = rss::translate("<!doctype html><p>x", XML).map(|_| ()).unwrap_err();
    assert_eq!(page, "it is a web page, not a feed");
}

#[wasm_bindgen_test]
fn numbers_and_dates_follow_language_and_zone() {
    let formats = Formats::new("en", Some("Europe/Kyiv"));
    assert_eq!(formats.number(30_774), "30,774");
    let at = Timestamp::parse("2025-02-28T09:54:00+02:00").unwrap();
    let date = |now: &str| formats.date(at, Timestamp::parse(now).unwrap()).replace('\u{202f}', " ");
    assert_eq!(date("2025-02-28T20:00:00+02:00"), "09:54 AM");
    assert_eq!(date("2025-03-01T01:00:00+02:00"), "February 28, 09:54 AM");
    assert_eq!(date("2026-02-28T10:00:00+02:00"), "February 28, 2025, 09:54 AM");
    let full = formats.full_date(at);
    assert!(full.contains("Friday") && full.contains("2025"), "{full}");
}

#[wasm_bindgen_test]
fn numbers_take_the_plural_forms_of_their_language() {
    use PluralCategory::{Few, Many, One, Other, Two, Zero};
    for (language, wanted) in [
        ("en", [Other, One, Other, Other, Other, Other, Other]),
        ("fr", [One, One, Other, Other, Other, Other, Other]),
        ("uk", [Many, One, Few, Many, Many, One, Many]),
        ("pl", [Many, One, Few, Many, Many, Many, Many]),
        ("ar", [Zero, One, Two, Few, Many, Many, Other]),
        ("he", [Other, One, Two, Other, Other, Other, Other]),
    ] {
        let formats = Formats::new(language, None);
        assert_eq!([0, 1, 2, 5, 11, 21, 100].map(|number| formats.plural(number)), wanted, "{language}");
    }
}

#[wasm_bindgen_test]
fn languages_are_named_in_themselves() {
    for (tag, wanted) in [("uk", "Українська"), ("de", "Deutsch"), ("fr", "Français"), ("ar", "العربية"), ("e", "E")]
    {
        assert_eq!(language_name(tag), wanted);
    }
}

#[wasm_bindgen_test]
fn an_unknown_zone_or_language_falls_back() {
    let at = Timestamp::parse("2025-02-28T09:54:00Z").unwrap();
    for (language, zone) in [("en", Some("Mars/Olympus")), ("qq-nowhere", None), ("e", None), ("en-", None)] {
        assert!(!Formats::new(language, zone).date(at, at).is_empty(), "{language} {zone:?}");
    }
}

#[wasm_bindgen_test]
fn case_and_accents_are_folded() {
    for (text, wanted) in
        [("Éclair ÅNGSTRÖM", "eclair angstrom"), ("Їжак", "іжак"), ("مُحَمَّد", "محمد"), ("ПРИВІТ", "привіт")]
    {
        assert_eq!(fold(text), wanted, "{text}");
    }
    assert_eq!(fold("a\nb\n"), "a\nb\n");
}
