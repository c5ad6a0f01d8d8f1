//! Headings of sections.

use std::sync::LazyLock;

use super::data::{Capitals, LANGUAGES};
use super::lexicon::{Languages, Lexicon, Phrases};
use super::meaning::SectionWord;
use super::normal;

static HEADINGS: LazyLock<Lexicon<SectionWord>> = LazyLock::new(|| {
    Lexicon::of(|language| language.headings.iter().map(|(section, words)| (*section, words)).collect())
});

/// What a heading opens. None for words that are no heading of an operation page.
pub fn section(heading: &str) -> Option<SectionWord> {
    HEADINGS.get_normal(bare(&normal(heading)))
}

/// The languages that have such a heading.
pub(super) fn languages(heading: &str) -> Languages {
    HEADINGS.languages(bare(&normal(heading)))
}

/// A heading without what it adds in parentheses: `Example response (successful request)`.
fn bare(heading: &str) -> &str {
    heading.split_once('(').map_or(heading, |(heading, _)| heading.trim_end())
}

/// What a line without markup says about the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It opens a section or a table: `Example Requests`, `Table 2 Tags`.
    Heading,
    /// It may open one, or label what is said of a parameter: `Constraints`, `Request parameters:`.
    Label,
    /// It says where more stands, as paragraphs below tables do: `For details, see Status Codes.`
    Pointer,
    /// It opens a status: `Status code: 200`.
    Status,
    /// Nothing.
    None,
}

/// What a line without markup says about the text around it.
pub fn turn(line: &str) -> Turn {
    if super::status_line(line).is_some() {
        return Turn::Status;
    }
    if is_example_title(line) {
        return Turn::Heading;
    }
    if super::is_caption(line) && line.contains(' ') && line.split_whitespace().count() > 2 {
        return Turn::Heading;
    }
    match section(line) {
        None if points_elsewhere(line) => Turn::Pointer,
        None => Turn::None,
        Some(SectionWord::Prose) if line.ends_with([':', '：']) => Turn::None,
        Some(SectionWord::Prose) if !line.contains(' ') => Turn::Label,
        // `Código de error` is what a member is, as often as what a section is.
        Some(SectionWord::StatusCodes | SectionWord::ErrorCodes) if !has_capitals(line) => Turn::Label,
        Some(_) if is_titled(line) => Turn::Heading,
        Some(_) => Turn::Label,
    }
}

static ALONE: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.examples.alone)]));
static ELSEWHERE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.elsewhere));
static TITLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.titles));

/// `Examples`, `Example response 2 (no such job)`: nothing that is said of a parameter starts so.
fn is_example_title(line: &str) -> bool {
    if !line.starts_with(char::is_uppercase) {
        return false;
    }
    if !line.ends_with(':') && is_examples(line) {
        return true;
    }
    let single = |word: &str| word.trim_end_matches(['s', ':']).to_owned();
    let start: Vec<String> = normal(line).split(' ').take(3).map(single).collect();
    let has = |wanted: &String| start.contains(&single(wanted));
    let is_short = line.split_whitespace().count() <= 16 && !line.ends_with('.');
    let mut titles = LANGUAGES.iter().flat_map(|language| &language.examples.titles);
    is_short && titles.any(|words| words.iter().all(has))
}

/// `Exception status code. For details, see Status Codes.`, `Table 2 describes the query parameters.`
fn points_elsewhere(line: &str) -> bool {
    let is_table = super::caption::numbered(line).is_some() && super::points_at_table(line);
    let line = normal(line);
    let is_title = TITLES.begin(&line) && !line.ends_with('.');
    let is_short = line.split(' ').count() <= 16;
    is_table || is_short && (is_title || ELSEWHERE.are_within(&line))
}

/// Whether a line is written as headings are: every word with a capital, or the first one in languages that write them
/// so, and no colon.
pub fn is_titled(line: &str) -> bool {
    let is_sentence_case = || {
        let languages = languages(line);
        let mut all = LANGUAGES.iter().enumerate();
        all.any(|(index, language)| languages.has(index) && language.capitals == Capitals::First)
    };
    !line.ends_with([':', '：'])
        && !line.starts_with(char::is_lowercase)
        && (has_capitals(line) || is_sentence_case())
}

/// Whether every word has a capital, where its language has any.
fn has_capitals(line: &str) -> bool {
    line.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
}

/// Whether a line announces examples without saying of what. In tables such a line is a part of a description,
/// so that it is no heading by itself.
pub fn is_examples(line: &str) -> bool {
    ALONE.get(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_every_language() {
        assert_eq!(section("Request Parameters"), Some(SectionWord::Request));
        assert_eq!(section("Example Responses"), Some(SectionWord::ExampleResponse));
        assert_eq!(section("Example request:"), Some(SectionWord::ExampleRequest));
        assert_eq!(section("请求示例"), Some(SectionWord::ExampleRequest));
        assert_eq!(section("授权信息"), Some(SectionWord::Authorization));
        assert_eq!(section("SDK代码示例"), Some(SectionWord::SampleCode));
        assert_eq!(section("返回示例："), Some(SectionWord::ExampleResponse));
        assert_eq!(section("请求示例如下"), None);
        assert_eq!(section("Creating a Backup"), None);
        assert_eq!(section("Parámetros de solicitud"), Some(SectionWord::Request));
        assert_eq!(section("Exemplo de resposta"), Some(SectionWord::ExampleResponse));
        assert!(is_examples("Example:") && !is_examples("Example of a backup"));
    }

    #[test]
    fn headings_are_told_from_labels_by_their_capitals() {
        assert_eq!(turn("Example Requests"), Turn::Heading);
        assert_eq!(turn("响应示例"), Turn::Heading);
        assert_eq!(turn("Error code"), Turn::Label);
        assert_eq!(turn("Request Parameters:"), Turn::Label);
        assert_eq!(turn("Constraints"), Turn::Label);
        assert_eq!(turn("Example response 2 (no such job)"), Turn::Heading);
        assert_eq!(turn("Constraints:"), Turn::None);
        assert_eq!(turn("Request example 1: Creating tags"), Turn::Heading);
        assert_eq!(turn("Exception status code. For details, see Status Codes."), Turn::Pointer);
        assert_eq!(turn("Status code: 404"), Turn::Status);
        assert_eq!(turn("Creating a Backup"), Turn::None);
    }

    #[test]
    fn some_languages_write_one_capital() {
        assert_eq!(turn("Parámetros de solicitud"), Turn::Heading);
        assert_eq!(turn("Ejemplo de solicitud 2 (sin nombre)"), Turn::Heading);
        assert_eq!(turn("parámetros de solicitud"), Turn::Label);
        assert_eq!(turn("Código de error"), Turn::Label);
        assert_eq!(turn("Creación de un trabajo"), Turn::None);
    }
}
