//! Which of an edition's feeds a list comes from, and what of it the list shows.

use crate::browser::fold;
use crate::model::{Edition, Filter, Listing, Muted, Query, Scope, SearchIndex, Source, StreamId};
use crate::source;

/// The address of the next page of a feed, or of the first; none at the end, and where there is no such feed.
pub fn next_address(source: &Source, edition: &Edition, stream: &StreamId) -> Option<String> {
    match (edition.has_started(stream), stream) {
        (true, _) => edition.next(stream).map(str::to_owned),
        (false, StreamId::Main) => Some(source.url.clone()),
        (false, StreamId::Popular) => edition.terms().popular_url.clone(),
        (false, StreamId::Scope(scope)) => source::scope_feed(edition.terms(), scope),
        (false, StreamId::Search(words)) => source::search_feed(edition.terms(), words),
    }
}

/// The feed of a list: what the source finds for its words, the own feed of its scope, else the main feed.
pub fn stream_of(edition: &Edition, scope: &Scope, filter: &Filter) -> StreamId {
    let words = filter.words.trim();
    match source::scope_feed(edition.terms(), scope) {
        _ if !words.is_empty() && edition.terms().search_feed.is_some() => StreamId::Search(words.to_owned()),
        Some(_) => StreamId::Scope(scope.clone()),
        None => StreamId::Main,
    }
}

/// The loaded articles that a list shows.
pub fn find_listed(
    edition: &Edition,
    index: &mut SearchIndex,
    scope: &Scope,
    filter: &Filter,
    muted: &Muted,
) -> Listing {
    let stream = stream_of(edition, scope, filter);
    let query = Query::new(&fold::fold(&filter.words));
    let is_muted = is_muted(edition, index, muted);
    if query.is_empty() {
        return edition.listing(&stream, scope, filter, &|_| true, &is_muted);
    }
    index.extend(edition.stories(), usize::MAX, fold::fold);
    let found = index.find(&query);
    edition.listing(&stream, scope, filter, &|number| found[number], &is_muted)
}

/// Tells of a loaded article, by its number, whether it is muted.
pub fn is_muted(edition: &Edition, index: &mut SearchIndex, muted: &Muted) -> impl Fn(usize) -> bool + use<> {
    let mut silenced = Vec::new();
    if !muted.is_empty() {
        index.extend(edition.stories(), usize::MAX, fold::fold);
        silenced = index.muted(muted).to_vec();
    }
    move |number| silenced.get(number).copied().unwrap_or(false)
}
