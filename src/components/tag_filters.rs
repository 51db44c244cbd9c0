//! The tags that narrow a list.

use leptos::prelude::*;

use crate::browser::history::NARROWS;
use crate::components::element::{element, list, together};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::{Filter, Slug, Tag};
use crate::route::Place;
use crate::state::handle::{Derived, Kept};
use crate::state::keyed::{self, Row};
use crate::state::{Reader, live};

/// Each tag a link that adds it to the filter of `place`, or takes it out; one more link clears all filters, while
/// `narrows`.
#[component]
pub fn TagFilters(place: Place, tags: Derived<Vec<Tag>>, filter: Derived<Filter>, narrows: Derived<bool>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = Kept::new(place);
    let href = move |filter: Filter| reader.filtered_href(place.get(), filter);
    let link = move |tag: Tag| {
        let slug: Slug = tag.slug.clone();
        let chosen = {
            let slug = slug.clone();
            live::text(move || filter.read().tags.contains(&slug).then(|| "true".to_owned()))
        };
        let toggled = live::text(move || Some(href(filter.read().toggling_tag(&slug))));
        let link =
            element("a").class("tag-filters__tag").attr(NARROWS, "").attr("href", toggled).attr("aria-current", chosen);
        element("li").child(link.child(TagName(TagNameProps { tag }))).done()
    };
    let clear = live::view(move || {
        let cleared = live::text(move || Some(href(filter.read().cleared())));
        let link = element("a").class("tag-filters__clear").attr("href", cleared).child(phrases.clear_filters);
        together(narrows.get().then(|| element("li").child(link)))
    });
    // Before the articles are here a chosen tag has only its slug for a name, and no icon.
    let row = move |tag: Tag| Row {
        key: [tag.slug.as_str(), if tag.icon.is_some() { " + " } else { " " }, &tag.name].concat(),
        draw: Box::new(move || link(tag)),
    };
    let entries = live::ElementRef::new();
    let links = keyed::list(entries, move || tags.get().into_iter().map(row).collect());
    element("nav")
        .class("tag-filters")
        .attr("aria-label", phrases.tags)
        .child(list("ul").class("tag-filters__list").node_ref(entries).child(clear).child(links))
        .done()
}
