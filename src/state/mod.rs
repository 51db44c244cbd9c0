//! The few values that all pages share, each a small handle with verbs; nobody outside sees the signals.

pub mod handle;
pub mod heights;
pub mod here;
pub mod keyed;
pub mod languages;
pub mod live;
pub mod newsroom;
pub mod newsrooms;
pub mod reader;
pub mod site;
mod streams;

pub use heights::Heights;
pub use here::{Arrival, Here};
pub use languages::Languages;
pub use newsroom::{Newsroom, Progress, Step};
pub use newsrooms::Newsrooms;
pub use reader::Reader;
pub use site::Publication;
