//! Notations that have parts: `service.item`, `xx.xx`, `OBS bucket name:Image file name`; and numbers in a row: `1,2,3`.
//!
//! In: sentences. Out: the parts and the sign between them. Left out on purpose: slashes, which stand between alternatives as
//! well; notations of times; and what looks like a notation and is the name of one, as `tar.gz` is.

use super::super::grammar::class::Class;
use super::super::grammar::interval::End;
use super::super::grammar::measures::{Form, measures};
use super::super::lex::{self, Clock, Kind, Token};
use super::super::text::split;
use crate::vocabulary::{FormatWord, MeasureWord, ProseWord as Word, is_han, numeral};

/// A text of parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Compound {
    /// What they are called.
    pub parts: Vec<String>,
    /// What stands between two of them.
    pub sign: char,
}

/// So many digits a part has at most.
const DIGITS: u32 = 9;

/// So many parts a notation has at most.
const PARTS: usize = 4;

impl Compound {
    /// The notation that a sentence gives: `格式为service.item`, `in the service.item format`, `规则：文件名.函数名`.
    pub(super) fn of(sentence: &str, description: &str) -> Option<Self> {
        let tokens = lex::formats(sentence);
        // `an integer from 1 to 65535 or a port number range in the format of a:b`
        let sure = || tokens.iter().enumerate().take_while(|(_, token)| !token.says(FormatWord::Or));
        let behind = sure().filter_map(|(at, token)| {
            let leads = token.says(FormatWord::FormOf)
                || token.says(FormatWord::Format) && opens(tokens.get(at + 1)?);
            leads.then(|| sentence.get(token.end()..)).flatten()
        });
        let ahead = sure().filter_map(|(_, token)| {
            let text = token.says(FormatWord::Format).then(|| sentence.get(..token.start)).flatten()?;
            text.trim_end().rsplit([' ', '，', ',']).next()
        });
        let mut found = behind.chain(ahead).chain(ruled(sentence)).filter_map(Self::parse);
        found.find(|compound| compound.is_described(description))
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || ":：\"'“‘".contains(c));
        let end = text.find(|c: char| "\"'”’，。；,;（(".contains(c)).unwrap_or(text.len());
        let text = text.get(..end)?;
        let text = text.split(". ").next()?.trim_end_matches(['.', ' ']);
        if Clock::at_start(text).is_some() {
            return None;
        }
        let sign = text.chars().find(|c| matches!(c, '.' | ':'))?;
        let parts: Vec<String> = text.split(sign).map(str::to_owned).collect();
        let is_name = |part: &String| {
            part.trim() == part
                && !part.is_empty()
                && part.split(' ').count() <= PARTS
                && part.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '_')
        };
        ((2..=PARTS).contains(&parts.len()) && parts.iter().all(is_name)).then_some(Self { parts, sign })
    }

    /// Whether its parts stand for something, and are not meant themselves: all alike, or words of the description.
    fn is_described(&self, description: &str) -> bool {
        let are_alike = self.parts.windows(2).all(|pair| pair.first() == pair.last());
        let is_said = |part: &String| {
            description.matches(part.as_str()).count() > self.parts.iter().filter(|it| *it == part).count()
        };
        let is_words = |part: &String| part.contains([' ', '_']) || part.contains(is_han);
        are_alike || self.parts.iter().all(|part| is_said(part) || is_words(part))
    }

    /// Whether a sentence is on both of its parts: `service and item each must start with a letter`.
    pub(super) fn is_named_by(&self, sentence: &str) -> bool {
        let [first, last] = self.parts.as_slice() else { return false };
        lex::tokens(sentence).windows(3).any(|it| {
            matches!(it, [one, and, other] if one.text == first && and.is(Word::And) && other.text == last)
        })
    }

    /// Whether a sentence begins with one of its parts: `The value of the tag can contain only letters` of `key.value`.
    pub(super) fn is_begun_by(&self, sentence: &str) -> bool {
        let mut words =
            sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let is_one = |word: &str| self.parts.iter().any(|part| part.eq_ignore_ascii_case(word));
        let [first, second] = [words.next(), words.next()].map(Option::unwrap_or_default);
        is_one(first)
            || lex::measures(first).iter().all(|token| token.measures(MeasureWord::Article)) && is_one(second)
    }

    /// An expression for it, of which each part is one, or anything. Where there is only one sign, no part has it.
    pub(super) fn expression(&self, part: Option<&str>, text: &str) -> String {
        let sign = Class::of(self.sign.encode_utf8(&mut [0; 4]));
        let any = if self.has_one_sign(text) { Class::ALL.without(sign) } else { Class::ALL };
        let any = if self.are_numbers() {
            self.numbers(text).unwrap_or_else(|| "[0-9]+".to_owned())
        } else {
            format!("{}+", any.expression())
        };
        format!("^{}$", vec![part.unwrap_or(&any); self.parts.len()].join(&sign.expression()))
    }

    /// `Digit.Digit.Digit`, `数值.数值`
    fn are_numbers(&self) -> bool {
        let is_number =
            |part: &String| matches!(lex::tokens(part).as_slice(), [only] if only.is(Word::Digit));
        self.parts.iter().all(is_number)
    }

    /// `The value range of the digits is [1, 99]`, `其中数值为1-2位正整数`: what each of the numbers may be, without a zero before it.
    fn numbers(&self, text: &str) -> Option<String> {
        let name = self.parts.first()?.to_lowercase();
        let on_parts = split(text).into_iter().filter(|sentence| sentence.to_lowercase().contains(&name));
        on_parts.into_iter().find_map(|sentence| {
            let tokens = lex::measures(sentence);
            let found = measures(&tokens);
            let measure = found.iter().find(|measure| measure.form == Form::Interval)?;
            let end = |end: Option<End>| end.filter(|end| !end.is_open)?.number.as_u64();
            let (least, most) = (end(measure.span.least)?, end(measure.span.most)?);
            let is_length = measure.behind.first().is_some_and(|token| token.text.starts_with('位'));
            let is_positive = tokens.iter().any(|token| token.measures(MeasureWord::Positive));
            // `1` to `99`: so many digits.
            let digits = (1..=DIGITS).find(|digits| 10_u64.pow(*digits) == most + 1);
            let most = match digits {
                _ if is_length && is_positive && least == 1 => u32::try_from(most).ok()?,
                Some(digits) if least == 1 && !is_length => digits,
                _ => return None,
            };
            (1..=DIGITS).contains(&most).then(|| format!("[1-9][0-9]{{0,{}}}", most - 1))
        })
    }

    /// `中间必须有且只有一个“.”`
    fn has_one_sign(&self, text: &str) -> bool {
        let tokens = lex::tokens(text);
        let is_one = |token: &Token<'_>| {
            token.kind == Kind::Number(1) || numeral(token.text).is_some_and(|(count, _)| count == 1)
        };
        let names = |token: &Token<'_>| token.is_sign(self.sign) || token.kind == Kind::Mark(self.sign);
        let only = tokens.iter().enumerate().filter(|(_, token)| token.is(Word::Only));
        only.into_iter().any(|(at, _)| {
            // `只有一个`: the verb is one more token.
            let mut behind = tokens.iter().skip(at + 1).skip_while(|token| token.text == "有");
            behind.next().is_some_and(is_one) && behind.take(NEAR).any(names)
        })
    }
}

/// So many tokens behind `only one` the sign stands at most.
const NEAR: usize = 4;

/// Whether a notation comes behind the word `format`.
fn opens(token: &Token<'_>) -> bool {
    token.is_sign(':') || token.is_sign('"') || token.says(FormatWord::Is)
}

/// `规则:xx.xx`
fn ruled(sentence: &str) -> Option<&str> {
    let tokens = lex::tokens(sentence);
    let at = tokens
        .windows(2)
        .position(|pair| matches!(pair, [rule, colon] if rule.is(Word::Rule) && colon.is_sign(':')))?;
    sentence.get(tokens.get(at + 1)?.end()..)
}

/// Whether a sentence says that the value is numbers between commas: `格式为逗号隔开的数字`, `numbers separated by commas`.
pub(super) fn is_series(sentence: &str) -> bool {
    let notations = lex::formats(sentence);
    // `separated by commas`, and neither by spaces nor by what else there is.
    if !notations.iter().any(|token| token.says(FormatWord::Several)) {
        return false;
    }
    let tokens = lex::tokens(sentence);
    let has_comma = tokens.iter().any(|token| token.kind == Kind::Mark(',') || token.is_sign(','));
    let separated = notations.iter().filter(|token| token.says(FormatWord::Separated));
    let starts: Vec<usize> = separated.map(|token| token.start).collect();
    let english = tokens
        .windows(2)
        .any(|pair| matches!(pair, [digit, next] if digit.is(Word::Digit) && starts.contains(&next.start)));
    let chinese = ["隔开的数字", "分隔的数字", "分割的数字"].iter().any(|words| sentence.contains(words));
    has_comma && (english || chinese)
}

/// Numbers between commas.
pub(super) const SERIES: &str = "^[0-9]+(?:, ?[0-9]+)*$";

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(sentence: &str) -> Option<(Vec<String>, char)> {
        Compound::of(sentence, sentence).map(|it| (it.parts, it.sign))
    }

    #[test]
    fn parts_are_told_from_names_of_formats() {
        let read = |text, parts: &[&str], sign| {
            assert_eq!(
                self::parts(text),
                Some((parts.iter().map(|part| (*part).to_owned()).collect(), sign)),
                "{text}"
            );
        };
        read("格式为service.item；service和item必须以字母开头", &["service", "item"], '.');
        read(
            "The namespace must be in the service.item format. service and item each must",
            &["service", "item"],
            '.',
        );
        read("规则:xx.xx,必须包含“.”", &["xx", "xx"], '.');
        read("规则：文件名.函数名，中间必须有且只有一个“.”", &["文件名", "函数名"], '.');
        read("The format is OBS bucket name:Image file name.", &["OBS bucket name", "Image file name"], ':');
        read("Manejador de la función en formato \"xx.xx\"", &["xx", "xx"], '.');
        for text in [
            "The package must be in the tar.gz format",
            "The format is JSON. Others are refused.",
            "The format is HH:mm",
            "The format is http://name:port",
            "in the format of jpg/png",
            "an integer from 1 to 65535 or a port number range in the format of a:b",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn where_there_is_one_sign_no_part_has_it() {
        let expression = |text| Compound::of(text, text).map(|it| it.expression(None, text));
        let text = "规则：文件名.函数名，中间必须有且只有一个“.”";
        assert_eq!(expression(text).as_deref(), Some("^[^.]+[.][^.]+$"));
        let text = "规则：文件名.函数名，名称中只有字母";
        assert_eq!(expression(text).as_deref(), Some("^[\\s\\S]+[.][\\s\\S]+$"));
    }

    #[test]
    fn numbers_of_a_notation_may_have_a_range() {
        let expression = |text| Compound::of(text, text).map(|it| it.expression(None, text));
        let number = "[1-9][0-9]{0,1}";
        let expected = format!("^{number}[.]{number}[.]{number}$");
        for text in [
            "Model version in the format of Digit.Digit.Digit. The value range of the digits is [1, 99].",
            "模型版本，格式需为“数值.数值.数值”，其中数值为1-2位正整数。",
        ] {
            assert_eq!(expression(text).as_ref(), Some(&expected), "{text}");
        }
        let text = "Model version in the format of Digit.Digit.Digit.";
        assert_eq!(expression(text).as_deref(), Some("^[0-9]+[.][0-9]+[.][0-9]+$"));
    }

    #[test]
    fn numbers_between_commas_are_a_series() {
        assert!(is_series("格式为逗号隔开的数字，数字代表星期"));
        assert!(is_series("The value is a number separated by DBS case commas (,)"));
        assert!(!is_series("IDs are separated by commas"));
        assert!(!is_series("The number of nodes"));
    }
}
