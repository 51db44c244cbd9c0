//! How a translator asks: for one address at a time, without knowing what answers.

use std::pin::Pin;

/// Asks for what is at an address. The request is on its way before the answer is awaited.
pub type Ask = dyn Fn(&str) -> Asking;
pub type Asking = Pin<Box<dyn Future<Output = Result<Answer, Trouble>>>>;

/// A whole answer, whatever its status.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub text: String,
    /// How many pages there are (`X-WP-TotalPages`).
    pub pages: Option<usize>,
    /// The seconds or the date of `Retry-After`.
    pub retry_after: Option<String>,
}

/// Why there is no feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Nothing came back.
    Silence,
    /// An answer with an error status, what it says itself (else empty) and the pause it asks for.
    Status { status: u16, said: String, retry_after: Option<String> },
    /// An answer that is not what was expected; the text says what was wrong with it.
    Unreadable(String),
}

impl Answer {
    /// The answer, unless its status is an error.
    pub fn checked(self) -> Result<Self, Trouble> {
        match self.status {
            200..300 => Ok(self),
            _ => Err(self.trouble("")),
        }
    }

    /// The trouble that this answer is, with what it says itself.
    pub fn trouble(&self, said: &str) -> Trouble {
        Trouble::Status { status: self.status, said: said.to_owned(), retry_after: self.retry_after.clone() }
    }
}

impl Trouble {
    pub fn unreadable(detail: &str) -> Self {
        Trouble::Unreadable(detail.to_owned())
    }
}

/// Answers that a test has ready, by their addresses; any other is 404.
#[cfg(test)]
pub mod tests {
    use std::cell::RefCell;
    use std::future::ready;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// What was asked for, in order.
    pub type Asked = Rc<RefCell<Vec<String>>>;

    /// Asks `answers` and nothing else.
    pub fn asking(answers: Vec<(String, Answer)>) -> (Box<Ask>, Asked) {
        let asked = Asked::default();
        let log = asked.clone();
        let ask = move |address: &str| -> Asking {
            log.borrow_mut().push(address.to_owned());
            let known = answers.iter().find(|(known, _)| known == address).map(|(_, answer)| answer.clone());
            Box::pin(ready(Ok(known.unwrap_or(Answer { status: 404, ..Answer::default() }))))
        };
        (Box::new(ask), asked)
    }

    /// An answer that came as it should.
    pub fn found(text: &str) -> Answer {
        Answer { status: 200, text: text.to_owned(), ..Answer::default() }
    }

    /// The end of a future that never waits.
    pub fn now<T>(future: impl Future<Output = T>) -> T {
        match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }
}
