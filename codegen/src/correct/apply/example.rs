//! Examples. They have no names: an entry quotes words that stand in one of them and in no other.

use super::super::{Correction, Located, NewExample};
use super::{Applied, same_words};
use crate::diagnostic::{Diagnostic, counted};
use crate::document::Text;
use crate::raw::{RawExample, RawOperation};

/// Replaces the body.
pub(super) fn set(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<String>,
    now: &str,
) -> Applied {
    let is_now = |example: &RawExample| body(example).is_some_and(|body| same_words(body, now));
    let is_done = examples(operations).any(is_now);
    let Some(found) = find(correction, operations, was, is_done)? else {
        return Err(correction.overtaken("the page has this example now"));
    };
    each(operations, |examples| {
        for example in examples.iter_mut().filter(|example| **example == found) {
            let span = example.body.as_ref().and_then(|body| body.span);
            example.body = Some(Text { span, ..Text::new(now.trim()) });
        }
    });
    Ok(())
}

/// Takes the example away.
pub(super) fn remove(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    was: &Located<String>,
) -> Applied {
    if let Some(found) = find(correction, operations, was, false)? {
        each(operations, |examples| examples.retain(|example| *example != found));
    }
    Ok(())
}

/// Adds an example behind all others.
pub(super) fn add(
    correction: &Correction,
    operations: &mut [&mut RawOperation],
    new: &NewExample,
) -> Applied {
    let is_there = |example: &RawExample| {
        example.side == new.side && body(example).is_some_and(|body| same_words(body, &new.body.value))
    };
    if examples(operations).any(is_there) {
        return Err(correction.overtaken("the page has this example now"));
    }
    let text = Text { span: Some(new.body.span), ..Text::new(new.body.value.trim()) };
    let example = RawExample {
        side: new.side.clone(),
        title: Vec::new(),
        request_line: None,
        body: Some(Text { span: None, ..text }),
    };
    each(operations, |examples| examples.push(example.clone()));
    Ok(())
}

/// The example with these words. None where none has them, as it `is_done` already.
fn find(
    correction: &Correction,
    operations: &[&mut RawOperation],
    words: &Located<String>,
    is_done: bool,
) -> Result<Option<RawExample>, Diagnostic> {
    let mut found: Vec<&RawExample> =
        examples(operations).filter(|example| holds(example, &words.value)).collect();
    // Operations of one page share its examples.
    found.dedup();
    match found.as_slice() {
        [] if is_done => Ok(None),
        [] => {
            let count = counted(examples(operations).count(), "example");
            let help = format!("the page has {count}: quote words that stand in the one that is meant");
            Err(correction.unmatched(words.span, "no example of the page has these words", Some(help)))
        }
        [only] => Ok(Some((*only).clone())),
        several => {
            let message = format!("{} examples of the page have these words", several.len());
            let help = "quote more of the one that is meant".to_owned();
            Err(correction.unmatched(words.span, message, Some(help)))
        }
    }
}

/// Whether the words stand in its body, its first line, or above it.
fn holds(example: &RawExample, words: &str) -> bool {
    let words = flat(words);
    let texts = example.body.iter().chain(&example.request_line).chain(&example.title);
    texts.into_iter().any(|text| flat(&text.value).contains(&words))
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn body(example: &RawExample) -> Option<&str> {
    example.body.as_ref().map(|body| body.value.as_str())
}

fn examples<'o>(operations: &'o [&mut RawOperation]) -> impl Iterator<Item = &'o RawExample> {
    operations.iter().flat_map(|operation| &operation.examples)
}

fn each(operations: &mut [&mut RawOperation], mut edit: impl FnMut(&mut Vec<RawExample>)) {
    for operation in operations {
        edit(&mut operation.examples);
    }
}
