//! Words by which something holds in some cases only.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Phrases};
use super::normal;

static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.conditions.words)]));
static CLAUSES: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(|of| vec![((), &of.conditions.clauses)]));
static PARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.conditions.parts));
static CELLS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.conditions.cells));
static SURE_CELLS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| &language.conditions.sure_cells));

/// Whether a sentence of a description is on a case, by a word of a language: `Si type es A`. In capitals it is a code: `SE`.
pub fn is_on_case(sentence: &str) -> bool {
    let is_word = |word: &str| word.chars().any(char::is_lowercase);
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| is_word(word) && CLAUSES.get(word).is_some())
}

/// Whether words say that something holds in some cases only: `if kind is A`, `either this or b must be given`.
pub fn is_condition(text: &str) -> bool {
    let text = normal(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.get_normal(word).is_some()) || PARTS.are_within(&text)
}

/// Whether a Mandatory cell without Yes or No is a condition: `Required when kind is A`, `条件必选`.
pub fn is_conditional_cell(text: &str) -> bool {
    let text = normal(text);
    SURE_CELLS.are_within(&text) || CELLS.begin(&text) && is_condition(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_say_when() {
        assert!(is_condition("if kind is A") && is_condition("当类型为A时") && is_condition("Either a or b"));
        assert!(!is_condition("whenever") && !is_condition("A kind"));
        assert!(is_on_case("Si kind es A") && is_on_case("O valor é 1 quando kind é A"));
        assert!(!is_on_case("The value can be SE or SI.") && !is_on_case("El valor es 1."));
        for cell in ["Required when kind is A", "Conditional", "条件必选", "Depends on the kind"] {
            assert!(is_conditional_cell(cell), "{cell}");
        }
        assert!(!is_conditional_cell("Required") && !is_conditional_cell("when it rains"));
    }
}
