//! Where a request carries something: what cells say of it, below a header that asks for it.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::meaning::LocationWord;

static CELLS: LazyLock<Lexicon<LocationWord>> = LazyLock::new(|| {
    Lexicon::of(|language| language.locations.iter().map(|(location, words)| (*location, words)).collect())
});

/// What a cell says of the parameter of its row: `Header`, `Caminho`.
pub fn location(cell: &str) -> Option<LocationWord> {
    CELLS.get(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::ColumnHeader;

    #[test]
    fn cells_say_where_a_parameter_goes() {
        let asks = |header: &str| ColumnHeader::of(header).is_location();
        assert!(asks("Location") && asks("IN") && asks("参数位置"));
        assert!(!asks("Description"));
        assert_eq!(location("Header"), Some(LocationWord::Header));
        assert_eq!(location("Caminho"), Some(LocationWord::Path));
        assert_eq!(location("请求体"), Some(LocationWord::Body));
        assert_eq!(location("eu-de"), None);
    }
}
