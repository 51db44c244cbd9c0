//! Points in time.

use crate::model::text::{digits, joined};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub i64);

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// Reads an internet date, as RFC 3339 §5.6 and JSON Feed 1.1 write it; a date alone is its midnight in UTC.
    /// `None` for what is not a real date.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10)?;
        let mut parts = date.split('-');
        let (year, month, day) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
        if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
            return None;
        }
        let midnight = days_since_epoch(year, month, day) * DAY;
        if rest.is_empty() {
            return Some(Self(midnight));
        }
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let zone_at = clock.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = clock.split_at(zone_at);
        Some(Self(midnight + time_of_day(clock)? - zone_offset(zone)?))
    }

    /// The same moment as RFC 3339 text in UTC, for `<time datetime>`.
    pub fn to_rfc3339(self) -> String {
        let (days, time) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let (year, month, day) = civil_date(days);
        let (hour, minute, second) = (time / HOUR, time % HOUR / MINUTE, time % MINUTE / 1000);
        let written = |number: i64, width| digits(number.unsigned_abs(), width);
        let date = joined(&[written(year, 4), written(month, 2), written(day, 2)], "-");
        let clock = joined(&[hour, minute, second].map(|number| written(number, 2)), ":");
        [&date, "T", &clock, "Z"].concat()
    }
}

fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fraction` in milliseconds. A leap second counts as the second before it.
fn time_of_day(text: &str) -> Option<i64> {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) if !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            (clock, fraction)
        }
        Some(_) => return None,
        None => (text, ""),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let second = match parts.next() {
        Some(second) => number(second, 2).filter(|second| *second <= 60)?.min(59),
        None => 0,
    };
    if parts.next().is_some() || hour > 23 || minute > 59 {
        return None;
    }
    let thousandths = fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(hour * HOUR + minute * MINUTE + second * 1000 + thousandths)
}

fn zone_offset(text: &str) -> Option<i64> {
    let sign = match text.as_bytes().first()? {
        b'Z' | b'z' => return (text.len() == 1).then_some(0),
        b'+' => 1,
        _ => -1,
    };
    let digits = text[1..].replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * HOUR + minutes * MINUTE))
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar, counting years from 1 March so that the leap day is last.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 719_469
}

/// The inverse of [`days_since_epoch`]: year, month and day.
fn civil_date(days: i64) -> (i64, i64, i64) {
    // No later than the true year: a year before 1970 counts as its shortest, one after as its longest.
    let mut year = 1970 + days.div_euclid(if days < 0 { 365 } else { 366 });
    while days_since_epoch(year + 1, 1, 1) <= days {
        year += 1;
    }
    let mut left = days - days_since_epoch(year, 1, 1);
    let mut month = 1;
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn internet_dates_are_read() {
        for (text, wanted) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2025-02-28T09:59:00+02:00", 1_740_729_540_000),
            ("2025-02-28T09:59+0200", 1_740_729_540_000),
            ("2024-02-29t23:59:60.5z", 1_709_251_199_500),
            ("1969-12-31 23:59:59-00:00", -1000),
            ("2025-03-01", 1_740_787_200_000),
        ] {
            assert_eq!(Timestamp::parse(text), Some(Timestamp(wanted)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "2025-02-29",
            "2025-13-01T00:00:00Z",
            "2025-01-01T24:00:00Z",
            "2025-01-01T10:00:00",
            "20250101",
            "2025-01-01T10:00:00.Z",
            "2025-01-01T10:00:61Z",
            "2025-01-01T10:00:99Z",
            "２０２５-01-01",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC*") {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn what_is_written_is_read_back(seconds in -30_000_000_000_i64..200_000_000_000) {
            let time = Timestamp(seconds * 1000);
            prop_assert_eq!(Timestamp::parse(&time.to_rfc3339()), Some(time));
        }
    }
}
