//! Lines that label a part of a page and say nothing themselves: `URI format`, `Normal response`, `NOTE:`.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Phrases};
use super::normal;

/// Labels of items in lists of the old form, and of the notes between them.
static LABELS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page_labels.parts)]));
/// Headings of sections on how calls are made in general, or tried out.
static CALLING: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page_labels.calling)]));
static FUNCTION: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page_labels.function)]));
static POINTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.pages));
static SEE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.see));
static EXPLORERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.explorers));

/// Whether a paragraph is nothing but the label of a part of the page.
pub fn is_page_label(line: &str) -> bool {
    LABELS.get(line).is_some()
}

/// Whether a paragraph announces the name of the operation.
pub fn is_name_label(line: &str) -> bool {
    super::behind_api_name(line) == Some("")
}

/// Whether a section only says where calling is explained.
pub fn is_on_calling(heading: &str) -> bool {
    CALLING.get(heading).is_some()
}

/// Whether a heading of a section can say what the operation does. As a line of a table it is the header of a column, or
/// a label, so that only markup, or its place on the page, makes it a heading.
pub fn is_function_heading(heading: &str) -> bool {
    FUNCTION.get(heading).is_some()
}

/// Whether a paragraph names the vendor's tool for trying calls: `You can debug the API in API Explorer.`
pub fn names_explorer(text: &str) -> bool {
    EXPLORERS.are_within(&normal(text))
}

/// Whether a paragraph does nothing but point at another page: `For details, see Failed Calls.`
pub fn points_at_page(text: &str) -> bool {
    let text = normal(text);
    let inner = text.trim_end_matches('.');
    let is_one = !inner.contains(". ") && !inner.contains('。');
    let is_short = text.split(' ').count() <= 14 && text.chars().count() <= 120;
    is_one && is_short && POINTERS.begin(&text) && SEE.are_within(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_whole_lines() {
        assert!(is_page_label("Normal response") && is_page_label("NOTE:") && is_page_label("URI格式"));
        assert!(!is_page_label("Normal responses are short.") && !is_page_label("A note"));
        assert!(is_name_label("API name") && !is_name_label("API names are unique."));
        assert!(is_function_heading("Description") && !is_function_heading("Description of jobs"));
    }

    #[test]
    fn pointers_say_where_and_nothing_else() {
        for text in ["For details, see Failed Calls.", "See Status Codes.", "请参见如何调用API。"] {
            assert!(points_at_page(text), "{text}");
        }
        for text in
            ["For details about how jobs end, wait an hour.", "See the log. It is short.", "Seen jobs stay."]
        {
            assert!(!points_at_page(text), "{text}");
        }
    }
}
