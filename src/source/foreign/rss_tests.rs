//! How feeds in XML are read, to the articles that become of them.

use super::*;
use crate::model::{Content, FeedPage, Story};
use crate::source::foreign::asking::tests::{asking, found, now};
use crate::source::foreign::{Answer, Trouble};
use crate::source::json_feed::read_page;
use proptest::prelude::*;

#[path = "rss/media_tests.rs"]
mod media_tests;

const BASE: &str = "https://news.example/feeds/all.xml";

const NAMESPACES: &str = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' \
    xmlns:media='http://search.yahoo.com/mrss/' xmlns:atom='http://www.w3.org/2005/Atom' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";

const HARBOUR: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Harbour &amp; Hill</title><link>https://news.example/</link><description>News of a small town</description><language>en_GB</language>
  <atom:link href="https://news.example/feeds/all.xml" rel="self" type="application/rss+xml"/><atom:link rel="next" href="all.xml?page=2"/>
  <image><url>https://news.example/logo.png</url><title>Logo</title><link>https://news.example/</link></image>
  <item>
    <title>The bridge &lt;i&gt;opens&lt;/i&gt; &amp;amp; closes</title><link>https://news.example/bridge</link>
    <guid isPermaLink="false">post-17</guid><pubDate>Fri, 28 Feb 2025 11:59:00 +0200</pubDate>
    <dc:creator><![CDATA[Ada Brook]]></dc:creator><dc:creator>Bo Lind</dc:creator>
    <category><![CDATA[Town]]></category><category>Bridges &amp; Roads</category><category>town</category>
    <description><![CDATA[<p>For one day only.</p>]]></description>
    <content:encoded><![CDATA[<p>It <b>opened</b> at noon.</p><p>Then it closed.</p>]]></content:encoded>
    <media:content url="/small.jpg" medium="image" width="300"/><media:content url="/large.jpg" medium="image" width="1200"><media:description>The bridge &amp; the ferry</media:description></media:content>
    <media:content url="/huge.jpg" medium="image" width="6000"/>
  </item>
</channel></rss>"#;

const TIDES: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://tides.example/blog/">
  <title type="html">Tides &amp;amp; more</title><subtitle>Ebb</subtitle><link href="."/><link rel="self" href="atom.xml"/><link rel="next" href="atom-2.xml"/>
  <author><name>Kim Ros</name><email>kim@tides.example</email></author>
  <entry xml:lang="fr">
    <id>tag:tides.example,2025:1</id><title>1 &lt; 2 &amp;amp; <![CDATA[<b>]]></title>
    <link rel="alternate" type="application/json" href="1.json"/><link rel="alternate" type="text/html" href="2025/one"/>
    <published>2025-02-28T10:00:00+01:00</published><updated>2025-03-01T10:00:00Z</updated>
    <category term="sea-level" label="Sea level"/><category term="tides"/><category scheme="https://x.example/kind" term="https://x.example/kind#post"/>
    <summary type="html">Water &lt;b&gt;rises&lt;/b&gt;</summary>
    <content type="xhtml" xml:base="2025/"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rose &amp; <a href="two">fell</a> &lt;again&gt;.<br/><img src="w.png" alt="W"/></p></div></content>
  </entry>
</feed>"#;

fn value(text: &str) -> Value {
    translate(text, BASE).unwrap()
}

fn page(text: &str) -> FeedPage {
    read_page(&value(text).write(), BASE).unwrap()
}

fn rss(items: &str) -> String {
    format!("<rss version='2.0' {NAMESPACES}><channel><title>T</title>{items}</channel></rss>")
}

fn atom(entries: &str) -> String {
    format!("<feed xmlns='http://www.w3.org/2005/Atom' {NAMESPACES}><title>T</title>{entries}</feed>")
}

/// The only article of an RSS 2.0 feed.
fn item(fields: &str) -> Story {
    page(&rss(&format!("<item><guid>a</guid>{fields}</item>"))).stories.remove(0)
}

/// The only article of an Atom feed.
fn entry(fields: &str) -> Story {
    page(&atom(&format!("<entry><id>a</id>{fields}</entry>"))).stories.remove(0)
}

fn html(story: &Story) -> &str {
    match &story.content {
        Some(Content::Html { html, .. }) => html,
        Some(Content::Text(text)) => text,
        Some(Content::TooLarge) | None => "",
    }
}

fn published(story: &Story) -> String {
    story.preview.published.map(Timestamp::to_rfc3339).unwrap_or_default()
}

fn tag_names(story: &Story) -> Vec<&str> {
    story.preview.tags.iter().map(|tag| tag.name.as_str()).collect()
}

fn author_names(story: &Story) -> Vec<&str> {
    story.preview.authors.iter().map(|author| author.name.as_str()).collect()
}

fn picture(story: &Story) -> &str {
    story.preview.image.as_ref().map(|image| image.address.as_str()).unwrap_or_default()
}

#[test]
fn an_item_of_rss_is_read_whole() {
    let page = page(HARBOUR);
    assert_eq!(page.next.as_deref(), Some("https://news.example/feeds/all.xml?page=2"));
    let story = &page.stories[0];
    let preview = &story.preview;
    assert_eq!((preview.id.as_str(), preview.slug.as_str()), ("post-17", "bridge"));
    assert_eq!((preview.title.as_str(), preview.lead.as_str()), ("The bridge opens & closes", "For one day only."));
    assert_eq!(preview.url.as_deref(), Some("https://news.example/bridge"));
    assert_eq!(published(story), "2025-02-28T09:59:00Z");
    assert_eq!(
        (author_names(story), tag_names(story)),
        (vec!["Ada Brook", "Bo Lind"], vec!["Town", "Bridges & Roads"])
    );
    assert_eq!(picture(story), "https://news.example/large.jpg");
    assert_eq!(preview.language.as_deref(), Some("en-GB"));
    assert_eq!(html(story), "<p>It <b>opened</b> at noon.</p><p>Then it closed.</p>");
    let value = value(HARBOUR);
    let text = |key: &str| value.get(key).as_text().unwrap_or_default();
    assert_eq!(text("home_page_url"), "https://news.example/");
    assert_eq!((text("title"), text("description")), ("Harbour & Hill".into(), "News of a small town".into()));
    let item = &value.get("items").elements().unwrap()[0];
    assert_eq!(item.get("_news").get("image_alt").as_text().as_deref(), Some("The bridge & the ferry"));
    assert!(item.get("_news").get("base").is_null());
}

#[test]
fn an_entry_of_atom_is_read_whole() {
    let page = page(TIDES);
    assert_eq!(page.next.as_deref(), Some("https://tides.example/blog/atom-2.xml"));
    let story = &page.stories[0];
    let preview = &story.preview;
    assert_eq!(preview.id.as_str(), "tag:tides.example,2025:1");
    assert_eq!((preview.title.as_str(), preview.lead.as_str()), ("1 < 2 &amp; <b>", "Water rises"));
    assert_eq!(preview.url.as_deref(), Some("https://tides.example/blog/2025/one"));
    assert_eq!(published(story), "2025-02-28T09:00:00Z");
    assert_eq!(preview.modified.map(Timestamp::to_rfc3339).as_deref(), Some("2025-03-01T10:00:00Z"));
    assert_eq!((author_names(story), tag_names(story)), (vec!["Kim Ros"], vec!["Sea level", "tides"]));
    assert_eq!(preview.tags[0].slug.as_str(), "sea-level");
    assert_eq!(preview.language.as_deref(), Some("fr"));
    assert_eq!(
        html(story),
        "<p>It rose &amp; <a href=\"two\">fell</a> &lt;again&gt;.<br><img src=\"w.png\" alt=\"W\"></p>"
    );
    let value = value(TIDES);
    let news = value.get("items").elements().unwrap()[0].get("_news");
    assert_eq!(news.get("base").as_text().as_deref(), Some("https://tides.example/blog/2025/"));
    assert_eq!(value.get("title").as_text().as_deref(), Some("Tides &amp; more"));
    assert_eq!(value.get("language").as_text().as_deref(), Some("de"));
    assert_eq!(value.get("home_page_url").as_text().as_deref(), Some("https://tides.example/blog/"));
}

#[test]
fn rss_of_the_semantic_web_is_read() {
    let text = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>
        <channel rdf:about='https://news.example/'><title>T</title><link>https://news.example/</link><dc:language>uk</dc:language>
        <items><rdf:Seq><rdf:li rdf:resource='https://news.example/a'/></rdf:Seq></items></channel>
        <item rdf:about='https://news.example/a'><title>Перша</title><link>https://news.example/a?x</link><description>Коротко.</description>
        <dc:date>2025-02-28T09:59+02:00</dc:date><dc:creator>Ada</dc:creator><dc:subject>Море</dc:subject></item></rdf:RDF>";
    let page = page(text);
    let story = &page.stories[0];
    assert_eq!((story.preview.id.as_str(), story.preview.title.as_str()), ("https://news.example/a", "Перша"));
    assert_eq!((story.preview.lead.as_str(), &story.content), ("Коротко.", &None));
    assert_eq!((author_names(story), tag_names(story)), (vec!["Ada"], vec!["Море"]));
    assert_eq!(published(story), "2025-02-28T07:59:00Z");
    assert_eq!(story.preview.language.as_deref(), Some("uk"));
}

#[test]
fn an_item_is_known_by_what_it_has() {
    for (fields, id, url) in [
        ("<guid>https://a.example/1</guid><link>/2</link>", "https://a.example/1", "https://news.example/2"),
        ("<guid>https://a.example/1</guid>", "https://a.example/1", "https://a.example/1"),
        ("<guid isPermaLink='false'>https://a.example/1</guid>", "https://a.example/1", ""),
        ("<guid>17</guid>", "17", ""),
        ("<guid> </guid><link>\n two \n</link>", "https://news.example/feeds/two", "https://news.example/feeds/two"),
        ("<link/><atom:link href='x'/>", "https://news.example/feeds/x", "https://news.example/feeds/x"),
        ("<link xml:base='https://b.example/c/'>d</link>", "https://b.example/c/d", "https://b.example/c/d"),
        ("<title>A &amp;amp; B</title><pubDate>Fri, 28 Feb 2025 09:59 GMT</pubDate>", "A & B 2025-02-28T09:59:00Z", ""),
        ("<description>Only &lt;b&gt;words&lt;/b&gt;</description>", "Only words", ""),
        ("<link>javascript:alert(1)</link><guid>x</guid>", "x", ""),
    ] {
        let page = page(&rss(&format!("<item>{fields}</item>")));
        let preview = &page.stories[0].preview;
        assert_eq!((preview.id.as_str(), preview.url.as_deref().unwrap_or_default()), (id, url), "{fields}");
    }
    assert_eq!(page(&rss("<item/><item> </item><item><x/></item>")).stories, []);
}

#[test]
fn a_text_is_lead_or_body_and_never_both() {
    let long = "Long words. ".repeat(60);
    let cut = |text: &str| format!("{text}&#8230; [&amp;hellip;]");
    for (description, content, lead, body) in [
        ("", "", "", ""),
        ("A short text.", "", "A short text.", ""),
        ("&lt;p&gt;A &lt;b&gt;short&lt;/b&gt; text.&lt;/p&gt;", "", "A short text.", ""),
        ("See &lt;a href='x'&gt;this&lt;/a&gt;.", "", "", "See <a href='x'>this</a>."),
        (&long, "", "", long.trim()),
        ("&lt;p&gt;A.&lt;/p&gt;&lt;p&gt;B.&lt;/p&gt;", "", "A.", "<p>B.</p>"),
        ("&lt;ul&gt;&lt;li&gt;A&lt;/li&gt;&lt;/ul&gt;", "", "", "<ul><li>A</li></ul>"),
        ("Of its own.", "<p>A.</p><p>B.</p>", "Of its own.", "<p>A.</p><p>B.</p>"),
        ("A.", "<p>A.</p><p>B.</p>", "A.", "<p>B.</p>"),
        ("A.", "<p>A. <b>C.</b></p><p>B.</p>", "", "<p>A. <b>C.</b></p><p>B.</p>"),
        (&cut("Alpha be"), "<p>Alpha <i>beta</i>.</p><p>B.</p>", "", "<p>Alpha <i>beta</i>.</p><p>B.</p>"),
        ("The same.", "The same.", "The same.", ""),
        ("", "<p>A.</p>", "A.", ""),
        ("1 &lt; 2 &amp;amp; 3", "<p>x</p><p>y</p>", "1 < 2 & 3", "<p>x</p><p>y</p>"),
        ("A.\n\nB.", "", "A.", "<p>B.</p>"),
        (
            "&lt;p&gt;A.&lt;/p&gt;&lt;p&gt;The post &lt;a href='x'&gt;T&lt;/a&gt; appeared first on &lt;a href='y'&gt;S&lt;/a&gt;.&lt;/p&gt;",
            "",
            "A.",
            "",
        ),
    ] {
        let story = item(&format!(
            "<description>{description}</description><content:encoded><![CDATA[{content}]]></content:encoded>"
        ));
        assert_eq!((story.preview.lead.as_str(), html(&story)), (lead, body), "{description} | {content}");
    }
    let story = item(&format!("<description>{long}</description><content:encoded>Another text</content:encoded>"));
    let lead = story.preview.lead.as_str();
    assert!(lead.chars().count() <= 401 && lead.ends_with("words…"), "{lead}");
}

#[test]
fn texts_of_atom_are_of_their_types() {
    for (fields, title, lead, body) in [
        ("<title>a &lt;b&gt; &amp;amp;</title>", "a <b> &amp;", "", ""),
        ("<title type='html'>a &lt;b&gt;c&lt;/b&gt; &amp;amp;</title>", "a c &", "", ""),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;i&gt;</div></title>",
            "a c <i>",
            "",
            "",
        ),
        ("<title>t</title><content>1 &lt; 2\n\nb</content>", "t", "1 < 2", "<p>b</p>"),
        (
            "<title>t</title><summary>a</summary><content type='text/html'>&lt;hr&gt;b&lt;p&gt;c</content>",
            "t",
            "a",
            "<hr>b<p>c",
        ),
        ("<title>t</title><summary>a</summary><content type='video/mp4' src='v.mp4'/>", "t", "a", ""),
        ("<title>t</title><summary>a</summary><content type='image/png'>iVBORw0KGgo=</content>", "t", "a", ""),
        (
            "<title>t</title><content type='html'><p xmlns='http://www.w3.org/1999/xhtml'>a <a href='x'>b</a></p></content>",
            "t",
            "",
            "<p>a <a href=\"x\">b</a></p>",
        ),
        (
            "<title>t</title><media:group><media:description>Of a film</media:description></media:group>",
            "t",
            "Of a film",
            "",
        ),
    ] {
        let story = entry(fields);
        let preview = &story.preview;
        assert_eq!((preview.title.as_str(), preview.lead.as_str(), html(&story)), (title, lead, body), "{fields}");
    }
}

#[test]
fn a_caption_is_no_body_and_a_title_no_lead() {
    let captioned = item("<description>Own.</description><media:description>Of the picture</media:description>");
    assert_eq!((captioned.preview.lead.as_str(), captioned.content), ("Own.", None));
    let repeated = item("<title>A &amp;amp; B</title><description>A &amp;amp; B</description>");
    assert_eq!((repeated.preview.title.as_str(), repeated.preview.lead.as_str()), ("A & B", ""));
    let film =
        item("<media:title>1 &lt; 2</media:title><media:description type='plain'>x &lt;b&gt;</media:description>");
    assert_eq!((film.preview.title.as_str(), film.preview.lead.as_str()), ("1 < 2", "x <b>"));
    let illustrated = "<description>&lt;img src='a.png'&gt;Own.</description><content:encoded>Long</content:encoded>";
    assert_eq!(item(illustrated).preview.image.unwrap().address, "https://news.example/feeds/a.png");
}

#[test]
fn dates_are_found_and_wrong_ones_are_none() {
    for (fields, wanted) in [
        ("<pubDate>Fri, 28 Feb 2025 09:59:00 EST</pubDate>", "2025-02-28T14:59:00Z"),
        ("<pubDate>soon</pubDate><dc:date>2025-02-28T09:59:00Z</dc:date>", "2025-02-28T09:59:00Z"),
        ("<pubDate>2025-02-28 09:59:00</pubDate>", "2025-02-28T09:59:00Z"),
        ("<pubDate>2025-02-28</pubDate>", "2025-02-28T00:00:00Z"),
        ("<atom:updated>2025-02-28T09:59:00Z</atom:updated>", "2025-02-28T09:59:00Z"),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>", ""),
        ("<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>", ""),
        ("<pubDate/>", ""),
    ] {
        assert_eq!(published(&item(fields)), wanted, "{fields}");
    }
}

#[test]
fn authors_are_named_and_their_mail_is_not() {
    for (fields, wanted) in [
        ("<author>desk@news.example (Ada Brook)</author>", vec!["Ada Brook"]),
        ("<author>Ada Brook &lt;desk@news.example&gt;</author>", vec!["Ada Brook"]),
        ("<author>desk@news.example</author><itunes:author>Bo</itunes:author>", vec!["Bo"]),
        ("<author>Ada (Kyiv)</author>", vec!["Ada (Kyiv)"]),
        ("<atom:author><atom:name>Cy</atom:name></atom:author>", vec!["Cy"]),
        ("<author>desk@news.example</author>", vec!["Feed"]),
    ] {
        let text = rss(&format!("<itunes:author>Feed</itunes:author><item><guid>a</guid>{fields}</item>"));
        assert_eq!(author_names(&page(&text).stories[0]), wanted, "{fields}");
    }
    let taken = entry("<source><title>Other &amp; Co</title><author><name>Di</name></author></source>");
    assert_eq!((author_names(&taken), taken.preview.source.as_deref()), (vec!["Di"], Some("Other & Co")));
    let taken = item("<source url='https://o.example/rss'>The Other</source>");
    assert_eq!(taken.preview.source.as_deref(), Some("The Other"));
}

#[test]
fn bad_feeds_are_read_as_far_as_they_go() {
    let cut = &HARBOUR.replace("</channel></rss>", "<item><title>Cut o");
    let broken = HARBOUR.replace("</channel>", "<item><title>A & B &nbsp;</title><guid>b</guid></item></channel>");
    let undeclared = "<rss><channel><item><guid>a</guid><dc:creator>Ada</dc:creator></item></channel></rss>";
    assert_eq!(page(cut).stories, page(HARBOUR).stories);
    assert_eq!(page(&broken).stories[1].preview.title, "A & B");
    assert_eq!(author_names(&page(undeclared).stories[0]), ["Ada"]);
    assert_eq!(page("<rss><item><guid>a</guid></item></rss>").stories.len(), 1);
    assert_eq!(page("<rss><channel/></rss>").stories, []);
}

#[test]
fn what_is_no_feed_is_told() {
    for (text, wanted) in [
        ("<opml><body/></opml>", "it is XML, but neither RSS nor Atom: its root is <opml>"),
        ("<!doctype html><p>x", "it is a web page, not a feed"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "it is a web page, not a feed"),
        ("{\"version\": 1}", "it is not XML (unknown token at 1:1)"),
    ] {
        assert_eq!(translate(text, BASE).map(|_| ()), Err(wanted.to_owned()), "{text}");
    }
    let answers = vec![(BASE.to_owned(), found(TIDES)), ("https://x.example/".to_owned(), found("no"))];
    let (ask, asked) = asking(answers);
    assert!(now(feed(&ask, BASE)).is_ok());
    assert!(matches!(now(feed(&ask, "https://x.example/")), Err(Trouble::Unreadable(_))));
    let lost = Answer { status: 404, ..Answer::default() };
    assert_eq!(now(feed(&ask, "https://lost.example/")).map(|_| ()), Err(lost.trouble("")));
    assert_eq!(asked.borrow().len(), 3);
    assert!(is_xml(HARBOUR) && is_xml(TIDES) && !is_xml("<html><rss>"));
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC*") {
        let _ = translate(&text, BASE);
        let _ = translate(&rss(&format!("<item><guid>a</guid><description>{text}</description></item>")), BASE);
    }

    #[test]
    fn any_mutation_of_a_feed_is_read_without_a_panic(
        atom in any::<bool>(), at in 0.0..1.0_f64, length in 0..40_usize, put in "(<|</item>|>|&|]]>|\"|'|<img src=|=|é|\\PC){0,4}"
    ) {
        let sample = if atom { TIDES } else { HARBOUR };
        let letters: Vec<char> = sample.chars().collect();
        let at = (letters.len() as f64 * at) as usize;
        let (before, after) = (letters[..at].iter(), letters[(at + length).min(letters.len())..].iter());
        let text: String = before.copied().chain(put.chars()).chain(after.copied()).collect();
        if let Ok(value) = translate(&text, BASE) {
            prop_assert!(read_page(&value.write(), BASE).is_ok());
        }
    }
}
