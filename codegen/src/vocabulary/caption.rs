//! Captions of tables.
//!
//! A caption that is made of general words says what its table is for, others name a type. Each language is tried by itself,
//! so that a word of one (`os`) takes no name from another.

mod unspaced;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::data::{LANGUAGES, Language, Purpose, Words};
use super::fold::{is_han, normal, plain};
use super::lexicon::{Languages, Lexicon, Phrases};
use super::line::is_version;
use super::meaning::CaptionWord;

static WHOLE: LazyLock<Lexicon<CaptionWord>> = LazyLock::new(|| {
    Lexicon::of(|language| language.captions.whole.iter().map(|(word, list)| (word.clone(), list)).collect())
});
static GRAMMARS: LazyLock<Vec<Grammar>> = LazyLock::new(|| LANGUAGES.iter().map(Grammar::of).collect());
pub(super) static NUMBERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| &language.captions.number));

/// `Elementos de la matriz`
const MOST_WORDS_OF_ELEMENTS: usize = 4;

/// The words of captions of one language, as they are compared.
struct Grammar {
    has_spaces: bool,
    purposes: Vec<(Words, CaptionWord)>,
    general: BTreeSet<String>,
    conditions: Words,
    field_behind: Words,
    field_before: Words,
    articles: Words,
    no_fields: Words,
}

impl Grammar {
    fn of(language: &Language) -> Self {
        let words = |list: &Words| list.iter().map(|word| normal(word)).collect::<Words>();
        let captions = &language.captions;
        let purpose = |purpose: &Purpose| (words(&purpose.all), purpose.is.clone());
        Self {
            has_spaces: language.spaces,
            purposes: captions.purposes.iter().map(purpose).collect(),
            general: words(&captions.general).into_iter().collect(),
            conditions: words(&captions.conditions),
            field_behind: words(&captions.field_behind),
            field_before: words(&captions.field_before),
            articles: words(&captions.articles),
            no_fields: words(&captions.no_fields),
        }
    }

    fn is_general(&self, token: &str) -> bool {
        is_version(token) || token.bytes().all(|b| b.is_ascii_digit()) || self.general.contains(token)
    }
}

/// What a caption says, without its number. None where there are no words.
pub fn caption(words: &str) -> Option<CaptionWord> {
    let folded = normal(words);
    if folded.is_empty() {
        return None;
    }
    if let Some(word) = WHOLE.get_normal(&folded) {
        return Some(word);
    }
    let name = |name: Option<String>| CaptionWord::TypeName(name.unwrap_or_else(|| words.trim().to_owned()));
    if words.contains(is_han) {
        return Some(unspaced::purpose(words).unwrap_or_else(|| name(unspaced::name(words))));
    }
    let tokens: Vec<&str> = tokens(words);
    let small: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
    if let Some(elements) = elements(&tokens) {
        return Some(CaptionWord::TypeName(elements));
    }
    let purpose = spaced().find_map(|grammar| purpose(grammar, &small));
    Some(purpose.unwrap_or_else(|| name(subject(&tokens, &small))))
}

/// The grammars of languages whose words are divided by spaces.
fn spaced() -> impl Iterator<Item = &'static Grammar> {
    GRAMMARS.iter().filter(|grammar| grammar.has_spaces)
}

/// The words of a caption without the punctuation around them. Brackets belong to names: `[array]`.
fn tokens(words: &str) -> Vec<&str> {
    words.split_whitespace().map(bare).filter(|token| !token.is_empty()).collect()
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| ",.:;()\"'“”".contains(c))
}

/// The purpose of a caption that is made of general words, up to a condition behind them.
fn purpose(grammar: &Grammar, tokens: &[String]) -> Option<CaptionWord> {
    let is_condition = |token: &&String| grammar.conditions.contains(token);
    let end = tokens.iter().position(|token| is_condition(&token)).unwrap_or(tokens.len());
    let tokens = tokens.get(..end)?;
    // `Response` and `Headers` are names of types.
    if tokens.len() < 2 || named_field(grammar, tokens).is_some() {
        return None;
    }
    if !tokens.iter().all(|token| grammar.is_general(token)) {
        return None;
    }
    let holds = |word: &String| tokens.iter().any(|token| token.starts_with(word.as_str()));
    grammar.purposes.iter().find(|(all, _)| all.iter().all(holds)).map(|(_, word)| word.clone())
}

/// The position of `spec` in `Data structure of the spec field` and `Estructura del campo spec`, whatever word that is.
fn named_field(grammar: &Grammar, tokens: &[String]) -> Option<usize> {
    let at = |words: &Words| tokens.iter().position(|token| words.contains(token));
    let behind = at(&grammar.field_behind).and_then(|field| field.checked_sub(1)).filter(|named| {
        let article = named.checked_sub(1).and_then(|before| tokens.get(before));
        let has_article = article.is_some_and(|article| grammar.articles.contains(article));
        tokens
            .get(*named)
            .is_some_and(|word| !grammar.is_general(word) || has_article && !grammar.no_fields.contains(word))
    });
    let before = || {
        at(&grammar.field_before).map(|field| field + 1).filter(|named| {
            let is_last = named + 1 == tokens.len();
            tokens.get(*named).is_some_and(|word| {
                !grammar.no_fields.contains(word) && (is_last || !grammar.is_general(word))
            })
        })
    };
    behind.or_else(before)
}

/// `Array element` of `Array element parameters`: the elements of a list that has no name.
fn elements(tokens: &[&str]) -> Option<String> {
    let starts = (2..=MOST_WORDS_OF_ELEMENTS).filter_map(|length| tokens.get(..length));
    starts.map(|words| words.join(" ")).find(|words| super::is_elements(words))
}

/// The name in a caption: what is left when the general words around it are gone, those of the language that has most
/// of them.
fn subject(tokens: &[&str], small: &[String]) -> Option<String> {
    if let Some(named) = spaced().find_map(|grammar| named_field(grammar, small)) {
        return tokens.get(named).map(|name| (*name).to_owned());
    }
    let names = |grammar: &Grammar| small.iter().filter(|token| !grammar.is_general(token)).count();
    let grammar = spaced().min_by_key(|grammar| names(grammar))?;
    let first = small.iter().position(|token| !grammar.is_general(token))?;
    let last = small.iter().rposition(|token| !grammar.is_general(token))?;
    tokens.get(first..=last).map(|name| name.join(" "))
}

/// Whether a caption speaks of `name` as of a field: `Parameters in the volume field`.
pub fn names_field(words: &str, name: &str) -> bool {
    if words.contains(is_han) {
        return unspaced::name(words).as_deref() == Some(name);
    }
    let tokens: Vec<String> = tokens(words).iter().map(|token| token.to_lowercase()).collect();
    let named = spaced().find_map(|grammar| named_field(grammar, &tokens));
    named.and_then(|index| tokens.get(index)).is_some_and(|token| *token == name.to_lowercase())
}

/// The number of a caption and the words behind it: of `Table 6 KafkaParameters`, `表6KafkaParameters`, `Tabla 6`.
pub fn numbered(caption: &str) -> Option<(String, &str)> {
    let caption = caption.trim();
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let (word, _) = caption.split_once(is_digit)?;
    if !NUMBERS.rest(&normal(word)).is_some_and(|(rest, _)| rest.is_empty()) {
        return None;
    }
    let numbered = caption.strip_prefix(word)?;
    let words = numbered.trim_start_matches(is_digit);
    Some((plain(numbered.strip_suffix(words)?), words))
}

/// The languages that number tables so.
pub(super) fn languages(caption: &str) -> Languages {
    let caption_words = normal(caption);
    let known = NUMBERS.rest(&caption_words).filter(|_| numbered(caption).is_some());
    known.map_or_else(Languages::default, |(_, language)| Languages::only(language))
}

/// Whether a line without markup is a caption: `Table 6 KafkaParameters`, `表6KafkaParameters`.
pub fn is_caption(line: &str) -> bool {
    let is_sentence = line.ends_with(['.', '。', ':', '：']);
    let is_apart = line.starts_with(is_han)
        || line.starts_with(char::is_uppercase)
            && line.find(|c: char| !c.is_alphabetic()) == line.find(char::is_whitespace);
    !is_sentence && is_apart && numbered(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_in_every_language() {
        assert_eq!(caption("Path Parameters"), Some(CaptionWord::PathParameters));
        assert_eq!(caption("路径参数"), Some(CaptionWord::PathParameters));
        assert_eq!(caption("Parameters in the URI"), Some(CaptionWord::UriParameters));
        let line = "Table 1 describes the parameters in the URI.";
        assert_eq!(caption(line), Some(CaptionWord::UriParameters));
        assert_eq!(caption("Request filter parameters"), Some(CaptionWord::QueryParameters));
        assert_eq!(caption("Description of the query parameter"), Some(CaptionWord::QueryParameters));
        assert_eq!(caption("Request header parameters"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("Parameters in the request header"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("响应Body参数"), Some(CaptionWord::ResponseBody));
        assert_eq!(caption("FormData参数"), Some(CaptionWord::FormFields));
        assert_eq!(caption("请求体参数"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("V2.1 request message body"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("FormData parameters"), Some(CaptionWord::FormFields));
        assert_eq!(caption("Status codes"), Some(CaptionWord::StatusCodes));
        assert_eq!(caption("Parámetros de ruta"), Some(CaptionWord::PathParameters));
        assert_eq!(caption("Parámetros de cabecera de solicitud"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("Parâmetros do corpo da solicitação"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("Paramètres du corps de la réponse"), Some(CaptionWord::ResponseBody));
        assert_eq!(caption("Pfadparameter"), Some(CaptionWord::PathParameters));
        assert_eq!(caption(" "), None);
    }

    #[test]
    fn some_captions_leave_it_to_the_section() {
        for words in ["Parameter description", "Parameters", "Description", "Request parameter", "参数说明"]
        {
            assert_eq!(caption(words), Some(CaptionWord::Parameters), "{words}");
        }
        let conditional = "Parameters in the request body when an image file in an OBS bucket is used";
        assert_eq!(caption(conditional), Some(CaptionWord::RequestBody));
    }

    #[test]
    fn captions_have_numbers() {
        assert_eq!(numbered("Table 6 Tag"), Some(("6".to_owned(), " Tag")));
        assert_eq!(numbered("表３Tag"), Some(("3".to_owned(), "Tag")));
        assert_eq!(numbered("Tabela 12"), Some(("12".to_owned(), "")));
        assert_eq!(numbered("Tables of 12 rows"), None);
        assert!(is_caption("Tabla 1 Parámetros de ruta") && is_caption("表1路径参数"));
        assert!(!is_caption("Table 1 describes it.") && !is_caption("table 1") && !is_caption("Tag 1"));
    }

    #[test]
    fn a_type_is_named_with_words_around_it() {
        for (words, name) in [
            ("KafkaParameters", "KafkaParameters"),
            ("Data structure of the spec field", "spec"),
            ("Description of the tags field", "tags"),
            ("Parameters in the data field", "data"),
            ("servers field description", "servers"),
            ("tls_ciphers_policy parameter description", "tls_ciphers_policy"),
            ("security group rule objects", "security group rule"),
            ("Objects of response parameter security_group", "security_group"),
            ("Data structure description of the [array] field", "[array]"),
            ("ResponseInfoHeader", "ResponseInfoHeader"),
            ("Headers", "Headers"),
            ("response", "response"),
            ("role.policy.Statement", "role.policy.Statement"),
            ("Parameters for creating an image", "creating an image"),
            ("Estructura de datos del campo spec", "spec"),
            ("Descrição do campo data", "data"),
            ("os object", "os"),
            ("Array element parameters", "Array element"),
        ] {
            assert_eq!(caption(words), Some(CaptionWord::TypeName(name.to_owned())), "{words}");
        }
    }
}
