//! Where a request carries something: columns that say so, and their cells.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::meaning::{ColumnWord, LocationWord};

static HEADERS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        let words = language.columns.iter().filter(|(column, _)| **column == ColumnWord::Location);
        words.map(|(_, words)| ((), words)).collect()
    })
});
static CELLS: LazyLock<Lexicon<LocationWord>> = LazyLock::new(|| {
    Lexicon::of(|language| language.locations.iter().map(|(location, words)| (*location, words)).collect())
});

/// Whether a column tells where each parameter goes: `Location`, `IN`.
pub fn is_location(header: &str) -> bool {
    HEADERS.get(header).is_some()
}

/// What a cell of such a column says: `Header`, `Caminho`.
pub fn location(cell: &str) -> Option<LocationWord> {
    CELLS.get(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_where_a_parameter_goes() {
        assert!(is_location("Location") && is_location("IN") && is_location("参数位置"));
        assert!(!is_location("Description"));
        assert_eq!(location("Header"), Some(LocationWord::Header));
        assert_eq!(location("Caminho"), Some(LocationWord::Path));
        assert_eq!(location("请求体"), Some(LocationWord::Body));
        assert_eq!(location("eu-de"), None);
    }
}
