//! An article, whole.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::annex;
use crate::components::element::{Element, element, list, together};
use crate::components::entry::picture;
use crate::components::entry_tools::{SaveButton, SaveButtonProps};
use crate::components::marks::{Marks, MarksProps};
use crate::components::page_heading::{PageHeading, PageHeadingProps, Restoring};
use crate::components::share_bar::{ShareBar, ShareBarProps};
use crate::components::story_line::{StoryLine, StoryLineProps, StoryTime, StoryTimeProps, dateline};
use crate::components::tag_list::{TagName, TagNameProps};
use crate::model::{ArticleId, Image, Preview};
use crate::route::Place;
use crate::state::handle::{Act, Draw};
use crate::state::{Reader, live};

/// The head of an article: what is known of it before its body is here.
#[component]
fn ArticleHead(preview: Arc<Preview>, views: Act<ArticleId, Option<u64>>, minutes: Act<(), Option<u64>>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let title = PageHeadingProps {
        text: preview.title.clone().into(),
        restoring: Restoring::ByHeading,
        class: "article__title",
    };
    let lead = (!preview.lead.is_empty()).then(|| element("p").class("article__lead").child(preview.lead.clone()));
    let own = preview.clone();
    let dateline = move || dateline(reader, &own, views.run(own.id.clone()));
    let dateline = live::view_of(dateline, |dateline| {
        together((!dateline.is_empty()).then(|| element("span").class("article__dateline").child(dateline)))
    });
    let time = preview.published.map(|at| StoryTime(StoryTimeProps { at }));
    let updated = preview.modified.filter(|modified| preview.published.is_some_and(|published| *modified > published));
    let (before, after) = phrases.updated.split_once("{}").unwrap_or_default();
    let updated = updated.map(|at| {
        let time = StoryTime(StoryTimeProps { at });
        element("span").class("article__updated").child(before).child(time).child(after)
    });
    let minutes = live::view(move || {
        let known = minutes.run(()).map(|minutes| reader.plural(&phrases.minutes_to_read, minutes));
        known.unwrap_or_else(|| "\u{a0}".to_owned()).into_any()
    });
    let minutes = element("span").class("article__minutes").child(minutes);
    let facts = element("div")
        .class("article__facts")
        .child(dateline)
        .child(time)
        .child(byline(reader, &preview))
        .child(updated)
        .child(minutes);
    let listen = annex::can_listen().then(|| {
        element("button")
            .class("article__listen")
            .attr("type", "button")
            .on("click", |_| annex::ask("listen"))
            .child(phrases.listen)
    });
    let save = SaveButton(SaveButtonProps { id: preview.id.clone() });
    let tools = element("div").class("article__tools").child(save).child(listen);
    element("header")
        .class("article__head")
        .child(PageHeading(title))
        .child(Marks(MarksProps { pinned: false, updated: false, labels: preview.labels.clone() }))
        .child(lead)
        .child(facts)
        .child(tools)
        .done()
}

/// The authors, each with a link, in what the language says around them.
fn byline(reader: Reader, preview: &Preview) -> Option<Element> {
    let (before, after) = reader.phrases().by.split_once("{}").unwrap_or_default();
    let authors = preview.authors.iter().enumerate().map(|(number, author)| {
        let href = reader.href(Place::Author(author.slug.clone()));
        let link = element("a").attr("rel", "author").attr("href", href).child(author.name.clone());
        together(vec![(number > 0).then(|| ", ".into_any()), Some(link.done())])
    });
    let authors: Vec<AnyView> = authors.collect();
    let byline = || element("span").class("article__byline").child(before).child(authors).child(after);
    (!preview.authors.is_empty()).then(byline)
}

/// An article with everything that belongs to it. `body` draws its text, or what stands there meanwhile; `minutes` is
/// known with the text. `related` gives what to read next.
#[component]
pub fn ArticleView(
    preview: Arc<Preview>,
    views: Act<ArticleId, Option<u64>>,
    minutes: Act<(), Option<u64>>,
    body: Draw,
    related: Act<(), Vec<Arc<Preview>>>,
) -> AnyView {
    let reader = Reader::current();
    let foot = element("footer")
        .class("article__foot")
        .child(ArticleTopics(ArticleTopicsProps { preview: preview.clone() }))
        .child(ShareBar(ShareBarProps { title: preview.title.clone() }));
    let article = element("article")
        .class("article")
        .attr("aria-label", preview.title.clone())
        .child(ArticleHead(ArticleHeadProps { preview: preview.clone(), views, minutes }))
        .child(preview.image.clone().filter(|_| reader.shows_images()).map(lead_picture))
        .child(body.run())
        .child(foot)
        .done();
    together(vec![article, RelatedNews(RelatedNewsProps { related, views })])
}

/// An article without its view count, which changes by itself.
fn still(preview: Arc<Preview>) -> Preview {
    Preview { views: None, ..(*preview).clone() }
}

fn lead_picture(image: Image) -> Element {
    picture("article__picture", "eager", image.address).attr("alt", image.alt)
}

/// Where the text, or the rest of it, would be.
#[component]
pub fn NoBody(why: &'static str, url: Option<String>) -> AnyView {
    let phrases = Reader::current().phrases();
    let link = url.map(|url| {
        element("a")
            .attr("href", url)
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .child(phrases.read_at_publisher)
    });
    element("div")
        .class("article__no-body")
        .child(element("p").child(why))
        .child(link.map(|link| element("p").child(link)))
        .done()
}

#[component]
fn ArticleTopics(preview: Arc<Preview>) -> AnyView {
    let reader = Reader::current();
    let phrases = reader.phrases();
    let categories = preview.categories.iter().map(|category| {
        let href = reader.href(Place::Category(category.slug.clone()));
        element("a").class("topic").attr("href", href).child(category.name.clone())
    });
    let tags = preview.tags.iter().map(|tag| {
        let href = reader.href(Place::Tag(tag.slug.clone()));
        let name = TagName(TagNameProps { tag: tag.clone() });
        element("a").class("topic topic--tag").attr("rel", "tag").attr("href", href).child(name)
    });
    together(vec![topics(phrases.categories, categories.collect()), topics(phrases.tags, tags.collect())])
}

/// The navigation of `links`, where there are any.
fn topics(label: &'static str, links: Vec<Element>) -> Option<Element> {
    let nav = |links: Vec<Element>| {
        let entries: Vec<_> = links.into_iter().map(|link| element("li").child(link)).collect();
        let list = list("ul").class("topics__list").child(entries);
        element("nav").class("topics").attr("aria-label", label).child(list)
    };
    (!links.is_empty()).then(|| nav(links))
}

#[component]
fn RelatedNews(related: Act<(), Vec<Arc<Preview>>>, views: Act<ArticleId, Option<u64>>) -> AnyView {
    let reader = Reader::current();
    let entry = move |preview: Preview| {
        let href = reader.href(Place::Article(preview.slug.clone()));
        let link = element("a").attr("href", href).child(preview.title.clone());
        let image = preview.image.clone().filter(|_| reader.shows_images());
        let (id, published) = (preview.id.clone(), preview.published);
        let picture = image.map(|image| picture("related-news__picture", "lazy", image.address).attr("alt", ""));
        element("li")
            .class("related-news__entry")
            .child(element("h3").class("related-news__title").child(link))
            .child(picture)
            .child(StoryLine(StoryLineProps { published, views: Act::new(move |()| views.run(id.clone())) }))
    };
    let section = move |entries: Vec<Element>| {
        let heading = element("h2")
            .class("related-news__heading")
            .attr("id", "related-heading")
            .child(reader.phrases().related_news);
        element("section")
            .class("related-news")
            .attr("aria-labelledby", "related-heading")
            .child(heading)
            .child(list("ul").class("related-news__list").child(entries))
    };
    live::view_of(
        move || related.run(()).into_iter().map(still).collect::<Vec<_>>(),
        move |related| {
            let entries: Vec<Element> = related.into_iter().map(entry).collect();
            together((!entries.is_empty()).then(|| section(entries)))
        },
    )
}
