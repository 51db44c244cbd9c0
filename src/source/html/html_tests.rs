//! How bodies are read: what survives, and that nothing else does.

use super::*;
use crate::model::body::{CellKind, HeadingLevel, ListKind, plain_text as text_of};
use crate::model::{Image, Timestamp};
use proptest::prelude::*;

const BASE: &str = "https://news.example/data/articles/a.json";

fn blocks(html: &str) -> Vec<Block> {
    read(&Content::Html { html: html.into(), base: BASE.into() }).0
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn paragraph(content: &str) -> Block {
    Block::Paragraph(vec![text(content)])
}

/// The body as one line, for cases where only the text matters.
fn shown(html: &str) -> String {
    format!("{:?}", blocks(html))
}

#[test]
fn paragraphs_and_marks_survive() {
    let wanted = Block::Paragraph(vec![
        text("A "),
        Inline::Strong(vec![text("b")]),
        text(" "),
        Inline::Emphasis(vec![text("c")]),
        text(" m"),
        Inline::Superscript(vec![text("2")]),
        text(" CO"),
        Inline::Subscript(vec![text("2")]),
        text(" "),
        Inline::Code(vec![text("x = 1")]),
        Inline::Break,
        Inline::Time { at: Timestamp(0), content: vec![text("then")] },
    ]);
    assert_eq!(
        blocks(
            "<p> A\n <b>b</b> <i>c</i> m<sup>2</sup> CO<sub>2</sub> <code>x = 1</code><br><time datetime='1970-01-01'>then</time> </p>"
        ),
        [wanted]
    );
}

#[test]
fn headings_lists_quotes_code_and_rules_survive() {
    let wanted = [
        Block::Heading { level: HeadingLevel::Two, text: vec![text("One")] },
        Block::Heading { level: HeadingLevel::Three, text: vec![text("Two")] },
        Block::List {
            kind: ListKind::Unordered,
            items: vec![
                vec![paragraph("a")],
                vec![
                    paragraph("b"),
                    Block::List { kind: ListKind::Ordered { start: 3 }, items: vec![vec![paragraph("c")]] },
                ],
            ],
        },
        Block::Quote(vec![paragraph("Said.")]),
        Block::Code("a\n  b".into()),
        Block::Rule,
    ];
    assert_eq!(
        blocks(
            "<h1>One</h1><h3>Two</h3><ul><li>a</li> <li>b<ol start=3><li><p>c</p></li></ol></li></ul><blockquote>Said.</blockquote><pre>\na\n  b\n</pre><hr>"
        ),
        wanted
    );
}

#[test]
fn tables_keep_captions_heads_and_spans() {
    let [Block::Table { caption, rows }] = &blocks(
        "<table><caption>C</caption><thead><tr><th colspan=2>h</th></tr></thead><tr><td>a<td rowspan=0><p>b</p><p>c</p></table>",
    )[..] else {
        panic!("no table");
    };
    assert_eq!(text_of(caption), "C");
    assert_eq!((rows[0][0].kind, rows[0][0].columns), (CellKind::Header, 2));
    assert_eq!((text_of(&rows[1][1].content), rows[1][1].rows), ("b c".into(), 1));
}

#[test]
fn pictures_keep_address_size_and_text() {
    let image = |size| Image { address: "https://news.example/data/art/m.svg".into(), alt: "The Moon".into(), size };
    let img = "<img src=../art/m.svg alt='The  Moon' width=1200 height=800 onerror=alert(1) srcset='x 2x'>";
    assert_eq!(
        blocks(&format!("<figure>{img}<figcaption>Cap</figcaption></figure><p>{img}</p>")),
        [
            Block::Figure { content: vec![Block::Image(image(Some((1200, 800))))], caption: vec![text("Cap")] },
            Block::Image(image(Some((1200, 800))))
        ]
    );
    assert_eq!(blocks("<img src=../art/m.svg alt='The Moon' width=0 height=800>"), [Block::Image(image(None))]);
}

#[test]
fn a_paragraph_with_only_a_related_link_is_a_card() {
    let card = Block::Related { address: "https://news.example/article/b".into(), title: "Title b".into() };
    assert_eq!(blocks("<p>\n<a rel='noopener RELATED' href='/article/b'>Title <b>b</b></a> </p>"), [card]);
    assert!(matches!(&blocks("<p>See <a rel=related href=/article/b>b</a></p>")[..], [Block::Paragraph(_)]));
    assert!(
        matches!(&blocks("<p><a rel=related href=javascript:x>b</a></p>")[..], [Block::Paragraph(content)] if *content == [text("b")])
    );
}

#[test]
fn third_party_embeds_become_addresses() {
    let embed = |address: &str| Block::Embed { address: address.into() };
    assert_eq!(
        blocks("<p>a</p><iframe src='https://video.example/1'></iframe>"),
        [paragraph("a"), embed("https://video.example/1")]
    );
    assert_eq!(
        blocks("<p>a <iframe src='https://video.example/1'>b</iframe></p>"),
        [paragraph("a"), embed("https://video.example/1")]
    );
    assert_eq!(blocks("<div><video><source src=/film.mp4></video></div>"), [embed("https://news.example/film.mp4")]);
    assert_eq!(blocks("<pre>a<iframe src=x>b</iframe><video>c</video></pre>"), [Block::Code("a".into())]);
    assert_eq!(plain_text("a<iframe src=x>b</iframe><video>c</video>"), "a");
    assert_eq!(blocks("<iframe srcdoc='<script>x</script>'></iframe><iframe src='javascript:x'></iframe>"), []);
}

#[test]
fn loose_text_and_unknown_elements_become_paragraphs() {
    assert_eq!(
        blocks("a <span>b</span><div>c</div><x-y><p>d</p></x-y>e"),
        [paragraph("a b"), paragraph("c"), paragraph("d"), paragraph("e")]
    );
    assert_eq!(blocks("<p> </p><div><br></div><ul></ul><table></table><figure></figure>"), []);
}

#[test]
fn a_no_break_space_alone_is_nothing_to_see() {
    assert_eq!(blocks("<p>&nbsp;</p><p> &nbsp; <br><b>&nbsp;</b></p><h2>&nbsp;</h2><ul><li>&nbsp;</ul>"), []);
    assert_eq!(
        blocks("<p>a<b>&nbsp;</b>b&nbsp;c<i> </i>d<a href=x> </a>&nbsp;</p>"),
        [paragraph("a\u{a0}b\u{a0}c d \u{a0}")]
    );
    let [Block::Image(_)] = &blocks("<p>&nbsp;<img src=a.png>&nbsp;</p>")[..] else { panic!("no picture") };
}

/// Loaders of pictures put a blank where the picture will be and the picture itself into a `noscript`.
#[test]
fn a_picture_is_found_in_a_noscript_and_nothing_else_is() {
    for (html, wanted) in [
        ("<p><img src='data:image/gif,x' data-src=a.png><noscript><img src=a.png></noscript></p>", "I"),
        ("<p><img src=blank.gif data-src=a.png><NoScript class=x><b>t</b><img src=a.png></NoScript></p>", "I"),
        ("<figure><a href=/b><noscript><picture><img src=a.png></picture></noscript></a></figure>", "F"),
        ("<noscript><img src=a.png></noscript><p>t</p>", "IP"),
        ("<noscript>Turn it on</noscript><p>t</p>", "P"),
        ("<div><noscript><div>t<p>t</div></noscript></div>", ""),
        ("<p>t<noscript>lost</p><p>t</p>", "PP"),
        ("<p><noscript><img src='javascript:x'><iframe src=b></iframe><script>x</script></noscript></p>", ""),
        ("<p><img src=a.png><noscript><img src=count.gif width=1 height=1></noscript></p>", "I"),
    ] {
        let read = blocks(html);
        let kinds: String = read.iter().filter_map(|block| format!("{block:?}").chars().next()).collect();
        assert_eq!(kinds, wanted, "{html}: {read:?}");
        assert!(
            addresses(&read).iter().all(|address| address.ends_with("/a.png") || address.ends_with("/b")),
            "{html}"
        );
    }
    assert_eq!(plain_text("a<noscript>b<img src=a.png></noscript>"), "a");
}

#[test]
fn plain_text_keeps_its_paragraphs() {
    let content = Content::Text("One\ntwo\n\n  <b>Three</b>\n".into());
    assert_eq!(
        read(&content).0,
        [Block::Paragraph(vec![text("One"), Inline::Break, text("two")]), paragraph("<b>Three</b>")]
    );
}

#[test]
fn harmful_markup_leaves_nothing_behind() {
    for html in [
        "<script>hacked()</script>",
        "<style>hacked{}</style>",
        "<svg onload=hacked()><script>hacked()</script><title>hacked</title></svg>",
        "<math><mtext><img src=x onerror=hacked()></mtext></math>",
        "<form action=/hacked><input name=hacked value=hacked><button>hacked</button></form>",
        "<template>hacked</template><noscript>hacked</noscript>",
        "<base href=//hacked.example><meta http-equiv=refresh content='0;url=hacked:'>",
        "<object data=hacked.swf>hacked</object><embed src=hacked>",
        "<a href='javascript:hacked()'></a><a href=' java\tscript:hacked()' id=hacked name=hacked></a>",
        "<img src='javascript:hacked()'><img src='data:image/svg+xml,hacked'>",
        "<p onclick=hacked() style='background:url(hacked)' class=hacked id=hacked></p>",
        "<!-- hacked --><![CDATA[ hacked ]]>",
    ] {
        assert!(!shown(html).contains("hacked"), "{html}: {}", shown(html));
    }
    assert_eq!(blocks("<p>a\0b</p>").len(), 1);
}

#[test]
fn a_link_without_a_safe_address_is_its_text() {
    assert_eq!(
        blocks("<p><a href='javascript:x'>go</a> <a href='../b?c#d'>on</a></p>"),
        [Block::Paragraph(vec![
            text("go "),
            Inline::Link { address: "https://news.example/data/b?c#d".into(), content: vec![text("on")] },
        ])]
    );
}

#[test]
fn nesting_beyond_the_limit_is_cut_off() {
    let deep = format!("{}x{}<p>after</p>", "<div>".repeat(5000), "</div>".repeat(5000));
    assert_eq!(blocks(&deep), [paragraph("after")]);
    let marks = format!("<p>{}x</p>", "<b>".repeat(100));
    assert!(shown(&marks).contains('x'));
}

#[test]
fn text_is_decoded_and_folded() {
    for (html, wanted) in [
        ("a &amp;\n b", "a & b"),
        ("<p>a</p><p>b</p>", "a b"),
        ("a<b>b</b>c", "abc"),
        ("&#8217;&nbsp;&hellip;", "’\u{a0}…"),
        ("1 < 2 && 3", "1 < 2 && 3"),
        ("a<script>b</script>", "a"),
        ("&nbsp;a&nbsp;b &nbsp;", "a\u{a0}b"),
    ] {
        assert_eq!(plain_text(html), wanted, "{html}");
    }
}

#[test]
fn entities_are_decoded_the_same_with_the_parser_and_without() {
    for text in [
        "&amp;&lt;&gt;&quot;&apos;&nbsp;&hellip;&ndash;&mdash;&lsquo;&rsquo;&ldquo;&rdquo;&laquo;&raquo;",
        "&#65;&#x42;&#X63;&#8217;&#x1F600;&amp;amp; & a&b; && &",
        "&#0; &#146; &#xd83d; &#1114112; &#10;x &#+65; &#99999999999; &#; &#x; &#65 &#xg; &#65x;",
        "AT&T &amp &copy;&COPY; &notit; &rsquor; &rsqu; &a; &amp lt; &ltx; &;&#8217",
    ] {
        for piece in text.split(' ').chain([text]) {
            assert_eq!(plain_text(piece), parsed_text(piece).trim(), "{piece}");
        }
    }
}

#[test]
fn loose_text_drops_only_what_is_surely_markup() {
    for (text, wanted) in [
        ("Is 1 <x for all x> 0", "Is 1 <x for all x> 0"),
        ("a <b c> d <b> e</b> <b- <b", "a <b c> d e <b- <b"),
        ("<P>one</P><p class=x>two<br/>three</p ><!-- no -->", "one two three"),
        ("<h2>T</h2> <x-y>z</x-y> </x>", "T <x-y>z</x-y> </x>"),
        ("Why <script> tags are slow", "Why <script> tags are slow"),
        ("a<script type='x'>if (a<b)</script>b <style>c</style>", "ab"),
        ("<img src=x onerror='a()'>&amp;lt; <3", "&lt; <3"),
        ("<a href='x'>é <wbr>&copy;</a> < <", "é © < <"),
        ("a <script>b</SCRIPT> c <script> d", "a c <script> d"),
        ("<!-->shown<!-- not", "shown"),
    ] {
        assert_eq!(loose_text(text), wanted, "{text}");
    }
}

/// Pieces that documents are made of, so that random sequences of them nest and clash.
fn markup() -> impl Strategy<Value = String> {
    let pieces = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href='x'>",
        "<a href='javascript:hacked()'>",
        "</a>",
        "<script>",
        "hacked",
        "</script>",
        "<svg>",
        "</svg>",
        "<img src=x onerror=hacked>",
        "<p style=x>",
        "<base href=x>",
        "<track src=x>",
        "<title>",
        "</title>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<pre>",
        "</pre>",
        "<style>",
        "</style>",
        "text ",
        "&lt;",
        "&amp;#",
        "<!--",
        "-->",
        "<",
        "\"",
        "'",
        "\0",
        "<math><mi>",
        "</math>",
        "<template>",
        "</template>",
        "<h2>",
        "</h2>",
        "<blockquote>",
        "<iframe src=y>",
        "</iframe>",
        "<noscript>",
        "</noscript>",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

/// Every address in a body.
fn addresses(blocks: &[Block]) -> Vec<String> {
    let debug = format!("{blocks:?}");
    debug.split("address: \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn any_markup_gives_only_safe_addresses(html in markup()) {
        for address in addresses(&blocks(&html)) {
            prop_assert!(address.starts_with("https://news.example/"), "{} from {}", address, html);
        }
    }

    #[test]
    fn what_is_quiet_is_read_the_same(html in markup()) {
        prop_assert_eq!(blocks(&quiet::quiet(&html)), blocks(&html));
    }

    #[test]
    fn any_text_is_read_without_a_panic(html in "\\PC*") {
        let _ = blocks(&html);
        let _ = plain_text(&html);
        let _ = loose_text(&html);
    }

    #[test]
    fn escaped_text_survives_to_the_letter(words in prop::collection::vec("[a-zа-я<>&\"']{1,8}", 1..6)) {
        let wanted = words.join(" ");
        let html = wanted.replace('&', "&amp;").replace('<', "&lt;");
        prop_assert_eq!(blocks(&format!("<p>{html}</p>")), [paragraph(&wanted)]);
    }
}

/// The text that the parser finds.
fn parsed_text(html: &str) -> String {
    inline::plain_text(&nodes(html).0)
}

#[test]
fn text_is_the_same_with_the_parser_and_without() {
    let corpus = include_str!("../../../tests/corpus/benign.txt");
    let odd = [
        "a<!-- <b>x</b> -->b<br>c<BR/>d",
        "<!-->a<!--->b<!-- x --!>c<!--!>d-->e",
        "<p title='a>b'>c</p>d<p>e",
        "<img alt=\"1 > 0\" src=a>f &copy; g",
        "a<script>if (1<2) '</p>'</script>b<SVG><text>c</text></SVG>d<input>e<style>f",
        "x<noscript>no</noscript><iframe>no</iframe>y</z>",
        "1 <3 2 < 3 <<b>c</b>",
        "<h2>A</h2>b<ul><li>c<li>d</ul>&lt;p&gt;",
    ];
    for html in corpus.lines().filter(|line| line.starts_with('<')).chain(odd) {
        assert_eq!(plain_text(html), parsed_text(html), "{html}");
    }
}
