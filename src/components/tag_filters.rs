//! The tags that narrow a list.

use leptos::prelude::*;

use crate::components::tag_list::TagName;
use crate::model::{Filter, Slug, Tag};
use crate::route::Place;
use crate::state::Reader;
use crate::state::live::{self, Row};

/// Each tag a link that adds it to the filter of `place`, or takes it out; one more link clears all filters.
#[component]
pub fn TagFilters(place: Place, tags: Memo<Vec<Tag>>, filter: Memo<Filter>) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = StoredValue::new(place);
    let href = move |filter: Filter| reader.filtered_href(place.get_value(), filter);
    let link = move |tag: Tag| {
        let slug: Slug = tag.slug.clone();
        let chosen = {
            let slug = slug.clone();
            live::text(move || filter.read().tags.contains(&slug).then(|| "true".to_owned()))
        };
        let toggled = live::text(move || Some(href(filter.read().toggling_tag(&slug))));
        view! { <li><a class="tag-filters__tag" href=toggled aria-current=chosen><TagName tag/></a></li> }.into_any()
    };
    let clear = live::view(move || {
        let cleared = filter.get();
        let cleared = cleared.narrows().then(|| cleared.cleared());
        let link =
            |cleared| view! { <li><a class="tag-filters__clear" href=href(cleared)>{phrases.clear_filters}</a></li> };
        cleared.map(link).into_any()
    });
    // Before the articles are here a chosen tag has only its slug for a name, and no icon.
    let row = move |tag: Tag| Row {
        key: format!("{} {} {}", tag.slug.as_str(), tag.icon.is_some(), tag.name),
        draw: Box::new(move || link(tag)),
    };
    let links = live::list(move || tags.get().into_iter().map(row).collect());
    view! {
        <nav class="tag-filters" aria-label=phrases.tags>
            <ul class="tag-filters__list">
                {clear}
                {links}
            </ul>
        </nav>
    }
}
