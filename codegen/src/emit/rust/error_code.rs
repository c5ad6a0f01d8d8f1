//! `src/error_code.rs`: a constant for each error code that the documents list.
//!
//! They are texts and no enum: what the service sends is compared with them, and a code that nobody has listed is as
//! good as the others. A crate whose documents list none has no such module.

use quote::quote;

use super::plan::Crate;
use super::{InvalidOutput, origin, print};
use crate::emit::OutputFile;
use crate::emit::text::{Doc, Phrase};
use crate::model::{ErrorCase, ErrorCode};

/// The file, if there are codes.
pub(super) fn emit(plan: &Crate<'_>) -> Result<Option<OutputFile>, InvalidOutput> {
    if plan.error_codes.is_empty() {
        return Ok(None);
    }
    let list = "The documented error codes of {}, to compare with the [`code`](crate::ServiceError::code) of an error. \
                The service may return others.";
    let docs = Doc::from(Phrase::fill(list, [origin::title(plan.api)])).inner();
    let constants = plan.error_codes.iter().map(|(name, code)| {
        let (docs, value) = (meaning(code).outer(), &code.code);
        quote! { #docs pub const #name: &str = #value; }
    });
    let constants = print::spaced(constants);
    let blank = print::blank();
    let items = quote! { #docs #blank #constants };
    print::file("src/error_code.rs".to_owned(), &origin::source(plan.api), items, None).map(Some)
}

/// What the documents say of a code: paragraphs of its only case, or a list of its cases.
fn meaning(code: &ErrorCode) -> Doc {
    match code.cases.as_slice() {
        [case] if is_silent(case) => {
            std::iter::once(Phrase::code(&code.code)).chain(sentences(case)).collect()
        }
        [case] => sentences(case).into_iter().collect(),
        cases => {
            let lead = Phrase::fill("{} stands for several errors:", [Phrase::code(&code.code)]);
            let cases = cases.iter().map(|case| Phrase::join(sentences(case), " "));
            Doc::of([lead.into(), Doc::items(cases)])
        }
    }
}

/// Message, meaning, status, remedy, as far as they are known.
fn sentences(case: &ErrorCase) -> Vec<Phrase> {
    let quoted = |text: &String| Phrase::quoted(text);
    let parts = [
        case.message.as_ref().map(quoted),
        case.description.as_ref().filter(|text| case.message.as_ref() != Some(text)).map(quoted),
        case.status.map(|status| Phrase::fill("HTTP status {}.", [u64::from(status).into()])),
        case.solution.as_ref().map(|text| Phrase::fill("Solution: {}", [quoted(text)])),
    ];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    // Messages of services have no full stop.
    let is_end = |c: char| c.is_ascii_punctuation() || matches!(c, '。' | '！');
    parts.map(|part| part.ended(is_end)).collect()
}

fn is_silent(case: &ErrorCase) -> bool {
    case.message.is_none() && case.description.is_none()
}
