//! What reading costs, for those who have a clock.
//!
//! In: a model. Out: the descriptions of all its members and parameters, to be read again as often as one likes: by the
//! lexer alone, or by all readers. Left out on purpose: time, which no output may depend on.

use super::text::split;
use super::{Sibling, Subject, lex};
use crate::lower::description;
use crate::model::{Api, Description, Direction, Facts, Property, Shape};

/// Every description of a model.
#[derive(Debug)]
pub struct Descriptions(Vec<Table>);

/// The rows of a table, one way.
#[derive(Debug)]
struct Table {
    direction: Direction,
    rows: Vec<Row>,
}

/// A row as readers see it.
#[derive(Debug)]
struct Row {
    name: String,
    shape: Shape,
    paragraphs: Vec<String>,
}

impl Row {
    fn new(name: &str, shape: &Shape, description: &Description) -> Self {
        Self { name: name.to_owned(), shape: shape.clone(), paragraphs: description::divided(description) }
    }

    fn of(property: &Property, direction: Direction) -> Option<Self> {
        Some(Self::new(&property.name, &property.shape, &property.usage(direction)?.description))
    }
}

impl Descriptions {
    /// Those of a model.
    pub fn of(api: &Api) -> Self {
        let members = api.schemas.iter().flat_map(|schema| {
            [Direction::Request, Direction::Response].map(|direction| {
                let rows = schema.properties.iter().filter_map(|property| Row::of(property, direction));
                Table { direction, rows: rows.collect() }
            })
        });
        let parameters = api.operations.iter().map(|operation| {
            let rows = operation.parameters.iter().map(|it| Row::new(&it.name, &it.shape, &it.description));
            Table { direction: Direction::Request, rows: rows.collect() }
        });
        Self(members.chain(parameters).collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|table| table.rows.len()).sum()
    }

    /// Makes tokens of all. How many they are.
    pub fn lex(&self) -> usize {
        let texts = self.0.iter().flat_map(|table| &table.rows).flat_map(|row| &row.paragraphs);
        texts.flat_map(|text| split(text)).map(|sentence| lex::tokens(sentence).len()).sum()
    }

    /// Reads all. How many conditions were found, which is said so that nothing is left out as of no use.
    pub fn read(&self) -> usize {
        self.0.iter().map(Table::read).sum()
    }
}

impl Table {
    fn read(&self) -> usize {
        let nothing = vec![Facts::default(); self.rows.len()];
        let unread = self.siblings(&nothing);
        let facts: Vec<Facts> =
            self.rows.iter().map(|row| super::read(&self.subject(row, &unread)).facts).collect();
        let siblings = self.siblings(&facts);
        let conditions = self.rows.iter().map(|row| super::conditions(&self.subject(row, &siblings)).0.len());
        conditions.sum()
    }

    fn siblings<'a>(&'a self, facts: &'a [Facts]) -> Vec<Sibling<'a>> {
        let rows = self.rows.iter().zip(facts);
        rows.map(|(row, facts)| Sibling {
            name: &row.name,
            shape: &row.shape,
            paragraphs: &row.paragraphs,
            facts,
        })
        .collect()
    }

    fn subject<'a>(&self, row: &'a Row, siblings: &'a [Sibling<'a>]) -> Subject<'a> {
        Subject {
            name: &row.name,
            shape: &row.shape,
            paragraphs: &row.paragraphs,
            siblings,
            direction: self.direction,
            examples: &[],
            reads_patterns: true,
        }
    }
}
