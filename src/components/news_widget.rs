//! The widget that stands on other people's pages: a head that names the site, articles, and a foot that leads to more.

use leptos::prelude::*;

use crate::browser::viewport;
use crate::components::element::{Element, element, list};
use crate::components::widget_entry::{WidgetEntry, WidgetEntryProps};
use crate::model::text;
use crate::model::widget::{Chrome, Layout, Show};
use crate::model::{Listed, Listing};
use crate::route::Place;
use crate::state::handle::{Derived, Held};
use crate::state::keyed::{self, Row};
use crate::state::live::{ElementRef, Text};
use crate::state::{Reader, live};

/// A ticker passes by at this speed, in CSS pixels a second.
const SPEED: f64 = 70.0;

/// The frame around whatever a widget shows. `more` is the address of the same list on the site.
#[component]
pub fn NewsWidget(layout: Layout, chrome: Chrome, more: Text, content: AnyView) -> AnyView {
    let reader = Reader::current();
    let name = || element("a").attr("href", reader.href(Place::Front)).child(reader.site_title());
    let header = (!chrome.no_header).then(|| element("header").class("news-widget__name").child(name()));
    let link = element("a").attr("href", more).child(reader.phrases().more_news);
    let footer = (!chrome.no_footer).then(|| element("footer").class("news-widget__more").child(link));
    element("div")
        .class(match layout {
            Layout::List => "news-widget",
            Layout::Cards => "news-widget news-widget--cards",
            Layout::Compact => "news-widget news-widget--compact",
            Layout::Ticker => "news-widget news-widget--ticker",
        })
        .child(header)
        .child(element("main").class("news-widget__main").child(content))
        .child(footer)
        .done()
}

/// The articles of a widget. In a ticker they pass by, until the reader points at them, comes to them by keyboard,
/// presses "Pause", or has asked the device for less motion.
#[component]
pub fn WidgetEntries(entries: Derived<Listing>, layout: Layout, show: Show, label: Text) -> AnyView {
    let container = live::ElementRef::new();
    let articles = articles(entries, container, show).attr("aria-label", label);
    match layout {
        Layout::Ticker => {
            live::effect(move || {
                let Some(list) = container.get() else { return };
                let moved = list.clone();
                viewport::on_resize(&list, move || {
                    // It comes in at one end with its head start behind it, and goes out whole at the other.
                    let (list, strip) = viewport::widths(&moved);
                    viewport::set_number(&moved, "--seconds", ((list + strip) / SPEED).ceil() as usize);
                    viewport::set_number(&moved, "--head-start", (strip / SPEED) as usize);
                });
            });
            ticker(articles)
        }
        Layout::List | Layout::Cards | Layout::Compact => articles.done(),
    }
}

fn articles(entries: Derived<Listing>, container: ElementRef, show: Show) -> Element {
    let row = move |listed: Listed| {
        let slug = listed.preview.slug.clone();
        let key = slug.as_str().to_owned();
        let draw = move || {
            // One that is about to go stays as it was.
            let entry = Derived::new(move || {
                let now = entries.read();
                now.iter().find(|entry| entry.preview.slug == slug).unwrap_or(&listed).clone()
            });
            element("li").child(WidgetEntry(WidgetEntryProps { entry, show })).done()
        };
        Row { key, draw: Box::new(draw) }
    };
    let rows = keyed::list(container, move || entries.read().iter().cloned().map(row).collect());
    list("ul").class("news-widget__list").node_ref(container).child(rows)
}

fn ticker(articles: Element) -> AnyView {
    let phrases = Reader::current().phrases();
    let paused = Held::new(false);
    let pressed = live::text(move || Some(text::truth(paused.get())));
    let button = element("button")
        .class("news-widget__pause")
        .attr("type", "button")
        .attr("aria-pressed", pressed)
        .on("click", move |_| paused.set(!paused.get_untracked()))
        .child(phrases.pause);
    // Firefox stops at what scrolls; here the links in it are the stops.
    let strip = element("div").class("news-widget__strip").attr("tabindex", "-1").child(articles);
    element("div").class("news-widget__ticker").child(button).child(strip).done()
}
