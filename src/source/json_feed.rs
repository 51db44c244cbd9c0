//! JSON Feed 1.0 and 1.1 (<https://jsonfeed.org/version/1.1>) with the extension object `_news`.

use crate::model::article::Icon;
use crate::model::order::by_rank;
use crate::model::{
    ArticleId, Author, Category, Content, Failure, FeedPage, FeedTerms, Image, Label, Preview, Reason, Slug, Story,
    Tag, Timestamp,
};
use crate::route;
use crate::source::address;
use crate::source::html::{loose_text, plain_text};
use crate::source::json::{self, Value};

/// An article without a title is named by this many characters of its text.
const TITLE_FROM_TEXT: usize = 100;

/// How much of one article is read, in bytes.
const LARGEST: usize = 2_000_000;

/// `template` with `text` for its `mark`, encoded for a path or a query.
pub fn filled(template: &Option<String>, mark: &str, text: &str) -> Option<String> {
    Some(template.as_ref()?.replace(mark, &encoded(text)))
}

/// `text` as it stands in a path or a query.
pub fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
        .collect::<String>()
        .replace("%2D", "-")
}

/// Reads a single article that came from `address`.
pub fn read_story(text: &str, address: &str) -> Result<Story, Failure> {
    let missing = || Failure::new(address, Reason::Status(404, String::new()));
    // Hosts of single-page sites answer what they do not have with the page itself.
    if text.trim_start().starts_with('<') {
        return Err(missing());
    }
    let answer = json::parse(text, address)?;
    // A single item may also come as a feed of one.
    let item = match answer.get("items").elements() {
        Some(items) => items.into_iter().next().ok_or_else(missing)?,
        None => answer,
    };
    let unreadable = || Failure::new(address, Reason::Unreadable("it is not an article with an id".into()));
    read_item(&item, &item.get(""), address).ok_or_else(unreadable)
}

/// Reads `{"tags": [{slug, name, count}]}`, most used first; tags that no article has are left out.
pub fn read_counted_tags(text: &str, address: &str) -> Result<Vec<(Tag, usize)>, Failure> {
    let tags = json::list(&json::parse(text, address)?, "tags");
    let counted = tags.iter().filter_map(|tag| {
        let (slug, name) = slug_and_name(tag)?;
        Some((Tag { slug, name, icon: None }, json::whole(tag, "count").filter(|count| *count > 0)? as usize))
    });
    Ok(by_rank(counted.collect(), |(_, count)| *count as i64).collect())
}

/// Reads a page of a feed that came from `base`. One bad item never loses the others.
pub fn read_page(text: &str, base: &str) -> Result<FeedPage, Failure> {
    let root = json::parse(text, base)?;
    // What was found from another address says so.
    let own = json::text(&root.get("_news"), "base").and_then(|own| address::resource(&own, base));
    let base = own.as_deref().unwrap_or(base);
    let Some(items) = root.get("items").elements() else {
        return Err(Failure::new(base, Reason::Unreadable("it is not a JSON Feed: it has no items".into())));
    };
    let stories: Vec<Story> = items.iter().filter_map(|item| read_item(item, &root, base)).collect();
    let next = json::text(&root, "next_url").and_then(|next| address::resource(&next, base));
    Ok(FeedPage { terms: read_terms(&root, base), stories, next, expired: root.get("expired").is_true() })
}

/// Reads `{"<id>": views, …}`; what is no number is left out.
pub fn read_views(text: &str, address: &str) -> Result<Vec<(ArticleId, u64)>, Failure> {
    let root = json::parse(text, address)?;
    let views = root.keys().into_iter().filter_map(|id| Some((ArticleId::new(&id), json::whole(&root, &id)?)));
    Ok(views.collect())
}

fn read_terms(root: &Value, base: &str) -> FeedTerms {
    let news = &root.get("_news");
    let url = |key| json::text(news, key).and_then(|text| template(&text, base));
    FeedTerms {
        item_url: url("item_url"),
        format: json::text(news, "format"),
        tag_feed: url("tag_feed"),
        category_feed: url("category_feed"),
        author_feed: url("author_feed"),
        search_feed: url("search_feed"),
        tags_url: json::text(news, "tags_url").and_then(|text| address::resource(&text, base)),
        oembed_url: url("oembed_url"),
        views_url: json::text(news, "views_url").and_then(|text| address::resource(&text, base)),
        popular_url: json::text(news, "popular_url").and_then(|text| address::resource(&text, base)),
        categories: json::list(news, "categories").iter().filter_map(read_category).collect(),
        pinned: json::list(news, "pinned").iter().filter_map(read_id).collect(),
    }
}

/// An address with `{slug}` or `{words}` in it, made absolute without touching the braces.
fn template(text: &str, base: &str) -> Option<String> {
    const MARKS: [(&str, &str); 2] = [("{slug}", "dateline-mark-slug"), ("{words}", "dateline-mark-words")];
    let marked = MARKS.iter().fold(text.to_owned(), |text, (mark, stand_in)| text.replace(mark, stand_in));
    let resolved = address::resource(&marked, base)?;
    Some(MARKS.iter().fold(resolved, |text, (mark, stand_in)| text.replace(stand_in, mark)))
}

fn read_id(value: &Value) -> Option<ArticleId> {
    let id = value.as_text().or_else(|| value.number_text()).filter(|id| !id.is_empty())?;
    Some(ArticleId::new(&id))
}

/// Reads an item of `feed`, whose authors and language are those of items that name none.
fn read_item(item: &Value, feed: &Value, base: &str) -> Option<Story> {
    let id = read_id(&item.get("id"))?;
    let news = &item.get("_news");
    let url = json::text(item, "url")
        .or_else(|| json::text(item, "external_url"))
        .and_then(|url| address::resource(&url, base));
    let content = read_content(item, news, base);
    let lead = loose_text(&json::text(item, "summary").unwrap_or_default());
    let title = match loose_text(&json::text(item, "title").unwrap_or_default()) {
        title if title.is_empty() => title_from_text(&lead, &content),
        title => title,
    };
    let date = |key| json::text(item, key).and_then(|date| Timestamp::parse(&date));
    let origin = |key| json::text(news, key).map(|text| loose_text(&text)).filter(|text| !text.is_empty());
    let preview = Preview {
        slug: read_slug(news, url.as_deref(), &id)?,
        title: if title.is_empty() { id.as_str().to_owned() } else { title },
        lead,
        published: date("date_published"),
        modified: date("date_modified"),
        views: json::whole(news, "views"),
        place: origin("place"),
        source: origin("source"),
        image: read_image(item, base),
        authors: Some(read_authors(item)).filter(|own| !own.is_empty()).unwrap_or_else(|| read_authors(feed)),
        categories: json::list(news, "categories").iter().filter_map(read_category).collect(),
        tags: read_tags(item, news, base),
        labels: json::list(news, "labels").iter().filter_map(read_label).collect(),
        related: json::list(news, "related").iter().filter_map(read_id).collect(),
        translations: read_translations(news),
        language: json::text(item, "language").or_else(|| json::text(feed, "language")),
        url,
        id,
    };
    Some(Story { preview, content })
}

/// The content, with the address that its own addresses start from when that is not the feed's.
fn read_content(item: &Value, news: &Value, base: &str) -> Option<Content> {
    let base = || json::text(news, "base").and_then(|own| address::resource(&own, base)).unwrap_or(base.to_owned());
    let html = json::text(item, "content_html");
    let is_html = html.is_some();
    let text = html.or_else(|| json::text(item, "content_text"))?;
    Some(match is_html {
        _ if text.len() > LARGEST => Content::TooLarge,
        true => Content::Html { html: text.into(), base: base().into() },
        false => Content::Text(text.into()),
    })
}

fn title_from_text(lead: &str, content: &Option<Content>) -> String {
    let text = match content {
        Some(Content::Html { html, .. }) => plain_text(html),
        Some(Content::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Content::TooLarge) | None => String::new(),
    };
    let text = if text.is_empty() { lead } else { &text };
    match text.char_indices().nth(TITLE_FROM_TEXT) {
        Some((end, _)) => [text[..end].trim_end(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// The article's own slug; else the last part of its address; else its id. `None` when no letter is in any of them.
fn read_slug(news: &Value, url: Option<&str>, id: &ArticleId) -> Option<Slug> {
    let own = json::text(news, "slug").and_then(|slug| Slug::from_name(&slug));
    let from_url = || route::slug(address::last_part(url?)?);
    let from_id = || Slug::from_name(id.as_str());
    let from_bytes = || Slug::from_name(&id.as_str().bytes().map(hex).collect::<String>());
    own.or_else(from_url).or_else(from_id).or_else(from_bytes)
}

fn hex(byte: u8) -> String {
    [byte >> 4, byte & 15].iter().filter_map(|half| char::from_digit((*half).into(), 16)).collect()
}

fn read_image(item: &Value, base: &str) -> Option<Image> {
    let named = ["image", "banner_image"].into_iter().filter_map(|key| json::text(item, key));
    let attached = json::list(item, "attachments");
    let attached = attached
        .iter()
        .filter(|attachment| json::text(attachment, "mime_type").is_some_and(|kind| kind.starts_with("image/")))
        .filter_map(|attachment| json::text(attachment, "url"));
    let address = named.chain(attached).find_map(|text| address::resource(&text, base))?;
    let alt = json::text(&item.get("_news"), "image_alt").map(|alt| loose_text(&alt)).unwrap_or_default();
    Some(Image { address, alt, size: None })
}

/// `authors` of version 1.1, else `author` of version 1.0.
fn read_authors(item: &Value) -> Vec<Author> {
    let mut authors = json::list(item, "authors");
    if authors.is_empty() {
        authors.push(item.get("author"));
    }
    let named = authors.iter().filter_map(|author| {
        let name = Some(loose_text(&json::text(author, "name")?)).filter(|name| !name.is_empty())?;
        let slug = json::text(&author.get("_news"), "slug").unwrap_or_else(|| name.clone());
        Some(Author { slug: Slug::from_name(&slug)?, name })
    });
    named.collect()
}

/// Reads `{slug, name}`; either may be missing.
fn slug_and_name(value: &Value) -> Option<(Slug, String)> {
    let name = value.as_text().or_else(|| json::text(value, "name")).or_else(|| json::text(value, "slug"))?;
    let name = Some(loose_text(&name)).filter(|name| !name.is_empty())?;
    let slug = Slug::from_name(&json::text(value, "slug").unwrap_or_else(|| name.clone()))?;
    Some((slug, name))
}

fn read_category(value: &Value) -> Option<Category> {
    slug_and_name(value).map(|(slug, name)| Category { slug, name })
}

/// The extension's tags, else the standard's names. A tag is listed once.
fn read_tags(item: &Value, news: &Value, base: &str) -> Vec<Tag> {
    let own = json::list(news, "tags");
    let values = if own.is_empty() { json::list(item, "tags") } else { own };
    let mut tags: Vec<Tag> = Vec::new();
    for (value, (slug, name)) in values.iter().filter_map(|value| Some((value, slug_and_name(value)?))) {
        if !tags.iter().any(|tag| tag.slug == slug) {
            tags.push(Tag { slug, name, icon: json::text(value, "icon").and_then(|icon| read_icon(&icon, base)) });
        }
    }
    tags
}

/// A few characters without a dot or a slash are shown as they are; all else is the address of a picture.
fn read_icon(icon: &str, base: &str) -> Option<Icon> {
    match icon.chars().count() <= 8 && !icon.contains(['.', '/']) {
        true => Some(Icon::Text(icon.to_owned())),
        false => address::resource(icon, base).map(Icon::Image),
    }
}

fn read_label(value: &Value) -> Option<Label> {
    match value.as_text()?.as_str() {
        "exclusive" => Some(Label::Exclusive),
        "photo" => Some(Label::Photo),
        "video" => Some(Label::Video),
        _ => None,
    }
}

fn read_translations(news: &Value) -> Vec<(String, Slug)> {
    let all = news.get("translations");
    let slug = |language: &str| Slug::from_name(&all.get(language).as_text()?);
    all.keys().into_iter().filter_map(|language| slug(&language).map(|slug| (language, slug))).collect()
}

#[cfg(all(test, feature = "ssr"))]
#[path = "json_feed_tests.rs"]
mod tests;
