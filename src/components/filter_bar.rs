//! The order of a list, and what else narrows it.

use leptos::prelude::*;

use crate::browser::history::NARROWS;
use crate::components::element::{Element, element, list, together};
use crate::lang::fill;
use crate::model::{Filter, Sort, TagMatch};
use crate::route::Place;
use crate::state::handle::{Act, Derived, Kept};
use crate::state::{Reader, live};

/// Links for the order, for all tags or any of them, and to take out a category or an author. `names` gives
/// the names of the category and the author that narrow the list, each with the filter without it.
#[component]
pub fn FilterBar(place: Place, filter: Derived<Filter>, names: Act<(), Vec<(String, Filter)>>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = Kept::new(place);
    // A link to the list with the filter as `change` makes it; current when that is the filter already.
    let choice = move |name: &'static str, change: fn(&mut Filter)| {
        let changed = move || {
            let mut changed = filter.get();
            change(&mut changed);
            changed
        };
        let href = live::text(move || Some(reader.filtered_href(place.get(), changed())));
        let current = live::text(move || (changed() == filter.get()).then(|| "true".to_owned()));
        let link =
            element("a").class("filter-bar__choice").attr(NARROWS, "").attr("href", href).attr("aria-current", current);
        element("li").child(link.child(name))
    };
    let orders = vec![
        choice(phrases.order_latest, |filter| filter.sort = Sort::Latest),
        choice(phrases.order_popular, |filter| filter.sort = Sort::Popular),
        choice(phrases.order_rising, |filter| filter.sort = Sort::Rising),
    ];
    let has_several_tags = Derived::new(move || filter.read().tags.len() > 1);
    let matches = live::view(move || {
        let group = || {
            let choices = vec![
                choice(phrases.match_all, |filter| filter.tag_match = TagMatch::All),
                choice(phrases.match_any, |filter| filter.tag_match = TagMatch::Any),
            ];
            let name = element("span").class("filter-bar__name").attr("aria-hidden", "true").child(phrases.tag_match);
            element("nav")
                .class("filter-bar__group")
                .attr("aria-label", phrases.tag_match)
                .child(name)
                .child(list("ul").class("filter-bar__list").child(choices))
        };
        together(has_several_tags.get().then(group))
    });
    let removals = live::view_of(
        move || names.run(()),
        move |names| {
            let removals = names.into_iter().map(|(name, without)| {
                let label = fill(phrases.remove_filter, &name);
                let href = reader.filtered_href(place.get(), without);
                let link = element("a")
                    .class("filter-bar__removal")
                    .attr(NARROWS, "")
                    .attr("href", href)
                    .attr("aria-label", label)
                    .child(name)
                    .child(element("span").attr("aria-hidden", "true").child(" ×"));
                element("li").child(link)
            });
            let removals: Vec<Element> = removals.collect();
            together((!removals.is_empty()).then(|| list("ul").class("filter-bar__list").child(removals)))
        },
    );
    let orders = element("nav")
        .class("filter-bar__group")
        .attr("aria-label", phrases.order)
        .child(list("ul").class("filter-bar__list").child(orders));
    element("div").class("filter-bar").child(orders).child(matches).child(removals).done()
}
