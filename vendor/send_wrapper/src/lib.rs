//! A value that may be moved to other threads and is used on its own alone.
//!
//! The original asks `std::thread::current()` who is using it. That handle is kept by the system's allocator, so a program
//! that has another one carries both (docs/decisions/017). Here a thread is a number, and where there are no threads
//! there is nothing to ask.

use std::fmt;
use std::mem::{self, ManuallyDrop};
use std::ops::{Deref, DerefMut};

#[cfg(feature = "futures")]
mod futures;

/// Guards a value that is not `Send`: whoever touches it on another thread than the one that made it is stopped.
pub struct SendWrapper<T> {
    value: ManuallyDrop<T>,
    thread: u64,
}

// Safety: the value is reached and dropped on its own thread alone; `check` and `drop` see to that.
unsafe impl<T> Send for SendWrapper<T> {}
// Safety: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

/// The number of the thread that asks; none is given twice.
#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
fn this_thread() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    thread_local!(static OWN: u64 = NEXT.fetch_add(1, Ordering::Relaxed));
    OWN.with(|own| *own)
}

/// There is one thread.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
fn this_thread() -> u64 {
    0
}

impl<T> SendWrapper<T> {
    pub fn new(value: T) -> Self {
        Self { value: ManuallyDrop::new(value), thread: this_thread() }
    }

    /// Whether the value may be touched here.
    pub fn valid(&self) -> bool {
        self.thread == this_thread()
    }

    /// The value by itself.
    #[track_caller]
    pub fn take(self) -> T {
        self.check();
        let mut whole = ManuallyDrop::new(self);
        // Safety: `whole` is not dropped, so the value is taken out once.
        unsafe { ManuallyDrop::take(&mut whole.value) }
    }

    #[track_caller]
    fn check(&self) {
        assert!(self.valid(), "a SendWrapper is used on another thread than its own");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.check();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.value
    }
}

impl<T> Drop for SendWrapper<T> {
    #[track_caller]
    fn drop(&mut self) {
        if self.valid() || !mem::needs_drop::<T>() {
            // Safety: the wrapper ends here, and `take` does not come by.
            unsafe { ManuallyDrop::drop(&mut self.value) }
        } else if !std::thread::panicking() {
            panic!("a SendWrapper is dropped on another thread than its own");
        }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_tuple("SendWrapper").field(&**self).finish()
    }
}
