//! `src/error_code.rs`: a constant for each error code that the documents list.
//!
//! They are texts and no enum: what the service sends is compared with them, and a code that nobody has listed is as
//! good as the others. A crate whose documents list none has no such module.

use quote::quote;

use super::print::{self, ident};
use super::{Context, InvalidOutput, doc};
use crate::emit::OutputFile;
use crate::model::{ErrorCase, ErrorCode};

/// The file, if there are codes.
pub(super) fn emit(context: &Context<'_>) -> Result<Option<OutputFile>, InvalidOutput> {
    if context.api.error_codes.is_empty() {
        return Ok(None);
    }
    let docs = doc::inner(&format!(
        "The error codes that the documents of {} list, to be compared with the [`code`](crate::ServiceError::code) of an \
         error. The service may send others.",
        doc::words(&context.api.service.title)
    ));
    let constants = context.api.error_codes.iter().filter_map(|code| {
        let name = ident(context.names.error_code(&code.code)?);
        let (docs, value) = (doc::attributes(&meaning(code)), &code.code);
        Some(quote! { #docs pub const #name: &str = #value; })
    });
    let constants = print::spaced(constants);
    let blank = print::blank();
    let items = quote! { #docs #blank #constants };
    print::file("src/error_code.rs".to_owned(), &context.source(), items, print::no_imports).map(Some)
}

/// What the documents say of a code: paragraphs of its only case, or a list of its cases.
fn meaning(code: &ErrorCode) -> String {
    let paragraphs = |case| sentences(case).into_iter().map(|text| doc::prose(&[text]));
    match code.cases.as_slice() {
        [case] if is_silent(case) => {
            doc::paragraphs(std::iter::once(doc::code(&code.code)).chain(paragraphs(case)))
        }
        [case] => doc::paragraphs(paragraphs(case)),
        cases => {
            let lead = format!("{} stands for several errors:\n", doc::code(&code.code));
            let cases =
                cases.iter().map(|case| format!("- {}", paragraphs(case).collect::<Vec<_>>().join(" ")));
            std::iter::once(lead)
                .chain(cases.map(|case| case.replace('\n', " ")))
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}

/// Message, meaning, status, remedy, as far as they are known.
fn sentences(case: &ErrorCase) -> Vec<String> {
    let parts = [
        case.message.clone(),
        case.description.clone().filter(|text| case.message.as_ref() != Some(text)),
        case.status.map(|status| format!("HTTP status {status}.")),
        case.solution.as_ref().map(|text| format!("What to do: {text}")),
    ];
    parts.into_iter().flatten().map(|text| ended(&text)).collect()
}

fn is_silent(case: &ErrorCase) -> bool {
    case.message.is_none() && case.description.is_none()
}

/// With a full stop: messages of services have none.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    let is_ended = text.ends_with(|c: char| c.is_ascii_punctuation() || matches!(c, '。' | '！'));
    if is_ended { text.to_owned() } else { format!("{text}.") }
}
