//! The order of a list, and what else narrows it.

use leptos::prelude::*;

use crate::lang::fill;
use crate::model::{Filter, Sort, TagMatch};
use crate::route::Place;
use crate::state::{Reader, live};

/// Links for the order, for all tags or any of them, and to take out a category or an author. `names` gives
/// the names of the category and the author that narrow the list, each with the filter without it.
#[component]
pub fn FilterBar(place: Place, filter: Memo<Filter>, names: Callback<(), Vec<(String, Filter)>>) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = StoredValue::new(place);
    // A link to the list with the filter as `change` makes it; current when that is the filter already.
    let choice = move |name: &'static str, change: fn(&mut Filter)| {
        let changed = move || {
            let mut changed = filter.get();
            change(&mut changed);
            changed
        };
        let href = live::text(move || Some(reader.filtered_href(place.get_value(), changed())));
        let current = live::text(move || (changed() == filter.get()).then(|| "true".to_owned()));
        view! { <li><a class="filter-bar__choice" href=href aria-current=current>{name}</a></li> }.into_any()
    };
    let orders = vec![
        choice(phrases.order_latest, |filter| filter.sort = Sort::Latest),
        choice(phrases.order_popular, |filter| filter.sort = Sort::Popular),
        choice(phrases.order_rising, |filter| filter.sort = Sort::Rising),
    ];
    let has_several_tags = live::memo(move || filter.read().tags.len() > 1);
    let matches = live::view(move || {
        let group = || {
            let choices = vec![
                choice(phrases.match_all, |filter| filter.tag_match = TagMatch::All),
                choice(phrases.match_any, |filter| filter.tag_match = TagMatch::Any),
            ];
            view! {
                <nav class="filter-bar__group" aria-label=phrases.tag_match>
                    <span class="filter-bar__name" aria-hidden="true">{phrases.tag_match}</span>
                    <ul class="filter-bar__list">{choices}</ul>
                </nav>
            }
        };
        has_several_tags.get().then(group).into_any()
    });
    let removals = live::view(move || {
        let removals = names.run(()).into_iter().map(|(name, without)| {
            let label = fill(phrases.remove_filter, &name);
            let href = reader.filtered_href(place.get_value(), without);
            view! { <li><a class="filter-bar__removal" href=href aria-label=label>{name} <span aria-hidden="true">" ×"</span></a></li> }
                .into_any()
        });
        let removals: Vec<AnyView> = removals.collect();
        (!removals.is_empty()).then(|| view! { <ul class="filter-bar__list">{removals}</ul> }).into_any()
    });
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
