//! What the reader prefers, and what their device keeps for them; the annex draws it.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::storage::Fault;
use crate::browser::{appearance, files, focus};
use crate::components::element::{Element, element, list, together};
use crate::lang::AnnexPhrases;
use crate::model::Preferences;
use crate::model::preferences::{Choice, IMAGES, KEYS, LINE_WIDTH, MORE, TEXT_SIZE, THEME, TIME, TYPEFACE};
use crate::model::text;
use crate::route::Place;
use crate::state::belongings::{self, Refusal};
use crate::state::handle::Held;
use crate::state::{Reader, Settings, live};

/// Those that style sheets look at.
const LOOKS: [&Choice; 5] = [&THEME, &TEXT_SIZE, &TYPEFACE, &LINE_WIDTH, &IMAGES];

#[component]
pub fn SettingsPage(phrases: &'static AnnexPhrases) -> AnyView {
    let (reader, settings) = (Reader::current(), Settings::current());
    let form = Form { settings, phrases, written: Held::new(settings.all()), fault: Held::default() };
    // What another tab or a file has changed is drawn; what was changed in this form stands there already.
    let drawn = Held::new(0_u32);
    live::effect(move || {
        let now = settings.all();
        if now != *form.written.read_untracked() {
            form.written.set(now);
            drawn.update(|drawn| *drawn += 1);
        }
    });
    let fields = live::view_of(
        move || drawn.get(),
        move |_| element("div").class("settings__groups").child(vec![form.looks(), form.reading(reader)]).done(),
    );
    let fault = live::view(move || {
        let notice = |fault| element("p").class("settings__fault").attr("role", "alert").child(reader.fault(fault));
        together(form.fault.get().map(notice))
    });
    element("div")
        .class("settings")
        .child(fault)
        .child(fields)
        .child(languages(reader, phrases))
        .child(data(reader, phrases))
        .done()
}

/// The fields and what became of what was entered there.
#[derive(Clone, Copy)]
struct Form {
    settings: Settings,
    phrases: &'static AnnexPhrases,
    /// What this form shows.
    written: Held<Preferences>,
    fault: Held<Option<Fault>>,
}

impl Form {
    fn change(self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.settings.all();
        change(&mut preferences);
        self.written.set(preferences.clone());
        let kept = self.settings.change(|now| *now = preferences);
        self.fault.set(kept.err());
        if kept.is_err() {
            // It holds for this visit. What is kept, public/reader.js has put there.
            let names = LOOKS.map(|choice| (["data-", choice.name].concat(), self.settings.value(choice)));
            appearance::mark_root(&names.each_ref().map(|(name, value)| (name.as_str(), *value)));
        }
    }

    fn looks(self) -> Element {
        let phrases = self.phrases;
        let themes =
            [("auto", phrases.auto), ("light", phrases.light), ("dark", phrases.dark), ("sepia", phrases.sepia)];
        let sizes = [
            ("1", phrases.small),
            ("2", phrases.usual_size),
            ("3", phrases.large),
            ("4", phrases.larger),
            ("5", phrases.largest),
        ];
        let widths = [("narrow", phrases.narrow), ("medium", phrases.usual_width), ("wide", phrases.wide)];
        let typefaces = [("serif", phrases.serif), ("sans", phrases.sans)];
        group(
            phrases.looks,
            vec![
                self.radios(phrases.theme, &THEME, &themes),
                self.radios(phrases.text_size, &TEXT_SIZE, &sizes),
                self.radios(phrases.typeface, &TYPEFACE, &typefaces),
                self.radios(phrases.line_width, &LINE_WIDTH, &widths),
            ],
        )
    }

    fn reading(self, reader: Reader) -> Element {
        let phrases = self.phrases;
        let times = [("absolute", phrases.absolute), ("relative", phrases.relative)];
        group(
            phrases.reading,
            vec![
                self.radios(phrases.time, &TIME, &times),
                element("div").class("settings__switches").child(vec![
                    self.switch(phrases.images, &IMAGES),
                    self.switch(phrases.load_more, &MORE),
                    self.switch(phrases.shortcuts, &KEYS),
                ]),
                self.muted(reader),
            ],
        )
    }

    /// One of several values.
    fn radios(self, label: &'static str, choice: &'static Choice, values: &[(&'static str, &'static str)]) -> Element {
        let id = ["setting-", choice.name].concat();
        let radio = |&(value, name): &(&'static str, &'static str)| {
            let chosen = self.written.read_untracked().is(choice, value);
            let input = element("input")
                .class("settings__input")
                .attr("type", "radio")
                .attr("name", choice.name)
                .attr("value", value)
                .attr("checked", chosen.then_some(""))
                .on("change", move |_| self.change(|preferences| preferences.choose(choice, value)));
            element("label").class("settings__option").child(input).child(element("span").child(name))
        };
        element("fieldset")
            .class("settings__choice")
            .attr("role", "radiogroup")
            .attr("aria-labelledby", id.clone())
            .child(element("legend").class("settings__label").attr("id", id).child(label))
            .child(values.iter().map(radio).collect::<Vec<_>>())
    }

    /// On or off.
    fn switch(self, label: &'static str, choice: &'static Choice) -> Element {
        let is_on = move || self.settings.is(choice, "on");
        let turn = move |_| {
            let value = if self.settings.all().is(choice, "on") { "off" } else { "on" };
            self.change(|preferences| preferences.choose(choice, value));
        };
        element("button")
            .class("settings__switch")
            .attr("type", "button")
            .attr("role", "switch")
            .attr("aria-checked", live::text(move || Some(text::truth(is_on()))))
            .on("click", turn)
            .child(element("span").child(label))
            .child(element("span").class("settings__knob").attr("aria-hidden", "true"))
    }

    /// Words that the reader wants to hear nothing of, one a line.
    fn muted(self, reader: Reader) -> Element {
        let words = move |event: Event| {
            let lines = event_target_value(&event);
            let words = lines.lines().map(str::trim).filter(|line| !line.is_empty());
            let words: Vec<String> = words.map(str::to_owned).collect();
            self.change(|preferences| preferences.muted = words);
        };
        let field = element("textarea")
            .class("option-field__input settings__words")
            .attr("id", "muted-words")
            .attr("rows", "4")
            .attr("dir", "auto")
            .attr("lang", reader.tag())
            .attr("spellcheck", "false")
            .attr("aria-describedby", "muted-words-hint")
            .on("input", words)
            .child(self.written.read_untracked().muted.join("\n"));
        element("div")
            .class("option-field")
            .child(element("label").class("settings__label").attr("for", "muted-words").child(self.phrases.muted_words))
            .child(field)
            .child(
                element("p").class("option-field__hint").attr("id", "muted-words-hint").child(self.phrases.muted_hint),
            )
    }
}

fn group(heading: &'static str, fields: Vec<Element>) -> Element {
    element("section").class("settings__group").child(element("h2").child(heading)).child(fields)
}

/// The same page in the site's other languages, where there are any.
fn languages(reader: Reader, phrases: &'static AnnexPhrases) -> AnyView {
    let editions = reader.editions();
    let link = |(edition, tag, name): (Option<String>, String, String)| {
        let current = (edition == reader.edition()).then_some("true");
        let href = reader.href_in(edition, Place::Settings);
        let link = element("a").attr("href", href).attr("lang", tag.clone()).attr("hreflang", tag);
        element("li").child(link.attr("aria-current", current).child(name))
    };
    let several = editions.len() > 1;
    let links: Vec<Element> = editions.into_iter().map(link).collect();
    together(several.then(|| group(phrases.language, vec![list("ul").class("settings__languages").child(links)])))
}

/// What the device keeps: taken along, brought, erased.
fn data(reader: Reader, phrases: &'static AnnexPhrases) -> Element {
    let (said, failed, asked) = (Held::new(String::new()), Held::new(String::new()), Held::new(false));
    let outcome = move |ended: Result<String, String>| {
        said.set(ended.clone().unwrap_or_default());
        failed.set(ended.err().unwrap_or_default());
    };
    let export = move |_| files::give("dateline.json", &belongings::export());
    let import = move |event: Event| {
        files::take(&event, move |file| {
            outcome(match file.as_deref().map_or(Err(Refusal::NotOurs), belongings::import) {
                Ok(count) => Ok(reader.plural(&phrases.imported, count as u64)),
                Err(Refusal::NotOurs) => Err(phrases.not_imported.to_owned()),
                Err(Refusal::NotKept(fault)) => Err(reader.fault(fault).to_owned()),
            });
        });
    };
    let field = element("input")
        .class("settings__file")
        .attr("type", "file")
        .attr("accept", "application/json,.json")
        .on("change", import);
    let import = element("label").class("button").child(field).child(element("span").child(phrases.import));
    let button =
        |class: &'static str, name: &'static str| element("button").class(class).attr("type", "button").child(name);
    let question = live::ElementRef::new();
    let answered = move || {
        asked.set(false);
        question.get_untracked().iter().for_each(|button| focus::focus(button));
    };
    let erase = button("button", phrases.erase)
        .node_ref(question)
        .attr("aria-expanded", live::text(move || Some(text::truth(asked.get()))))
        .on("click", move |_| asked.set(!asked.get_untracked()));
    let sure = live::view_of(
        move || asked.get(),
        move |sure| {
            let erase = move |_| {
                belongings::erase();
                outcome(Ok(phrases.erased.to_owned()));
                answered();
            };
            let answers = vec![
                button("button settings__erase", phrases.erase_all).on("click", erase),
                button("button", phrases.keep_all).on("click", move |_| answered()),
            ];
            let question = || {
                element("div")
                    .class("settings__sure")
                    .attr("role", "group")
                    .attr("aria-labelledby", "erase-question")
                    .child(element("p").attr("id", "erase-question").child(phrases.erase_question))
                    .child(element("div").class("settings__actions").child(answers))
            };
            together(sure.then(question))
        },
    );
    let failure = live::view_of(
        move || failed.get(),
        |why| {
            together((!why.is_empty()).then(|| element("p").class("settings__fault").attr("role", "alert").child(why)))
        },
    );
    let actions = vec![button("button", phrases.export).on("click", export), import, erase];
    group(
        phrases.your_data,
        vec![
            element("p").class("settings__intro").child(phrases.on_this_device),
            element("div").class("settings__actions").child(actions),
            element("div").child(sure),
            element("div").child(failure),
            element("p").attr("role", "status").child(live::view(move || said.get().into_any())),
        ],
    )
}
