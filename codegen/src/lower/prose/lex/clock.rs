//! Notations of times: `yyyy-MM-dd'T'HH:mm:ss'Z'`, `hh:mm-HH:MM`, `YYYYMMDDHHmmss`.
//!
//! In: a text. Out: the notation at its start, in pieces. Each letter stands for a digit, and which of them are months and which
//! minutes does not matter to a text that is written so. Left out on purpose: notations with letters that are not known, of
//! which any piece may be anything, and what the sentence says of the notation.

use crate::vocabulary::is_han;

/// A piece of a notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Piece {
    /// So many digits.
    Digits(usize),
    /// The sign itself.
    Sign(char),
    /// `Z`, and whether it is quoted, as what stands for itself is.
    Zulu { is_quoted: bool },
    /// `+hh:mm`
    Offset,
}

/// A notation of times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Clock {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// Whether a `T` in it is quoted.
    pub quotes: bool,
}

/// What the letters before stand for.
#[derive(Default)]
struct Seen {
    year: bool,
    month: bool,
    hour: bool,
    minute: bool,
    second: bool,
}

const OFFSETS: [&str; 8] =
    ["+/-hh:mm", "±hh:mm", "[+-]hh:mm", "[+|-]hh:mm", "+hh:mm", "-hh:mm", "XXX", "+/-hh"];

impl Clock {
    /// The notation at the start of a text, and its length. None where what goes on may belong to it.
    pub(in super::super) fn at_start(text: &str) -> Option<(Self, usize)> {
        let mut clock = Self::default();
        let (mut seen, mut at, mut end) = (Seen::default(), 0, 0);
        while let Some(length) = clock.next(text.get(at..)?, &mut seen) {
            at += length;
            if !matches!(clock.pieces.last(), Some(Piece::Sign(sign)) if !is_han(*sign)) {
                end = at;
            }
        }
        while matches!(clock.pieces.last(), Some(Piece::Sign(sign)) if !is_han(*sign)) {
            clock.pieces.pop();
        }
        let is_time = seen.year && seen.month || seen.hour && seen.minute;
        (is_time && !goes_on(text.get(end..)?)).then_some((clock, end))
    }

    /// Takes the next piece, and gives its length.
    fn next(&mut self, text: &str, seen: &mut Seen) -> Option<usize> {
        let c = text.chars().next()?;
        let (before, is_quoted) = (self.pieces.last().copied(), "'‘’".contains(c));
        if seen.second
            && let Some(offset) = OFFSETS.iter().find(|offset| text.starts_with(**offset))
        {
            self.pieces.push(Piece::Offset);
            return Some(offset.len());
        }
        if is_quoted {
            let inner = text.trim_start_matches(['\'', '‘', '’']);
            let quoted = inner.chars().next().filter(|c| matches!(c, 'T' | 'Z' | ' '))?;
            let rest = inner.get(1..)?;
            let behind = rest.trim_start_matches(['\'', '‘', '’']);
            self.quotes |= quoted == 'T' && rest.len() > behind.len();
            self.pieces.push(if quoted == 'Z' { Piece::Zulu { is_quoted } } else { Piece::Sign(quoted) });
            return Some(text.len() - behind.len());
        }
        let run = text.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
        let same = text.chars().take_while(|other| *other == c).count();
        let is_fraction = seen.second && before == Some(Piece::Sign('.'));
        match c {
            'T' if same == 1 && seen.month && matches!(before, Some(Piece::Digits(_))) => {
                self.pieces.push(Piece::Sign('T'));
                Some(1)
            }
            'Z' if run == 1 && seen.second => {
                self.pieces.push(Piece::Zulu { is_quoted: false });
                Some(1)
            }
            's' | 'S' | 'x' | 'X' | 'f' | 'F' if is_fraction && run <= 9 => self.digits(run),
            'S' if seen.second && matches!(before, Some(Piece::Digits(_))) && same == 3 => self.digits(same),
            'C' if text.starts_with("CCYY") => self.saw(&mut seen.year, 4),
            'y' | 'Y' if run == 4 => self.saw(&mut seen.year, run),
            'd' | 'D' if run == 2 => self.digits(run),
            'm' | 'M' if same == 2 && !seen.hour => self.saw(&mut seen.month, same),
            'm' | 'M' if same == 2 => self.saw(&mut seen.minute, same),
            'h' | 'H' if run == 2 => self.saw(&mut seen.hour, run),
            's' | 'S' if same == 2 && seen.minute => self.saw(&mut seen.second, same),
            '年' | '月' | '日' | '时' | '分' | '秒' if matches!(before, Some(Piece::Digits(_))) => {
                self.sign(c)
            }
            '-' | '/' | ':' | '.' | '~' if matches!(before, Some(Piece::Digits(_))) => self.sign(c),
            ' ' if text.get(1..)?.starts_with(['h', 'H']) && seen.month => self.sign(c),
            _ => None,
        }
    }

    fn digits(&mut self, count: usize) -> Option<usize> {
        self.pieces.push(Piece::Digits(count));
        Some(count)
    }

    fn saw(&mut self, seen: &mut bool, count: usize) -> Option<usize> {
        *seen = true;
        self.digits(count)
    }

    fn sign(&mut self, sign: char) -> Option<usize> {
        self.pieces.push(Piece::Sign(sign));
        Some(sign.len_utf8())
    }
}

/// Whether what stands behind a notation may be a part of it: `yyyy-MM-dd HH:mm:ss Z`, `yyyy-mm-dd Thh:mm`.
fn goes_on(behind: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let next = behind.chars().next();
    let second = behind.chars().nth(1);
    let stops = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || !c.is_ascii() || "\"')".contains(c));
    let is_open = match next {
        None => false,
        Some('.' | ':' | '/' | ',') => !stops(second),
        Some(c) => is_letter(c) || "+-[{(_~*<$±".contains(c),
    };
    let word = behind.trim_start();
    let is_zone = word.len() < behind.len()
        && (word.starts_with(['+', '±', '['])
            || ["Z", "T"].iter().any(|letter| {
                word.strip_prefix(letter)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['h', 'H', '.', ',', '+']))
            }));
    is_open || is_zone
}

/// One time that has a notation: `2019-05-22T07:48:19.000000`. Its length.
pub(super) fn sample(text: &str) -> Option<usize> {
    let length = text.find(|c: char| !c.is_ascii_digit() && !"-:.T ".contains(c)).unwrap_or(text.len());
    let (sample, behind) = text.split_at_checked(length)?;
    let sample = sample.trim_end_matches([' ', '.']);
    let digits = sample.chars().filter(char::is_ascii_digit).count();
    let is_instant = digits >= 14 && sample.chars().take(4).all(|c| c.is_ascii_digit());
    // What goes on is a zone, or something else that is not known.
    let is_whole = !behind.starts_with(|c: char| c.is_alphanumeric() && !is_han(c) || "+/".contains(c));
    (is_instant && is_whole && sample.contains(['-', ':'])).then_some(sample.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(text: &str) -> Option<usize> {
        Clock::at_start(text).map(|(_, length)| length)
    }

    #[test]
    fn notations_are_told_from_words() {
        for text in [
            "yyyy-MM-ddTHH:mm:ssZ",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy-MM-dd''T''HH:mm:ss''Z''",
            "CCYY-MM-DDThh:mm:ss+/-hh:mm",
            "YYYY-MM-DDTHH:mm:ss.sssZ",
            "YYYYMMDDHHmmss",
            "hh:mm-HH:MM",
            "dd/MM/yyyy HH:mm:ss",
            "yyyy年MM月dd日",
            "HH:mm",
            "YYYY-MM",
        ] {
            assert_eq!(length(text), Some(text.len()), "{text}");
            assert_eq!(length(&format!("{text}. More")), Some(text.len()), "{text}");
            assert_eq!(length(&format!("{text}，例如")), Some(text.len()), "{text}");
        }
        for text in [
            "mm:ss",
            "yyyy-mm-dd Thh:mm:ssZ",
            "yyyy-MM-dd HH:mm:ss Z",
            "YYYY-MM-DDTHH:MM:SS.+XX.XX",
            "yyyy-MM-ddx",
            "yyyy-MM-dd{name}",
            "hours",
            "ddd",
            "",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn one_time_shows_a_notation() {
        assert_eq!(sample("2019-05-22T07:48:19.000000\". More"), Some(26));
        assert_eq!(sample("2019-05-22T07:48:19Z"), None);
        assert_eq!(sample("10.0.0.0"), None);
        assert_eq!(sample("20190522074819"), None);
    }
}
