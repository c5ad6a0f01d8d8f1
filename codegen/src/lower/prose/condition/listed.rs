//! Statements that go on in the lines below: `only when job_type is one of the following:`, `If vpc_id is not specified:`
//!
//! In: a description. Out: its sentences, those that go on as one.

use std::borrow::Cow;

use super::super::Subject;
use super::super::lex::condition::{Part, parts};
use super::super::text::{Description, is_prose, is_token, split, unwrap};
use crate::vocabulary::PhraseKind as Kind;

/// More values than these are no list of a condition.
const VALUES: usize = 40;

/// The statements of a description.
pub(super) fn statements<'d>(subject: &Subject<'_>, description: &Description<'d>) -> Vec<Cow<'d, str>> {
    let lines: Vec<&'d str> = description.lines().collect();
    let mut statements: Vec<Cow<'d, str>> = Vec::new();
    let mut open: Option<&str> = None;
    for (at, line) in lines.iter().enumerate() {
        let sentences = split(line);
        for (index, sentence) in sentences.iter().copied().map(unwrap).enumerate() {
            if let Some(condition) = open.take() {
                statements.push(format!("{condition} {sentence}").into());
                continue;
            }
            if let Some(before) = statements.last().filter(|_| is_else(sentence, subject)) {
                let both = format!("{}. {sentence}", before.trim_end_matches('.'));
                statements.push(both.into());
                continue;
            }
            let is_last = index + 1 == sentences.len();
            match opened(sentence, subject).filter(|_| is_last) {
                Some(Opened::Values) => {
                    let values: Vec<&str> = lines.iter().skip(at + 1).map_while(|line| value(line)).collect();
                    if !values.is_empty() && values.len() <= VALUES {
                        statements.push(format!("{sentence} {}", values.join(", ")).into());
                    }
                }
                Some(Opened::Condition) if at + 1 < lines.len() => open = Some(sentence),
                _ => statements.push(sentence.into()),
            }
        }
    }
    statements
}

/// `Otherwise, this parameter does not take effect`: what the sentence before asks for is the condition.
fn is_else(sentence: &str, subject: &Subject<'_>) -> bool {
    let parts = parts(sentence, subject);
    parts.first().is_some_and(|first| first.is(Kind::Otherwise)) && otherwise(&parts)
}

/// Whether parts say that the field counts for nothing in another case than that of the words before.
pub(super) fn otherwise(parts: &[Part<'_>]) -> bool {
    let at = parts.iter().position(|part| part.is(Kind::Otherwise));
    let rest = at.and_then(|at| parts.get(at + 1..)).unwrap_or_default();
    let rest = rest.iter().filter(|part| !part.is_sign(',')).collect::<Vec<_>>();
    matches!(rest.as_slice(), [this, said] if this.is_subject() && said.is(Kind::Ignored))
}

/// What the lines below a sentence are.
enum Opened {
    /// The values of its condition.
    Values,
    /// What holds under its condition.
    Condition,
}

fn opened(sentence: &str, subject: &Subject<'_>) -> Option<Opened> {
    let head = sentence.trim_end().strip_suffix([':', '：'])?;
    let parts = parts(head, subject);
    let first = parts.iter().position(|part| part.is(Kind::If))?;
    if parts.last()?.is_any(&[Kind::Equals, Kind::Either, Kind::OneOf]) {
        return Some(Opened::Values);
    }
    let is_alone = first == 0 && !parts.iter().any(|part| part.is_sign(','));
    is_alone.then_some(Opened::Condition)
}

/// The value that a line is, or opens with: `imsImportImageJob`, `A: the first one`
fn value(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches(['.', ';', ',', '。', '；', '，']);
    let value = line.split_once([':', '：']).map_or(line, |(value, _)| value.trim());
    (is_token(value) && !is_prose(value)).then_some(value)
}
