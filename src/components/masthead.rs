//! The head of every page: the name of the site, its sections, search and languages.

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::search_box::SearchBox;
use crate::model::Category;
use crate::route::Place;
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
pub fn SkipLink() -> impl IntoView {
    let phrases = Reader::current().phrases();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::focus_content();
    };
    let href = format!("#{}", focus::CONTENT);
    view! { <a class="skip-link" href=href on:click=skip>{phrases.skip_to_content}</a> }
}

#[component]
pub fn Masthead(
    categories: Callback<(), Vec<Category>>,
    /// The place that is shown, to mark its section.
    place: Memo<Place>,
    languages: Callback<(), Vec<LanguageLink>>,
    #[prop(into)] words: Signal<String>,
    typed: Callback<String>,
    sent: Callback<String>,
) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let section = move |place_of: Place, name: String| {
        let href = reader.href(place_of.clone());
        let current = live::text(move || (*place.read() == place_of).then(|| "page".to_owned()));
        view! { <li><a class="masthead__section" href=href aria-current=current>{name}</a></li> }.into_any()
    };
    let sections = live::view(move || {
        let categories = categories.run(()).into_iter();
        let links = categories.map(|category| section(Place::Category(category.slug), category.name));
        // The last link comes with the sections, so that they never push it aside.
        let tags = [section(Place::Tags, phrases.all_tags.to_owned())];
        links.chain(tags).collect::<Vec<AnyView>>().into_any()
    });
    let language = |link: LanguageLink| {
        let current = link.current.then_some("true");
        view! {
            <li>
                <a class="masthead__language" href=link.href hreflang=link.tag.clone() lang=link.tag aria-current=current>
                    {link.name}
                </a>
            </li>
        }
        .into_any()
    };
    let languages = live::view(move || {
        let links: Vec<AnyView> = languages.run(()).into_iter().map(language).collect();
        let nav = |links: Vec<AnyView>| {
            view! {
                <nav class="masthead__languages" aria-label=phrases.languages>
                    <ul class="masthead__list">{links}</ul>
                </nav>
            }
        };
        (links.len() > 1).then(|| nav(links)).into_any()
    });
    view! {
        <header class="masthead">
            <div class="masthead__top">
                <a class="masthead__name" href=reader.href(Place::Front)>{reader.site_title()}</a>
                {languages}
                <SearchBox words typed sent/>
            </div>
            <nav class="masthead__sections" aria-label=phrases.sections>
                <ul class="masthead__list">
                    {section(Place::Front, phrases.latest_news.to_owned())}
                    {sections}
                </ul>
            </nav>
        </header>
    }
}
