//! Words of type cells. [`crate::type_cell`] knows how they go together.

use std::sync::LazyLock;

use super::caption::NUMBERS;
use super::data::{LANGUAGES, Language};
use super::lexicon::{Lexicon, Phrases};
use super::meaning::TypeWord;
use super::normal;
use regex::Regex;

static WORDS: LazyLock<Lexicon<TypeWord>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        let types = language.types.iter().map(|(meaning, words)| (*meaning, words));
        types.chain([(TypeWord::Table, &language.captions.number)]).collect()
    })
});

/// Words that lead from a type to the table that describes it, in small letters: `see Table 3`, `(表4)`.
static LEADS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.leads));
/// Words of languages without spaces, as they stand in a cell.
static UNSPACED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let unspaced = LANGUAGES.iter().filter(|language| !language.spaces);
    let words = |language: &'static Language| {
        language.types.values().flatten().chain(&language.captions.number).map(String::as_str)
    };
    unspaced.flat_map(words).collect()
});

/// What stands in a sentence in front of a type: `the structure is`.
static SAID: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.said_types.leads));

static LIST_BEGINS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| &language.said_types.list_begins));
static LIST_ENDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| &language.said_types.list_ends));

/// Whether the first sentence of a text calls something a list: `List of sub-jobs.`, `Cluster list`
pub fn says_list(text: &str) -> bool {
    let first = text.split_inclusive(['.', '。', '，']).next().unwrap_or_default();
    let first = normal(first.trim_end_matches(['.', '。', '，', ' ']));
    let is_word = |rest: &str| !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
    LIST_BEGINS.begin(&first) || LIST_ENDS.before(&first).is_some_and(is_word)
}

/// What stands in a text behind the words that lead to a type: `the structure is`.
pub fn behind_type_leads(text: &str) -> impl Iterator<Item = &str> {
    let lower = text.to_ascii_lowercase();
    let behind = |lead: &str| -> Vec<&str> {
        let ends = lower.match_indices(lead).map(|(start, found)| start + found.len());
        ends.filter_map(|end| text.get(end..)).collect()
    };
    SAID.iter().flat_map(behind).collect::<Vec<_>>().into_iter()
}

/// What a word of a type cell stands for. None where it is a name, or prose.
pub fn type_word(word: &str) -> Option<TypeWord> {
    WORDS.get(word)
}

/// Words that stand in a type cell without space around them.
pub fn unspaced_type_words() -> impl Iterator<Item = &'static str> {
    UNSPACED.iter().copied()
}

/// What is left of a text when the word at its end that leads to a table is gone. None where it ends otherwise.
pub fn without_lead(text: &str) -> Option<&str> {
    without(&LEADS, text)
}

/// What is left of a text when the word for a table at its end is gone. None where it ends otherwise.
pub fn without_table_word(text: &str) -> Option<&str> {
    without(&NUMBERS, text)
}

fn without<'t>(phrases: &Phrases, text: &'t str) -> Option<&'t str> {
    phrases.iter().find_map(|phrase| {
        let start = text.len().checked_sub(phrase.len())?;
        let (before, end) = text.split_at_checked(start)?;
        let is_word = !phrase.is_ascii() || !before.ends_with(char::is_alphanumeric);
        (is_word && end.to_lowercase() == phrase).then(|| before.trim_end())
    })
}

/// The number in `For details, see Table 3.`
pub fn table_in(text: &str) -> Option<u32> {
    static TABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let written = |language: &Language, word: &String| {
            let word = regex::escape(word);
            if language.spaces { format!(r"\b{word} ") } else { format!("{word} ?") }
        };
        let of = |language: &'static Language| {
            language.captions.number.iter().map(move |word| written(language, word))
        };
        let words: Vec<String> = LANGUAGES.iter().flat_map(of).collect();
        Regex::new(&format!(r"(?i:{})(\d{{1,3}})\b", words.join("|"))).ok()
    });
    TABLE.as_ref()?.captures(text)?.get(1)?.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_types_are_told_from_names() {
        assert_eq!(type_word("Strings"), Some(TypeWord::String));
        assert_eq!(type_word("整型"), Some(TypeWord::Integer));
        assert_eq!(type_word("Objeto"), Some(TypeWord::Kind));
        assert_eq!(type_word("KafkaParameters"), None);
    }

    #[test]
    fn prose_points_at_tables() {
        assert_eq!(table_in("Specifies the firewall rule objects. For details, see Table 3."), Some(3));
        assert_eq!(table_in("详情请参见表4。"), Some(4));
        assert_eq!(table_in("Para obtener más detalles, consulte Tabla 5."), Some(5));
        assert_eq!(table_in("A table of 12 rows"), None);
    }

    #[test]
    fn a_lead_stands_before_a_table() {
        assert_eq!(without_lead("Object. For details, see"), Some("Object. For details,"));
        assert_eq!(without_lead("对象，详见"), Some("对象，"));
        assert_eq!(without_lead("Plugin"), None);
    }

    #[test]
    fn a_description_may_call_a_value_a_list() {
        for text in
            ["List of sub-jobs. For details, see Table 3.", "A list of ovens", "Oven list.", "烤箱列表。"]
        {
            assert!(says_list(text), "{text}");
        }
        for text in ["The specialist.", "Listing of ovens", "Oven in the list of a shop.", "Listener"] {
            assert!(!says_list(text), "{text}");
        }
    }
}
