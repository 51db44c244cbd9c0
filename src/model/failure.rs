//! What can go wrong with a request, and the state of something that is loaded.

/// A request that did not give what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The address that was asked.
    pub address: String,
    pub reason: Reason,
}

/// Why, as far as a browser lets it be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The browser says that there is no network.
    Offline,
    /// The request did not get through.
    Unreachable,
    /// Another site is there, but does not allow this one to read its answer (CORS).
    Refused,
    /// No whole answer within the time limit.
    TooSlow,
    /// An answer with an HTTP error status, and what it says itself; empty when that is for machines alone.
    Status(u16, String),
    /// An answer that is not what was expected; the text says what was wrong with it.
    Unreadable(String),
}

impl Failure {
    pub fn new(address: &str, reason: Reason) -> Self {
        Self { address: address.to_owned(), reason }
    }
}

/// Something that comes from far away.
#[derive(Clone, Debug, PartialEq)]
pub enum Fetched<T> {
    Waiting,
    Failed(Failure),
    Ready(T),
}

impl<T> From<Result<T, Failure>> for Fetched<T> {
    fn from(result: Result<T, Failure>) -> Self {
        match result {
            Ok(value) => Fetched::Ready(value),
            Err(failure) => Fetched::Failed(failure),
        }
    }
}
