//! WordPress, by the posts, terms and users of its REST API v2
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).
//!
//! A list is one request, with its authors, terms and pictures in it, and without the texts; an article's text comes by
//! its slug. Terms and authors are asked for by their numbers there, so an address of ours names them by a parameter of
//! its own (`tag_slug=…`), which is looked up before the request, once for each visit.

use crate::model::Slug;
use crate::source::foreign::kept::{self, Front};
use crate::source::foreign::{Answer, Ask, Trouble, author};
use crate::source::html::loose_text;
use crate::source::json::{self, Value};
use crate::source::json_feed::encoded;

/// What parts the address of the API from what is asked of it.
pub const API: &str = "/wp/v2/";
/// How many posts come at once, and how many at most of those that are newer.
const PAGE: usize = 20;
const MANY: usize = 100;
/// What a list needs of each post; `views` is a field that a publisher may have added.
const LISTED: &str = "_embed=author,wp:term,wp:featuredmedia&_fields=id,slug,link,date_gmt,modified_gmt,title,excerpt,\
    sticky,views,_links,_embedded";
/// The same with the text.
const WHOLE: &str = "_embed=author,wp:term,wp:featuredmedia&_fields=id,slug,link,date_gmt,modified_gmt,title,excerpt,\
    content,sticky,views,_links,_embedded";
/// What is asked of terms.
const TERMS: &str = "hide_empty=true&orderby=count&order=desc&_fields=id,slug,name,count";
/// Of so many pages of a hundred tags each the tags are told.
const TAG_PAGES: usize = 10;
/// The category of what has none, as WordPress calls it in some languages.
const NO_CATEGORY: [&str; 7] =
    ["uncategorized", "uncategorised", "non-classe", "sin-categoria", "bez-kategorii", "без-категорії", "غير-مصنف"];

/// Parameters of our own with what they name: the route that knows the slugs, and the parameter that takes numbers.
const BY_SLUG: [(&str, &str, &str); 3] =
    [("category_slug", "categories", "categories"), ("tag_slug", "tags", "tags"), ("author_slug", "users", "author")];

/// The site's first page, or what else of its API is at `address`.
pub async fn feed(ask: &Ask, address: &str) -> Result<Value, Trouble> {
    let Some((root, rest)) = address.split_once(API) else { return front(ask, address).await };
    let (route, query) = rest.split_at(rest.find(['?', '&']).unwrap_or(rest.len()));
    let query = query.trim_start_matches(['?', '&']);
    match route.trim_end_matches('/') {
        "tags" => counted_tags(ask, root).await,
        "posts" => posts(ask, root, query).await,
        other => Err(Trouble::Unreadable(["its API is asked for \"", other, "\", which has no articles"].concat())),
    }
}

/// The address of a route of the API. Without pretty permalinks the route is a parameter itself.
fn at(root: &str, route: &str, query: &str) -> String {
    let mark = if root.contains('?') { "&" } else { "?" };
    [root, API, route, mark, query].concat()
}

/// The value of a parameter in a query.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// `query` with another value for a parameter.
fn with_parameter(query: &str, name: &str, value: &str) -> String {
    let others = without_parameter(query, name);
    [others.as_str(), if others.is_empty() { "" } else { "&" }, name, "=", value].concat()
}

fn without_parameter(query: &str, name: &str) -> String {
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    query.split('&').filter(is_other).collect::<Vec<_>>().join("&")
}

/// What is asked of a list, a page at a time, and `rest`.
fn listed(rest: &str) -> String {
    [LISTED, "&per_page=", &PAGE.to_string(), rest].concat()
}

/// The first page of a site. Asked for again, it is made of what was kept and of what is newer.
async fn front(ask: &Ask, site: &str) -> Result<Value, Trouble> {
    if let Some(front) = kept::front(site) {
        let front = renewed(ask, front).await?;
        kept::keep_front(site, &front);
        return Ok(front_page(&front));
    }
    let base = site.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let base = base.strip_suffix("/wp/v2").unwrap_or(base);
    let roots = match base.ends_with("/wp-json") || site.contains("rest_route=") {
        true => vec![if site.contains("rest_route=") { site.trim_end_matches('/') } else { base }.to_owned()],
        false => vec![[base, "/wp-json"].concat(), [base, "/?rest_route="].concat()],
    };
    let mut trouble = Trouble::unreadable("no WordPress answers there, neither at /wp-json nor at ?rest_route=");
    for root in roots {
        match whole(ask, &root).await {
            Ok(front) => {
                kept::keep_front(site, &front);
                return Ok(front_page(&front));
            }
            // Without pretty permalinks /wp-json leads on to an answer that other sites may not read.
            Err(Trouble::Silence) => trouble = Trouble::Silence,
            // Another address may know the route.
            Err(Trouble::Unreadable(_)) => {}
            Err(Trouble::Status { status: 404, said, .. }) if said.is_empty() => {}
            Err(other) => return Err(other),
        }
    }
    Err(trouble)
}

/// The whole first page. All it takes is on its way before the first answer.
async fn whole(ask: &Ask, root: &str) -> Result<Front, Trouble> {
    let newest = ask(&at(root, "posts", &listed("")));
    let sticky = ask(&at(root, "posts", &[LISTED, "&sticky=true&per_page=10"].concat()));
    let sections = ask(&at(root, "categories", &["parent=0&per_page=12&", TERMS].concat()));
    let answer = newest.await?;
    let newest = list(&answer)?;
    // The news stand without what is beside them.
    let beside = |answer: Result<Answer, Trouble>| answer.and_then(|answer| list(&answer)).unwrap_or_default();
    let (sticky, sections) = (beside(sticky.await), beside(sections.await));
    let more = has_more(&answer, 1, newest.len());
    Ok(Front { root: root.to_owned(), newest, sticky, sections, more, renewals: 0 })
}

/// What was kept, with the posts that are newer or changed since.
async fn renewed(ask: &Ask, front: Front) -> Result<Front, Trouble> {
    let latest = |key: &str| front.newest.iter().chain(&front.sticky).filter_map(|post| json::text(post, key)).max();
    let since = |name: &str, key: &str| {
        let date = latest(key).map(|date| ["&", name, "=", &date, "Z"].concat()).unwrap_or_default();
        at(&front.root, "posts", &[LISTED, "&per_page=", &MANY.to_string(), &date].concat())
    };
    // A post that was scheduled is new at its date, but was changed last when it was written.
    let newer = ask(&since("after", "date_gmt"));
    let changed = ask(&since("modified_after", "modified_gmt"));
    let (newer, changed) = (list(&newer.await?)?, list(&changed.await?)?);
    if newer.len() >= MANY {
        return whole(ask, &front.root).await;
    }
    // What is older than the first page, and changed, is on a page of its own.
    let oldest = front.newest.iter().filter_map(|post| json::text(post, "date_gmt")).min();
    let came: Vec<Value> = newer.into_iter().chain(changed).collect();
    let fits = |post: &Value| !front.more || json::text(post, "date_gmt") >= oldest;
    let is_same = |post: &Value, other: &Value| post.get("id").as_number() == other.get("id").as_number();
    let put = |posts: Vec<Value>, can_grow: bool| {
        let is_new = |post: &&Value| fits(post) && !posts.iter().any(|known| is_same(known, post));
        let new = came.iter().filter(|post| can_grow && is_new(post));
        let new: Vec<Value> = new.cloned().collect();
        let fresh = |post: Value| came.iter().find(|came| is_same(came, &post)).cloned().unwrap_or(post);
        let mut posts: Vec<Value> = new.into_iter().chain(posts.into_iter().map(fresh)).collect();
        posts.sort_by_key(|post| std::cmp::Reverse(json::text(post, "date_gmt")));
        posts.dedup_by(|post, other| is_same(post, other));
        posts
    };
    let (newest, sticky) = (put(front.newest, true), put(front.sticky, false));
    Ok(Front { newest, sticky, renewals: front.renewals + 1, ..front })
}

fn front_page(front: &Front) -> Value {
    let root = front.root.as_str();
    let template = |route: &str, query: String| Value::from(at(root, route, &query).as_str());
    let narrowed = |name: &str, mark: &str| template("posts", listed(&["&", name, "=", mark].concat()));
    let sections = front.sections.iter().filter(|term| !is_no_category(term)).filter_map(term).collect::<Vec<_>>();
    let pinned: Vec<Value> = front.sticky.iter().map(id).collect();
    let posts: Vec<Value> = front.sticky.iter().chain(&front.newest).map(|post| item(root, post)).collect();
    let page = (front.newest.len() / PAGE + 1).max(2).to_string();
    let next = front.more.then(|| at(root, "posts", &listed(&["&page=", &page].concat())));
    let news = Value::object(vec![
        ("format", "wordpress".into()),
        ("item_url", template("posts", [WHOLE, "&slug={slug}"].concat())),
        ("tag_feed", narrowed("tag_slug", "{slug}")),
        ("category_feed", narrowed("category_slug", "{slug}")),
        ("author_feed", narrowed("author_slug", "{slug}")),
        ("search_feed", narrowed("search", "{words}")),
        ("tags_url", template("tags", TERMS.to_owned())),
        ("categories", sections.into()),
        ("pinned", pinned.into()),
    ]);
    Value::object(vec![("items", posts.into()), ("next_url", next.into()), ("_news", news)])
}

/// One page of posts, with the parameters of our own looked up.
async fn posts(ask: &Ask, root: &str, query: &str) -> Result<Value, Trouble> {
    let mut asked = match parameter(query, "slug") {
        Some(slug) => {
            with_parameter(query, "slug", &kept::number(root, "posts", slug).unwrap_or_else(|| spelled(slug)))
        }
        None => query.to_owned(),
    };
    for (name, route, number) in BY_SLUG {
        let Some(slug) = parameter(query, name) else { continue };
        let Some(id) = looked_up(ask, root, route, slug).await? else { return Ok(page(Vec::new(), None)) };
        asked = with_parameter(&without_parameter(&asked, name), number, &id);
    }
    let answer = ask(&at(root, "posts", &asked)).await?;
    let posts = match list(&answer) {
        // This is how it says that there are no more.
        Err(Trouble::Status { status: 400, .. }) if answer.text.contains("rest_post_invalid_page_number") => Vec::new(),
        posts => posts?,
    };
    let number = parameter(query, "page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let more = parameter(query, "slug").is_none() && has_more(&answer, number, posts.len());
    let next = more.then(|| at(root, "posts", &with_parameter(query, "page", &(number + 1).to_string())));
    Ok(page(posts.iter().map(|post| item(root, post)).collect(), next))
}

fn page(items: Vec<Value>, next: Option<String>) -> Value {
    Value::object(vec![("items", items.into()), ("next_url", next.into())])
}

/// By the header that tells it; a server between may have taken that away.
fn has_more(answer: &Answer, page: usize, posts: usize) -> bool {
    answer.pages.map_or(posts >= PAGE, |pages| page < pages)
}

/// The number that a term or an author goes by; `None` when there is none with this slug.
async fn looked_up(ask: &Ask, root: &str, route: &str, slug: &str) -> Result<Option<String>, Trouble> {
    if let Some(known) = kept::number(root, route, slug) {
        return Ok(Some(known));
    }
    let found = list(&ask(&at(root, route, &["_fields=id,slug&slug=", &spelled(slug)].concat())).await?)?;
    let number = found.first().and_then(|term| term.get("id").number_text());
    if let Some(number) = &number {
        kept::keep_number(root, route, slug, number);
    }
    Ok(number)
}

/// The spellings that a slug of ours may have there: an underscore is a hyphen here.
fn spelled(slug: &str) -> String {
    if slug.contains('-') { [slug, ",", &slug.replace('-', "_")].concat() } else { slug.to_owned() }
}

async fn counted_tags(ask: &Ask, root: &str) -> Result<Value, Trouble> {
    let of = |page: usize| ask(&at(root, "tags", &[TERMS, "&per_page=100&page=", &page.to_string()].concat()));
    let first = of(1).await?;
    let mut terms = list(&first)?;
    // All further pages are on their way at once.
    let further: Vec<_> = (2..=first.pages.unwrap_or(1).min(TAG_PAGES)).map(of).collect();
    for page in further {
        terms.extend(list(&page.await?)?);
    }
    let tags: Vec<Value> = terms.iter().filter_map(term).collect();
    Ok(Value::object(vec![("tags", tags.into())]))
}

/// The list that an answer is, or what its error says.
fn list(answer: &Answer) -> Result<Vec<Value>, Trouble> {
    let parsed = Value::parse(answer.text.trim_start_matches('\u{feff}'));
    let said = || parsed.as_ref().ok().and_then(|error| json::text(error, "message")).unwrap_or_default();
    match (answer.status, &parsed) {
        (200..300, Ok(parsed)) => parsed.elements().ok_or_else(|| Trouble::unreadable("it is not a list of posts")),
        (200..300, Err(detail)) => Err(Trouble::Unreadable(["it is not JSON (", detail, ")"].concat())),
        _ => Err(answer.trouble(&loose_text(&said()))),
    }
}

fn item(root: &str, post: &Value) -> Value {
    let embedded = post.get("_embedded");
    let terms: Vec<Value> =
        json::list(&embedded, "wp:term").iter().flat_map(|terms| terms.elements().unwrap_or_default()).collect();
    let of = |taxonomy: &str| {
        let own = terms.iter().filter(|term| json::text(term, "taxonomy").as_deref() == Some(taxonomy));
        own.filter(|term| taxonomy != "category" || !is_no_category(term)).filter_map(term).collect::<Vec<_>>()
    };
    // What comes with a post need not be looked up later.
    for term in &terms {
        match json::text(term, "taxonomy").as_deref() {
            Some("category") => remember(root, "categories", term, term.get("id").number_text()),
            Some("post_tag") => remember(root, "tags", term, term.get("id").number_text()),
            _ => {}
        }
    }
    let writers = json::list(&embedded, "author");
    writers.iter().for_each(|writer| remember(root, "users", writer, writer.get("id").number_text()));
    remember(root, "posts", post, json::text(post, "slug"));
    let slug_of = |named: &Value| json::text(named, "slug").map(|slug| decoded(&slug));
    let authors: Vec<Value> = writers.iter().filter_map(|writer| author(writer, slug_of(writer))).collect();
    let pictures = json::list(&embedded, "wp:featuredmedia");
    let (image, alt) = pictures.first().map(picture).unwrap_or_default();
    // What a password guards says so in both.
    let rendered = |key: &str| {
        let part = post.get(key);
        json::text(&part, "rendered").filter(|_| !part.get("protected").is_true())
    };
    let link = json::text(post, "link");
    let date = |key: &str| json::text(post, key).map(|date| date + "Z");
    let news = Value::object(vec![
        ("slug", slug_of(post).into()),
        ("base", link.clone().into()),
        ("views", post.get("views")),
        ("image_alt", alt.into()),
        ("categories", of("category").into()),
        ("tags", of("post_tag").into()),
    ]);
    Value::object(vec![
        ("id", id(post)),
        ("url", link.into()),
        ("title", rendered("title").into()),
        ("summary", rendered("excerpt").map(|excerpt| lead(&excerpt)).into()),
        ("content_html", rendered("content").into()),
        ("date_published", date("date_gmt").into()),
        ("date_modified", date("modified_gmt").into()),
        ("image", image.into()),
        ("authors", authors.into()),
        ("_news", news),
    ])
}

fn id(post: &Value) -> Value {
    post.get("id").number_text().into()
}

/// Remembers what the API calls something by its slug here.
fn remember(root: &str, route: &str, named: &Value, there: Option<String>) {
    let slug = json::text(named, "slug").and_then(|slug| Slug::from_name(&decoded(&slug)));
    if let (Some(slug), Some(there)) = (slug, there) {
        kept::keep_number(root, route, &encoded(slug.as_str()), &there);
    }
}

fn is_no_category(term: &Value) -> bool {
    json::text(term, "slug").is_some_and(|slug| NO_CATEGORY.contains(&decoded(&slug).as_str()))
}

/// A term as `{slug, name, count}`.
fn term(term: &Value) -> Option<Value> {
    let slug = decoded(&json::text(term, "slug")?);
    let named = vec![
        ("slug", Value::from(slug.as_str())),
        ("name", json::text(term, "name").into()),
        ("count", term.get("count")),
    ];
    Some(Value::object(named))
}

/// Address and description of a picture, in the size that a list and an article need.
fn picture(media: &Value) -> (Option<String>, Option<String>) {
    let sizes = media.get("media_details").get("sizes");
    let sized = ["large", "medium_large", "full"].iter().find_map(|size| json::text(&sizes.get(size), "source_url"));
    (sized.or_else(|| json::text(media, "source_url")), json::text(media, "alt_text"))
}

/// Slugs of other scripts are kept as they stand in addresses.
fn decoded(slug: &str) -> String {
    percent_encoding::percent_decode_str(slug).decode_utf8_lossy().into_owned()
}

/// An excerpt without the link to read on, and with a mere ellipsis where it was cut.
fn lead(excerpt: &str) -> String {
    let text = match excerpt.find("class=\"more-link") {
        Some(at) => &excerpt[..excerpt[..at].rfind('<').unwrap_or(at)],
        None => excerpt,
    };
    let text = loose_text(text);
    match ["[…]", "[...]", "…"].iter().find_map(|cut| text.strip_suffix(cut)) {
        Some(text) => [text.trim_end(), "…"].concat(),
        None => text,
    }
}

#[cfg(all(test, feature = "ssr"))]
#[path = "wordpress_tests.rs"]
mod tests;
