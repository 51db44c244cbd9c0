//! Handles on values: small, `Copy`, and each kind compiled once for all types.
//!
//! Leptos's own handles are generic, and every type that goes into one brings some two kilobytes of machinery along.
//! Here the type is taken off at the door and put back on the way out (docs/decisions/004). A handle is good for as
//! long as the scope that made it; `set` and `update` do nothing after that, and what begins with `try_` says so.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Source, ToAnySource};

/// A value whose type is not known here, but which can still be compared.
trait Value: Any + Send + Sync {
    fn equals(&self, other: &dyn Value) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn equals(&self, other: &dyn Value) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<T>() == Some(self)
    }
}

#[derive(Clone)]
struct Erased(Arc<dyn Value>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

impl Erased {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    fn get<T: Send + Sync + 'static>(self) -> Arc<T> {
        typed(self.0)
    }
}

type Untyped = Arc<dyn Any + Send + Sync>;

fn typed<T: Send + Sync + 'static>(value: Untyped) -> Arc<T> {
    value.downcast().unwrap_or_else(|_| unreachable!("a handle holds one type"))
}

#[cold]
#[inline(never)]
fn ended() -> ! {
    unreachable!("a handle is used within the scope that made it")
}

/// Has a source forget whoever reads it now when that runs again or ends. By itself a source remembers all that ever read
/// it until it changes, and what changes rarely would remember a whole visit.
pub fn until_end(source: &dyn ToAnySource) {
    let Some(reader) = Observer::get() else { return };
    let source = source.to_any_source();
    on_cleanup(move || source.remove_subscriber(&reader));
}

/// What is done with handles of any type.
mod untyped {
    use leptos::prelude::*;

    use super::{Erased, Untyped, until_end};

    #[inline(never)]
    pub fn held(signal: RwSignal<Erased>) -> Erased {
        until_end(&signal);
        signal.get()
    }

    #[inline(never)]
    pub fn track_held(signal: RwSignal<Erased>) {
        until_end(&signal);
        signal.track();
    }

    #[inline(never)]
    pub fn track_derived(memo: Memo<Erased>) {
        until_end(&ArcMemo::from(memo));
        memo.track();
    }

    #[inline(never)]
    pub fn held_untracked(signal: RwSignal<Erased>) -> Option<Erased> {
        signal.try_get_untracked()
    }

    #[inline(never)]
    pub fn hold(signal: RwSignal<Erased>, value: Erased) {
        let _ = signal.try_set(value);
    }

    #[inline(never)]
    pub fn derive(derive: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
        Memo::new(move |_| derive())
    }

    #[inline(never)]
    pub fn derived(memo: Memo<Erased>) -> Erased {
        until_end(&ArcMemo::from(memo));
        memo.get()
    }

    #[inline(never)]
    pub fn derived_untracked(memo: Memo<Erased>) -> Option<Erased> {
        memo.try_get_untracked()
    }

    #[inline(never)]
    pub fn keep(value: Untyped) -> StoredValue<Untyped> {
        StoredValue::new(value)
    }

    #[inline(never)]
    pub fn kept(value: StoredValue<Untyped>) -> Untyped {
        value.get_value()
    }
}

/// A value that changes by being set.
pub struct Held<T>(RwSignal<Erased>, PhantomData<fn() -> T>);

impl<T: PartialEq + Send + Sync + 'static> Held<T> {
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(Erased::new(value)), PhantomData)
    }

    /// The value; what asks for it runs again when it changes.
    pub fn read(self) -> Arc<T> {
        untyped::held(self.0).get()
    }

    pub fn read_untracked(self) -> Arc<T> {
        self.try_read_untracked().unwrap_or_else(|| ended())
    }

    /// Sets the value, unless its scope has ended.
    pub fn set(self, value: T) {
        untyped::hold(self.0, Erased::new(value));
    }

    /// The value, unless its scope has ended.
    pub fn try_read_untracked(self) -> Option<Arc<T>> {
        untyped::held_untracked(self.0).map(Erased::get)
    }

    pub fn track(self) {
        untyped::track_held(self.0);
    }
}

impl<T: Default + PartialEq + Send + Sync + 'static> Default for Held<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Held<T> {
    /// A copy of the value; what asks for it runs again when it changes.
    pub fn get(self) -> T {
        (*self.read()).clone()
    }

    pub fn get_untracked(self) -> T {
        (*self.read_untracked()).clone()
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        let Some(value) = untyped::held_untracked(self.0) else { return };
        let mut value = T::clone(&value.get());
        change(&mut value);
        self.set(value);
    }
}

/// A value that is derived from others, and told on only when it is another.
pub struct Derived<T>(Memo<Erased>, PhantomData<fn() -> T>);

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn new(derive: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(untyped::derive(Box::new(move || Erased::new(derive()))), PhantomData)
    }

    /// The value; what asks for it runs again when it is another.
    pub fn read(self) -> Arc<T> {
        untyped::derived(self.0).get()
    }

    pub fn read_untracked(self) -> Arc<T> {
        self.try_read_untracked().unwrap_or_else(|| ended())
    }

    /// The value, unless its scope has ended.
    pub fn try_read_untracked(self) -> Option<Arc<T>> {
        untyped::derived_untracked(self.0).map(Erased::get)
    }

    pub fn track(self) {
        untyped::track_derived(self.0);
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// A copy of the value; what asks for it runs again when it is another.
    pub fn get(self) -> T {
        (*self.read()).clone()
    }

    pub fn get_untracked(self) -> T {
        (*self.read_untracked()).clone()
    }
}

/// A text that never changes, where one that might is asked for.
impl From<String> for Derived<String> {
    fn from(text: String) -> Self {
        Self::new(move || text.clone())
    }
}

/// A value that stays as it is, for as long as its scope.
pub struct Kept<T>(StoredValue<Untyped>, PhantomData<fn() -> T>);

impl<T: Send + Sync + 'static> Kept<T> {
    pub fn new(value: T) -> Self {
        Self(untyped::keep(Arc::new(value)), PhantomData)
    }

    pub fn read(self) -> Arc<T> {
        typed(untyped::kept(self.0))
    }
}

impl<T: Clone + Send + Sync + 'static> Kept<T> {
    pub fn get(self) -> T {
        (*self.read()).clone()
    }
}

impl<T: Default + Send + Sync + 'static> Default for Kept<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// Something to do, or to answer, when asked.
pub struct Act<I, O = ()>(Kept<Box<dyn Fn(I) -> O + Send + Sync>>);

impl<I: 'static, O: 'static> Act<I, O> {
    pub fn new(act: impl Fn(I) -> O + Send + Sync + 'static) -> Self {
        Self(Kept::new(Box::new(act)))
    }

    pub fn run(self, input: I) -> O {
        (self.0.read())(input)
    }
}

/// Draws a part of a view when it is wanted.
#[derive(Clone, Copy)]
pub struct Draw(Act<(), AnyView>);

impl Draw {
    pub fn new(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self(Act::new(move |()| draw()))
    }

    pub fn run(self) -> AnyView {
        self.0.run(())
    }
}

macro_rules! copy {
    ($($handle:ident<$($parameter:ident),+>)+) => {$(
        impl<$($parameter),+> Clone for $handle<$($parameter),+> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($parameter),+> Copy for $handle<$($parameter),+> {}
    )+};
}

copy! { Held<T> Derived<T> Kept<T> Act<I, O> }
