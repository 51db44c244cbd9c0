//! Ghost, by its Content API (<https://ghost.org/docs/content-api/>). `url` in site.json is the site's address with the
//! key of a custom integration: `https://blog.example/?key=…`.

use crate::source::foreign::{Answer, Ask, Trouble, author};
use crate::source::json::{self, Value};

/// What parts the address of the API from what is asked of it.
pub const API: &str = "/ghost/api/content/";
const LISTED: &str = "include=tags,authors&limit=20&fields=id,slug,title,url,feature_image,feature_image_alt,\
    excerpt,custom_excerpt,published_at,updated_at";
/// Of so many pages of a hundred tags each the tags are told.
const TAG_PAGES: u64 = 10;
const SECTIONS: &str = "limit=12&include=count.posts&order=count.posts%20desc";

/// The site's first page, or what else of its API is at `address`.
pub async fn feed(ask: &Ask, address: &str) -> Result<Value, Trouble> {
    let (place, query) = address.split_once('?').unwrap_or((address, ""));
    let key = query.split('&').find_map(|pair| pair.strip_prefix("key="));
    let Some(key) = key.filter(|key| !key.is_empty()) else {
        return Err(Trouble::unreadable("its address has no key; site.json gives Ghost as https://…/?key=…"));
    };
    let Some((site, rest)) = place.split_once(API) else {
        let api = [place.trim_end_matches('/'), API].concat();
        let posts = ask(&at(&api, "posts", key, LISTED));
        let tags = ask(&at(&api, "tags", key, SECTIONS));
        let posts = read(posts.await?)?;
        // The news stand without the sections.
        let sections = tags.await.and_then(read).map(|tags| json::list(&tags, "tags")).unwrap_or_default();
        return Ok(page(&posts, &at(&api, "posts", key, LISTED), Some(terms(&api, key, &sections))));
    };
    let answer = read(ask(address).await?)?;
    Ok(match rest.trim_end_matches('/') {
        "tags" => {
            let mut tags = json::list(&answer, "tags");
            let pages = json::whole(&pagination(&answer), "pages").unwrap_or(1).min(TAG_PAGES);
            // All further pages are on their way at once.
            let further: Vec<_> =
                (2..=pages).map(|page| ask(&[address, "&page=", &page.to_string()].concat())).collect();
            for page in further {
                tags.extend(json::list(&read(page.await?)?, "tags"));
            }
            Value::object(vec![("tags", tags.iter().filter_map(named).collect::<Vec<_>>().into())])
        }
        _ => page(&answer, &[site, API, rest, "?", query].concat(), None),
    })
}

fn at(api: &str, route: &str, key: &str, query: &str) -> String {
    [api, route, "/?key=", key, "&", query].concat()
}

/// What an answer says, or what its error says.
fn read(answer: Answer) -> Result<Value, Trouble> {
    let parsed = Value::parse(&answer.text);
    match (answer.status, parsed) {
        (200..300, Ok(parsed)) if parsed.is_object() => Ok(parsed),
        (200..300, _) => Err(Trouble::unreadable("it is not an answer of Ghost's Content API")),
        (_, parsed) => {
            let errors = parsed.map(|parsed| json::list(&parsed, "errors")).unwrap_or_default();
            let said = errors.first().and_then(|error| json::text(error, "message")).unwrap_or_default();
            Err(answer.trouble(&said))
        }
    }
}

fn terms(api: &str, key: &str, sections: &[Value]) -> Value {
    let template = |route: &str, query: &str| Value::from(at(api, route, key, query).as_str());
    let filtered = |name: &str| template("posts", &[LISTED, "&filter=", name, ":%27{slug}%27"].concat());
    let sections: Vec<Value> = sections.iter().filter_map(named).collect();
    Value::object(vec![
        ("format", "ghost".into()),
        ("item_url", template("posts", "include=tags,authors&formats=html&limit=1&filter=slug:%27{slug}%27")),
        ("tag_feed", filtered("tag")),
        ("category_feed", filtered("tag")),
        ("author_feed", filtered("author")),
        ("tags_url", template("tags", "limit=100&include=count.posts&order=count.posts%20desc")),
        ("categories", sections.into()),
    ])
}

fn pagination(answer: &Value) -> Value {
    answer.get("meta").get("pagination")
}

fn page(answer: &Value, address: &str, news: Option<Value>) -> Value {
    let posts: Vec<Value> = json::list(answer, "posts").iter().map(item).collect();
    let next = json::whole(&pagination(answer), "next").map(|next| {
        let base = address.split("&page=").next().unwrap_or(address);
        [base, "&page=", &next.to_string()].concat()
    });
    let single = address.contains("formats=html");
    let fields = vec![("items", posts.into()), ("next_url", next.filter(|_| !single).into())];
    Value::object(fields.into_iter().chain(news.map(|news| ("_news", news))).collect())
}

/// A post. Its first tag is its category, as Ghost's "primary tag" is meant.
fn item(post: &Value) -> Value {
    let text = |key: &str| Value::from(json::text(post, key));
    let tags: Vec<Value> = json::list(post, "tags").iter().filter_map(named).collect();
    let authors: Vec<Value> =
        json::list(post, "authors").iter().filter_map(|writer| author(writer, json::text(writer, "slug"))).collect();
    let lead = json::text(post, "custom_excerpt").or_else(|| json::text(post, "excerpt"));
    let news = Value::object(vec![
        ("slug", text("slug")),
        ("base", text("url")),
        ("image_alt", text("feature_image_alt")),
        ("categories", tags.first().cloned().into_iter().collect::<Vec<_>>().into()),
        ("tags", tags.into()),
    ]);
    Value::object(vec![
        ("id", text("id")),
        ("url", text("url")),
        ("title", text("title")),
        ("summary", lead.into()),
        ("content_html", text("html")),
        ("date_published", text("published_at")),
        ("date_modified", text("updated_at")),
        ("image", text("feature_image")),
        ("authors", authors.into()),
        ("_news", news),
    ])
}

/// A public tag as `{slug, name, count}`; one that begins with `#` is for the site's own use.
fn named(tag: &Value) -> Option<Value> {
    let (slug, name) = (json::text(tag, "slug")?, json::text(tag, "name")?);
    let count = tag.get("count").get("posts");
    let fields = vec![("slug", slug.as_str().into()), ("name", Value::from(name.as_str())), ("count", count)];
    (!name.starts_with('#')).then(|| Value::object(fields))
}

#[cfg(all(test, feature = "ssr"))]
#[path = "ghost_tests.rs"]
mod tests;
