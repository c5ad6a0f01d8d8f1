//! `cargo xtask prose`: how much of what descriptions state is read, and what is not, the most frequent first.
//!
//! In: a folder of services. Out: the share of the sentences that look like rules and are read, for each service and language;
//! what reading a description costs, as so many times what the lexer alone takes in the same run, since times of
//! machines say nothing; and the sentences that are not read, grouped by their skeleton; if asked, the facts of every description.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tablature_codegen::load::{ServiceInput, load};
use tablature_codegen::lower::prose::account::{Described, Sentence, Tally, Verdict};
use tablature_codegen::lower::prose::cost::Descriptions;
use tablature_codegen::model::{Api, Facts};
use tablature_codegen::pipeline::interpret;

use crate::report::{self, Selection, Sources};
use crate::{Outcome, paths};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of the documents.
    #[arg(long, value_name = "DIR")]
    docs_input: Option<PathBuf>,
    /// How many groups of unread sentences to print.
    #[arg(long, default_value_t = 20, value_name = "N")]
    most: usize,
    /// Print the facts of every description, and what became of each of its sentences.
    #[arg(long)]
    facts: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let docs = args.docs_input.clone().unwrap_or_else(|| paths::of_repository("docs-input"));
    let cloud = paths::of_repository("docs-input/cloud.toml");
    let loaded = load(&docs, None, Some(&cloud));
    let wrong =
        loaded.diagnostics.iter().chain(loaded.services.iter().flat_map(|service| &service.diagnostics));
    let folder = paths::shown(&docs);
    let sources = Sources { texts: &loaded.sources, folder: &folder };
    let diagnostics = report::render(wrong, &sources, Selection::FirstOfEachCode);
    let success = !loaded.diagnostics.has_errors();
    let inputs = loaded.services.into_iter().filter_map(|service| service.input);
    Outcome { report: account_of(inputs, args), diagnostics, success }
}

/// What became of the sentences of these services.
fn account_of(inputs: impl Iterator<Item = ServiceInput>, args: &Args) -> String {
    let mut all: Vec<Sentence> = Vec::new();
    let mut report =
        format!("{:<12} {:<8} {:>9} {:>8} {:>8}\n", "service", "language", "sentences", "rules", "read %");
    let mut cost = Cost::default();
    for input in inputs {
        let interpreted = interpret(&input);
        cost.add(&interpreted.api);
        let sentences = interpreted.sentences;
        let name = input.service.id.clone();
        for (language, is_chinese) in [("English", false), ("Chinese", true)] {
            let of_language: Vec<&Sentence> =
                sentences.iter().filter(|sentence| sentence.is_chinese == is_chinese).collect();
            if !of_language.is_empty() {
                let _ = writeln!(report, "{}", line(&name, language, &of_language));
            }
        }
        all.extend(sentences);
    }
    let every: Vec<&Sentence> = all.iter().collect();
    let _ = writeln!(report, "{}\n{}\n", line("all", "", &every), cost.line());
    for (skeleton, (count, example)) in unread(&all).into_iter().take(args.most) {
        let _ = writeln!(report, "{count:>5}  {skeleton}\n       {example}");
    }
    if args.facts {
        report.push_str(&listed(&all));
    }
    report
}

/// Every description that states something, or could: its field, its facts, and its sentences.
fn listed(sentences: &[Sentence]) -> String {
    let mut report = String::new();
    for description in sentences.chunk_by(|one, other| Arc::ptr_eq(&one.of, &other.of)) {
        let Some(Described { field, facts }) = description.first().map(|first| &*first.of) else { continue };
        if *facts == Facts::default() && description.iter().all(|it| it.verdict == Verdict::Plain) {
            continue;
        }
        // Facts are texts, numbers and lists of them: they can be written.
        let facts = serde_json::to_string(facts).unwrap_or_default();
        let _ = writeln!(report, "\n{field}  {facts}");
        for sentence in description {
            let verdict = match sentence.verdict {
                Verdict::Read => "read",
                Verdict::Plain => "plain",
                Verdict::Unread => "unread",
            };
            let _ = writeln!(report, "  {verdict:<7} {}", sentence.text);
        }
    }
    report
}

fn line(service: &str, language: &str, sentences: &[&Sentence]) -> String {
    let Tally { rules, read } = Tally::of(sentences.iter().copied());
    let share = if rules == 0 { "-".to_owned() } else { format!("{:.1}", share(read, rules)) };
    format!("{service:<12} {language:<8} {:>9} {rules:>8} {share:>8}", sentences.len())
}

/// What reading took, and what the lexer took of the same texts.
#[derive(Default)]
struct Cost {
    descriptions: usize,
    lexing: Duration,
    reading: Duration,
}

impl Cost {
    fn add(&mut self, api: &Api) {
        let descriptions = Descriptions::of(api);
        let time = |work: &dyn Fn() -> usize| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        };
        // What is made once, as expressions are, belongs to neither.
        std::hint::black_box(descriptions.lex() + descriptions.read());
        self.descriptions += descriptions.count();
        self.lexing += time(&|| descriptions.lex());
        self.reading += time(&|| descriptions.read());
    }

    /// `5210 descriptions, each read in 31 us: 12.1 times what the lexer alone takes`
    fn line(&self) -> String {
        if self.descriptions == 0 || self.lexing.is_zero() {
            return "no descriptions".to_owned();
        }
        let each = self.reading.as_secs_f64() * 1e6
            / f64::from(u32::try_from(self.descriptions).unwrap_or(u32::MAX));
        let times = self.reading.as_secs_f64() / self.lexing.as_secs_f64();
        format!(
            "{} descriptions, each read in {each:.1} us: {times:.1} times what the lexer alone takes",
            self.descriptions
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "no corpus has so many sentences")]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

/// The unread ones by skeleton, the most frequent first, each with an example.
fn unread(sentences: &[Sentence]) -> Vec<(&str, (usize, &str))> {
    let mut groups: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for sentence in sentences.iter().filter(|sentence| sentence.verdict == Verdict::Unread) {
        groups.entry(&sentence.skeleton).or_insert((0, &sentence.text)).0 += 1;
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    groups
}
