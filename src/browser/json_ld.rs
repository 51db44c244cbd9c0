//! Structured data for search engines: schema.org `NewsArticle` as JSON-LD 1.1.

use serde_json::{Map, Value};

use crate::model::Article;

/// An article as JSON-LD. `<` is escaped, so that no text can end the script that holds it.
pub fn news_article(article: &Article, site: &str, address: &str) -> String {
    let preview = &article.preview;
    let mut data = Map::new();
    let mut set = |key: &str, value: Option<Value>| value.map(|value| data.insert(key.to_owned(), value));
    let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    set("@context", text("https://schema.org"));
    set("@type", text("NewsArticle"));
    set("headline", text(&preview.title));
    set("description", text(&preview.lead));
    set("url", text(address));
    set("mainEntityOfPage", text(address));
    set("datePublished", preview.published.map(|at| at.to_rfc3339().into()));
    set("dateModified", preview.modified.or(preview.published).map(|at| at.to_rfc3339().into()));
    set("image", preview.image.as_ref().map(|image| vec![Value::from(image.address.as_str())].into()));
    set("inLanguage", preview.language.as_deref().and_then(text));
    set("wordCount", Some(article.words.into()));
    set("articleSection", preview.categories.first().map(|category| category.name.as_str().into()));
    set("keywords", text(&preview.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ")));
    let authors: Vec<Value> = preview.authors.iter().map(|author| named("Person", &author.name)).collect();
    set("author", (!authors.is_empty()).then(|| authors.into()));
    set("publisher", text(site).map(|_| named("Organization", preview.source.as_deref().unwrap_or(site))));
    Value::Object(data).to_string().replace('<', "\\u003c")
}

fn named(kind: &str, name: &str) -> Value {
    let mut data = Map::new();
    data.insert("@type".to_owned(), kind.into());
    data.insert("name".to_owned(), name.into());
    Value::Object(data)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{Preview, Timestamp};

    #[test]
    fn an_article_is_told_as_news_and_cannot_end_its_script() {
        let preview = Preview { title: "A</script><b>".into(), published: Some(Timestamp(0)), ..preview("a") };
        let text = news_article(&Article::new(Arc::new(preview), vec![]), "UNN", "https://a.example/article/a");
        assert!(!text.contains('<'));
        let data: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["headline"], "A</script><b>");
        assert_eq!(data["@type"], "NewsArticle");
        assert_eq!(data["datePublished"], "1970-01-01T00:00:00Z");
        assert_eq!(data["dateModified"], "1970-01-01T00:00:00Z");
        assert_eq!(data["publisher"]["name"], "UNN");
        assert_eq!(data.get("author"), None);
    }
}
