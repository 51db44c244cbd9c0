//! The tags that narrow a list.

use leptos::prelude::*;

use crate::components::tag_list::TagName;
use crate::model::{Filter, Slug, Tag};
use crate::route::Place;
use crate::state::Reader;

/// Each tag a link that adds it to the filter of `place`, or takes it out; one more link clears all filters.
#[component]
pub fn TagFilters(
    place: Place,
    #[prop(into)] tags: Signal<Vec<Tag>>,
    #[prop(into)] filter: Signal<Filter>,
) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let place = StoredValue::new(place);
    let href = move |filter: Filter| reader.filtered_href(place.get_value(), filter);
    let link = move |tag: Tag| {
        let slug: Slug = tag.slug.clone();
        let chosen = {
            let slug = slug.clone();
            move || filter.with(|filter| filter.tags.contains(&slug)).then_some("true")
        };
        view! {
            <li>
                <a class="tag-filters__tag" href=move || href(filter.with(|filter| filter.toggling_tag(&slug))) aria-current=chosen>
                    <TagName tag/>
                </a>
            </li>
        }
    };
    let clear = move || {
        filter.with(Filter::narrows).then(|| {
            view! { <li><a class="tag-filters__clear" href=href(filter.with(Filter::cleared))>{phrases.clear_filters}</a></li> }
        })
    };
    view! {
        <nav class="tag-filters" aria-label=phrases.tags>
            <ul class="tag-filters__list">
                {clear}
                <For each=move || tags.get() key=|tag| tag.slug.clone() children=link/>
            </ul>
        </nav>
    }
}
