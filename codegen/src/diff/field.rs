//! What members of objects, parameters and headers have in common: a name, a type, whether they must be there, and prose.
//!
//! In: the fields of both sides, by name. Out: changes. A field that went, and one that came in its place with the same type
//! and the same words, is one that is called otherwise.

use super::change::{Change, Spot, Subject};
use super::condition;
use super::facts;
use super::rule::Kind;
use super::shape::{self, Carrier};
use super::text::quoted;
use crate::model::{Description, Direction, Facts, ListForm, Parameter, ParameterLocation, Property, Shape};
use crate::source::Place;

/// A field of one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub name: &'a str,
    pub shape: &'a Shape,
    /// None where the page does not say.
    pub mandatory: Option<bool>,
    pub description: &'a Description,
    pub facts: &'a Facts,
    pub list: ListForm,
    /// Whether the type is that of an example, as the page gives none.
    pub is_inferred: bool,
    pub origin: Option<&'a Place>,
}

impl<'a> Field<'a> {
    /// A member, as this direction has it.
    pub fn of_member(property: &'a Property, direction: Direction) -> Option<Self> {
        let usage = property.usage(direction)?;
        Some(Self {
            name: &property.name,
            shape: &property.shape,
            mandatory: usage.mandatory,
            description: &usage.description,
            facts: &usage.facts,
            list: ListForm::default(),
            is_inferred: usage.inferred,
            origin: usage.origins.first(),
        })
    }

    /// A parameter, or a header of an answer.
    pub fn of_parameter(parameter: &'a Parameter) -> Self {
        Self {
            name: &parameter.name,
            shape: &parameter.shape,
            mandatory: if parameter.is_required() { Some(true) } else { parameter.mandatory },
            description: &parameter.description,
            facts: &parameter.facts,
            list: parameter.list,
            is_inferred: false,
            origin: Some(&parameter.origin),
        }
    }

    pub fn is_mandatory(&self) -> bool {
        self.mandatory == Some(true)
    }
}

/// Fields of the same owner on both sides.
pub(super) struct Fields<'a> {
    pub old: Vec<Field<'a>>,
    pub new: Vec<Field<'a>>,
    pub direction: Direction,
}

impl<'a> Fields<'a> {
    /// What changed; `subject` says what a field of this name is called in messages.
    pub fn compare(&self, subject: impl Fn(&str) -> Subject) -> Vec<Change> {
        let spot = |old: Option<&Field<'a>>, new: Option<&Field<'a>>| Spot {
            subject: subject(new.or(old).map_or("", |field| field.name)),
            direction: Some(self.direction),
            old: old.and_then(|field| field.origin),
            new: new.and_then(|field| field.origin),
        };
        let is_in = |fields: &[Field<'_>], name: &str| fields.iter().any(|field| field.name == name);
        let gone: Vec<&Field<'a>> = self.old.iter().filter(|field| !is_in(&self.new, field.name)).collect();
        let came: Vec<&Field<'a>> = self.new.iter().filter(|field| !is_in(&self.old, field.name)).collect();
        let renamed = renamed(&gone, &came);

        let mut changes = Vec::new();
        for (old, new) in &renamed {
            let message = format!("was called {} before", quoted(old.name));
            changes.push(spot(Some(old), Some(new)).change(Kind::MemberRenamed, message));
        }
        let rest = gone.iter().filter(|old| renamed.iter().all(|(one, _)| one.name != old.name));
        changes.extend(rest.map(|old| removed(&spot(Some(old), None), old)));
        let rest = came.iter().filter(|new| renamed.iter().all(|(_, one)| one.name != new.name));
        changes.extend(rest.map(|new| added(&spot(None, Some(new)), new, self.direction)));

        let kept = self.both().chain(renamed);
        changes.extend(kept.flat_map(|(old, new)| one(&spot(Some(old), Some(new)), old, new)));
        changes
    }

    /// Takes the old names for those of the new side that differ in case alone, as names of headers do.
    pub fn ignore_case(&mut self) {
        for old in &mut self.old {
            let now = self.new.iter().find(|new| new.name.eq_ignore_ascii_case(old.name));
            old.name = now.map_or(old.name, |new| new.name);
        }
    }

    /// The fields that both sides have under the same name.
    pub fn both(&self) -> impl Iterator<Item = (&Field<'a>, &Field<'a>)> {
        self.old.iter().filter_map(|old| Some((old, self.new.iter().find(|new| new.name == old.name)?)))
    }
}

fn removed(spot: &Spot<'_>, old: &Field<'_>) -> Change {
    let may_be_missing = old.mandatory == Some(false);
    let kind = if may_be_missing { Kind::OptionalMemberRemoved } else { Kind::MemberRemoved };
    spot.change(kind, "is not documented any more")
}

fn added(spot: &Spot<'_>, new: &Field<'_>, direction: Direction) -> Change {
    // What only the service sets is in no request.
    if direction == Direction::Request && new.is_mandatory() && !new.facts.read_only {
        spot.change(Kind::MandatoryMemberAdded, "is new and must be given")
    } else {
        spot.change(Kind::MemberAdded, "is new")
    }
}

/// Fields that went and came under another name: of the same type, with the same words, or in a similar spelling. A field that
/// could have become several became none of them.
fn renamed<'f, 'a>(gone: &[&'f Field<'a>], came: &[&'f Field<'a>]) -> Vec<(&'f Field<'a>, &'f Field<'a>)> {
    let alike = |old: &Field<'_>, new: &Field<'_>| {
        let says_the_same = !old.description.is_empty() && old.description.says_the_same(new.description);
        shape::is_same(old.shape, new.shape) && (says_the_same || is_respelt(old.name, new.name))
    };
    let only = |found: Vec<&'f Field<'a>>| <[_; 1]>::try_from(found).ok().map(|[one]| one);
    gone.iter()
        .filter_map(|old| {
            let new = only(came.iter().copied().filter(|new| alike(old, new)).collect())?;
            only(gone.iter().copied().filter(|other| alike(other, new)).collect())?;
            Some((*old, new))
        })
        .collect()
}

/// Whether two names are one in two spellings: `evnet_id` and `event_id`, `jobId` and `job_id`.
fn is_respelt(old: &str, new: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (old, new) = (plain(old), plain(new));
    // Numbers tell names apart: `disk1`, `disk2`.
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_long = old.chars().count().min(new.chars().count()) >= 6;
    digits(&old) == digits(&new) && (old == new || is_long && strsim::osa_distance(&old, &new) <= 1)
}

fn one(spot: &Spot<'_>, old: &Field<'_>, new: &Field<'_>) -> Vec<Change> {
    let mut changes: Vec<Change> = type_of(spot, old, new).into_iter().collect();
    changes.extend(presence(spot, old, new));
    let are_lists = [old, new].iter().all(|field| matches!(field.shape, Shape::Array(_)));
    let message = format!("is written {} now, {} before", written(new.list), written(old.list));
    changes.extend(spot.when(are_lists && old.list != new.list, Kind::ListFormChanged, &message));
    // Little is read of a value whose type is not said, so that a type that is said brings rules that were always there.
    let is_first_said =
        |change: &Change| matches!(change.rule.kind, Kind::TypeDescribed | Kind::TypeUndescribed);
    if !changes.iter().any(is_first_said) {
        changes.extend(facts_of(spot, old, new));
    }
    // Other words are worth a line where nothing that was read from them is.
    let is_reworded = changes.is_empty() && !old.description.says_the_same(new.description);
    changes.extend(spot.when(is_reworded, Kind::DescriptionChanged, "is described in other words"));
    changes
}

fn type_of(spot: &Spot<'_>, old: &Field<'_>, new: &Field<'_>) -> Option<Change> {
    let is_repeated = [old, new].iter().all(|field| field.list == ListForm::Repeated);
    let carrier = match &spot.subject {
        Subject::Parameter { location: ParameterLocation::Query, .. } if is_repeated => Carrier::Repeated,
        Subject::Parameter { .. } | Subject::Header { .. } => Carrier::Text,
        _ => Carrier::Json,
    };
    if old.is_inferred || new.is_inferred {
        // The type of an example is a guess: a page that gives another one says more, and not otherwise.
        return shape::compare_guess(spot, new.is_inferred, old.shape, new.shape);
    }
    shape::compare(spot, carrier, old.shape, new.shape)
}

fn facts_of(spot: &Spot<'_>, old: &Field<'_>, new: &Field<'_>) -> Vec<Change> {
    let is_request = spot.direction == Some(Direction::Request);
    if is_request && old.facts.read_only && new.facts.read_only {
        // No request has it, so none can break a rule on it.
        return Vec::new();
    }
    let mut changes = facts::compare(spot, old.facts, new.facts);
    changes.extend(condition::compare(spot, old, new));
    changes
}

/// How a list is written, in words.
fn written(list: ListForm) -> String {
    match list {
        ListForm::Repeated => "with its name before each element".to_owned(),
        ListForm::Commas => "with commas".to_owned(),
        ListForm::Quoted(quote) => format!("in brackets, each element in {quote}"),
    }
}

/// What is not said is unknown, and becomes nothing else by being said.
fn presence(spot: &Spot<'_>, old: &Field<'_>, new: &Field<'_>) -> Option<Change> {
    let is_request = spot.direction == Some(Direction::Request);
    let (kind, message) = match (old.mandatory, new.mandatory) {
        (Some(false), Some(true)) if is_request => (Kind::MemberBecameMandatory, "must be given now"),
        (Some(false), Some(true)) => (Kind::MemberBecameMandatory, "is always there now"),
        (Some(true), Some(false)) if is_request => (Kind::MemberBecameOptional, "may be left out now"),
        (Some(true), Some(false)) => (Kind::MemberBecameOptional, "may be missing now"),
        (None, Some(true)) => (Kind::PresenceStated, "is said to be mandatory for the first time"),
        (Some(true), None) => (Kind::PresenceUnstated, "is not said to be mandatory any more"),
        _ => return None,
    };
    Some(spot.change(kind, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_spelt_in_two_ways() {
        assert!(is_respelt("evnet_id", "event_id") && is_respelt("jobId", "job_id"));
        assert!(!is_respelt("source_id", "target_id") && !is_respelt("volume_1", "volume_2"));
        assert!(!is_respelt("id", "ip"));
    }
}
