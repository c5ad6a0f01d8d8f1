//! Numbers as pages write them: `1,024`, `-1`, `0.5`, `10万`.
//!
//! In: a text. Out: the number at its start, exact, and its length. Left out on purpose: what is no single number, such as
//! versions, dates, addresses and powers.

use std::cmp::Ordering;

use serde_json::Number;

/// A number: so many units of ten to the power of minus `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Decimal {
    digits: i128,
    scale: u32,
}

/// More digits than this have no meaning in JSON.
const DIGITS: usize = 20;

impl Decimal {
    /// A whole number.
    pub(in super::super) const fn whole(number: u64) -> Self {
        Self { digits: number as i128, scale: 0 }
    }

    /// The number at the start of a text, and its length. A sign belongs to it where the caller says so.
    pub(in super::super) fn at_start(text: &str, may_be_negative: bool) -> Option<(Self, usize)> {
        let unsigned = text.strip_prefix(['-', '−']).filter(|_| may_be_negative).unwrap_or(text);
        let sign = text.len() - unsigned.len();
        let whole = whole(unsigned)?;
        let fraction = fraction(unsigned.get(whole..)?);
        let length = whole + fraction;
        let written = unsigned.get(..length)?;
        // `007` is no number of JSON.
        let has_zeros = written.starts_with('0') && whole > 1;
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        if has_zeros || digits.len() > DIGITS {
            return None;
        }
        let value: i128 = digits.parse().ok()?;
        let scale = u32::try_from(fraction.saturating_sub(1)).ok()?;
        let number = Self { digits: if sign > 0 { -value } else { value }, scale };
        Some((number, sign + length))
    }

    /// So many times the number.
    pub(in super::super) fn times(self, factor: u64) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(i128::from(factor))?, scale: self.scale })
    }

    /// The number with the other sign.
    pub(in super::super) const fn negated(self) -> Self {
        Self { digits: -self.digits, scale: self.scale }
    }

    /// The number divided, where nothing is left over.
    pub(in super::super) fn divided(self, divisor: u64) -> Option<Self> {
        let divisor = i128::from(divisor);
        let is_whole = divisor != 0 && self.digits.checked_rem(divisor)? == 0;
        is_whole.then_some(Self { digits: self.digits / divisor, scale: self.scale })
    }

    /// The next whole number, up or down. None of a number with a fraction.
    pub(in super::super) fn stepped(self, step: i8) -> Option<Self> {
        (self.scale == 0).then(|| Self { digits: self.digits.saturating_add(i128::from(step)), scale: 0 })
    }

    /// As a whole number that is not negative.
    pub(in super::super) fn as_u64(self) -> Option<u64> {
        if self.scale == 0 { u64::try_from(self.digits).ok() } else { None }
    }

    /// Whether it is below zero.
    pub(in super::super) const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// As a number of JSON.
    pub(in super::super) fn number(self) -> Option<Number> {
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let scale = usize::try_from(self.scale).ok()?;
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = padded.split_at_checked(padded.len() - scale)?;
        let dot = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{dot}{fraction}").parse().ok()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let scale = self.scale.max(other.scale);
        let scaled = |it: &Self| it.digits.checked_mul(10_i128.checked_pow(scale - it.scale)?);
        Some(scaled(self)?.cmp(&scaled(other)?))
    }
}

/// The length of the whole part: `1`, `1024`, `1,024`.
fn whole(text: &str) -> Option<usize> {
    let run = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let first = run(text);
    let mut length = first;
    while (1..=3).contains(&first) && run(text.get(length..)?.strip_prefix(',').unwrap_or_default()) == 3 {
        length += 4;
    }
    (first > 0).then_some(length)
}

/// The length of `.5`, or nothing.
fn fraction(text: &str) -> usize {
    let Some(digits) = text.strip_prefix('.') else { return 0 };
    let run = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if run == 0 { 0 } else { run + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let read = |text: &str| {
            Decimal::at_start(text, true)
                .map(|(number, length)| (number.number().unwrap().to_string(), length))
        };
        assert_eq!(read("1,024 characters"), Some(("1024".to_owned(), 5)));
        assert_eq!(read("1,24"), Some(("1".to_owned(), 1)));
        assert_eq!(read("-0.05x"), Some(("-0.05".to_owned(), 5)));
        assert_eq!(read("10."), Some(("10".to_owned(), 2)));
        assert_eq!(read("18446744073709551615"), Some(("18446744073709551615".to_owned(), 20)));
        assert_eq!(read("007"), None);
        assert_eq!(read("none"), None);
        assert_eq!(read(&"9".repeat(40)), None);
    }

    #[test]
    fn they_are_compared_and_divided_exactly() {
        let of = |text: &str| Decimal::at_start(text, true).unwrap().0;
        assert!(of("0.5") < of("1") && of("-1") < of("0") && of("1.50") <= of("1.5"));
        assert_eq!(of("3600").divided(60), Some(of("60")));
        assert_eq!(of("90").divided(60), None);
        assert_eq!(of("0").stepped(1), Some(of("1")));
        assert_eq!(of("0.5").stepped(1), None);
    }
}
