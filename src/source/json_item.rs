//! An article as an item of a JSON Feed, for keeping it: what `json_feed` reads back.

use crate::model::article::Icon;
use crate::model::{Author, Content, Label, Story, Tag};
use crate::source::json::{self, Value, date, some};

/// The JSON Feed that has this one article; without its view count, which does not keep.
pub fn write(story: &Story) -> String {
    let preview = &story.preview;
    let text = |text: &str| Value::from(text);
    let named = |slug: &str, name: &str| Value::object(vec![("slug", text(slug)), ("name", text(name))]);
    let author = |author: &Author| json::author(&author.name, Some(author.slug.as_str().to_owned()));
    let tag = |tag: &Tag| {
        let icon = tag.icon.as_ref().map(|icon| match icon {
            Icon::Text(icon) | Icon::Image(icon) => icon.clone(),
        });
        named(tag.slug.as_str(), &tag.name).with("icon", icon.into())
    };
    let label = |label: &Label| {
        text(match label {
            Label::Exclusive => "exclusive",
            Label::Photo => "photo",
            Label::Video => "video",
        })
    };
    let (html, base, plain) = match &story.content {
        Some(Content::Html { html, base }) => (some(html), some(base), None.into()),
        Some(Content::Text(plain)) => (None.into(), None.into(), some(plain)),
        Some(Content::TooLarge) | None => (None.into(), None.into(), None.into()),
    };
    let categories = preview.categories.iter().map(|category| named(category.slug.as_str(), &category.name));
    let translations = preview.translations.iter().map(|(language, slug)| (language.as_str(), text(slug.as_str())));
    let image = preview.image.as_ref();
    let news = Value::object(vec![
        ("slug", text(preview.slug.as_str())),
        ("base", base),
        ("place", preview.place.clone().into()),
        ("source", preview.source.clone().into()),
        ("image_alt", some(image.map(|image| image.alt.as_str()).unwrap_or_default())),
        ("categories", categories.collect::<Vec<_>>().into()),
        ("tags", preview.tags.iter().map(tag).collect::<Vec<_>>().into()),
        ("labels", preview.labels.iter().map(label).collect::<Vec<_>>().into()),
        ("related", preview.related.iter().map(|id| text(id.as_str())).collect::<Vec<_>>().into()),
        ("translations", Value::object(translations.collect())),
    ]);
    let item = Value::object(vec![
        ("id", text(preview.id.as_str())),
        ("title", text(&preview.title)),
        ("summary", some(&preview.lead)),
        ("url", preview.url.clone().into()),
        ("image", image.map(|image| image.address.clone()).into()),
        ("date_published", date(preview.published)),
        ("date_modified", date(preview.modified)),
        ("language", preview.language.clone().into()),
        ("authors", preview.authors.iter().map(author).collect::<Vec<_>>().into()),
        ("content_html", html),
        ("content_text", plain),
        ("_news", news),
    ]);
    Value::object(vec![("items", vec![item].into())]).write()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::source::json_feed::read_page;

    #[test]
    fn an_article_that_was_kept_is_read_back_as_it_was() {
        let feed = r#"{"items":[{"id":"a\"b","title":"Ice < 5 & \"more\"","summary":"Lead","url":"https://n.example/a",
            "image":"https://n.example/a.jpg","date_published":"2025-02-27T10:22:00Z","date_modified":"2025-02-28T10:22:00Z",
            "language":"uk","authors":[{"name":"Julia Shramko","_news":{"slug":"julia"}}],"content_html":"<p>Text <b>b</b></p>",
            "_news":{"slug":"ice","views":12,"place":"Kyiv","source":"UNN","image_alt":"Ice","categories":[{"slug":"war","name":"War"}],
            "tags":[{"slug":"sea","name":"Sea","icon":"🌊"},{"slug":"x","name":"X"}],"labels":["photo","exclusive","video"],
            "related":["c"],"translations":{"en":"ice-en"}}},
            {"id":"plain","content_text":"Plain text"},{"id":"none","title":"No content"}]}"#;
        for mut story in read_page(feed, "https://n.example/feed.json").unwrap().stories {
            let kept = read_page(&write(&story), "https://elsewhere.example/").unwrap().stories;
            story.preview.views = None;
            assert_eq!(kept, [story]);
        }
    }
}
