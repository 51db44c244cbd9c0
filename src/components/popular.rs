//! Popular news: what is read most, with the numbers shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::story_line::StoryLine;
use crate::model::{Period, Preview};
use crate::route::Place;
use crate::state::{Reader, live};

/// The most viewed articles of the chosen period; `articles` gives them, `known` says whether any are loaded.
#[component]
pub fn Popular(articles: Callback<Period, Vec<Arc<Preview>>>, known: Callback<(), bool>) -> impl IntoView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let period = RwSignal::new(Period::default());
    let buttons = Period::ALL.map(|choice| {
        let name = match choice {
            Period::Day => phrases.day,
            Period::Week => phrases.week,
            Period::AllTime => phrases.all_time,
        };
        view! {
            <button class="popular__period" type="button" aria-pressed=live::text(move || Some((period.get() == choice).to_string())) on:click=move |_| period.set(choice)>
                {name}
            </button>
        }
    });
    let list = live::view(move || {
        let articles = articles.run(period.get());
        if articles.is_empty() {
            let nothing = if known.run(()) { phrases.nothing_popular } else { "" };
            return view! { <p class="popular__nothing">{nothing}</p> }.into_any();
        }
        let entry = |preview: Arc<Preview>| {
            view! {
                <li class="popular__entry">
                    <a class="popular__title" href=reader.href(Place::Article(preview.slug.clone()))>{preview.title.clone()}</a>
                    <StoryLine published=preview.published views=preview.views/>
                </li>
            }
        };
        view! { <ol class="popular__list">{articles.into_iter().map(entry).collect_view()}</ol> }.into_any()
    });
    view! {
        <section class="popular" aria-labelledby="popular-heading">
            <h2 class="popular__heading" id="popular-heading">{phrases.popular_news}</h2>
            <div class="popular__periods" role="group" aria-label=phrases.period>{buttons}</div>
            {list}
        </section>
    }
}
