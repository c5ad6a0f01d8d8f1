//! What a description says, in tokens: its definition, and the sentences on the whole value.
//!
//! In: a description. Out: [`Said`], which knows the noun of the definition and which claims are on this field. Left out on
//! purpose: what becomes of a claim.

use super::super::grammar::format::{Claim, claims, gives_other, head};
use super::super::lex::{self, Kind, Token};
use super::super::text::{Description, Label, clauses_depend, split};
use crate::vocabulary::{FormatWord as Word, PhraseKind, find_phrase, is_han, unit};

/// A sentence and its tokens.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Its words.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token<'a>>,
    /// Whether a label says that it gives the notation.
    pub is_format: bool,
    /// Whether it holds for a case only. A definition does so where it begins with one: `Time when it was created` does not.
    pub depends: bool,
}

impl<'a> Sentence<'a> {
    fn of(text: &'a str, is_format: bool, is_definition: bool) -> Self {
        let is_case = || find_phrase(text, PhraseKind::If).is_some_and(|(start, _)| start == 0);
        let depends = clauses_depend(text) && (!is_definition || is_case());
        Self { text, tokens: lex::formats(text), is_format, depends }
    }

    /// Whether this word stands in it.
    pub(super) fn says(&self, word: Word) -> bool {
        self.tokens.iter().any(|token| token.says(word))
    }
}

/// What a description says.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// Its sentences; the first is the definition.
    pub sentences: Vec<Sentence<'a>>,
    /// The unit that a label of its own gives.
    pub unit: Option<&'static str>,
    /// The noun of the definition, and where it stands.
    pub noun: Option<(Word, usize)>,
    /// All lines, examples included.
    lines: Vec<&'a str>,
    /// What stands under a label for examples.
    examples: Vec<&'a str>,
}

impl<'a> Said<'a> {
    pub(super) fn of(description: &Description<'a>) -> Self {
        let labelled = description.entries(Label::Format).flat_map(split).map(|text| (text, true));
        let all = description.general().map(|text| (text, false)).chain(labelled);
        let sentences: Vec<Sentence<'_>> =
            all.enumerate().map(|(at, (text, is_format))| Sentence::of(text, is_format, at == 0)).collect();
        let units =
            description.entries(Label::Unit).filter_map(|line| unit(line.trim_start_matches(['"', ' '])));
        let is_prose = |label| matches!(label, Label::Text | Label::Range | Label::Format | Label::Example);
        let sections = description.sections.iter().filter(|section| is_prose(section.label));
        Self {
            noun: sentences.first().and_then(|first| head(&first.tokens)),
            examples: description.entries(Label::Example).collect(),
            unit: units.map(|(unit, _)| unit).next(),
            lines: sections.flat_map(|section| section.lines.iter().copied()).collect(),
            sentences,
        }
    }

    /// The sentence that says what the field is.
    pub(super) fn definition(&self) -> Option<&Sentence<'a>> {
        self.sentences.first()
    }

    /// Whether the definition has this noun.
    pub(super) fn is(&self, noun: Word) -> bool {
        self.noun.is_some_and(|(other, _)| other == noun)
    }

    /// Whether the definition has this word.
    pub(super) fn defines(&self, word: Word) -> bool {
        self.definition().is_some_and(|definition| definition.says(word))
    }

    /// Whether this word stands somewhere.
    pub(super) fn says(&self, word: Word) -> bool {
        self.sentences.iter().any(|sentence| sentence.says(word))
    }

    /// The tokens of all sentences.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &Token<'a>> {
        self.sentences.iter().flat_map(|sentence| &sentence.tokens)
    }

    /// All lines of prose, those of examples included.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.lines.iter().copied()
    }

    /// The claims on the whole value that hold always, each with the sentence in which it stands.
    pub(super) fn claims(&self) -> Vec<(Claim<'_, 'a>, &Sentence<'a>)> {
        let sentences = self.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.depends);
        let mut found = Vec::new();
        for (at, sentence) in sentences {
            let own = claims(&sentence.tokens).into_iter().filter(|claim| match at {
                0 => !claim.is_predicate || is_on_definition(claim.subject),
                _ => sentence.is_format || self.is_on_field(claim),
            });
            found.extend(own.map(|claim| (claim, sentence)));
        }
        found
    }

    /// Whether the subject of a claim is this field: nothing, `the value`, or nouns of its definition.
    fn is_on_field(&self, claim: &Claim<'_, '_>) -> bool {
        let clause = if claim.is_predicate { last_clause(claim.subject) } else { claim.subject };
        // `The value must be the ID of a subnet and in the format of the UUID`: as far away as it may be.
        if let [first, second, ..] = clause
            && first.says(Word::This)
            && !second.says(Word::Bound)
        {
            return true;
        }
        if clause.len() > SUBJECT {
            return false;
        }
        let definition = self.definition().map(|first| first.text.to_lowercase()).unwrap_or_default();
        let is_known = |token: &Token<'_>| match token.kind {
            Kind::Other => token.text.contains(is_han) || definition.contains(&token.text.to_lowercase()),
            Kind::Format(Word::Aside | Word::Not) => false,
            // `Specifies when the data was collected. The time is a UNIX timestamp.`
            Kind::Format(Word::Time) if self.defines(Word::When) => true,
            Kind::Format(Word::Time | Word::Moment | Word::Timestamp | Word::Url | Word::Ip) => {
                definition.contains(&token.text.to_lowercase())
            }
            _ => true,
        };
        clause.iter().any(|token| token.says(Word::This)) || clause.iter().all(is_known)
    }

    /// Whether the value is called a password.
    pub(super) fn is_password(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.defines(Word::Password) || ["passw", "passcode", "pwd"].iter().any(|part| name.contains(part))
    }

    /// Whether the page gives a notation that is none of the known: `The format is Bucket name:File name`.
    pub(super) fn gives_other(&self) -> bool {
        self.sentences.iter().any(|sentence| {
            let has_url = || sentence.tokens.iter().any(|token| token.kind == Kind::Scheme);
            let is_open =
                || claims(&sentence.tokens).is_empty() && !sentence.says(Word::Format) && !has_url();
            gives_other(&sentence.tokens) || sentence.is_format && is_open()
        })
    }

    /// Whether times may end with an offset: `Z indicates the time zone offset. For example, ... +0100`.
    pub(super) fn speaks_of_offset(&self) -> bool {
        self.lines().any(|line| find_phrase(line, PhraseKind::Offset).is_some())
    }

    /// Texts that the description gives as examples: `for example, 192.168.0.0/16`.
    pub(super) fn shown(&self) -> Vec<&'a str> {
        let behind = self.lines().filter_map(|line| {
            let (_, end) = find_phrase(line, PhraseKind::Sample)?;
            sample(line.get(end..)?)
        });
        behind.chain(self.examples.iter().filter_map(|line| sample(line))).collect()
    }
}

/// Tokens of a subject at most.
const SUBJECT: usize = 12;

/// What stands behind the last comma, or `and`.
fn last_clause<'s, 't>(subject: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let parts = |token: &Token<'_>| token.is_sign(',') || token.is_sign(':') || token.says(Word::And);
    let start = subject.iter().rposition(parts).map_or(0, |at| at + 1);
    subject.get(start..).unwrap_or_default()
}

/// Whether the subject in a definition is what it defines: `which is`, and not `the address of the server is`.
fn is_on_definition(subject: &[Token<'_>]) -> bool {
    let clause = last_clause(subject);
    clause.iter().any(|token| token.says(Word::This)) || !clause.iter().any(|token| token.kind == Kind::Other)
}

/// The text that an example shows, if it is no word of a sentence.
fn sample(behind: &str) -> Option<&str> {
    let marks = [' ', ',', '，', ':', '：', '"', '“', '`', '\''];
    let rest = behind.trim_start_matches(marks);
    let end = rest.find(|c: char| c.is_whitespace() || is_han(c) || "，。；、“”\"`)）,;".contains(c));
    let text = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', '\'', ':']);
    let is_code = text.contains(|c: char| c.is_ascii_digit() || "/@".contains(c));
    (is_code && !text.is_empty()).then_some(text)
}
