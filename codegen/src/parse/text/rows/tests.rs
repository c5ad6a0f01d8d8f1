use proptest::prelude::*;

use super::super::look::Look;
use super::super::paragraph::Stands;
use super::*;
use crate::document::Text;
use crate::vocabulary;

const REQUEST: [Slot; 4] = [Slot::Name, Slot::Mandatory, Slot::Type, Slot::Description];
const RESPONSE: [Slot; 3] = [Slot::Name, Slot::Type, Slot::Description];

fn paragraph(line: &str) -> Paragraph {
    let look = Look::of(line, false);
    Paragraph {
        text: Text::new(line),
        groups: 1,
        look,
        is_item: false,
        is_outdented: false,
        stands: Stands::Plainly,
        turn: vocabulary::turn(line),
        leads_in: None,
        is_above_table: false,
    }
}

/// The names of the rows and the number of paragraphs in their last cells.
fn read(lines: &str, roles: &[Slot]) -> Vec<(String, usize)> {
    let paragraphs: Vec<Paragraph> = lines.split('|').map(|line| paragraph(line.trim())).collect();
    let division = divide(&paragraphs, roles);
    let column = roles.iter().position(|role| *role == Slot::Name).unwrap();
    let rows = division.rows.iter();
    rows.map(|row| (paragraphs[row[column].start].text.value.clone(), row.last().unwrap().len())).collect()
}

fn names(lines: &str, roles: &[Slot]) -> Vec<String> {
    read(lines, roles).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn values_with_meanings_start_no_row() {
    let lines = "compress_alg | String | Compression algorithm. | none: The compression algorithm is not used. \
                 | gzip: Gzip compression algorithm. | is_sync | Boolean | Whether to sync. | true: yes | false: no";
    let expected = vec![("compress_alg".to_owned(), 3), ("is_sync".to_owned(), 3)];
    assert_eq!(read(lines, &RESPONSE), expected);
}

#[test]
fn names_may_be_words() {
    let lines = "name | Yes | String | Job name. | type | No | String | Type. | none | No | String | no | Yes | Integer | Number.";
    assert_eq!(names(lines, &REQUEST), ["name", "type", "none", "no"]);
}

#[test]
fn a_paragraph_that_is_exactly_no_or_string_stays_in_its_description() {
    let lines = "type | No | String | Everything is returned, if the value is | Yes | none | No | String | Free text.";
    assert_eq!(read(lines, &REQUEST), [("type".to_owned(), 2), ("none".to_owned(), 1)]);
    let lines =
        "status | String | The copy failed. See | String | in the error log. | no | Integer | Number.";
    assert_eq!(read(lines, &RESPONSE), [("status".to_owned(), 3), ("no".to_owned(), 1)]);
}

#[test]
fn an_empty_description_leaves_nothing() {
    let lines = "name | String | status | String | string | Boolean | Whether it is a string.";
    assert_eq!(
        read(lines, &RESPONSE),
        [("name".to_owned(), 0), ("status".to_owned(), 0), ("string".to_owned(), 1)]
    );
}

#[test]
fn listed_values_start_no_row() {
    let lines = "sort_key | No | String | Sort key. Enumeration values: | created_at | name | size | with_deleted | No | Boolean | Whether.";
    assert_eq!(read(lines, &REQUEST), [("sort_key".to_owned(), 4), ("with_deleted".to_owned(), 1)]);
}

#[test]
fn columns_come_in_any_order() {
    let roles = [Slot::Name, Slot::Type, Slot::Mandatory, Slot::Description];
    let lines = "project_id | String | Yes | Project ID. | backup_id | String | Yes | It is returned as | String | when it is created.";
    assert_eq!(read(lines, &roles), [("project_id".to_owned(), 1), ("backup_id".to_owned(), 3)]);
}

#[test]
fn a_type_within_a_description_stays_there() {
    let lines = "no | Integer | Number of the copy. Array of strings | Array of strings | tags | Array of strings | Tags.";
    assert_eq!(read(lines, &RESPONSE), [("no".to_owned(), 2), ("tags".to_owned(), 1)]);
}

proptest! {
    /// Whatever the descriptions are, rows whose names, flags and types are plain are found again.
    #[test]
    fn plain_rows_are_found_again(rows in prop::collection::vec(("[a-z]{2,8}_[a-z]{2,8}", any::<bool>(), "[A-Z][a-z]{2,9} [a-z]{2,9} [a-z: ]{0,20}\\."), 1..12)) {
        let mut paragraphs = Vec::new();
        for (name, mandatory, description) in &rows {
            paragraphs.extend([name.clone(), if *mandatory { "Yes" } else { "No" }.to_owned(), "String".to_owned(), description.clone()]);
        }
        let expected: Vec<String> = rows.iter().map(|(name, ..)| name.clone()).collect();
        prop_assert_eq!(names(&paragraphs.join("|"), &REQUEST), expected);
    }

    #[test]
    fn nothing_makes_it_panic(lines in prop::collection::vec("(Yes|No|String|[a-z]{0,5}|[A-Za-z .]{0,12})", 0..20)) {
        let paragraphs: Vec<Paragraph> = lines.iter().map(|line| paragraph(line)).collect();
        divide(&paragraphs, &REQUEST);
    }
}
