//! Rows become members or parameters: name, shape, mandatory or not, and what the prose says.

use super::draft::DraftProperty;
use super::example::evidence;
use super::mandatory::{self, Flags};
use super::page::{Output, Page};
use super::prose::account::{Sentence, Verdict};
use super::prose::{self, Reading, Remark, Sibling, Subject};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::model::{Bounds, Description, Direction, Facts, Lengths, NumberFacts, Shape, TextFacts, Usage};
use crate::raw::{RawRow, RawTable, Side, TableRole};
use crate::source::Place;

/// A row whose name and type are known. Prose needs those of its neighbours too.
struct Typed<'t> {
    row: &'t RawRow,
    name: String,
    shape: Shape,
    /// Whether the shape is that of an example.
    inferred: bool,
    description: Description,
    /// The description as readers of prose get it: each label of a part on a line of its own.
    paragraphs: Vec<String>,
}

impl Typed<'_> {
    /// It as its neighbours see it.
    fn sibling<'a>(&'a self, facts: &'a Facts) -> Sibling<'a> {
        Sibling { name: &self.name, shape: &self.shape, paragraphs: &self.paragraphs, facts }
    }

    /// It as readers see it, without its neighbours.
    fn subject<'a>(
        &'a self,
        direction: Direction,
        examples: &'a [String],
        reads_patterns: bool,
    ) -> Subject<'a> {
        Subject {
            name: &self.name,
            shape: &self.shape,
            paragraphs: &self.paragraphs,
            siblings: &[],
            direction,
            examples,
            reads_patterns,
        }
    }
}

impl Page<'_> {
    /// The rows of a table. `owner` is what messages call it.
    pub fn describe_rows(
        &mut self,
        table: &RawTable,
        side: &Side,
        direction: Direction,
        owner: &str,
    ) -> Vec<DraftProperty> {
        self.tell_of_lacks(table, direction);
        let typed = self.typed_rows(table, side);
        // Conditions look into the facts of neighbours, so those of all rows come first.
        let nothing = Facts::default();
        let unread: Vec<Sibling<'_>> = typed.iter().map(|row| row.sibling(&nothing)).collect();
        let read: Vec<(bool, Reading)> =
            typed.iter().map(|row| self.read_row(row, &unread, direction)).collect();
        let siblings: Vec<Sibling<'_>> =
            typed.iter().zip(&read).map(|(row, (_, reading))| row.sibling(&reading.facts)).collect();
        let mut properties = Vec::with_capacity(typed.len());
        let flags = Flags::of(table);
        for (row, (reads_patterns, reading)) in typed.iter().zip(&read) {
            let examples = self.evidence.texts(&row.name);
            let subject =
                Subject { siblings: &siblings, ..row.subject(direction, examples, *reads_patterns) };
            let (conditions, unresolved) = prose::conditions(&subject);
            let mut facts = Facts { conditions, ..reading.facts.clone() };
            account(&mut self.output, &subject, &facts, (table, row.row));
            let cell = row.row.mandatory_text().and_then(|words| mandatory::read(&words).condition);
            facts.conditions.extend(cell.map(|text| mandatory::condition(&text, &subject)));
            for remark in reading.remarks.iter().chain(&unresolved) {
                self.remark(remark, table, row.row, owner);
            }
            let usage = Usage {
                mandatory: flags.mandatory(self, table, row.row),
                description: row.description.clone(),
                facts: with_size(facts, row),
                inferred: row.inferred,
                origins: vec![row.row.place(table)],
            };
            properties.push(DraftProperty { name: row.name.clone(), shape: row.shape.clone(), usage });
        }
        properties
    }

    /// What the description of a row says, but for conditions, and whether rules on characters were read.
    fn read_row(
        &mut self,
        row: &Typed<'_>,
        siblings: &[Sibling<'_>],
        direction: Direction,
    ) -> (bool, Reading) {
        let states_pattern = row.paragraphs.iter().any(|text| prose::states_pattern(text));
        self.progress.patterns += usize::from(states_pattern);
        let reads_patterns = !states_pattern || self.progress.patterns <= limits::PAGE_PATTERNS;
        let examples = self.evidence.texts(&row.name);
        let subject = Subject { siblings, ..row.subject(direction, examples, reads_patterns) };
        (reads_patterns, self.output.readings.read(&subject))
    }

    fn typed_rows<'t>(&mut self, table: &'t RawTable, side: &Side) -> Vec<Typed<'t>> {
        let mut typed: Vec<Typed<'t>> = Vec::new();
        for row in &table.rows {
            let name = row.name_text();
            if let Some(first) = typed.iter().find(|other| other.name == name) {
                let message = format!("`{name}` stands twice in the table");
                let diagnostic = Diagnostic::new(Code::DuplicateRow, row.place(table), message)
                    .label("this row is not in the output")
                    .related(first.row.place(table), "this row is")
                    .help("remove one of the rows in corrections.toml");
                self.report_row(table, row, diagnostic);
            } else if name.is_empty() {
                let diagnostic = Diagnostic::new(Code::NamelessRow, row.place(table), "the row has no name")
                    .label("this row is not in the output")
                    .help("record its name in corrections.toml");
                self.report_row(table, row, diagnostic);
            } else {
                self.output.account.modelled(table, row);
                let shape = self.shape(table, row, side);
                let (shape, inferred) = evidence::decide(shape, self.shown(table, &name));
                let inferred = inferred || row.named_by_example;
                if row.named_by_example {
                    self.output.diagnostics.push(named_by_example(&name, row.place(table)));
                }
                let description = super::description::describe(&crate::document::texts(&row.description));
                let paragraphs = super::description::divided(&description);
                typed.push(Typed { row, name, shape, inferred, description, paragraphs });
            }
        }
        typed
    }

    /// What the examples show of a member. They show bodies, and nothing of parameters.
    pub fn shown(&self, table: &RawTable, name: &str) -> Option<&Shape> {
        let is_member = matches!(table.role, TableRole::Body(_) | TableRole::Type { .. });
        self.evidence.shape(name).filter(|_| is_member)
    }

    fn report_row(&mut self, table: &RawTable, row: &RawRow, diagnostic: Diagnostic) {
        self.output.diagnostics.push(diagnostic);
        self.output.account.reported(table, row);
    }

    /// Turns a remark on prose into a diagnostic. What the response's copy of a table repeats becomes a second place.
    fn remark(&mut self, remark: &Remark, table: &RawTable, row: &RawRow, owner: &str) {
        let (code, message, help) = wording(remark, &row.name_text());
        let place = place_of(remark.text(), table, row);
        let key = (code, owner.to_owned(), message.clone());
        if let Some(diagnostic) =
            self.output.remarked.get(&key).and_then(|index| self.output.diagnostics.get_mut(*index))
        {
            *diagnostic = diagnostic.clone().related(place, "and again here");
            return;
        }
        self.output.remarked.insert(key, self.output.diagnostics.len());
        self.output.diagnostics.push(Diagnostic::new(code, place, message).help(help));
    }
}

/// That a name is none that the page gives.
fn named_by_example(name: &str, place: Place) -> Diagnostic {
    let message = format!("the row has no name, and the examples show `{name}` where it belongs");
    Diagnostic::new(Code::NamedByExample, place, message)
        .label("taken as the row of that member")
        .help("look at the table on the page; if it has another name, record it in corrections.toml")
}

/// Enters a description into the account, and tells which of its sentences are not read.
fn account(
    output: &mut Output<'_>,
    subject: &Subject<'_>,
    facts: &Facts,
    (table, row): (&RawTable, &RawRow),
) {
    let sentences = output.account.prose.enter(subject, facts);
    for Sentence { text, .. } in sentences.iter().filter(|it| it.verdict == Verdict::Unread) {
        let message =
            format!("a sentence on `{}` looks like a rule and is not read: \"{text}\"", subject.name);
        let diagnostic = Diagnostic::new(Code::UnreadSentence, place_of(text, table, row), message);
        output.diagnostics.push(diagnostic.help(
            "if callers must obey it, word it as a range, list, default or condition in corrections.toml",
        ));
    }
}

/// Where words of a description stand: its row, and the paragraph where the page has offsets.
fn place_of(words: &str, table: &RawTable, row: &RawRow) -> Place {
    let paragraph = row.description.iter().find(|text| text.value.contains(words));
    row.place(table).at(paragraph.and_then(|text| text.span))
}

/// What the prose says, and the length, the range or the width in a type cell, `String(1-64)`, where the prose says none.
fn with_size(mut facts: Facts, row: &Typed<'_>) -> Facts {
    let Some(cell) = row.row.type_cell.as_ref() else { return facts };
    if cell.is_narrow && *row.shape.element() == Shape::Integer {
        let stated = facts.number().cloned().unwrap_or_default();
        facts.scalar = NumberFacts { is_narrow: true, ..stated }.into();
    }
    let Some(size) = cell.size else { return facts };
    match row.shape {
        Shape::String if facts.lengths().is_none() => {
            let lengths = Some(Lengths { minimum: size.minimum, maximum: Some(size.maximum) });
            facts.scalar = TextFacts { lengths, ..facts.text().cloned().unwrap_or_default() }.into();
        }
        Shape::Integer | Shape::Number if facts.bounds().is_none() => {
            let bounds = Bounds { minimum: size.minimum.map(Into::into), maximum: Some(size.maximum.into()) };
            let stated = facts.number().cloned().unwrap_or_default();
            facts.scalar = NumberFacts { bounds: Some(bounds), ..stated }.into();
        }
        _ => {}
    }
    facts
}

/// How a remark is put into words: code, message, help.
fn wording(remark: &Remark, name: &str) -> (Code, String, &'static str) {
    match remark {
        Remark::ListWithout(shown) => (
            Code::ExampleOpensList,
            format!(
                "the examples show `{}` for `{name}`, which its list of values lacks",
                limits::shortened(shown)
            ),
            "the list counts as open; correct the example on the page, or add the value to the description in corrections.toml",
        ),
        Remark::DefaultOfOtherType(text) => (
            Code::DefaultOfOtherType,
            format!("the default of `{name}` is stated as `{text}`, which is no value of its type"),
            "it is kept as text; correct the type or the description in corrections.toml",
        ),
        Remark::DefaultNotInWireForm(text) => (
            Code::DefaultNotInWireForm,
            format!(
                "the default of `{name}` is stated as `{text}`, and how that is written on the wire is not said"
            ),
            "it is kept as text; record the wire form in corrections.toml to make it a default",
        ),
        Remark::UnresolvedCondition(text) => (
            Code::UnresolvedCondition,
            format!("`{name}` is mandatory under a condition that names no field and value: \"{text}\""),
            "it is kept as text; name field and value in corrections.toml to have it checked",
        ),
    }
}
