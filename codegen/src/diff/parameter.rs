//! Parameters of an operation: in the path, the query and the headers.
//!
//! In: an operation of both sides. Out: changes. Names of path parameters go nowhere, so that those are told by their order.

use super::change::{Change, Spot, Subject};
use super::field::{Field, Fields};
use super::rule::Kind;
use super::types::Types;
use crate::model::{Direction, Operation, Parameter, ParameterLocation};

/// What changed in the parameters.
pub(super) fn compare(old: &Operation, new: &Operation, types: &mut Types<'_>) -> Vec<Change> {
    let locations = [ParameterLocation::Path, ParameterLocation::Query, ParameterLocation::Header];
    let mut changes: Vec<Change> =
        locations.into_iter().flat_map(|location| at(location, old, new, types)).collect();
    for one in &old.parameters {
        let Some(other) = elsewhere(one, new) else { continue };
        let (operation, name) = (new.id.0.clone(), other.name.clone());
        let subject = Subject::Parameter { operation, location: other.location, name };
        let spot = Spot { subject, direction: None, old: Some(&one.origin), new: Some(&other.origin) };
        let message = format!("was a {} parameter before", one.location.as_str());
        changes.push(spot.change(Kind::LocationChanged, message));
    }
    changes
}

fn at(location: ParameterLocation, old: &Operation, new: &Operation, types: &mut Types<'_>) -> Vec<Change> {
    let mut fields = Fields {
        old: fields(location, old, new),
        new: fields(location, new, old),
        direction: Direction::Request,
    };
    match location {
        ParameterLocation::Path => fields.old = in_the_path_of(new, old, fields.old),
        ParameterLocation::Header => fields.ignore_case(),
        ParameterLocation::Query => {}
    }
    for (one, other) in fields.both() {
        types.follow(new, one.shape, other.shape, Direction::Request);
    }
    let subject =
        |name: &str| Subject::Parameter { operation: new.id.0.clone(), location, name: name.to_owned() };
    let comes_with_the_path = |change: &Change| {
        let is_of_presence = matches!(change.rule.kind, Kind::MandatoryMemberAdded | Kind::MemberRemoved);
        location == ParameterLocation::Path && is_of_presence
    };
    fields.compare(subject).into_iter().filter(|change| !comes_with_the_path(change)).collect()
}

/// The parameters of a location. One that goes elsewhere on the other side is a change of its own.
fn fields<'o>(location: ParameterLocation, one: &'o Operation, other: &Operation) -> Vec<Field<'o>> {
    let is_here = |it: &&Parameter| it.location == location && elsewhere(it, other).is_none();
    one.parameters.iter().filter(is_here).map(Field::of_parameter).collect()
}

/// The old parameters of a path under the names of those that stand in their places now.
fn in_the_path_of<'a>(new: &'a Operation, old: &'a Operation, fields: Vec<Field<'a>>) -> Vec<Field<'a>> {
    let renamed = |field: Field<'a>| {
        let mut places = old.path.parameters().zip(new.path.parameters());
        let now = places.find(|(was, _)| *was == field.name).map(|(_, is)| is);
        Field { name: now.unwrap_or(field.name), ..field }
    };
    fields.into_iter().map(renamed).collect()
}

/// The parameter of this name that the other side has only in another location.
fn elsewhere<'o>(parameter: &Parameter, other: &'o Operation) -> Option<&'o Parameter> {
    let named = || other.parameters.iter().filter(|it| it.name == parameter.name);
    if named().any(|it| it.location == parameter.location) { None } else { named().next() }
}
