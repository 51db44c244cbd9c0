//! Builds the widget's code: options, the widget itself as they make it, and what to copy.

use leptos::prelude::*;

use crate::browser::{appearance, history, loader};
use crate::components::element::{element, together};
use crate::components::option_field::{
    BoxesField, BoxesFieldProps, ChoiceField, ChoiceFieldProps, TextField, TextFieldProps,
};
use crate::components::snippet::{Snippet, SnippetProps};
use crate::lang::AnnexPhrases;
use crate::model::widget::ATTRIBUTES;
use crate::model::{Widget, snippet};
use crate::route::{self, Place};
use crate::state::handle::{Act, Derived, Held};
use crate::state::{Newsroom, Reader, live};

/// In the address beside the attributes: whether the code is a script or an element.
const FORM: &str = "as";
/// So many tags are suggested.
const SUGGESTED: usize = 60;

#[component]
pub fn EmbedPage(phrases: &'static AnnexPhrases) -> AnyView {
    let options = Options::in_address();
    loader::load(&history::beside("embed.js"));
    let start = element("button")
        .class("button")
        .attr("type", "button")
        .on("click", move |_| options.clear())
        .child(phrases.start_again);
    let fields = live::view(move || {
        options.beginning.track();
        let groups = vec![what(options, phrases), looks(options, phrases), works(options, phrases)];
        element("div").class("embed__fields").child(groups).done()
    });
    let form =
        element("form").class("embed__form").on("submit", |event| event.prevent_default()).child(fields).child(start);
    let more = element("a").attr("href", history::beside("widget-help.html")).child(phrases.documentation);
    element("div")
        .class("embed")
        .child(element("p").class("embed__intro").child(phrases.embed_intro))
        .child(form)
        .child(element("div").class("embed__result").child(preview(options, phrases)).child(code(options, phrases)))
        .child(element("p").class("embed__more").child(more))
        .done()
}

/// The attributes that are chosen, as they are in the address; one at its default is not among them.
#[derive(Clone, Copy)]
struct Options {
    chosen: Held<Vec<(String, String)>>,
    /// Changes when the fields have to be filled anew.
    beginning: Held<u32>,
}

impl Options {
    fn in_address() -> Self {
        let known = |(name, value): &(String, String)| match name.as_str() {
            // Nothing beside the titles is a choice too.
            "show" => true,
            name => (ATTRIBUTES.contains(&name) || name == FORM) && !value.is_empty(),
        };
        let asked = route::widget_attributes(&history::address().1);
        Self { chosen: Held::new(asked.into_iter().filter(known).collect()), beginning: Held::new(0) }
    }

    fn get(self, name: &str) -> Option<String> {
        self.chosen.read().iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
    }

    fn get_untracked(self, name: &str) -> Option<String> {
        untrack(|| self.get(name))
    }

    /// Chooses a value, or the default again.
    fn set(self, name: &str, value: Option<&str>) {
        self.chosen.update(|all| {
            all.retain(|(own, _)| own != name);
            all.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        });
        history::set_query(&route::widget_query(&self.chosen.get_untracked()));
    }

    fn clear(self) {
        self.chosen.set(Vec::new());
        self.beginning.set(self.beginning.get_untracked() + 1);
        history::set_query("");
    }

    /// The attributes of the widget, in the order of the documentation; what it would not understand is not among them.
    fn attributes(self) -> Vec<(String, String)> {
        let chosen = |name: &&str| Some(((*name).to_owned(), self.get(name)?));
        ATTRIBUTES.iter().filter_map(chosen).filter(is_understood).collect()
    }

    /// A field for a text or a number.
    fn text(
        self,
        name: &'static str,
        label: &'static str,
        (range, usual): (Option<(u32, u32)>, &'static str),
        hint: Option<&'static str>,
        suggested: Act<(), Vec<String>>,
    ) -> AnyView {
        let changed = Act::new(move |value: String| self.set(name, Some(value.trim()).filter(|text| !text.is_empty())));
        let kind = if range.is_some() { "number" } else { "text" };
        let value = self.get_untracked(name).unwrap_or_default();
        TextField(TextFieldProps { id: name, label, hint, kind, range, usual, value, suggested, changed })
    }

    /// A field for one of several values; the first is the default.
    fn choice(self, name: &'static str, label: &'static str, choices: Act<(), Vec<(String, String)>>) -> AnyView {
        let default =
            move || untrack(|| choices.run(())).into_iter().next().map(|(value, _)| value).unwrap_or_default();
        let value = Act::new(move |()| self.get(name).unwrap_or_else(default));
        let changed =
            Act::new(move |value: String| self.set(name, Some(value.as_str()).filter(|value| *value != default())));
        ChoiceField(ChoiceFieldProps { id: name, label, choices, value, changed })
    }

    /// A group of words, each on or off, of which `usual` are on when nothing is chosen.
    fn words(
        self,
        name: &'static str,
        label: &'static str,
        usual: &'static str,
        words: Vec<(&'static str, &'static str)>,
    ) -> AnyView {
        let now = move || self.get_untracked(name).unwrap_or(usual.to_owned());
        let is_on = |word: &str| now().split_whitespace().any(|own| own == word);
        let boxes = words.iter().map(|(word, text)| (*word, *text, is_on(word))).collect();
        let order: Vec<&'static str> = words.into_iter().map(|(word, _)| word).collect();
        let changed = Act::new(move |(changed, on): (&'static str, bool)| {
            let now = now();
            let stays = |word: &&&str| match **word == changed {
                true => on,
                false => now.split_whitespace().any(|own| own == **word),
            };
            let next = order.iter().filter(stays).copied().collect::<Vec<_>>().join(" ");
            self.set(name, Some(next.as_str()).filter(|next| *next != usual));
        });
        BoxesField(BoxesFieldProps { label, boxes, changed })
    }
}

fn is_understood(attribute: &(String, String)) -> bool {
    let is_colour = attribute.0 != "accent" || appearance::is_colour(&attribute.1);
    is_colour && Widget::read(std::slice::from_ref(attribute)).1.is_empty()
}

fn group(legend: &'static str, fields: Vec<AnyView>) -> AnyView {
    element("fieldset").class("embed__group").child(element("legend").child(legend)).child(fields).done()
}

fn named<const N: usize>(choices: [(&'static str, &'static str); N]) -> Act<(), Vec<(String, String)>> {
    Act::new(move |()| choices.map(|(value, name)| (value.to_owned(), name.to_owned())).into())
}

fn what(options: Options, phrases: &'static AnnexPhrases) -> AnyView {
    let (reader, newsroom) = (Reader::current(), Newsroom::current());
    let site = reader.phrases();
    let order = [("latest", site.order_latest), ("popular", site.order_popular), ("rising", site.order_rising)];
    let languages = Act::new(move |()| {
        let all = reader.editions().into_iter().map(|(_, tag, name)| (tag, name));
        [(String::new(), phrases.page_language.to_owned())].into_iter().chain(all).collect()
    });
    // What the feed offers comes with it.
    let tags = Act::new(move |()| {
        newsroom.tags().into_iter().take(SUGGESTED).map(|(tag, _)| tag.slug.as_str().to_owned()).collect()
    });
    let categories = Act::new(move |()| {
        let known =
            newsroom.categories().into_iter().map(|category| (category.slug.as_str().to_owned(), category.name));
        let mut all: Vec<_> = [(String::new(), phrases.any.to_owned())].into_iter().chain(known).collect();
        let own = options.get_untracked("category").unwrap_or_default();
        if !all.iter().any(|(slug, _)| *slug == own) {
            all.push((own.clone(), own));
        }
        all
    });
    let nothing = Act::new(|()| Vec::new());
    group(
        phrases.what,
        vec![
            options.text("limit", phrases.limit, (Some((1, 50)), "5"), Some("1–50"), nothing),
            options.choice("sort", site.order, named(order)),
            options.text("tag", phrases.tag_slugs, (None, ""), Some(phrases.several_tags), tags),
            options.choice("category", phrases.category, categories),
            options.text("author", phrases.author, (None, ""), None, nothing),
            options.text("query", phrases.words, (None, ""), None, nothing),
            options.choice("lang", phrases.language, languages),
        ],
    )
}

fn looks(options: Options, phrases: &'static AnnexPhrases) -> AnyView {
    let layouts =
        [("list", phrases.list), ("cards", phrases.cards), ("compact", phrases.compact), ("ticker", phrases.ticker)];
    let shown = vec![
        ("time", phrases.time),
        ("views", phrases.view_count),
        ("image", phrases.picture),
        ("lead", phrases.lead),
        ("author", phrases.author),
        ("tags", phrases.tag_slugs),
    ];
    let left_away = vec![
        ("noheader", phrases.no_header),
        ("nofooter", phrases.no_footer),
        ("noborders", phrases.no_borders),
        ("transparent", phrases.transparent),
    ];
    let themes = [("auto", phrases.auto), ("light", phrases.light), ("dark", phrases.dark)];
    group(
        phrases.looks,
        vec![
            options.choice("layout", phrases.layout, named(layouts)),
            options.choice("theme", phrases.theme, named(themes)),
            options.words("show", phrases.beside, "time views", shown),
            options.words("chrome", phrases.frame, "", left_away),
            options.text("accent", phrases.accent, (None, ""), Some(phrases.accent_hint), Act::new(|()| Vec::new())),
            options.text(
                "height",
                phrases.height,
                (Some((200, 2000)), ""),
                Some(phrases.height_hint),
                Act::new(|()| Vec::new()),
            ),
        ],
    )
}

fn works(options: Options, phrases: &'static AnnexPhrases) -> AnyView {
    let targets = [("_blank", phrases.new_tab), ("_top", phrases.same_tab)];
    let loading = [("lazy", phrases.when_near), ("eager", phrases.at_once)];
    group(
        phrases.works,
        vec![
            options.text(
                "refresh",
                phrases.refresh,
                (Some((0, 86_400)), "0"),
                Some(phrases.refresh_hint),
                Act::new(|()| Vec::new()),
            ),
            options.choice("target", phrases.links_open, named(targets)),
            options.choice("loading", phrases.loads, named(loading)),
        ],
    )
}

/// The widget as it will be, in a frame that can be drawn wider and narrower.
fn preview(options: Options, phrases: &'static AnnexPhrases) -> AnyView {
    let mut widget = element("dateline-news").attr("title", phrases.preview);
    for name in ATTRIBUTES {
        // A preview is looked at now.
        let understood = move || options.attributes().into_iter().find(|(own, _)| own == name).map(|(_, value)| value);
        let value = live::text(move || if name == "loading" { Some("eager".to_owned()) } else { understood() });
        widget = widget.attr(name, value);
    }
    element("section")
        .class("embed__preview")
        .attr("aria-labelledby", "preview")
        .child(element("h2").attr("id", "preview").child(phrases.preview))
        .child(element("div").class("embed__stage").child(widget))
        .done()
}

/// The code, as a script or as an element.
fn code(options: Options, phrases: &'static AnnexPhrases) -> AnyView {
    let reader = Reader::current();
    let as_element = Derived::new(move || options.get(FORM).as_deref() == Some("element"));
    let radio = move |value: Option<&'static str>, name: &'static str| {
        let on = options.get_untracked(FORM).as_deref() == value;
        let input = element("input")
            .attr("type", "radio")
            .attr("name", FORM)
            .attr("checked", on.then_some(""))
            .on("change", move |_| options.set(FORM, value));
        element("label").class("option-field__box").child(input).child(name)
    };
    let forms = live::view(move || {
        options.beginning.track();
        element("div")
            .class("embed__forms")
            .attr("role", "radiogroup")
            .attr("aria-labelledby", "code")
            .child(radio(None, phrases.as_script))
            .child(radio(Some("element"), phrases.as_element))
            .done()
    });
    let loader = history::beside("embed.js");
    let lines = live::view_of(
        move || as_element.get(),
        move |as_element| {
            let (loader, title) = (loader.clone(), reader.site_title());
            let front = [history::origin(), reader.href(Place::Front)].concat();
            let line = move |code: Derived<String>| Snippet(SnippetProps { code, phrases });
            match as_element {
                false => line(Derived::new(move || snippet::script(&loader, &options.attributes()))),
                true => together(vec![
                    element("p").child(phrases.in_head).done(),
                    line(Derived::from(snippet::script(&loader, &[]))),
                    element("p").child(phrases.in_place).done(),
                    line(Derived::new(move || snippet::element(&front, &title, &options.attributes()))),
                ]),
            }
        },
    );
    element("section")
        .class("embed__code")
        .attr("aria-labelledby", "code")
        .child(element("h2").attr("id", "code").child(phrases.code))
        .child(forms)
        .child(lines)
        .done()
}
