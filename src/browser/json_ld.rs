//! Structured data for search engines: schema.org `NewsArticle` as JSON-LD 1.1.

use crate::model::Article;

/// An article as JSON-LD. `<` is escaped, so that no text can end the script that holds it.
pub fn news_article(article: &Article, site: &str, address: &str) -> String {
    let preview = &article.preview;
    let mut data = Object::new("NewsArticle");
    data.text("@context", "https://schema.org");
    data.text("headline", &preview.title);
    data.text("description", &preview.lead);
    data.text("url", address);
    data.text("mainEntityOfPage", address);
    for (key, time) in [("datePublished", preview.published), ("dateModified", preview.modified.or(preview.published))]
    {
        data.text(key, &time.map(|at| at.to_rfc3339()).unwrap_or_default());
    }
    if let Some(image) = &preview.image {
        data.set("image", &format!("[{}]", quoted(&image.address)));
    }
    data.text("inLanguage", preview.language.as_deref().unwrap_or_default());
    data.set("wordCount", &article.words.to_string());
    data.text("articleSection", preview.categories.first().map(|category| category.name.as_str()).unwrap_or_default());
    data.text("keywords", &preview.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", "));
    if !preview.authors.is_empty() {
        let authors: Vec<String> = preview.authors.iter().map(|author| named("Person", &author.name)).collect();
        data.set("author", &format!("[{}]", authors.join(",")));
    }
    if !site.is_empty() {
        data.set("publisher", &named("Organization", preview.source.as_deref().unwrap_or(site)));
    }
    data.end().replace('<', "\\u003c")
}

fn named(kind: &str, name: &str) -> String {
    let mut data = Object::new(kind);
    data.text("name", name);
    data.end()
}

/// An object of JSON that is being written. Writing only what is needed here leaves the writing of floating-point
/// numbers, and its tables, out of the app.
struct Object(String);

impl Object {
    fn new(kind: &str) -> Self {
        let mut object = Self("{".to_owned());
        object.text("@type", kind);
        object
    }

    /// Adds a text; an empty one says nothing.
    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.set(key, &quoted(text));
        }
    }

    /// Adds a value that is JSON already.
    fn set(&mut self, key: &str, json: &str) {
        for part in ["\"", key, "\":", json, ","] {
            self.0.push_str(part);
        }
    }

    fn end(mut self) -> String {
        self.0.pop();
        self.0.push('}');
        self.0
    }
}

/// A string of JSON (RFC 8259 §7).
fn quoted(text: &str) -> String {
    let mut json = "\"".to_owned();
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\0'..='\u{1f}' => json.push(' '),
            letter => json.push(letter),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{Preview, Timestamp};

    #[test]
    fn an_article_is_told_as_news_and_cannot_end_its_script() {
        let preview =
            Preview { title: "A</script><b> \"\\\u{1}".into(), published: Some(Timestamp(0)), ..preview("a") };
        let text = news_article(
            &Article::new(Arc::new(preview), vec![], crate::model::Extent::Whole),
            "UNN",
            "https://a.example/article/a",
        );
        assert!(!text.contains('<'));
        let data: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["headline"], "A</script><b> \"\\ ");
        assert_eq!(data["@type"], "NewsArticle");
        assert_eq!(data["datePublished"], "1970-01-01T00:00:00Z");
        assert_eq!(data["dateModified"], "1970-01-01T00:00:00Z");
        assert_eq!(data["publisher"]["name"], "UNN");
        assert_eq!(data.get("author"), None);
    }
}
