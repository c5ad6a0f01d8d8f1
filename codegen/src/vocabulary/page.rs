//! Lines that are about a page and not of what it describes.

use std::sync::LazyLock;

use super::lexicon::{Languages, Lexicon, Phrases};
use super::normal;

static UPDATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.updated));
static PARENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.parent));
static DEPRECATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.page.deprecated));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_a_page_are_told_from_titles() {
        assert!(is_navigation("父主题：备份") && !is_navigation("Parent topics"));
        assert!(is_note_title("CAUTION") && !is_note_title("note") && !is_note_title("Note the limits"));
        assert!(says_deprecated("查询网络（废弃）") && !says_deprecated("Querying Networks"));
    }
}
