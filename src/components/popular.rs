//! Popular news: what is read most, with the numbers shown.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::element::{element, list, together};
use crate::components::story_line::{StoryLine, StoryLineProps};
use crate::model::text;
use crate::model::{ArticleId, Period, Preview};
use crate::route::Place;
use crate::state::handle::{Act, Held};
use crate::state::keyed::{self, Row};
use crate::state::{Reader, live};

/// The most viewed articles of the chosen period; `articles` gives them, `views` their counts as they are now, `known`
/// says whether any are loaded.
#[component]
pub fn Popular(
    articles: Act<Period, Vec<Arc<Preview>>>,
    views: Act<ArticleId, Option<u64>>,
    known: Act<(), bool>,
) -> AnyView {
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
            .attr("aria-pressed", live::text(move || Some(text::truth(period.get() == choice))))
            .on("click", move |_| period.set(choice))
            .child(name)
    });
    let container = live::ElementRef::new();
    let entry = move |preview: Arc<Preview>| {
        let Preview { id, slug, title, published, .. } = (*preview).clone();
        let key = [id.as_str(), " ", &title].concat();
        let draw = move || {
            let href = reader.href(Place::Article(slug));
            element("li")
                .class("popular__entry")
                .child(element("a").class("popular__title").attr("href", href).child(title))
                .child(StoryLine(StoryLineProps { published, views: Act::new(move |()| views.run(id.clone())) }))
                .done()
        };
        Row { key, draw: Box::new(draw) }
    };
    // A row that stays is not drawn again; its number changes where it stands.
    let rows = keyed::list(container, move || articles.run(period.get()).into_iter().map(entry).collect());
    let list = list("ol").class("popular__list").node_ref(container).child(rows);
    let is_empty = move || articles.run(period.get()).is_empty();
    let nothing = live::view_of(is_empty, move |empty| {
        let words = if known.run(()) { phrases.nothing_popular } else { "" };
        together(empty.then(|| element("p").class("popular__nothing").child(words)))
    });
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
        .child(nothing)
        .done()
}
