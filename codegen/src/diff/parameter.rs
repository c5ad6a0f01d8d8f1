//! Parameters of an operation: in the path, the query and the headers.
//!
//! In: an operation of both sides. Out: changes. Names of path parameters go nowhere, so that those are told by their order.

use super::change::{Change, Spot, Subject, location_name};
use super::field::{Field, Fields};
use super::rule::Kind;
use crate::model::{Direction, Operation, Parameter, ParameterLocation};

/// What changed in the parameters.
pub(super) fn compare(old: &Operation, new: &Operation) -> Vec<Change> {
    let locations = [ParameterLocation::Path, ParameterLocation::Query, ParameterLocation::Header];
    let mut changes: Vec<Change> =
        locations.into_iter().flat_map(|location| at(location, old, new)).collect();
    changes.extend(old.parameters.iter().filter_map(|one| {
        let other = elsewhere(one, new)?;
        let (operation, name) = (new.id.0.clone(), other.name.clone());
        let subject = Subject::Parameter { operation, location: other.location, name };
        let direction = Some(Direction::Request);
        let spot = Spot { subject, direction, old: Some(&one.origin), new: Some(&other.origin) };
        let message = format!("was a {} parameter before", location_name(one.location));
        Some(spot.change(Kind::LocationChanged, message))
    }));
    changes
}

fn at(location: ParameterLocation, old: &Operation, new: &Operation) -> Vec<Change> {
    // One that goes elsewhere is a change of its own.
    let here = |one: &'_ Operation, other: &Operation| -> Vec<usize> {
        let is_here = |it: &Parameter| it.location == location && elsewhere(it, other).is_none();
        one.parameters.iter().enumerate().filter(|(_, it)| is_here(it)).map(|(index, _)| index).collect()
    };
    fn fields<'o>(operation: &'o Operation, indexes: &[usize]) -> Vec<Field<'o>> {
        indexes.iter().filter_map(|index| operation.parameters.get(*index)).map(Field::of_parameter).collect()
    }
    let mut fields = Fields {
        old: fields(old, &here(old, new)),
        new: fields(new, &here(new, old)),
        direction: Direction::Request,
    };
    if location == ParameterLocation::Path {
        fields.old = in_the_path_of(new, old, fields.old);
    }
    let subject =
        |name: &str| Subject::Parameter { operation: new.id.0.clone(), location, name: name.to_owned() };
    let comes_with_the_path = |change: &Change| {
        let is_of_presence = matches!(change.rule.kind, Kind::MandatoryMemberAdded | Kind::MemberRemoved);
        location == ParameterLocation::Path && is_of_presence
    };
    fields.compare(subject).into_iter().filter(|change| !comes_with_the_path(change)).collect()
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
