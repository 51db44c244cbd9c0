//! Numbers, dates and plurals as the reader's language has them, and the names of languages.

#[cfg(not(target_arch = "wasm32"))]
use crate::lang::PluralCategory;
use crate::model::Timestamp;
use crate::model::time::{DAY, HOUR, MINUTE};

/// How long ago a moment of the last week was, in whole units as ECMA-402 names them; nothing for older and later ones.
fn ago(at: Timestamp, now: Timestamp) -> Option<(i64, &'static str)> {
    match now.0 - at.0 {
        past if past < 0 => None,
        past if past < HOUR => Some((past / MINUTE, "minute")),
        past if past < DAY => Some((past / HOUR, "hour")),
        past if past < 7 * DAY => Some((past / DAY, "day")),
        _ => None,
    }
}

#[cfg(target_arch = "wasm32")]
pub use web::{Formats, language_name, sentences};

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Array, Function, Intl, JsString, Object, Reflect};
    use send_wrapper::SendWrapper;
    use wasm_bindgen::{JsCast, JsValue};

    use crate::lang::PluralCategory;
    use crate::model::Timestamp;

    /// The ways of writing in one language and time zone; made once, because making them is slow.
    pub struct Formats(SendWrapper<Inner>);

    struct Inner {
        number: Function,
        plural: Option<Object>,
        time: Function,
        date: Function,
        date_with_year: Function,
        full: Function,
        /// The calendar day and year in the time zone, to compare.
        day: Function,
        year: Function,
        relative: Option<Object>,
    }

    impl Formats {
        /// For a BCP 47 tag and an IANA time zone; without a zone, or with an unknown one, the reader's own.
        pub fn new(language: &str, time_zone: Option<&str>) -> Self {
            let locales = Array::of2(&language.into(), &"en".into());
            let zone = time_zone.filter(|zone| date_format(&locales, &[("timeZone", zone)]).is_ok());
            let format = |options: &[(&str, &str)]| {
                let zoned: Vec<_> = options.iter().copied().chain(zone.map(|zone| ("timeZone", zone))).collect();
                date_format(&locales, &zoned).unwrap_or_else(|_| default_format())
            };
            let time = [("hour", "2-digit"), ("minute", "2-digit")];
            let date = [("month", "long"), ("day", "numeric")];
            let year = [("year", "numeric")];
            Self(SendWrapper::new(Inner {
                number: number_format(&locales),
                plural: construct("PluralRules", &locales, &[]).ok(),
                time: format(&time),
                date: format(&date),
                date_with_year: format(&[date.as_slice(), &year].concat()),
                full: format(&[("dateStyle", "full"), ("timeStyle", "short")]),
                day: format(&[("year", "numeric"), ("month", "numeric"), ("day", "numeric")]),
                year: format(&year),
                relative: construct("RelativeTimeFormat", &locales, &[("numeric", "auto")]).ok(),
            }))
        }

        pub fn number(&self, number: u64) -> String {
            written(&self.0.number, &JsValue::from_f64(number as f64))
        }

        /// Which form of a phrase `number` takes.
        pub fn plural(&self, number: u64) -> PluralCategory {
            let selected = self.0.plural.as_ref().and_then(|rules| call(rules, "select", &(number as f64).into()));
            PluralCategory::named(&selected.unwrap_or_default())
        }

        /// A date as seen from `now`: the time today, the date and time on other days, the year when it is another.
        pub fn date(&self, at: Timestamp, now: Timestamp) -> String {
            let formats = &*self.0;
            let (at, now) = (JsValue::from_f64(at.0 as f64), JsValue::from_f64(now.0 as f64));
            let same = |format| written(format, &at) == written(format, &now);
            let time = written(&formats.time, &at);
            if same(&formats.day) {
                return time;
            }
            let date = if same(&formats.year) { &formats.date } else { &formats.date_with_year };
            [&written(date, &at), ", ", &time].concat()
        }

        /// All that can be said of a date.
        pub fn full_date(&self, at: Timestamp) -> String {
            written(&self.0.full, &JsValue::from_f64(at.0 as f64))
        }
    }

    impl Formats {
        /// How long before `now`, for moments of the last week.
        pub fn relative(&self, at: Timestamp, now: Timestamp) -> Option<String> {
            let (number, unit) = super::ago(at, now)?;
            let format = self.0.relative.as_ref()?;
            let method: Function = Reflect::get(format, &"format".into()).ok()?.dyn_into().ok()?;
            method.call2(format, &(-(number as f64)).into(), &unit.into()).ok()?.as_string()
        }
    }

    fn number_format(locales: &Array) -> Function {
        format("NumberFormat", locales, &[])
            .unwrap_or_else(|_| Intl::NumberFormat::new(&Array::new(), &Object::new()).format())
    }

    fn date_format(locales: &Array, options: &[(&str, &str)]) -> Result<Function, JsValue> {
        format("DateTimeFormat", locales, options)
    }

    fn format(kind: &str, locales: &Array, options: &[(&str, &str)]) -> Result<Function, JsValue> {
        let format = construct(kind, locales, options)?;
        Ok(Function::from(Reflect::get(&format, &"format".into())?))
    }

    /// `new Intl.…` through `Reflect`, because an unknown zone or language throws.
    fn construct(kind: &str, locales: &Array, options: &[(&str, &str)]) -> Result<Object, JsValue> {
        let object = Object::new();
        for (key, value) in options {
            Reflect::set(&object, &(*key).into(), &(*value).into())?;
        }
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let constructor = Function::from(Reflect::get(&intl, &kind.into())?);
        Reflect::construct(&constructor, &Array::of2(locales, &object)).map(Object::from)
    }

    /// The text that a method of `object` gives for `value`.
    fn call(object: &Object, method: &str, value: &JsValue) -> Option<String> {
        let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
        method.call1(object, value).ok()?.as_string()
    }

    /// A language's name in itself, as it begins a line; the tag where the browser has no name for it.
    pub fn language_name(tag: &str) -> String {
        let names = construct("DisplayNames", &Array::of1(&tag.into()), &[("type", "language")]);
        let name = names.ok().and_then(|names| call(&names, "of", &tag.into())).unwrap_or_else(|| tag.to_owned());
        let first = name.chars().next().map_or(0, char::len_utf8);
        let capital = JsString::from(&name[..first]).to_upper_case();
        [&String::from(capital), &name[first..]].concat()
    }

    /// The sentences of a text, each with where it begins, in UTF-16; the whole text where the browser knows none.
    pub fn sentences(tag: &str, text: &str) -> Vec<(u32, String)> {
        let segmenter = construct("Segmenter", &Array::of1(&tag.into()), &[("granularity", "sentence")]);
        let segments = segmenter.and_then(|segmenter| {
            let segment: Function = Reflect::get(&segmenter, &"segment".into())?.dyn_into()?;
            segment.call1(&segmenter, &text.into())
        });
        let sentence = |segment: JsValue| {
            let part = |name: &str| Reflect::get(&segment, &name.into()).ok();
            Some((part("index")?.as_f64()? as u32, part("segment")?.as_string()?))
        };
        match segments {
            Ok(segments) => Array::from(&segments).iter().filter_map(sentence).collect(),
            Err(_) => vec![(0, text.to_owned())],
        }
    }

    fn default_format() -> Function {
        Intl::DateTimeFormat::new(&Array::new(), &Object::new()).format()
    }

    /// A value that a format cannot write, such as a date beyond the calendar, is nothing.
    fn written(format: &Function, value: &JsValue) -> String {
        format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

/// The plain form for the host: English, in UTC.
#[cfg(not(target_arch = "wasm32"))]
pub struct Formats;

#[cfg(not(target_arch = "wasm32"))]
impl Formats {
    pub fn new(_: &str, _: Option<&str>) -> Self {
        Self
    }

    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    pub fn plural(&self, number: u64) -> PluralCategory {
        if number == 1 { PluralCategory::One } else { PluralCategory::Other }
    }

    pub fn date(&self, at: Timestamp, now: Timestamp) -> String {
        let (full, today) = (at.to_rfc3339(), now.to_rfc3339());
        if full[..10] == today[..10] { full[11..16].to_owned() } else { full[..16].replace('T', ", ") }
    }

    pub fn full_date(&self, at: Timestamp) -> String {
        at.to_rfc3339()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Formats {
    pub fn relative(&self, at: Timestamp, now: Timestamp) -> Option<String> {
        ago(at, now).map(|(number, unit)| format!("{number} {unit}s ago"))
    }
}

/// The host knows no sentences.
#[cfg(not(target_arch = "wasm32"))]
pub fn sentences(_: &str, text: &str) -> Vec<(u32, String)> {
    vec![(0, text.to_owned())]
}

/// The host has no names of languages.
#[cfg(not(target_arch = "wasm32"))]
pub fn language_name(tag: &str) -> String {
    tag.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_of_the_last_week_is_told_in_the_largest_whole_unit() {
        let ago = |milliseconds| ago(Timestamp(0), Timestamp(milliseconds));
        assert_eq!(ago(12 * MINUTE + 59_999), Some((12, "minute")));
        assert_eq!(ago(0), Some((0, "minute")));
        assert_eq!(ago(HOUR), Some((1, "hour")));
        assert_eq!(ago(2 * DAY - 1), Some((1, "day")));
        assert_eq!((ago(7 * DAY), ago(-1)), (None, None));
    }
}
