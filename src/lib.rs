//! Dateline: a news front-end that runs wholly in the reader's browser.
//!
//! The modules in reading order are also the layers. A file uses its own layer and those above it in this list,
//! never those below; `tests/tidy.rs` keeps it so.
//!
//! 1. [`model`]: what news is, in plain values: articles, filters, ranking, search.
//! 2. [`lang`]: languages, plural forms and every phrase a reader sees.
//! 3. [`route`]: the addresses of the site, and the only spelling of their paths.
//! 4. [`source`]: where news comes from: site.json, feeds, untrusted HTML, requests.
//! 5. [`browser`]: one file per ability of the browser.
//! 6. [`state`]: the few values that all pages share, each with its verbs.
//! 7. [`components`]: views of plain values; they never load.
//! 8. [`pages`]: one file per place.
//! 9. [`app`], [`widget`], [`annex`]: what is mounted, each by a program of its own: the site, the widget, and the pages
//!    of the site that few readers open.

pub mod model;

pub mod lang;

pub mod route;

pub mod source;

pub mod browser;

pub mod state;

pub mod components;

pub mod pages;

pub mod annex;

pub mod app;

pub mod widget;

/// What all programs take their memory from; what they give back becomes one piece again, for a feed may be large.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf<Allocation> = rlsf::GlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
struct Allocation;

#[cfg(target_arch = "wasm32")]
impl rlsf::GlobalTlsfOptions for Allocation {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}
