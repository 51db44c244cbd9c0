//! Work that is polled on its own thread alone.

use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::SendWrapper;

impl<T> SendWrapper<T> {
    #[track_caller]
    fn inner(self: Pin<&mut Self>) -> Pin<&mut T> {
        // Safety: the value stands inside the wrapper and never leaves it while that is pinned.
        unsafe { self.map_unchecked_mut(Self::deref_mut) }
    }
}

impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.inner().poll(context)
    }
}

impl<S: Stream> Stream for SendWrapper<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner().poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}
