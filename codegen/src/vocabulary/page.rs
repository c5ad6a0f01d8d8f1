//! Lines that are about a page and not of what it describes.

use std::sync::LazyLock;

use super::lexicon::{Languages, Lexicon, Phrases};
use super::normal;

static UPDATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.updated));
static PARENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.parent));
static DEPRECATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.deprecated));
static DEPRECATED_API: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| &language.page.deprecated_api));
static READS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.reads));
static NOTES: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page.notes)]));

/// The languages that say when a page was changed as this line does.
pub(super) fn languages(line: &str) -> Languages {
    let line = normal(line);
    UPDATED.rest(&line).map_or_else(Languages::default, |(_, language)| Languages::only(language))
}

/// Whether a line leads to the page above: `Parent topic: Backups`.
pub fn is_navigation(text: &str) -> bool {
    text.contains([':', '：']) && PARENT.begin(&normal(text))
}

/// Whether a line is the title of a note: `Caution`.
pub fn is_note_title(text: &str) -> bool {
    !text.starts_with(char::is_lowercase) && !text.ends_with([':', '：']) && NOTES.get(text).is_some()
}

/// Whether a title says that what it names should no longer be used: `Querying Networks (Discarded)`.
pub fn says_deprecated(title: &str) -> bool {
    DEPRECATED.are_within(&normal(title))
}

/// Whether a title says that something is read, in a language whose titles make no ids: `查询指标`.
pub fn title_reads(title: &str) -> bool {
    READS.begin(&normal(title))
}

/// Whether a paragraph says that the API should no longer be used: `This API has been discarded.`
pub fn says_api_deprecated(paragraph: &str) -> bool {
    paragraph.split(['.', '。']).any(|sentence| DEPRECATED_API.begin(&normal(sentence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_a_page_are_told_from_titles() {
        assert!(is_navigation("父主题：备份") && !is_navigation("Parent topics"));
        assert!(is_note_title("CAUTION") && !is_note_title("note") && !is_note_title("Note the limits"));
        assert!(says_deprecated("查询网络（废弃）") && !says_deprecated("Querying Networks"));
        assert!(says_deprecated("停止大门(已过时)") && says_deprecated("Stopping a Gate (Outdated)"));
        assert!(says_api_deprecated("It stops a gate. This API has been discarded. Use another one."));
        assert!(!says_api_deprecated("This API is used to query deprecated images."));
    }
}
