//! Popular news: what is read most, with the numbers shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::element::{element, list};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::model::{Period, Preview};
use crate::route::Place;
use crate::state::handle::{Act, Held};
use crate::state::{Reader, live};

/// The most viewed articles of the chosen period; `articles` gives them, `known` says whether any are loaded.
#[component]
pub fn Popular(articles: Act<Period, Vec<Arc<Preview>>>, known: Act<(), bool>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let period = Held::new(Period::default());
    let buttons = Period::ALL.map(|choice| {
        let name = match choice {
            Period::Day => phrases.day,
            Period::Week => phrases.week,
            Period::AllTime => phrases.all_time,
        };
        element("button")
            .class("popular__period")
            .attr("type", "button")
            .attr("aria-pressed", live::text(move || Some((period.get() == choice).to_string())))
            .on("click", move |_| period.set(choice))
            .child(name)
    });
    let list = live::view_of(
        move || articles.run(period.get()),
        move |articles| {
            if articles.is_empty() {
                let nothing = if known.run(()) { phrases.nothing_popular } else { "" };
                return element("p").class("popular__nothing").child(nothing).done();
            }
            let entry = |preview: Arc<Preview>| {
                let href = reader.href(Place::Article(preview.slug.clone()));
                element("li")
                    .class("popular__entry")
                    .child(element("a").class("popular__title").attr("href", href).child(preview.title.clone()))
                    .child(StoryLine(StoryLineProps { published: preview.published, views: preview.views }))
            };
            list("ol").class("popular__list").child(articles.into_iter().map(entry).collect::<Vec<_>>()).done()
        },
    );
    let heading = element("h2").class("popular__heading").attr("id", "popular-heading").child(phrases.popular_news);
    let periods = element("div")
        .class("popular__periods")
        .attr("role", "group")
        .attr("aria-label", phrases.period)
        .child(Vec::from(buttons));
    // A source that counts no views has no popular news.
    let uncounted = move || known.run(()) && articles.run(Period::AllTime).is_empty();
    element("section")
        .class("popular")
        .attr("hidden", live::text(move || uncounted().then(String::new)))
        .attr("aria-labelledby", "popular-heading")
        .child(heading)
        .child(periods)
        .child(list)
        .done()
}
