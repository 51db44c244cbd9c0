//! One file per ability of the browser. Nothing here is called while a view is rendered on the host, but for the
//! formats of `intl` and the case folding of `fold`, which have plain forms there.

pub mod annex;
pub mod appearance;
pub mod clock;
pub mod console;
pub mod dialog;
pub mod fault;
pub mod files;
pub mod focus;
pub mod fold;
pub mod head;
pub mod history;
pub mod host_page;
pub mod intl;
pub mod json_ld;
pub mod keys;
pub mod loader;
pub mod moments;
pub mod position;
pub mod share;
pub mod speech;
pub mod storage;
pub mod viewport;
