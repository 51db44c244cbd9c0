//! What is remembered of a WordPress for the visit: its first page, and the numbers of its terms and authors.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::source::json::Value;

/// After so many renewals the first page is asked for whole, so that what was withdrawn goes.
const RENEWALS: usize = 10;

/// A site's first page.
#[derive(Clone)]
pub struct Front {
    /// The address of its API.
    pub root: String,
    pub newest: Vec<Value>,
    pub sticky: Vec<Value>,
    pub sections: Vec<Value>,
    /// Whether there is a second page.
    pub more: bool,
    /// How often it was renewed with what is newer alone.
    pub renewals: usize,
}

thread_local! {
    static FRONTS: RefCell<Vec<(String, Front)>> = RefCell::default();
    /// Each by its API, route and slug.
    static NUMBERS: RefCell<BTreeMap<[String; 3], String>> = RefCell::default();
}

/// The first page of a site, when it may be renewed.
pub fn front(site: &str) -> Option<Front> {
    FRONTS.with_borrow(|fronts| {
        let known = fronts.iter().find(|(known, _)| known == site).map(|(_, front)| front);
        known.filter(|front| front.renewals < RENEWALS).cloned()
    })
}

pub fn keep_front(site: &str, front: &Front) {
    FRONTS.with_borrow_mut(|fronts| {
        fronts.retain(|(known, _)| known != site);
        fronts.push((site.to_owned(), front.clone()));
    });
}

/// The number of a term or an author, or what a post's slug is there.
pub fn number(root: &str, route: &str, slug: &str) -> Option<String> {
    NUMBERS.with_borrow(|numbers| numbers.get(&[root, route, slug].map(str::to_owned)).cloned())
}

pub fn keep_number(root: &str, route: &str, slug: &str, number: &str) {
    let key = [root, route, slug].map(str::to_owned);
    NUMBERS.with_borrow_mut(|numbers| numbers.insert(key, number.to_owned()));
}
