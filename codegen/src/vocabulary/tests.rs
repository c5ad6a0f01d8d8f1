//! The files of words: each can be read, each is in the list, and no word means two things.

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::Label;
use super::data::{FILES, LANGUAGES, Language, Words};
use super::fold::normal;
use super::meaning::PhraseKind;

#[test]
fn every_file_is_read_to_its_last_word() {
    for (name, text) in FILES {
        let language = toml::from_str::<Language>(text);
        let code = language.map(|language| format!("{}.toml", language.code));
        assert_eq!(code.map_err(|error| error.to_string()).as_deref(), Ok(*name));
    }
    assert_eq!(LANGUAGES.len(), FILES.len());
}

#[test]
fn every_file_is_in_the_list() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/languages");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    let mut listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    listed.sort_unstable();
    assert_eq!(names, listed);
}

/// What a file with this addition is refused for.
fn fault(addition: &str) -> String {
    let (_, text) = FILES.first().unwrap();
    toml::from_str::<Language>(&format!("{text}\n{addition}")).unwrap_err().to_string()
}

#[test]
fn what_nobody_reads_is_refused() {
    assert!(fault("[heading]\nuri = [\"uri\"]").contains("unknown field `heading`"));
    assert!(fault("footer = [\"end\"]").contains("unknown field `footer`"));
}

/// A section of the files, and what its words mean.
type Question = (&'static str, fn(&Language) -> Vec<(String, &Words)>);

fn named<'l, T: Debug>(lists: impl IntoIterator<Item = (T, &'l Words)>) -> Vec<(String, &'l Words)> {
    lists.into_iter().map(|(meaning, words)| (format!("{meaning:?}"), words)).collect()
}

/// Labels that divide a description are labels like the others, and not listed among them again.
fn parts(language: &Language) -> Vec<(String, &Words)> {
    named(language.parts.lists().map(|(kind, words)| (Label::from(kind), words)))
}

const QUESTIONS: &[Question] = &[
    ("headings", |language| named(&language.headings)),
    ("captions.whole", |language| named(&language.captions.whole)),
    ("columns", |language| named(&language.columns)),
    ("mandatory", |of| named([("yes", &of.mandatory.yes), ("no", &of.mandatory.no)])),
    ("nothing", |of| named([("always", &of.nothing.always), ("perhaps", &of.nothing.perhaps)])),
    ("elements", |of| named([("bracketed", &of.elements.bracketed), ("words", &of.elements.words)])),
    ("labels", |language| named(&language.labels).into_iter().chain(parts(language)).collect()),
    ("types", |language| named(&language.types)),
    ("label_lines", |of| {
        named([("alone", &of.label_lines.alone), ("introduces", &of.label_lines.introduces)])
    }),
    ("answers", |of| named([("normal", &of.answers.normal), ("errors", &of.answers.errors)])),
    ("authorization", |of| {
        named([("actions", &of.authorization.actions), ("beside", &of.authorization.beside)])
    }),
    ("page_labels", |of| named([("parts", &of.page_labels.parts), ("calling", &of.page_labels.calling)])),
    ("prose.phrases", |language| {
        // What stands before a unit or an example is looked for by itself, and with its colon.
        let apart = [PhraseKind::UnitLead, PhraseKind::UnitIn, PhraseKind::UnitCount, PhraseKind::Sample];
        named(language.prose.phrases.iter().filter(|(kind, _)| !apart.contains(kind)))
    }),
    ("prose.measures", |of| named(&of.prose.measures)),
    ("prose.formats", |of| named(&of.prose.formats)),
    ("uri", |of| named([("method", &of.uri.method), ("path", &of.uri.path)])),
];

#[test]
fn no_word_means_two_things() {
    for (question, lists) in QUESTIONS {
        let mut meanings: BTreeMap<String, (String, String)> = BTreeMap::new();
        for language in LANGUAGES.iter() {
            for (meaning, words) in lists(language) {
                for word in words {
                    let here = (meaning.clone(), language.code.clone());
                    let there = meanings.entry(normal(word)).or_insert_with(|| here.clone());
                    let says = format!(
                        "{question}: `{word}` is {} in {}, {} in {}",
                        there.0, there.1, here.0, here.1
                    );
                    assert!(there.0 == here.0, "{says}");
                }
            }
        }
    }
}

#[test]
fn no_list_has_a_word_twice() {
    for language in LANGUAGES.iter() {
        for (question, lists) in QUESTIONS {
            for (meaning, words) in lists(language) {
                let mut sorted: Vec<String> = words.iter().map(|word| normal(word)).collect();
                sorted.sort_unstable();
                let twice = sorted.windows(2).find(|pair| pair.first() == pair.last());
                assert_eq!(twice, None, "{question}.{meaning} of {}", language.code);
            }
        }
    }
}
