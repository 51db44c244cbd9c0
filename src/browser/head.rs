//! What a page tells of itself outside of itself: title, language, description, canonical address, OpenGraph, JSON-LD.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use crate::browser::history;
use crate::browser::json_ld;
use crate::model::Article;
use crate::model::text::digits;

/// The head of one page.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Head {
    /// The page's own title; empty on the front page.
    pub title: String,
    pub site: String,
    /// How many new articles wait.
    pub unseen: usize,
    pub description: String,
    /// Path and query of the page's one true address, from the root of the host; `None` where there is nothing.
    pub canonical: Option<String>,
    pub article: Option<Arc<Article>>,
    /// The absolute address of the article's oEmbed answer (<https://oembed.com>, section 4).
    pub oembed: Option<String>,
    /// BCP 47, for `lang`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
}

impl Head {
    /// `Title · Site`, or the site alone; with new articles `(3) Title · Site`.
    pub fn document_title(&self) -> String {
        let title = match (self.title.as_str(), self.site.as_str()) {
            ("", site) => site.to_owned(),
            (title, "") => title.to_owned(),
            (title, site) => [title, " · ", site].concat(),
        };
        match self.unseen {
            0 => title,
            unseen => ["(", &digits(unseen as u64, 0), ") ", &title].concat(),
        }
    }

    /// Writes it into the document.
    pub fn apply(&self) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        set_title(&self.document_title());
        if let Some(root) = document.document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            root.set_lang(&self.language);
            root.set_dir(self.direction);
        }
        let canonical = self.canonical.as_ref().map(|path| [&history::origin(), path.as_str()].concat());
        let image = self.article.as_ref().and_then(|article| article.preview.image.as_ref());
        let headline = if self.title.is_empty() { &self.site } else { &self.title };
        let own = |attribute, name, content: &str| {
            set_element(&document, "meta", attribute, name, ("content", content));
        };
        own("name", "description", &self.description);
        own("property", "og:title", headline);
        own("property", "og:description", &self.description);
        own("property", "og:site_name", &self.site);
        own("property", "og:type", if self.article.is_some() { "article" } else { "website" });
        own("property", "og:url", canonical.as_deref().unwrap_or_default());
        own("property", "og:image", image.map(|image| image.address.as_str()).unwrap_or_default());
        own("name", "robots", if canonical.is_some() { "" } else { "noindex" });
        set_element(&document, "link", "rel", "canonical", ("href", canonical.as_deref().unwrap_or_default()));
        let oembed = self.oembed.as_deref().unwrap_or_default();
        let link = set_element(&document, "link", "type", "application/json+oembed", ("href", oembed));
        let _ = link.map(|link| link.set_attribute("rel", "alternate"));
        let data = self
            .article
            .as_ref()
            .map(|article| json_ld::news_article(article, &self.site, canonical.as_deref().unwrap_or_default()));
        set_json_ld(&document, data.as_deref());
    }
}

/// Names the document.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The element of the head with this name, made where it is missing and taken away where it has nothing to say.
fn set_element(
    document: &Document,
    tag: &str,
    attribute: &str,
    name: &str,
    (content, value): (&str, &str),
) -> Option<Element> {
    let known = document.query_selector(&["head > ", tag, "[", attribute, "=\"", name, "\"]"].concat()).ok().flatten();
    if value.is_empty() {
        known.iter().for_each(Element::remove);
        return None;
    }
    let element = known.or_else(|| append(document, tag))?;
    let _ = element.set_attribute(attribute, name);
    let _ = element.set_attribute(content, value);
    Some(element)
}

/// A data block is never run, so a strict Content-Security-Policy lets it be.
fn set_json_ld(document: &Document, data: Option<&str>) {
    let known = document.query_selector("head > script[type=\"application/ld+json\"]").ok().flatten();
    let Some(data) = data else { return known.iter().for_each(Element::remove) };
    let made = || {
        let script = document.create_element("script").ok()?;
        script.set_attribute("type", "application/ld+json").ok()?;
        document.head()?.append_child(&script).ok()?;
        Some(script)
    };
    if let Some(script) = known.or_else(made) {
        script.set_text_content(Some(data));
    }
}

fn append(document: &Document, tag: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    document.head()?.append_child(&element).ok()?;
    Some(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_before_its_site() {
        let title = |title: &str, site: &str| {
            Head { title: title.into(), site: site.into(), ..Head::default() }.document_title()
        };
        assert_eq!(title("Moon", "UNN"), "Moon · UNN");
        assert_eq!(title("", "UNN"), "UNN");
        assert_eq!(title("Moon", ""), "Moon");
        assert_eq!(Head { unseen: 3, site: "UNN".into(), ..Head::default() }.document_title(), "(3) UNN");
    }
}
