//! Members of an example that the table of their type lacks.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::{Object, ObjectProp, Value};

use super::finding::{Finding, here};
use super::rows::Rows;
use super::syntax::kind;
use crate::diagnostic::Code;
use crate::lower::spelling::{is_one_letter_away, letters};
use crate::model::{Api, Direction, Property, Schema, SchemaId};
use crate::source::Place;

/// Names that a message lists.
const MOST_NAMES: usize = 5;

/// What is known of unknown members, and was said of them, so far.
#[derive(Default)]
pub(super) struct Unknown<'a> {
    /// Once a type is enough.
    told: BTreeSet<(SchemaId, String)>,
    /// The members of types of which an example has unknown ones, by their letters.
    spellings: BTreeMap<SchemaId, BTreeMap<String, &'a str>>,
}

impl<'a> Unknown<'a> {
    /// What there is to say of the members of an object that are unknown.
    pub fn findings(
        &mut self,
        members: &[&ObjectProp<'_>],
        object: &Object<'_>,
        id: SchemaId,
        (api, rows, direction): (&'a Api, &Rows<'_>, Direction),
    ) -> Vec<Finding> {
        // Whether it has known ones, too.
        let fits = members.len() < object.properties.len();
        let mut findings = Vec::new();
        let mut strange: Vec<&ObjectProp<'_>> = Vec::new();
        for member in members {
            let name = member.name.as_str();
            if !self.told.insert((id, name.to_owned())) {
                continue;
            }
            let property = api.schema(id).property(name);
            let mut spelled = || {
                let message =
                    |known| format!("the example writes `{name}` for what the table calls `{known}`");
                self.spelled_otherwise(name, id, api).map(message)
            };
            let slip = || {
                let message = |known| format!("the example writes `{name}`, and the table `{known}`");
                slip_of(name, object, (api.schema(id), direction)).map(message)
            };
            // The type of another page may have it, and this page in a table that is not read for the object.
            let is_of_page = || property.is_some_and(|property| is_on_page(property, rows.page()));
            let message = if property.is_some() && !is_of_page() && rows.first_named(&[name]).is_some() {
                strange.push(member);
                continue;
            } else if property.is_some() {
                of_other_direction(name, direction)
            } else if let Some(message) = spelled().or_else(slip) {
                message
            } else {
                strange.push(member);
                continue;
            };
            let help = match property {
                Some(_) => "if the service knows it there, too, add a row in corrections.toml",
                None => {
                    "the table wins; if the example is right, correct the name of the row in corrections.toml"
                }
            };
            findings.push(finding(member, message, help));
        }
        // A member that is written otherwise is one of the table.
        let fits = fits || !findings.is_empty();
        let holder = if fits { None } else { of_holder(&mut strange, (api.schema(id), direction)) };
        let fits = fits || holder.is_some();
        findings.extend(holder);
        findings.extend(of_strange(&strange, fits, rows));
        let schema = api.schema(id);
        let origin =
            table_of(schema, direction, rows.page()).or_else(|| here(&schema.origins, rows.page()).cloned());
        for finding in &mut findings {
            let table = origin.clone().map(|place| (place, "the table of the object".to_owned()));
            finding.related.splice(0..0, table);
        }
        findings
    }

    /// The member whose name differs in case, in space around it or in underscores only.
    fn spelled_otherwise(&mut self, name: &str, id: SchemaId, api: &'a Api) -> Option<&'a str> {
        let spellings = self.spellings.entry(id).or_insert_with(|| {
            // The first of several is meant.
            let properties = api.schema(id).properties.iter().rev();
            properties.map(|property| (letters(&property.name), property.name.as_str())).collect()
        });
        spellings.get(&letters(name)).copied()
    }
}

/// The first of some members that holds what the table lists, with what is to be said of it.
fn of_holder(strange: &mut Vec<&ObjectProp<'_>>, table: (&Schema, Direction)) -> Option<Finding> {
    let at = strange.iter().position(|member| holds_members(&member.value, table))?;
    let holder = strange.remove(at);
    let message = format!("the example has what the table lists within `{}`", holder.name.as_str());
    let help = "if the service has it so, describe the object around it in corrections.toml";
    Some(finding(holder, message, help))
}

/// What there is to say of members that the table has in no spelling. `fits` says whether the object has members of it, too.
fn of_strange(strange: &[&ObjectProp<'_>], fits: bool, rows: &Rows<'_>) -> Option<Finding> {
    let first = strange.first()?;
    let names: Vec<&str> = strange.iter().map(|member| member.name.as_str()).collect();
    let (message, help) = if !fits && names.iter().all(|name| is_id(name)) {
        (
            format!(
                "the example has the id `{}` for a key, where the table gives members",
                first.name.as_str()
            ),
            "if the table describes what each key holds, record the type of the row as a map in corrections.toml",
        )
    } else if fits || names.len() == 1 {
        (
            format!("the table of the object lacks {}", listed(&names)),
            "if the service knows it, add a row in corrections.toml",
        )
    } else {
        (
            format!("the example has {}, and nothing that its table has", listed(&names)),
            "look at the page: the example may be that of another call, or the row may lead to the wrong table",
        )
    };
    let mut finding = finding(first, message, help);
    if names.len() > 1 {
        finding.label = format!("`{}` is the first of them", first.name.as_str());
    }
    finding.related.extend(row_elsewhere(&names, rows));
    Some(finding)
}

/// Whether most of what an object holds, or a list of objects, are members of the table.
fn holds_members(value: &Value<'_>, (schema, direction): (&Schema, Direction)) -> bool {
    let object = match value {
        Value::Object(object) => object,
        Value::Array(list) => match list.elements.first() {
            Some(Value::Object(object)) => object,
            _ => return false,
        },
        _ => return false,
    };
    let is_known = |member: &&ObjectProp<'_>| {
        schema.property(member.name.as_str()).is_some_and(|property| property.usage(direction).is_some())
    };
    let known = object.properties.iter().filter(is_known).count();
    known > 0 && 2 * known >= object.properties.len()
}

/// The member of the table that differs from a name by a slip, where the object has no such member: `creat_at` for `create_at`.
fn slip_of<'s>(
    name: &str,
    object: &Object<'_>,
    (schema, direction): (&'s Schema, Direction),
) -> Option<&'s str> {
    // Each name is compared with each, which takes time.
    if object.properties.len() > MOST_COMPARED || schema.properties.len() > MOST_COMPARED {
        return None;
    }
    let is_shown = |known: &str| object.properties.iter().any(|member| member.name.as_str() == known);
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_slip = |known: &&str| {
        known.len() >= SHORTEST_SLIP
            && is_one_letter_away(name, known)
            && digits(name) == digits(known)
            && !is_shown(known)
    };
    let known = schema.properties.iter().filter(|property| property.usage(direction).is_some());
    known.map(|property| property.name.as_str()).find(is_slip)
}

/// Members of an object, and of its table, among which slips are looked for. More are no table that somebody wrote.
const MOST_COMPARED: usize = 300;

/// Letters of a name of which another by one letter is a slip, at least: `role` and `rule` are two words.
const SHORTEST_SLIP: usize = 6;

/// Whether a name is an id, as keys are and members are not: `03be5c1e-e05d-4905-a105-c3bd9b730bdc`.
pub(super) fn is_id(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    name.len() >= SHORTEST_ID && digits >= 4 && name.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Characters of an id, at least.
const SHORTEST_ID: usize = 16;

/// Whether a row of the page gives the member.
fn is_on_page(property: &Property, page: &str) -> bool {
    let usages = [Direction::Request, Direction::Response].into_iter().filter_map(|way| property.usage(way));
    usages.flat_map(|usage| &usage.origins).any(|place| &*place.page == page)
}

/// The table of the page that gives the object its members in this direction: a type may have one for each.
fn table_of(schema: &Schema, direction: Direction, page: &str) -> Option<Place> {
    let usages = schema.properties.iter().filter_map(|property| property.usage(direction));
    let row = usages.flat_map(|usage| &usage.origins).find(|place| &*place.page == page)?;
    schema.origins.iter().find(|origin| origin.page == row.page && origin.table == row.table).cloned()
}

/// A row of another table of the page that has one of the names: the member of another case, or of another level.
fn row_elsewhere(names: &[&str], rows: &Rows<'_>) -> Option<(Place, String)> {
    let (name, place) = rows.first_named(names)?;
    Some((place.clone(), format!("another table has `{name}`")))
}

fn finding(member: &ObjectProp<'_>, message: String, help: &str) -> Finding {
    Finding {
        code: Code::ExampleUnknownMember,
        range: member.range.start..member.range.end,
        message,
        label: format!("the example has it, with {}", kind(&member.value)),
        related: Vec::new(),
        help: help.to_owned(),
    }
}

fn of_other_direction(name: &str, direction: Direction) -> String {
    match direction {
        Direction::Request => {
            format!("no table for requests has the member `{name}`; one for responses has it")
        }
        Direction::Response => {
            format!("no table for responses has the member `{name}`; one for requests has it")
        }
    }
}

/// The names for a message, as many as it holds.
fn listed(names: &[&str]) -> String {
    let [first] = names else {
        let shown: Vec<String> = names.iter().take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
        return match names.len().saturating_sub(MOST_NAMES) {
            0 => format!("the members {}", shown.join(", ")),
            more => format!("the members {} and {more} more", shown.join(", ")),
        };
    };
    format!("the member `{first}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_keys() {
        assert!(is_id("03be5c1e-e05d-4905-a105-c3bd9b730bdc") && is_id("06aa2260a480cecc0f36c0086bb6cfe0"));
        assert!(!is_id("feedbeefdeadfacade") && !is_id("os-extended-volumes") && !is_id("a1b2"));
    }

    #[test]
    fn many_names_are_counted() {
        assert_eq!(listed(&["a"]), "the member `a`");
        assert_eq!(listed(&["a", "b"]), "the members `a`, `b`");
        assert_eq!(listed(&["a", "b", "c", "d", "e", "f"]), "the members `a`, `b`, `c`, `d`, `e` and 1 more");
    }
}
