//! Words as HTML. Everything that is written on the site goes through `maud`, which escapes it; here is what it does not know.

use maud::{Markup, html};
use tablature_codegen::emit::visible;
use tablature_codegen::model::Operation;
use tablature_codegen::source::Place;

/// Paragraphs of a page, with nothing in them that cannot be seen.
pub(super) fn prose(paragraphs: &[String]) -> Markup {
    html! { @for text in paragraphs { p { (visible(text)) } } }
}

/// A sentence of ours: what stands in back-ticks is code.
pub(super) fn sentence(text: &str) -> Markup {
    // Of the whole: spaces beside code are seen, and those at an end are not.
    let text = visible(text);
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// A call: its method and path.
pub(super) fn call(operation: &Operation) -> Markup {
    let method = operation.method.as_str();
    html! {
        span class=(format!("method {}", method.to_lowercase())) { (method) } " "
        code { (visible(&operation.path.to_string())) }
    }
}

/// `1 operation`, `2 operations`, `1,992 operations`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(count), if count == 1 { "" } else { "s" })
}

/// A number with commas between its thousands.
pub(super) fn number(count: usize) -> String {
    let digits = count.to_string();
    let is_end = |index: usize| index > 0 && (digits.len() - index).is_multiple_of(3);
    let grouped =
        digits.char_indices().map(|(index, c)| if is_end(index) { format!(",{c}") } else { c.into() });
    grouped.collect()
}

/// A place on its page: `Table 6, row 4`.
pub(super) fn place(place: &Place) -> String {
    let table = place.table.as_deref().map(visible);
    let row = place.row.map(|row| format!("row {row}"));
    let line = place.line().filter(|_| table.is_none()).map(|line| format!("line {line}"));
    let parts: Vec<String> = [table, row, line].into_iter().flatten().collect();
    if parts.is_empty() { "the page".to_owned() } else { parts.join(", ") }
}

/// An address that a browser may follow. Others are shown and lead nowhere.
pub(super) fn address(url: &str) -> Option<&str> {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1_000, 13_788_000].map(number), ["0", "999", "1,000", "13,788,000"]);
        assert_eq!(counted(1, "row"), "1 row");
    }

    #[test]
    fn code_in_sentences_is_marked_and_markup_is_not_taken_for_any() {
        let html = sentence("`a<b>` is no type").into_string();
        assert_eq!(html, "<code>a&lt;b&gt;</code> is no type");
    }

    #[test]
    fn addresses_that_run_something_lead_nowhere() {
        assert_eq!(address("https://a.example/x"), Some("https://a.example/x"));
        assert!(address("javascript:alert(1)").is_none() && address("data:text/html,x").is_none());
    }
}
