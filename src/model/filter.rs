//! Filters: which articles a list shows, and in which order.

use crate::model::{Preview, Slug};

/// What a place is about; its list never shows anything else.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    All,
    Tag(Slug),
    Category(Slug),
    Author(Slug),
}

/// What narrows a list further; every field is part of the address.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    pub tags: Vec<Slug>,
    pub tag_match: TagMatch,
    pub category: Option<Slug>,
    pub author: Option<Slug>,
    /// The words as typed.
    pub words: String,
    pub sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TagMatch {
    #[default]
    All,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Latest,
    /// By views.
    Popular,
    /// By views per hour.
    Rising,
}

impl Scope {
    pub fn admits(&self, preview: &Preview) -> bool {
        match self {
            Scope::All => true,
            Scope::Tag(slug) => has_tag(preview, slug),
            Scope::Category(slug) => has_category(preview, slug),
            Scope::Author(slug) => has_author(preview, slug),
        }
    }
}

impl Filter {
    /// Whether tags, category and author let `preview` through. Words are matched by the search index.
    pub fn admits(&self, preview: &Preview) -> bool {
        let by_tag = match self.tag_match {
            TagMatch::All => self.tags.iter().all(|slug| has_tag(preview, slug)),
            TagMatch::Any => self.tags.is_empty() || self.tags.iter().any(|slug| has_tag(preview, slug)),
        };
        by_tag
            && self.category.as_ref().is_none_or(|slug| has_category(preview, slug))
            && self.author.as_ref().is_none_or(|slug| has_author(preview, slug))
    }

    /// Whether anything is left out. The order alone leaves nothing out.
    pub fn narrows(&self) -> bool {
        !self.tags.is_empty() || self.category.is_some() || self.author.is_some() || !self.words.trim().is_empty()
    }

    /// The tags, the category and the author that narrow, each as a scope of its own.
    pub fn scopes(&self) -> Vec<Scope> {
        let tags = self.tags.iter().cloned().map(Scope::Tag);
        let category = self.category.iter().cloned().map(Scope::Category);
        tags.chain(category).chain(self.author.iter().cloned().map(Scope::Author)).collect()
    }

    /// The same order with nothing left out.
    pub fn cleared(&self) -> Filter {
        Filter { sort: self.sort, ..Filter::default() }
    }

    /// With this tag added, or taken out when it is there.
    pub fn toggling_tag(&self, slug: &Slug) -> Filter {
        let mut filter = self.clone();
        match filter.tags.iter().position(|tag| tag == slug) {
            Some(at) => {
                filter.tags.remove(at);
            }
            None => filter.tags.push(slug.clone()),
        }
        if filter.tags.len() < 2 {
            filter.tag_match = TagMatch::All;
        }
        filter
    }
}

fn has_tag(preview: &Preview, slug: &Slug) -> bool {
    preview.tags.iter().any(|tag| tag.slug == *slug)
}

fn has_category(preview: &Preview, slug: &Slug) -> bool {
    preview.categories.iter().any(|category| category.slug == *slug)
}

fn has_author(preview: &Preview, slug: &Slug) -> bool {
    preview.authors.iter().any(|author| author.slug == *slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::tests::preview;
    use crate::model::{Category, Tag};

    fn slug(name: &str) -> Slug {
        Slug::from_name(name).unwrap()
    }

    fn tagged(tags: &[&str]) -> Preview {
        let tags = tags.iter().map(|name| Tag { slug: slug(name), name: name.to_string(), icon: None }).collect();
        Preview { tags, categories: vec![Category { slug: slug("war"), name: "War".into() }], ..preview("a") }
    }

    fn filter(tags: &[&str], tag_match: TagMatch) -> Filter {
        Filter { tags: tags.iter().map(|name| slug(name)).collect(), tag_match, ..Filter::default() }
    }

    #[test]
    fn tags_match_all_or_any() {
        let both = tagged(&["x", "y"]);
        let one = tagged(&["x"]);
        for (wanted, preview, kind) in
            [(true, &both, TagMatch::All), (false, &one, TagMatch::All), (true, &one, TagMatch::Any)]
        {
            assert_eq!(filter(&["x", "y"], kind).admits(preview), wanted);
        }
        assert!(!filter(&["z"], TagMatch::Any).admits(&both));
        assert!(filter(&[], TagMatch::Any).admits(&both));
    }

    #[test]
    fn every_part_of_a_filter_must_admit() {
        let mut filter = filter(&["x"], TagMatch::All);
        filter.category = Some(slug("war"));
        assert!(filter.admits(&tagged(&["x"])));
        filter.author = Some(slug("nobody"));
        assert!(!filter.admits(&tagged(&["x"])));
    }

    #[test]
    fn a_tag_clicked_twice_is_taken_out_again() {
        let start = filter(&["x"], TagMatch::All);
        let narrowed = start.toggling_tag(&slug("y"));
        assert_eq!(narrowed.tags, [slug("x"), slug("y")]);
        assert_eq!(narrowed.toggling_tag(&slug("y")), start);
    }
}
