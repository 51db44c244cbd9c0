//! Texts of plain values. What the standard library formats with weighs a kilobyte of every program that formats
//! anything (docs/decisions/017); texts are put together with `concat` instead.

/// A whole number in decimal digits, with zeros in front up to a width.
pub fn digits(number: u64, width: usize) -> String {
    let (mut digits, mut left) = (Vec::new(), number);
    while left > 0 || digits.len() < width.max(1) {
        digits.push(char::from(b'0' + (left % 10) as u8));
        left /= 10;
    }
    digits.iter().rev().collect()
}

/// All of `parts`, with `between` between them.
pub fn joined(parts: &[String], between: &str) -> String {
    let mut text = String::new();
    for (number, part) in parts.iter().enumerate() {
        text.push_str(if number > 0 { between } else { "" });
        text.push_str(part);
    }
    text
}

/// `true` or `false`, as attributes say it.
pub fn truth(is: bool) -> String {
    if is { "true" } else { "false" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined() {
        let parts = ["a", "", "b"].map(str::to_owned);
        assert_eq!((joined(&parts, ", "), joined(&[], ", ")), ("a, , b".to_owned(), String::new()));
    }

    #[test]
    fn numbers_are_written_in_digits() {
        for (number, width, wanted) in
            [(0, 0, "0"), (7, 2, "07"), (1234, 2, "1234"), (0, 4, "0000"), (u64::MAX, 0, "18446744073709551615")]
        {
            assert_eq!(digits(number, width), wanted);
        }
    }
}
