//! The head of every page: the name of the site, its sections, search and languages.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::element::{Element, element, list, together};
use crate::components::search_box::{SearchBox, SearchBoxProps};
use crate::model::Category;
use crate::route::Place;
use crate::state::handle::{Act, Derived};
use crate::state::{Reader, live};

/// One link of the navigation "Languages": language tag, name in itself, address, and whether it is this edition.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageLink {
    pub tag: String,
    pub name: String,
    pub href: String,
    pub current: bool,
}

/// Jumps over the masthead; seen when it has the focus.
#[component]
pub fn SkipLink() -> AnyView {
    let phrases = Reader::current().phrases();
    let skip = |event: Event| {
        event.prevent_default();
        focus::focus_content();
    };
    let href = ["#", focus::CONTENT].concat();
    element("a").class("skip-link").attr("href", href).on("click", skip).child(phrases.skip_to_content).done()
}

#[component]
pub fn Masthead(
    categories: Act<(), Vec<Category>>,
    /// The place that is shown, to mark its section.
    place: Derived<Place>,
    languages: Act<(), Vec<LanguageLink>>,
    words: Derived<String>,
    typed: Act<String>,
    sent: Act<String>,
) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let section = move |place_of: Place, name: String| {
        let href = reader.href(place_of.clone());
        let current = live::text(move || (*place.read() == place_of).then(|| "page".to_owned()));
        let link = element("a").class("masthead__section").attr("href", href).attr("aria-current", current);
        element("li").child(link.child(name))
    };
    let sections = live::view_of(
        move || categories.run(()),
        move |categories| {
            let links = categories.into_iter().map(|category| section(Place::Category(category.slug), category.name));
            // The last link comes with the sections, so that they never push it aside.
            let tags = [section(Place::Tags, phrases.all_tags.to_owned())];
            together(links.chain(tags).collect::<Vec<_>>())
        },
    );
    let language = |link: LanguageLink| {
        let current = link.current.then_some("true");
        let link = element("a")
            .class("masthead__language")
            .attr("href", link.href)
            .attr("hreflang", link.tag.clone())
            .attr("lang", link.tag)
            .attr("aria-current", current)
            .child(link.name);
        element("li").child(link)
    };
    let languages = live::view_of(
        move || languages.run(()),
        move |languages| {
            let links: Vec<Element> = languages.into_iter().map(language).collect();
            let nav = |links: Vec<Element>| {
                element("nav")
                    .class("masthead__languages")
                    .attr("aria-label", phrases.languages)
                    .child(list("ul").class("masthead__list").child(links))
            };
            together((links.len() > 1).then(|| nav(links)))
        },
    );
    let name = element("a").class("masthead__name").attr("href", reader.href(Place::Front)).child(reader.site_title());
    let search = SearchBox(SearchBoxProps { words, typed, sent });
    let top = element("div").class("masthead__top").child(name).child(languages).child(search);
    let list =
        list("ul").class("masthead__list").child(section(Place::Front, phrases.latest_news.to_owned())).child(sections);
    let sections = element("nav").class("masthead__sections").attr("aria-label", phrases.sections).child(list);
    element("header").class("masthead").child(top).child(sections).done()
}
