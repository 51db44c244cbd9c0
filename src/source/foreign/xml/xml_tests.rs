//! How XML is read: names, text, and what is mended.

use super::*;
use proptest::prelude::*;

fn root(text: &str) -> Element {
    parse(text).unwrap()
}

/// The tree as one line.
fn shown(element: &Element) -> String {
    let attributes: String = element.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let children = element.children.iter().map(|child| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) => shown(element),
    });
    format!("<{}{attributes}>{}</>", element.name, children.collect::<String>())
}

fn read(text: &str) -> String {
    parse(text).map_or_else(|wrong| wrong, |root| shown(&root))
}

#[test]
fn names_have_one_prefix_whatever_the_document_calls_it() {
    for (text, wanted) in [
        (
            "<rss xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:m='http://search.yahoo.com/mrss' xmlns:a='http://www.w3.org/2005/Atom'>\
            <c:encoded/><m:thumbnail url='x'/><a:link href='y'/><link/></rss>",
            "<rss><content:encoded></><media:thumbnail url=x></><atom:link href=y></><link></></>",
        ),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry/></a:feed>", "<feed><entry></></>"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "<feed><entry></></>"),
        ("<feed xmlns='http://purl.org/atom/ns#'><entry/></feed>", "<feed><entry></></>"),
        ("<feed><entry/></feed>", "<feed><entry></></>"),
        (
            "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item r:about='x'/></r:RDF>",
            "<rdf:RDF><item rdf:about=x></></>",
        ),
        (
            "<rss xmlns='http://nobody.example/rss'><item xml:lang='uk' xml:base='b'/></rss>",
            "<rss><item xml:lang=uk xml:base=b></></>",
        ),
        (
            "<rss xmlns:dc='http://misspelled.example/dc' xmlns:z='urn:z'><dc:creator z:a='1'/><z:title/></rss>",
            "<rss><dc:creator other:a=1></><other:title></></>",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></feed>",
            "<feed><xhtml:div><xhtml:p>x</></></>",
        ),
    ] {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn text_is_read_to_the_letter() {
    let root = root("<a>\n x &amp; &#1087;<!-- no --><![CDATA[<b>&amp;</b>]]><?no no?><c>y</c></a>");
    assert_eq!(root.text(), "\n x & п<b>&amp;</b>y");
    assert_eq!((root.child("c").unwrap().text().as_str(), root.child("d")), ("y", None));
    assert_eq!(root.children("c").count(), 1);
}

#[test]
fn what_stands_before_the_root_is_passed() {
    for before in [
        "",
        "\u{feff}",
        "  \n\t",
        "<?xml version='1.0' encoding='windows-1251'?>",
        "<?xml version='1.1' standalone='yes'?>\n<!-- a > b --><?xml-stylesheet href='x.xsl'?>",
        "\n\n<?xml version='1.0'?>",
        "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>\n",
        "<!doctype rss [ <!ENTITY a 'b'> <!ENTITY c SYSTEM 'file:///etc/passwd'> ]>",
        "<br />\n<b>Warning</b>: no such thing in <b>x.php</b><br />\n<?xml version='1.0'?><!DOCTYPE rss>",
    ] {
        assert_eq!(read(&format!("{before}<rss><item/></rss>")), "<rss><item></></>", "{before}");
    }
}

#[test]
fn no_entity_is_ever_declared() {
    let bomb =
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    assert_eq!(read(&format!("{bomb}<rss>&c;</rss>")), "<rss>&c;</>");
    let outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
    assert_eq!(read(&format!("{outside}<rss x='&a;'>&a;</rss>")), "<rss x=&a;>&a;</>");
}

#[test]
fn bad_xml_is_mended() {
    for (text, wanted) in [
        ("<rss>A & B&C &nosuch; &;</rss>", "<rss>A & B&C &nosuch; &;</>"),
        ("<rss>caf&eacute;&nbsp;&hellip; &amp;eacute; &AMP; &LT;</rss>", "<rss>café\u{a0}… &eacute; & <</>"),
        ("<rss a='x?a=1&b=2' b='&eacute;' c='a<b'/>", "<rss a=x?a=1&b=2 b=é c=a<b></>"),
        ("<rss>a\u{1}b\u{0}c\u{ffff}&#0;&#x1f;&#8217;</rss>", "<rss>abc’</>"),
        ("<rss>1 < 2 <3 ]]> & x</rss>", "<rss>1 < 2 <3 ]]> & x</>"),
        ("<rss><![CDATA[a & b &eacute;]]>&</rss>", "<rss>a & b &eacute;&</>"),
        ("<rss><!-- a -- b -->x</rss>", "<rss>x</>"),
        (
            "<rss><content:encoded>x</content:encoded><media:content url='y'/><z:z a:b='c'/></rss>",
            "<rss><content:encoded>x</><media:content url=y></><other:z other:b=c></></>",
        ),
        ("<rss><a>x<br>y<img src='z'>w</br><hr/></a></rss>", "<rss><a>x<br></>y<img src=z></>w<hr></></></>"),
        ("<rss><a/></rss>\n<script>x</script>", "<rss><a></></>"),
        ("<rss>привіт & щось</rss>", "<rss>привіт & щось</>"),
    ] {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn whole_items_survive_a_broken_one() {
    for (text, wanted) in [
        (
            "<rss><channel><title>t</title><item>1</item><item>2</item><item>3",
            "<rss><channel><title>t</><item>1</><item>2</></></>",
        ),
        (
            "<rss><channel><item>1</item><item><b>2</item><item>3</item></channel></rss>",
            "<rss><channel><item>1</><item>3</></></>",
        ),
        ("<rss><channel><item>1</item><item><![CDATA[ </item> ", "<rss><channel><item>1</></></>"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><entry>1</entry><entry>2</ent", "<feed><entry>1</></>"),
        (
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><items/></channel><item>1</item><item",
            "<rdf:RDF><channel><items></></><item>1</></>",
        ),
        ("<rss><channel><item a='1>", "it is not XML (unexpected end of stream)"),
    ] {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn what_is_not_xml_is_told_in_one_line() {
    for (text, wanted) in [
        ("", "it is not XML (the document does not have a root node)"),
        ("{\"items\": []}", "it is not XML (unknown token at 1:1)"),
        ("\n\n<rss><a></b></rss>", "it is not XML (expected 'a' tag, not 'b' at 3:9)"),
        ("<!DOCTYPE html><title>x</title><p>y", "it is a web page, not a feed"),
        ("\u{feff} <!-- x --><html><br></html", "it is a web page, not a feed"),
    ] {
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn browsers_complain_in_documents() {
    for (text, wanted) in [
        (
            "<parsererror xmlns='http://www.mozilla.org/newlayout/xml/parsererror.xml'>XML Parsing Error: mismatched tag. Expected: &lt;/a&gt;.\n\
            Location: https://news.example/\nLine Number 1, Column 9:<sourcetext>&lt;rss&gt;&lt;a&gt;&lt;/b&gt;\n--------^</sourcetext></parsererror>",
            "mismatched tag. Expected: </a>., Line Number 1",
        ),
        (
            "<rss><parsererror xmlns='http://www.w3.org/1999/xhtml'><h3>This page contains the following errors:</h3><div>error on line 1 at column 11: \
            Opening and ending tag mismatch: a line 1 and b\n</div><h3>Below is a rendering of the page up to the first error.</h3></parsererror><a/></rss>",
            "error on line 1 at column 11: Opening and ending tag mismatch: a line 1 and b",
        ),
        (
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><parsererror><h3>This page contains the following errors:</h3><div>error on line 1 at column 1: \
            Unexpected closing tag: b != a</div><h3>Below is a rendering of the page up to the first error.</h3></parsererror></body></html>",
            "error on line 1 at column 1: Unexpected closing tag: b != a",
        ),
    ] {
        assert_eq!(parse_strictly(text), Err(wanted.to_owned()));
    }
}

#[test]
fn markup_is_written_as_html() {
    for (text, wanted) in [
        ("<a>1 &lt; 2 &amp; &quot;3&quot;</a>", "1 &lt; 2 &amp; &quot;3&quot;"),
        (
            "<a xmlns:h='http://www.w3.org/1999/xhtml'><h:p title='a&quot;b&lt;'>x<h:br/>y</h:p><h:img src='z'></h:img><h:script>s()</h:script></a>",
            "<p title=\"a&quot;b&lt;\">x<br>y</p><img src=\"z\">",
        ),
        ("<a xmlns:z='urn:z'><p><z:b>x</z:b></p><p/></a>", "<p>x</p><p></p>"),
        ("<a><svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg><style>p{}</style>y</a>", "y"),
    ] {
        assert_eq!(to_html(&root(text).children), wanted, "{text}");
    }
}

#[test]
fn a_document_nested_a_hundred_thousand_deep_is_read() {
    let deep = format!("<rss>{}x{}</rss>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(root(&deep).text(), "");
    assert!(parse(&"<a>".repeat(100_000)).is_err());
    assert!(parse(&"<item>".repeat(100_000)).is_err());
    assert!(parse(&"<a b='".repeat(100_000)).is_err());
}

#[test]
fn hostile_text_takes_no_longer_than_any_other() {
    let many = 50_000;
    let started = std::time::Instant::now();
    let prefixes: String = (0..many).map(|count| format!("<p{count}:a/>")).collect();
    let root = format!("<rss {}>", "a".repeat(1_000_000));
    for text in [
        ["<a>".repeat(many), "</b>".repeat(many)].concat(),
        ["<rss>", &prefixes].concat(),
        ["<rss>&", &"<a ' b='".repeat(many)].concat(),
        [root, "<item></item>".repeat(10_000)].concat(),
        ["<rss>", &"<item>&</item>".repeat(many), "<item>"].concat(),
    ] {
        let _ = parse(&text);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn feeds_are_told_from_pages() {
    for text in [
        "<?xml version='1.0'?><rss version='2.0'>",
        "\u{feff}\n<rss>",
        "<!-- x --><feed xmlns='x'>",
        "<atom:feed>",
        "<rdf:RDF>",
        "<?xml version='1.0'?><?xml-stylesheet?><!DOCTYPE rss SYSTEM 'x'><rss>",
    ] {
        assert!(is_feed(text), "{text}");
    }
    for text in [
        "",
        "rss",
        "{}",
        "<html>",
        "<!DOCTYPE HTML><rss>",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='http://www.w3.org/1999/xhtml'>",
        "<?xml version='1.0'?><html>",
        "<p>x</p>",
        "<!doctype",
        "<!",
    ] {
        assert!(!is_feed(text), "{text}");
    }
}

#[test]
fn an_end_tag_is_no_root() {
    for text in
        ["</br>", "</IMG>x", "x</hr><rss/>", "Error</br>try again", "<?xml version='1.0'?></br>", "é</hr>", "</a>"]
    {
        assert!(crate::source::foreign::rss::translate(text, "https://news.example/").is_err(), "{text}");
    }
    assert_eq!(read("</br><b:rss>x & <c:d/></b:rss>"), "<other:rss>x & <other:d></></>");
    assert_eq!(read("é rss: </br><rss><dc:a/> & </rss>"), "<rss><dc:a></> & </>");
}

/// Pieces that bad feeds are made of.
const PIECES: [&str; 34] = [
    "<",
    "</",
    ">",
    "/>",
    "a",
    "item",
    ":",
    "=",
    "'",
    "\"",
    "&",
    ";",
    "&#",
    "x",
    "é",
    " ",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE",
    "[",
    "]",
    "<br>",
    "</br>",
    "</HR>",
    "<hr/>",
    "<IMG ",
    "</img>",
    "<rss>",
    "</rss>",
    "<a:b xmlns:c='d'>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_pieces_are_read_without_a_panic(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        let text = pieces.concat();
        let _ = (parse(&text), is_feed(&text), parse(&format!("<rss><item>{text}</item><item>1</item></rss>")));
        let _ = (parse(&format!("{text}<rss><item>1</item></rss>")), mend::mended(&text), mend::salvaged(&text, |_| true));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC*") {
        let _ = (parse(&text), is_feed(&text), parse(&format!("<rss><item>{text}</item><item>1</item></rss>")));
    }

    #[test]
    fn loose_text_is_mended_to_what_it_says(text in "([ -%'-;=-~а-я]| & | < ){0,40}") {
        let root = root(&format!("<rss><a>{text}</a> & </rss>"));
        prop_assert_eq!(root.child("a").unwrap().text(), text);
    }
}
