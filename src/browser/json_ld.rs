//! Structured data for search engines: schema.org `NewsArticle` as JSON-LD 1.1.

use crate::model::Article;
use crate::source::json::{Value, date, some};

/// An article as JSON-LD. `<` is escaped, so that no text can end the script that holds it.
pub fn news_article(article: &Article, site: &str, address: &str) -> String {
    let preview = &article.preview;
    let named = |kind: &str, name: &str| Value::object(vec![("@type", kind.into()), ("name", name.into())]);
    let list = |values: Vec<Value>| if values.is_empty() { Value::from(None) } else { values.into() };
    let tags: Vec<&str> = preview.tags.iter().map(|tag| tag.name.as_str()).collect();
    let publisher = preview.source.as_deref().unwrap_or(site);
    let mut data = vec![
        ("@type", "NewsArticle".into()),
        ("@context", "https://schema.org".into()),
        ("headline", some(&preview.title)),
        ("description", some(&preview.lead)),
        ("url", some(address)),
        ("mainEntityOfPage", some(address)),
        ("datePublished", date(preview.published)),
        ("dateModified", date(preview.modified.or(preview.published))),
        ("image", list(preview.image.iter().map(|image| some(&image.address)).collect())),
        ("inLanguage", Value::from(preview.language.clone())),
        ("wordCount", article.body.words.into()),
        ("articleSection", Value::from(preview.categories.first().map(|category| category.name.clone()))),
        ("keywords", some(&tags.join(", "))),
        ("author", list(preview.authors.iter().map(|author| named("Person", &author.name)).collect())),
    ];
    if !site.is_empty() {
        data.push(("publisher", named("Organization", publisher)));
    }
    Value::object(data).write().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{Preview, Timestamp};

    #[test]
    fn an_article_is_told_as_news_and_cannot_end_its_script() {
        let preview =
            Preview { title: "A</script><b> \"\\\u{1}".into(), published: Some(Timestamp(0)), ..preview("a") };
        let text = news_article(
            &Article { preview: Arc::new(preview), body: Default::default() },
            "UNN",
            "https://a.example/article/a",
        );
        assert!(!text.contains('<'));
        let data: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["headline"], "A</script><b> \"\\\u{1}");
        assert_eq!(data["@type"], "NewsArticle");
        assert_eq!(data["datePublished"], "1970-01-01T00:00:00Z");
        assert_eq!(data["dateModified"], "1970-01-01T00:00:00Z");
        assert_eq!(data["publisher"]["name"], "UNN");
        assert_eq!(data.get("author"), None);
    }
}
