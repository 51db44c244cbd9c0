//! An article that is read aloud, by a voice that says when it has spoken.

use serde_json::{Value, json};

use crate::Journey;
use crate::clock;
use crate::edition::{Feed, Item, publish};
use crate::page::Page;
use crate::server::Server;

pub const JOURNEYS: &[(&str, Journey)] = crate::journeys![
    an_article_is_read_sentence_by_sentence,
    the_reader_steers_the_voice,
    leaving_the_article_ends_it,
    a_voice_that_fails_is_told,
];

const VOICE: &str = "
    window.said = [];
    let now;
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        speak(utterance) { now = utterance; said.push(utterance.text.trim()); },
        cancel() { now = undefined; },
    } });
    window.speaks = () => now?.text.trim() ?? '';
    window.finish = () => { const ended = now; now = undefined; ended.onend({}); };
    window.fail = () => { const ended = now; now = undefined; ended.onerror({ error: 'voice-unavailable' }); };
    window.marked = () => {
        const range = [...(window.CSS.highlights?.get('spoken') ?? [])][0];
        return (range ?? getSelection()).toString().trim();
    };";

const TITLE: &str = "The tide is late";

fn listen(server: &Server, page: &Page) {
    let story = Item::new("tide", TITLE).dated("2026-03-10T12:00:00Z").lead("It came at noon.").body(
        "<p>First it was <em>quiet</em>. Then it was not.</p><p><a rel=\"related\" href=\"/article/moon\">Moon</a></p>
         <ul><li>One gull</li></ul>",
    );
    publish(server, &Feed::of([story]));
    clock::open_with(server, page, "/", VOICE);
    page.feed().part("link", TITLE).click();
    page.expect_heading(TITLE);
    page.part("main", "").expect_text("One gull");
    page.part("main", "").part("button", "Listen").click();
    expect_spoken(page, TITLE);
}

#[track_caller]
fn expect_spoken(page: &Page, sentence: &str) {
    page.expect("what is spoken", sentence, || page.text("return window.speaks()"));
    page.expect("what is marked", sentence, || page.text("return window.marked()"));
}

fn finish(page: &Page) {
    page.script("finish()", json!(null));
}

fn an_article_is_read_sentence_by_sentence(server: &Server, page: &Page) {
    listen(server, page);
    page.part("region", "Listen").part("button", "Pause").expect();
    page.expect("the focus", &"button Pause", || page.focus());
    for sentence in ["It came at noon.", "First it was quiet.", "Then it was not.", "One gull"] {
        finish(page);
        expect_spoken(page, sentence);
    }
    finish(page);
    page.part("region", "Listen").expect_gone();
    assert_eq!(page.text("return window.marked()"), "");
    page.expect("the focus", &"button Listen", || page.focus());
    let said = page.script("return said", json!(null));
    assert_eq!(said.as_array().map(Vec::len), Some(5), "nothing is said twice, nor the card: {said}");
}

fn the_reader_steers_the_voice(server: &Server, page: &Page) {
    listen(server, page);
    let bar = page.part("region", "Listen");
    bar.part("button", "Next sentence").click();
    expect_spoken(page, "It came at noon.");
    bar.part("button", "Pause").click();
    page.expect("nothing is spoken", "", || page.text("return window.speaks()"));
    assert_eq!(page.text("return window.marked()"), "It came at noon.");
    bar.part("button", "Next sentence").click();
    page.expect("what is marked", "First it was quiet.", || page.text("return window.marked()"));
    assert_eq!(page.text("return window.speaks()"), "");
    bar.part("button", "Continue").click();
    expect_spoken(page, "First it was quiet.");
    bar.part("button", "Previous sentence").click();
    expect_spoken(page, "It came at noon.");
    bar.part("button", "Previous sentence").click();
    bar.part("button", "Previous sentence").click();
    expect_spoken(page, TITLE);
    bar.part("button", "Stop").click();
    bar.expect_gone();
    assert_eq!(page.text("return window.speaks()"), "");
    page.expect("the focus", &"button Listen", || page.focus());
}

fn leaving_the_article_ends_it(server: &Server, page: &Page) {
    listen(server, page);
    page.back();
    page.expect_titles(&[TITLE]);
    page.part("region", "Listen").expect_gone();
    assert_eq!(page.text("return window.speaks()"), "");
}

fn a_voice_that_fails_is_told(server: &Server, page: &Page) {
    listen(server, page);
    page.script("fail()", json!(Value::Null));
    page.part("region", "Listen").part("alert", "").expect_text("This browser cannot read the article aloud.");
    page.part("region", "Listen").part("button", "Continue").click();
    expect_spoken(page, TITLE);
    page.part("region", "Listen").part("alert", "").expect_gone();
}
