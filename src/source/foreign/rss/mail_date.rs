//! Dates of mail and of RSS (RFC 822 §5, RFC 5322 §3.3 and §4.3), as they are written and as they are miswritten.

use crate::model::Timestamp;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Zones by their names, with their distance from UTC. Any other name counts as UTC (RFC 5322 §4.3).
const ZONES: [(&str, &str); 24] = [
    ("est", "-0500"),
    ("edt", "-0400"),
    ("cst", "-0600"),
    ("cdt", "-0500"),
    ("mst", "-0700"),
    ("mdt", "-0600"),
    ("pst", "-0800"),
    ("pdt", "-0700"),
    ("akst", "-0900"),
    ("akdt", "-0800"),
    ("hst", "-1000"),
    ("bst", "+0100"),
    ("wet", "+0000"),
    ("west", "+0100"),
    ("cet", "+0100"),
    ("cest", "+0200"),
    ("met", "+0100"),
    ("eet", "+0200"),
    ("eest", "+0300"),
    ("msk", "+0300"),
    ("jst", "+0900"),
    ("kst", "+0900"),
    ("aest", "+1000"),
    ("aedt", "+1100"),
];

/// Reads `Fri, 28 Feb 2025 09:59:00 +0200`. The weekday is not looked at; it may be wrong or missing, as may the seconds,
/// and the zone, which is UTC then. A date alone is its midnight.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = without_comments(text).to_ascii_lowercase();
    let mut words = text.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|word| !word.is_empty());
    let (mut day, mut month, mut year) = (None, None, None);
    while year.is_none() {
        // `28-Feb-2025` is one word of three parts.
        for part in words.next()?.split('-').filter(|part| !part.is_empty()) {
            match number(part) {
                Some(number) if day.is_none() => day = Some(number),
                Some(number) if month.is_some() => year = Some(full_year(number, part.len())?),
                Some(_) => return None,
                None if month.is_none() => month = self::month(part),
                None => return None,
            }
        }
    }
    let (hour, minute, second) = match words.next() {
        Some(clock) => clock_time(clock)?,
        None => (0, 0, 0),
    };
    let mut word = words.next();
    let hour = match word {
        Some("am" | "pm") if !(1..=12).contains(&hour) => return None,
        Some(half @ ("am" | "pm")) => {
            word = words.next();
            hour % 12 + if half == "pm" { 12 } else { 0 }
        }
        _ => hour,
    };
    let zone = zone(word.unwrap_or_default());
    let (year, month, day) = (year?, month?, day?);
    Timestamp::parse(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// `text` without what stands in parentheses.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = text.chars().filter(|letter| {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The number of a month by its name or the beginning of it.
fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word));
    found.map(|month| month + 1)
}

/// Of years with two digits those below 50 are after 2000 (RFC 5322 §4.3).
fn full_year(number: u32, digits: usize) -> Option<u32> {
    match digits {
        2 if number < 50 => Some(2000 + number),
        2 | 3 => Some(1900 + number),
        4 => Some(number),
        _ => None,
    }
}

fn clock_time(text: &str) -> Option<(u32, u32, u32)> {
    // A fraction of a second is no part of the standard.
    let mut parts = text.split('.').next()?.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), number)?;
    parts.next().is_none().then_some((hour, minute, second))
}

/// A zone as RFC 3339 has it.
fn zone(word: &str) -> String {
    let distance = word.trim_start_matches("gmt").trim_start_matches("utc");
    let named = ZONES.iter().find(|(name, _)| *name == word).map(|(_, distance)| *distance);
    let written = match distance.starts_with(['+', '-']) && distance.len() > 2 {
        true => distance,
        false => named.unwrap_or("z"),
    };
    written.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MORNING: &str = "2025-02-28T09:59:00Z";

    fn read(text: &str) -> Option<String> {
        parse(text).map(Timestamp::to_rfc3339)
    }

    #[test]
    fn dates_of_mail_are_read() {
        for (text, wanted) in [
            ("Fri, 28 Feb 2025 09:59:00 +0000", MORNING),
            ("Fri, 28 Feb 2025 11:59:00 +0200", MORNING),
            ("Fri, 28 Feb 2025 04:59:00 EST", MORNING),
            ("Fri, 28 Feb 2025 02:59:00 PDT", MORNING),
            ("28 Feb 2025 09:59 GMT", MORNING),
            ("28 Feb 25 09:59 UT", MORNING),
            ("28 FEB 2025 09:59:00 Z", MORNING),
            ("Mon, 28 february 2025 09:59:00 UTC", MORNING),
            ("Fri,28 Feb 2025 09:59:00", MORNING),
            ("Fri, 28 Feb 2025 09:59:00 +00:00", MORNING),
            ("Fri, 28 Feb 2025 09:59:00 GMT+0000", MORNING),
            ("Fri, 28 Feb 2025 10:59:00 +0100 (Central European Time)", MORNING),
            ("Friday, 28-Feb-25 09:59:00 GMT", MORNING),
            ("Fri, Feb 28 2025 09:59:00 GMT", MORNING),
            ("February 28, 2025 9:59 AM", MORNING),
            ("Fri, 28 Feb 2025 09:59:00 XYZ", MORNING),
            ("2 Sept 2024 23:59:60 +0000", "2024-09-02T23:59:59Z"),
            ("Tue, 2 Sep 2024 12:05 PM EDT", "2024-09-02T16:05:00Z"),
            ("1 Jan 99 12:00 am", "1999-01-01T00:00:00Z"),
            ("Thu, 29 Feb 2024", "2024-02-29T00:00:00Z"),
            ("\n  Thu, 29 Feb 2024 01:02:03 GMT\n", "2024-02-29T01:02:03Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_of_mail_is_none() {
        for text in [
            "",
            "Fri",
            "yesterday",
            "30 Feb 2025 10:00:00 GMT",
            "28 Feb 2025 25:00:00 GMT",
            "28 Feb 2025 13:00 PM",
            "28 Foo 2025 10:00:00 GMT",
            "28 Feb",
            "28 28 2025",
            "28 Feb 2025 noon",
            "Fri, 28 Feb 20255 09:59:00 GMT",
            "28 Feb 2025 10:00:00 +9999",
            "2025-02-28T09:59:00Z",
            "))((",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC*", parts in "([0-9a-zA-Z:+, -]|Feb|\\(|\\)){0,40}") {
            let _ = (parse(&text), parse(&parts));
        }

        #[test]
        fn what_is_written_is_read_back(seconds in -60_000_000_000_i64..200_000_000_000, minutes in -720_i64..840) {
            let time = Timestamp(seconds * 1000);
            let there = Timestamp((seconds + minutes * 60) * 1000).to_rfc3339();
            let (year, month, day, clock) = (&there[..4], &there[5..7], &there[8..10], &there[11..19]);
            let month = &MONTHS[month.parse::<usize>().unwrap() - 1][..3];
            let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
            let text = format!("{day} {month} {year} {clock} {sign}{:02}{:02}", minutes / 60, minutes % 60);
            prop_assert_eq!(parse(&text), Some(time), "{}", text);
        }
    }
}
