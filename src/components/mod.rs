//! Views of plain values, in the order a reader meets them. They never load, and their parents place them.

pub mod article_body;
pub mod article_view;
pub mod element;
pub mod entry;
pub mod feed_list;
pub mod filter_bar;
pub mod footer;
pub mod marks;
pub mod masthead;
pub mod news_widget;
pub mod option_field;
pub mod page_heading;
pub mod placeholder;
pub mod popular;
pub mod related_card;
pub mod remote;
pub mod rows;
pub mod running_text;
pub mod search_box;
pub mod share_bar;
pub mod snippet;
pub mod story_line;
pub mod tag_filters;
pub mod tag_list;
pub mod widget_entry;
