//! What stands in the blog, from the same file that fills it.

use std::sync::LazyLock;

use serde_json::Value;

static BLOG: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("blog.json")).expect("blog.json is JSON"));

/// One post of the blog.
#[derive(Clone, Copy)]
pub struct Post(&'static Value);

impl Post {
    /// The published post with this slug.
    pub fn named(slug: &str) -> Self {
        let found = published().into_iter().find(|post| post.text("slug") == slug);
        found.unwrap_or_else(|| panic!("blog.json has a post {slug}"))
    }

    /// A field, empty when the post has none.
    pub fn text(self, field: &str) -> &'static str {
        self.0[field].as_str().unwrap_or_default()
    }

    /// The title as it is read.
    pub fn title(self) -> &'static str {
        self.0["plain"].as_str().unwrap_or(self.text("title"))
    }

    /// Whether a field is this word, or a list with it.
    pub fn has(self, field: &str, word: &str) -> bool {
        self.text(field) == word || list(&self.0[field]).iter().any(|listed| listed == word)
    }

    pub fn body(self) -> Vec<&'static str> {
        list(&self.0["body"]).iter().filter_map(Value::as_str).collect()
    }

    /// Names of its categories or tags.
    pub fn names(self, field: &str) -> Vec<&'static str> {
        list(&self.0[field]).iter().filter_map(Value::as_str).map(|slug| name(field, slug)).collect()
    }

    pub fn is_sticky(self) -> bool {
        self.0["sticky"] == true
    }
}

pub fn blog_title() -> &'static str {
    BLOG["title"].as_str().unwrap_or_default()
}

/// Every post that everybody may see, newest first.
pub fn published() -> Vec<Post> {
    list(&BLOG["posts"]).iter().filter(|post| post["status"].is_null()).map(Post).collect()
}

/// Titles of the published posts that `field` says this of, newest first.
pub fn titles_of(field: &str, word: &str) -> Vec<&'static str> {
    published().into_iter().filter(|post| post.has(field, word)).map(Post::title).collect()
}

/// Slugs and names of `authors`, `categories` or `tags`.
pub fn all(field: &str) -> Vec<(&'static str, &'static str)> {
    let text = |entry: &'static Value, field: &str| entry[field].as_str().unwrap_or_default();
    list(&BLOG[field]).iter().map(|entry| (text(entry, "slug"), text(entry, "name"))).collect()
}

/// The name of one of `authors`, `categories` or `tags`.
pub fn name(field: &str, slug: &str) -> &'static str {
    let found = all(field).into_iter().find(|(listed, _)| *listed == slug);
    found.unwrap_or_else(|| panic!("blog.json has {slug} among its {field}")).1
}

fn list(value: &'static Value) -> &'static [Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
