//! Notations of times: `yyyy-MM-dd'T'HH:mm:ss'Z'`, `hh:mm-HH:MM`, `YYYYMMDDHHmmss`.
//!
//! In: a text. Out: the notation at its start, in pieces. Each letter stands for a digit, and which of them are months and which
//! minutes does not matter to a text that is written so. Left out on purpose: notations with letters that are not known, of
//! which any piece may be anything, and what the sentence says of the notation.

use crate::vocabulary::{FormatWord, format_word, is_han};

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
    /// `HH:mm z`: a zone, however it is written.
    Zone,
}

/// A notation of times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Clock {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// Whether a `T` in it is quoted.
    pub quotes: bool,
}

/// What letters stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Fraction,
}

const OFFSETS: [&str; 8] =
    ["+/-hh:mm", "±hh:mm", "[+-]hh:mm", "[+|-]hh:mm", "+hh:mm", "-hh:mm", "XXX", "+/-hh"];
const QUOTES: [char; 3] = ['\'', '‘', '’'];

impl Clock {
    /// The notation at the start of a text, and its length. None where what goes on may belong to it.
    pub(in super::super) fn at_start(text: &str) -> Option<(Self, usize)> {
        let mut clock = Self::default();
        let (mut seen, mut at, mut end) = (Vec::new(), 0, 0);
        while let Some((piece, length)) = clock.next(text.get(at..)?, &mut seen) {
            at += length;
            clock.pieces.push(piece);
            if !is_open(piece) {
                end = at;
            }
        }
        while clock.pieces.last().is_some_and(|piece| is_open(*piece)) {
            clock.pieces.pop();
        }
        let has = |letters: [Letter; 2]| letters.iter().all(|letter| seen.contains(letter));
        let is_time = has([Letter::Year, Letter::Month]) || has([Letter::Hour, Letter::Minute]);
        (is_time && !goes_on(text.get(end..)?)).then_some((clock, end))
    }

    /// The next piece, and its length.
    fn next(&mut self, text: &str, seen: &mut Vec<Letter>) -> Option<(Piece, usize)> {
        let c = text.chars().next()?;
        let before = self.pieces.last().copied();
        let is_fraction = seen.contains(&Letter::Second) && before == Some(Piece::Sign('.'));
        if let Some(offset) = OFFSETS.iter().find(|offset| text.starts_with(**offset))
            && seen.contains(&Letter::Second)
            && !is_fraction
        {
            return Some((Piece::Offset, offset.len()));
        }
        // `HH:mm z`; behind seconds, `Z` may be meant itself.
        if before == Some(Piece::Digits(2)) && seen.last() == Some(&Letter::Minute) && is_zone(text) {
            return Some((Piece::Zone, 2));
        }
        if QUOTES.contains(&c) {
            return self.quoted(text);
        }
        if let Some((letter, count)) = letters(text, seen, is_fraction) {
            seen.push(letter);
            return Some((Piece::Digits(count), count));
        }
        let is_behind_digits = matches!(before, Some(Piece::Digits(_)));
        let is_sign = match c {
            'T' => seen.contains(&Letter::Month) && is_behind_digits,
            'Z' if seen.contains(&Letter::Second) => return Some((Piece::Zulu { is_quoted: false }, 1)),
            '年' | '月' | '日' | '时' | '分' | '秒' | '-' | '/' | ':' | '.' | '~' => is_behind_digits,
            ' ' => text.get(1..)?.starts_with(['h', 'H']) && seen.contains(&Letter::Month),
            _ => false,
        };
        is_sign.then_some((Piece::Sign(c), c.len_utf8()))
    }

    /// `'T'`, `''Z''`: what stands for itself.
    fn quoted(&mut self, text: &str) -> Option<(Piece, usize)> {
        let inner = text.trim_start_matches(QUOTES);
        let quoted = inner.chars().next().filter(|c| matches!(c, 'T' | 'Z' | ' '))?;
        let rest = inner.get(1..)?;
        let behind = rest.trim_start_matches(QUOTES);
        self.quotes |= quoted == 'T' && rest.len() > behind.len();
        let piece = if quoted == 'Z' { Piece::Zulu { is_quoted: true } } else { Piece::Sign(quoted) };
        Some((piece, text.len() - behind.len()))
    }
}

/// ` z”`: the letter of a zone alone, as it ends a notation.
fn is_zone(text: &str) -> bool {
    let rest = text.strip_prefix(" z").or_else(|| text.strip_prefix(" Z"));
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(['"', '\'', '”', '’', ')', '）', '.', ',', '，', '。'])
    })
}

/// Whether a piece stands between others and ends no notation.
fn is_open(piece: Piece) -> bool {
    matches!(piece, Piece::Sign(sign) if !is_han(sign))
}

/// What the letters at the start of a text stand for, and how many they are.
fn letters(text: &str, seen: &[Letter], is_fraction: bool) -> Option<(Letter, usize)> {
    let c = text.chars().next()?;
    let same = text.chars().take_while(|other| *other == c).count();
    let alike = text.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
    let letter = match (c.to_ascii_lowercase(), same) {
        ('s' | 'x' | 'f', _) if is_fraction && alike <= 9 => return Some((Letter::Fraction, alike)),
        ('c', _) if text.starts_with("CCYY") => return Some((Letter::Year, 4)),
        ('y', 4) => Letter::Year,
        ('d', 2) => Letter::Day,
        ('m', 2) if !seen.contains(&Letter::Hour) => Letter::Month,
        ('m', 2) => Letter::Minute,
        ('h', 2) => Letter::Hour,
        ('s', 2) if seen.contains(&Letter::Minute) => Letter::Second,
        ('s', 3) if seen.last() == Some(&Letter::Second) => Letter::Fraction,
        _ => return None,
    };
    Some((letter, same))
}

/// Whether what stands behind a notation may be a part of it: `yyyy-MM-dd HH:mm:ss Z`, `yyyy-mm-dd Thh:mm`.
fn goes_on(behind: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let next = behind.chars().next();
    let second = behind.chars().nth(1);
    let stops = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || !c.is_ascii() || "\"')".contains(c));
    let is_open = match next {
        None => false,
        // `yyyyMMdd加序号`: only what names a notation, or a word that joins one to it.
        Some(c) if is_han(c) => {
            let is_name = format_word(behind).is_some_and(|(word, _)| word == FormatWord::Format);
            !is_name && !behind.starts_with(['的', '且', '，', '。', '；', '）', '、'])
        }
        Some('.' | ':' | '/' | ',') => !stops(second),
        Some(c) => is_letter(c) || "+-[{(_~*<$±".contains(c),
    };
    let word = behind.trim_start();
    let is_zone = word.len() < behind.len()
        && (word.starts_with(['+', '±', '['])
            || ["Z", "T"].iter().any(|letter| {
                word.strip_prefix(letter)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['h', 'H', '.', ',', '+']))
            })
            // `“HH:mm z”`
            || word.strip_prefix(['Z', 'z']).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(['"', '\'', '”', '’', ')', '）', '.', ','])
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
            "YYYY-MM-DDTHH:MM:SS.XXXXXX",
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
            "yyyyMMdd加序号",
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
