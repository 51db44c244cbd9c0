//! The identity of an article within its edition.

use std::sync::Arc;

/// What a feed calls an article. Opaque: it is only compared. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, to be shared.
    pub fn text(&self) -> &Arc<str> {
        &self.0
    }
}
