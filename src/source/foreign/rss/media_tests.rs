//! What of an item is its picture, sound, film and keywords.

use super::*;
use crate::model::Extent;

#[test]
fn keywords_are_tags() {
    let story = item("<category>A</category><media:group><media:keywords>b, c c,,a</media:keywords></media:group>");
    assert_eq!(tag_names(&story), ["A", "b", "c c"]);
}

#[test]
fn an_item_has_only_so_many_tags_and_authors() {
    let many: String =
        (0..10_000).map(|count| format!("<category>c{count}</category><dc:creator>a{count}</dc:creator>")).collect();
    let story = item(&many);
    assert_eq!((tag_names(&story).len(), author_names(&story).len()), (100, 100));
    assert_eq!((tag_names(&story)[99], author_names(&story)[99]), ("c99", "a99"));
}

#[test]
fn a_picture_is_found() {
    let at = |name: &str| format!("https://news.example/feeds/{name}");
    for (fields, wanted) in [
        ("<media:content url='a' type='video/mp4'/><media:content url='b' type='image/png'/>", "b"),
        ("<media:content url='a.mp4'/><media:content url='b.JPG?x=1'/>", "b.JPG?x=1"),
        ("<media:content url='a.jpg' width='2000'/><media:content url='b.jpg' width='1700'/>", "b.jpg"),
        (
            "<media:group><media:content url='a' medium='image'/><media:content url='b' medium='image'/></media:group>",
            "a",
        ),
        ("<media:content url='v' medium='video'><media:thumbnail url='a'/></media:content>", "a"),
        ("<media:thumbnail url='s' width='75'/><media:thumbnail url='m' width='150'/>", "m"),
        ("<media:thumbnail url='t'/><enclosure url='e' type='image/jpeg' length='1'/>", "e"),
        ("<atom:link rel='enclosure' type='image/png' href='e'/>", "e"),
        ("<itunes:image href='p.png'/>", "p.png"),
        ("<media:content url='javascript:x' medium='image'/><media:thumbnail url=''/>", ""),
    ] {
        assert_eq!(picture(&item(fields)), if wanted.is_empty() { String::new() } else { at(wanted) }, "{fields}");
    }
}

#[test]
fn a_picture_that_the_text_begins_with_stands_above_it() {
    for (media, content, wanted, body) in [
        ("", "<img src='a.png' alt='x'><p>A.</p><p>B.</p>", "a.png", "<p>A.</p><p>B.</p>"),
        (
            "",
            "<p><a href='y'><img src=\"a.png?x=1&amp;y=2\"/></a></p><p>A <b>b</b>.</p>",
            "a.png?x=1&y=2",
            "<p><a href='y'></a></p><p>A <b>b</b>.</p>",
        ),
        ("", "<p>A <i>b</i>.</p><img src='a.png'>", "", "<p>A <i>b</i>.</p><img src='a.png'>"),
        ("", "<img src='c.gif' width='1' height='1'><ul><li>A</li></ul>", "", "<ul><li>A</li></ul>"),
        ("", "<img src='javascript:x'><ul><li>A</li></ul>", "", "<img src='javascript:x'><ul><li>A</li></ul>"),
        ("a.png?w=9", "<img src='a.png?w=3'><ul><li>A</li></ul>", "a.png?w=9", "<ul><li>A</li></ul>"),
        ("b.png", "<img src='a.png'><ul><li>A</li></ul>", "b.png", "<img src='a.png'><ul><li>A</li></ul>"),
    ] {
        let media =
            if media.is_empty() { String::new() } else { format!("<media:content url='{media}' medium='image'/>") };
        let story = item(&format!(
            "{media}<description>Own.</description><content:encoded><![CDATA[{content}]]></content:encoded>"
        ));
        let wanted = if wanted.is_empty() { String::new() } else { format!("https://news.example/feeds/{wanted}") };
        assert_eq!((picture(&story), html(&story)), (wanted.as_str(), body), "{content}");
    }
}

#[test]
fn sound_and_film_stand_at_the_end_of_the_text() {
    let sound = "<enclosure url='/a.mp3?x=1&amp;y=\"2' type='audio/mpeg' length='1234'/>";
    let player = "<audio src=\"https://news.example/a.mp3?x=1&amp;y=%222\"></audio>";
    let film = "<atom:link rel='enclosure' href='b.mp4' type='Video/mp4'/>";
    let screen = "<video src=\"https://news.example/feeds/b.mp4\"></video>";
    let own = "<p>A.</p><audio src='https://news.example/a.mp3?x=1&amp;amp;y=%222&amp;amp;z'></audio><p>B.</p>";
    let own = own.replace('<', "&lt;");
    for (fields, lead, body) in [
        (sound.to_owned(), "", player.to_owned()),
        (format!("{film}{sound}{sound}<description>A.</description>"), "A.", format!("{player}{screen}")),
        (format!("{film}<description>&lt;p&gt;A.&lt;/p&gt;&lt;ul&gt;B</description>"), "A.", format!("<ul>B{screen}")),
        (
            format!("{sound}<description>{own}</description>"),
            "A.",
            "<audio src='https://news.example/a.mp3?x=1&amp;y=%222&amp;z'></audio><p>B.</p>".to_owned(),
        ),
        ("<enclosure url='c.pdf' type='application/pdf'/>".to_owned(), "", String::new()),
        ("<enclosure url='javascript:x' type='audio/mpeg'/>".to_owned(), "", String::new()),
    ] {
        let story = item(&fields);
        assert_eq!((story.preview.lead.as_str(), html(&story)), (lead, body.as_str()), "{fields}");
    }
    let (blocks, _) = crate::source::html::read(&item(sound).content.unwrap());
    assert!(format!("{blocks:?}").contains("https://news.example/a.mp3?x=1&y=%222"), "{blocks:?}");
}

#[test]
fn a_body_nested_too_deep_is_told_of() {
    let deep = |levels| {
        let (open, close) = ("<div>".repeat(levels), "</div>".repeat(levels));
        let content = format!(
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a</p>{open}b{close}</div></content>"
        );
        crate::source::html::read(&entry(&format!("<summary>s</summary>{content}")).content.unwrap()).1
    };
    for levels in [10, 190, 199] {
        assert_eq!(deep(levels), Extent::Whole, "{levels}");
    }
    for levels in [201, 240, 300, 3000] {
        assert_eq!(deep(levels), Extent::Cut, "{levels}");
    }
}
