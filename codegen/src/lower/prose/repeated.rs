//! Descriptions that are read already: pages of a service repeat their rows.
//!
//! In: a description with its surroundings. Out: its reading, which is made once for all rows that have the same in all that
//! decides on it.

use std::collections::HashMap;

use super::{Reading, Subject, read};
use crate::limits;
use crate::model::Shape;

/// What is read so far.
#[derive(Clone, Debug, Default)]
pub struct Readings(HashMap<(Key, bool, Vec<String>), Reading>);

impl Readings {
    /// Reads a description, but for conditions.
    pub(in crate::lower) fn read(&mut self, subject: &Subject<'_>) -> Reading {
        // A key has as many neighbours as conditions look at, and here all of them matter.
        if subject.siblings.len() > limits::SIBLINGS {
            return read(subject);
        }
        let key = (Key::of(subject), subject.reads_patterns, subject.examples.to_vec());
        self.0.entry(key).or_insert_with(|| read(subject)).clone()
    }
}

/// What decides on what is read, but for conditions: the words, the field, and which neighbours the words may name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    name: String,
    /// None of an object, of which no two are the same.
    element: Option<Shape>,
    is_list: bool,
    paragraphs: Vec<String>,
    named: Vec<String>,
}

impl Key {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let element = subject.shape.element();
        // Markdown escapes signs: `instance\_id` is the field, too.
        let words = subject.paragraphs.join("\n").replace('\\', "");
        let neighbours = subject.siblings.iter().take(limits::SIBLINGS).map(|sibling| sibling.name);
        Self {
            name: subject.name.to_owned(),
            element: (!matches!(element, Shape::Schema(_))).then(|| element.clone()),
            is_list: matches!(subject.shape, Shape::Array(_)),
            paragraphs: subject.paragraphs.to_vec(),
            named: neighbours.filter(|name| words.contains(name)).map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sibling;
    use super::*;
    use crate::model::{Direction, Facts};

    #[test]
    fn a_reading_is_kept_for_what_decides_on_it_alone() {
        let (shape, facts) = (Shape::String, Facts::default());
        let mut readings = Readings::default();
        let mut read = |name: &str, text: &str, siblings: &[&str], examples: &[&str]| {
            let paragraphs = [text.to_owned()];
            let examples: Vec<String> = examples.iter().map(|&text| text.to_owned()).collect();
            let sibling =
                |name: &&'static str| Sibling { name, shape: &shape, paragraphs: &paragraphs, facts: &facts };
            let siblings: Vec<&'static str> = siblings.iter().map(|&name| &*name.to_owned().leak()).collect();
            let siblings: Vec<Sibling<'_>> = siblings.iter().map(sibling).collect();
            let subject = Subject {
                name,
                shape: &shape,
                paragraphs: &paragraphs,
                siblings: &siblings,
                direction: Direction::Request,
                examples: &examples,
                reads_patterns: true,
            };
            assert_eq!(readings.read(&subject), super::super::read(&subject));
            readings.0.len()
        };
        let text = "The value can be vpc or instance\\_id.";
        assert_eq!(read("kind", text, &["kind", "id"], &[]), 1);
        // The neighbour `id` stands within a word, and `size` nowhere.
        assert_eq!(read("kind", text, &["kind", "id", "size"], &[]), 1);
        assert_eq!(read("kind", text, &["kind", "instance_id"], &[]), 2);
        assert_eq!(read("type", text, &["kind", "id"], &[]), 3);
        assert_eq!(read("kind", text, &["kind", "id"], &["vpc"]), 4);
        // Whatever is joined of a name and its neighbours, it is not taken for another.
        assert_eq!(read("a b", "a b", &["a", "b"], &[]), 5);
        assert_eq!(read("a", "a b", &["a b", "b"], &[]), 6);
        let many: Vec<String> = (0..=limits::SIBLINGS).map(|number| format!("field_{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(read("kind", text, &many, &[]), 6);
    }
}
