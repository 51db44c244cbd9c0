//! What news is: plain values and the rules about them, without a browser or a wire format.

pub mod article;
pub mod body;
pub mod edition;
pub mod failure;
pub mod filter;
pub mod id;
pub mod listing;
pub mod lookup;
pub mod order;
pub mod preferences;
pub mod ranking;
pub mod refresh;
pub mod search;
pub mod site;
pub mod slug;
pub mod snippet;
pub mod tag_table;
pub mod text;
pub mod time;
pub mod widget;

pub use article::{Article, Author, Category, Content, Image, Label, Preview, Story, Tag};
pub use body::{Block, Body, Extent, Inline, Part};
pub use edition::{Change, Edition, FeedPage, FeedTerms, StreamId};
pub use failure::{Failure, Fetched, Reason};
pub use filter::{Filter, Scope, Sort, TagMatch};
pub use id::ArticleId;
pub use listing::{Listed, Listing, offered_tags};
pub use lookup::Lookup;
pub use preferences::Preferences;
pub use ranking::Period;
pub use search::{Muted, Query, SearchIndex};
pub use site::{EditionSource, Site, Source};
pub use slug::Slug;
pub use tag_table::TagTable;
pub use time::Timestamp;
pub use widget::Widget;
