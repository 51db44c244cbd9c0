//! Journeys of readers through the built site, in every browser engine this machine has.
//!
//! `cargo test --no-default-features --features ssr --test journeys -- NAME` runs those whose name holds `NAME`,
//! such as `firefox::` or `a_reader_opens`. dist/ has to be built before; `DATELINE_DIST` names another folder.

mod arriving;
mod choosing;
mod clock;
mod corpus;
mod edition;
mod embedding;
mod engine;
mod failing;
mod filtering;
mod finding;
mod fitting;
mod foreign;
mod group;
mod host;
mod keeping;
mod listening;
mod living;
mod long_feed;
mod owning;
mod page;
mod paging;
mod places;
mod reading;
mod safety;
mod server;
mod sharing;
mod soak;
mod starting;
mod trial;
mod widget_life;
mod widget_places;
mod widgets;
mod wire;

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

use crate::engine::Engine;
use crate::page::Page;
use crate::server::Server;
pub(crate) use crate::trial::journeys;
use crate::trial::trial;

/// What a reader goes through, on a host of its own. It panics where the site keeps a promise badly.
type Journey = fn(&Server, &Page);

const EVERYWHERE: [&[(&str, Journey)]; 23] = [
    reading::JOURNEYS,
    filtering::JOURNEYS,
    finding::JOURNEYS,
    living::JOURNEYS,
    owning::JOURNEYS,
    choosing::JOURNEYS,
    listening::JOURNEYS,
    paging::JOURNEYS,
    long_feed::JOURNEYS,
    places::JOURNEYS,
    arriving::JOURNEYS,
    keeping::JOURNEYS,
    sharing::JOURNEYS,
    failing::JOURNEYS,
    starting::JOURNEYS,
    safety::JOURNEYS,
    foreign::JOURNEYS,
    corpus::JOURNEYS,
    soak::JOURNEYS,
    widgets::JOURNEYS,
    embedding::JOURNEYS,
    widget_life::JOURNEYS,
    widget_places::JOURNEYS,
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trial::built_site(&arguments) {
        Ok(dist) => trial::run(&arguments, trials(&dist)),
        Err(missing) => missing,
    }
}

/// One trial for each journey and engine. Engines take turns, so that two threads keep two of them busy.
fn trials(dist: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for &(name, journey) in EVERYWHERE.iter().copied().flatten().chain(fitting::JOURNEYS) {
        trials.extend(Engine::ALL.map(|engine| trial(engine, name, journey, dist)));
    }
    // Only Chromium reports shifts of layout, and can be told what a reader wishes of the device; elsewhere these would
    // pass without having looked.
    for &(name, journey) in fitting::CHROMIUM_ONLY.iter().chain(widget_places::CHROMIUM_ONLY) {
        trials.push(trial(Engine::Chromium, name, journey, dist));
    }
    trials
}
