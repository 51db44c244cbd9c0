//! What time it is.

use crate::model::Timestamp;

/// Now, by the reader's clock. On the host it is always the same moment, so that what is rendered there is too.
pub fn now() -> Timestamp {
    #[cfg(target_arch = "wasm32")]
    return Timestamp(js_sys::Date::now() as i64);
    #[cfg(not(target_arch = "wasm32"))]
    return Timestamp(1_740_736_800_000);
}
