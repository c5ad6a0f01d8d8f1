//! Powers: `2^31-1`, `2^63`, `2的31次方减1`.
//!
//! In: a text. Out: the number at its start, and its length. Left out on purpose: what is written raised, as a page that loses
//! the mark shows other digits (`231-1`).

use super::decimal::Decimal;

/// No number of JSON is longer.
const EXPONENT: u64 = 64;

/// A power at the start of a text, one less where it says so.
pub(super) fn at_start(text: &str, may_be_negative: bool) -> Option<(Decimal, usize)> {
    let unsigned = text.strip_prefix(['-', '−']).filter(|_| may_be_negative).unwrap_or(text);
    let (base, rest) = digits(unsigned)?;
    let rest = rest.trim_start_matches('\\');
    let (exponent, rest) = if let Some(rest) = rest.strip_prefix('^') {
        digits(rest)?
    } else {
        let (exponent, rest) = digits(rest.strip_prefix('的')?)?;
        (exponent, rest.strip_prefix("次方").or_else(|| rest.strip_prefix("次幂"))?)
    };
    let known = (2..=10).contains(&base) && (1..=EXPONENT).contains(&exponent);
    let power = (0..exponent).try_fold(Decimal::whole(1), |all, _| all.times(base)).filter(|_| known)?;
    // `2^31 - 1`, but not `2^3-100`
    let less = rest.trim_start().strip_prefix(['-', '−', '–', '减']).map(str::trim_start);
    let less = less.and_then(digits).filter(|(one, rest)| *one == 1 && !rest.starts_with(['^', '.']));
    let (number, rest) = match less {
        Some((_, behind)) if unsigned.len() == text.len() => (power.stepped(-1)?, behind),
        _ => (power, rest),
    };
    let number = if unsigned.len() == text.len() { number } else { number.negated() };
    (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some((number, text.len() - rest.len()))
}

/// The digits at the start of a text, and what stands behind them.
fn digits(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_numbers() {
        for (text, number, length) in [
            ("2^31-1", 2_147_483_647, 6),
            ("2^31 - 1。", 2_147_483_647, 8),
            ("2^10~2^20", 1024, 4),
            ("2^63-1", 9_223_372_036_854_775_807, 6),
            ("10^3", 1000, 4),
        ] {
            assert_eq!(at_start(text, false), Some((Decimal::whole(number), length)), "{text}");
        }
        let text = "2的31次方减1";
        assert_eq!(at_start(text, false), Some((Decimal::whole(2_147_483_647), text.len())));
        assert_eq!(at_start("2的31次方", false).map(|it| it.0), Some(Decimal::whole(1 << 31)));
        assert_eq!(at_start("-2^31~2^31-1", true), Some((Decimal::whole(1 << 31).negated(), 5)));
    }

    #[test]
    fn other_signs_and_words_make_none() {
        for text in ["231-1", "2^", "2^x", "2^99", "2的整数倍", "2的31", "2^3a", "16^2"] {
            assert_eq!(at_start(text, true), None, "{text}");
        }
        assert_eq!(at_start("2^3-100", true).map(|it| it.1), Some(3));
    }
}
