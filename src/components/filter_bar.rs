//! The order of a list, and what else narrows it.

use leptos::prelude::*;

use crate::lang::fill;
use crate::model::{Filter, Sort, TagMatch};
use crate::route::Place;
use crate::state::Reader;

/// Links for the order, for all tags or any of them, and to take out a category or an author. `names` gives the names
/// of the category and the author that narrow the list.
#[component]
pub fn FilterBar(
    place: Place,
    #[prop(into)] filter: Signal<Filter>,
    #[prop(into)] names: Signal<(Option<String>, Option<String>)>,
) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = StoredValue::new(place);
    let href = move |change: &dyn Fn(&mut Filter)| {
        let mut changed = filter.get();
        change(&mut changed);
        reader.filtered_href(place.get_value(), changed)
    };
    let orders = [(Sort::Latest, phrases.order_latest), (Sort::Popular, phrases.order_popular), (Sort::Rising, phrases.order_rising)].map(|(sort, name)| {
        let current = move || filter.with(|filter| filter.sort == sort).then_some("true");
        view! { <li><a class="filter-bar__choice" href=move || href(&|filter| filter.sort = sort) aria-current=current>{name}</a></li> }
    });
    let matches = move || {
        filter.with(|filter| filter.tags.len() > 1).then(|| {
            let choices = [(TagMatch::All, phrases.match_all), (TagMatch::Any, phrases.match_any)].map(|(kind, name)| {
                let current = move || filter.with(|filter| filter.tag_match == kind).then_some("true");
                view! { <li><a class="filter-bar__choice" href=move || href(&|filter| filter.tag_match = kind) aria-current=current>{name}</a></li> }
            });
            view! {
                <nav class="filter-bar__group" aria-label=phrases.tag_match>
                    <span class="filter-bar__name" aria-hidden="true">{phrases.tag_match}</span>
                    <ul class="filter-bar__list">{choices}</ul>
                </nav>
            }
        })
    };
    let removal = move |name: String, href: String| {
        view! {
            <li>
                <a class="filter-bar__removal" href=href aria-label=fill(phrases.remove_filter, &name)>
                    {name.clone()} <span aria-hidden="true">" ×"</span>
                </a>
            </li>
        }
    };
    let removals = move || {
        let (category, author) = names.get();
        let category = category.map(|name| removal(name, href(&|filter| filter.category = None)));
        let author = author.map(|name| removal(name, href(&|filter| filter.author = None)));
        (category.is_some() || author.is_some())
            .then(|| view! { <ul class="filter-bar__list">{category} {author}</ul> })
    };
    view! {
        <div class="filter-bar">
            <nav class="filter-bar__group" aria-label=phrases.order>
                <ul class="filter-bar__list">{orders}</ul>
            </nav>
            {matches}
            {removals}
        </div>
    }
}
