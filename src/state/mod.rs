//! The few values that all pages share, each a small handle with verbs; nobody outside sees the signals.

pub mod belongings;
pub mod handle;
pub mod heights;
pub mod here;
pub mod keyed;
pub mod languages;
pub mod list;
pub mod live;
pub mod newsroom;
pub mod newsrooms;
pub mod read_marks;
pub mod reader;
pub mod saved;
pub mod settings;
pub mod shortcuts;
pub mod site;
mod streams;
mod updates;
pub mod visit;

pub use heights::Heights;
pub use here::{Arrival, Here};
pub use languages::Languages;
pub use list::List;
pub use newsroom::{Newsroom, Progress, Step};
pub use newsrooms::Newsrooms;
pub use read_marks::ReadMarks;
pub use reader::Reader;
pub use saved::Saved;
pub use settings::Settings;
pub use site::Publication;
pub use visit::Visit;
