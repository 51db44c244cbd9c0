//! The voice of the device: it reads the article of the page, sentence by sentence (Web Speech API).

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, on_cleanup, window};
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CharacterData, Element, MutationObserver, MutationObserverInit, Range, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, SpeechSynthesisUtterance,
};

use crate::browser::intl;
use crate::browser::viewport::{self, elements};

/// What is read, in this order.
const READ: &str = ".article__title, .article__lead, .article-body";
/// What is left out: cards of other things, and code.
const LEFT_OUT: &str = ".related-card, .article-body__embed, pre";
/// What a sentence does not go beyond.
const BLOCK: &str = "h1, h2, h3, h4, p, li, blockquote, figcaption, caption, th, td";
/// The name of the mark, as style sheets know it.
const MARK: &str = "spoken";
/// Text, as `NodeFilter.SHOW_…` counts it.
const TEXTS: u32 = 0x4;

/// A sentence of the page.
pub struct Sentence {
    pub text: String,
    range: Range,
    block: Element,
}

/// The sentences of the article of the page, in a language.
pub fn sentences(language: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut paragraph: Option<Paragraph> = None;
    for root in elements(document().query_selector_all(READ)) {
        let Ok(walker) = document().create_tree_walker_with_what_to_show(&root, TEXTS) else { continue };
        while let Ok(Some(node)) = walker.next_node() {
            let (Some(parent), Ok(text)) = (node.parent_element(), node.dyn_into::<CharacterData>()) else { continue };
            if parent.closest(LEFT_OUT).ok().flatten().is_some() {
                continue;
            }
            let block = parent.closest(BLOCK).ok().flatten().unwrap_or_else(|| root.clone());
            if paragraph.as_ref().is_none_or(|paragraph| paragraph.block != block) {
                paragraph.iter().for_each(|paragraph| paragraph.push_sentences(language, &mut all));
                paragraph = Some(Paragraph { block, text: String::new(), nodes: Vec::new(), length: 0 });
            }
            paragraph.iter_mut().for_each(|paragraph| paragraph.push(&text));
        }
    }
    paragraph.iter().for_each(|paragraph| paragraph.push_sentences(language, &mut all));
    all
}

/// The text of a block, and where its pieces begin in it, in UTF-16.
struct Paragraph {
    block: Element,
    text: String,
    nodes: Vec<(CharacterData, u32)>,
    length: u32,
}

impl Paragraph {
    fn push(&mut self, node: &CharacterData) {
        self.nodes.push((node.clone(), self.length));
        self.length += node.length();
        self.text += &node.data();
    }

    fn push_sentences(&self, language: &str, all: &mut Vec<Sentence>) {
        for (start, text) in intl::sentences(language, &self.text) {
            let end = start + text.encode_utf16().count() as u32;
            if let Some(range) = self.range(start, end).filter(|_| !text.trim().is_empty()) {
                all.push(Sentence { text, range, block: self.block.clone() });
            }
        }
    }

    fn range(&self, start: u32, end: u32) -> Option<Range> {
        let range = Range::new().ok()?;
        let (node, begins) = self.nodes.iter().rev().find(|(_, begins)| *begins <= start)?;
        range.set_start(node, start - begins).ok()?;
        let (node, begins) = self.nodes.iter().rev().find(|(_, begins)| *begins < end)?;
        range.set_end(node, end - begins).ok()?;
        Some(range)
    }
}

thread_local! {
    /// What is being spoken: some browsers forget an utterance that nobody holds, and with it that it ended.
    static SPOKEN: RefCell<Option<Spoken>> = RefCell::default();
}

struct Spoken {
    utterance: SpeechSynthesisUtterance,
    _heard: [Closure<dyn FnMut()>; 2],
}

/// Speaks a text in a language in the place of what is being spoken; `ended` hears whether it could be. It hears of a text
/// that was silenced, too, in some browsers.
pub fn speak(text: &str, language: &str, ended: impl Fn(bool) + Clone + 'static) {
    silence();
    let failed = ended.clone();
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else { return failed(false) };
    let hear = |said: bool| {
        let ended = ended.clone();
        Closure::<dyn FnMut()>::new(move || ended(said))
    };
    let heard = [hear(true), hear(false)];
    utterance.set_lang(language);
    utterance.set_onend(Some(heard[0].as_ref().unchecked_ref()));
    utterance.set_onerror(Some(heard[1].as_ref().unchecked_ref()));
    match window().speech_synthesis() {
        Ok(voice) => voice.speak(&utterance),
        Err(_) => return failed(false),
    }
    SPOKEN.replace(Some(Spoken { utterance, _heard: heard }));
}

/// Stops speaking.
pub fn silence() {
    if let Some(Spoken { utterance, .. }) = SPOKEN.take() {
        utterance.set_onend(None);
        utterance.set_onerror(None);
        if let Ok(voice) = window().speech_synthesis() {
            voice.cancel();
        }
    }
}

/// Marks a sentence, or none; shows it when it is out of sight.
pub fn mark(sentence: Option<&Sentence>) {
    let highlights = Reflect::get(&js_sys::global(), &"CSS".into());
    let highlights = highlights.and_then(|css| Reflect::get(&css, &"highlights".into())).unwrap_or_default();
    let range = sentence.map(|sentence| &sentence.range);
    let marked = if highlights.is_truthy() { highlight(&highlights, range) } else { None };
    if marked.is_none()
        && let Ok(Some(selection)) = window().get_selection()
    {
        let _ = selection.remove_all_ranges();
        let _ = range.map(|range| selection.add_range(range));
    }
    if let Some(sentence) = sentence {
        show(sentence);
    }
}

/// Does it by a highlight of CSS, which leaves what the reader has selected as it is; nothing where there are none.
fn highlight(highlights: &JsValue, range: Option<&Range>) -> Option<()> {
    let method = |name: &str| Reflect::get(highlights, &name.into()).ok()?.dyn_into::<Function>().ok();
    let Some(range) = range else { return method("delete")?.call1(highlights, &MARK.into()).ok().map(drop) };
    let highlight: Function = Reflect::get(&js_sys::global(), &"Highlight".into()).ok()?.dyn_into().ok()?;
    let highlight = Reflect::construct(&highlight, &Array::of1(range)).ok()?;
    method("set")?.call2(highlights, &MARK.into(), &highlight).ok().map(drop)
}

fn show(sentence: &Sentence) {
    let place = sentence.range.get_bounding_client_rect();
    if place.top() >= 0.0 && place.bottom() <= viewport::height() {
        return;
    }
    let still =
        window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    sentence.block.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls `act` once a sentence is no longer on the page, until the scope ends.
pub fn on_gone(sentence: &Sentence, act: impl Fn() + 'static) {
    let block = sentence.block.clone();
    let look = Closure::<dyn FnMut()>::new(move || {
        if !block.is_connected() {
            act();
        }
    });
    let Ok(observer) = MutationObserver::new(look.as_ref().unchecked_ref()) else { return };
    let init = MutationObserverInit::new();
    init.set_child_list(true);
    init.set_subtree(true);
    if let Some(body) = document().body() {
        let _ = observer.observe_with_options(&body, &init);
    }
    let watching = SendWrapper::new((observer, look));
    on_cleanup(move || watching.0.disconnect());
}
