//! What types would like to be called.
//!
//! In: the model. Out: for each type the names that would suit it, shortest first, so that a name is no longer than it
//! must be to be the only one: the last word of what the documents call it, that with the words before it, with the type
//! that has it as a member, and with its operation. What only ever stands in lists has the word for one of many.

use std::collections::BTreeMap;

use super::identifier::type_name;
use crate::english;
use crate::model::{Api, Direction, Schema, SchemaId, SchemaTitle, Shape};

/// Words after which an operation's id says with what, where or why; the thing itself stands before.
const JOINTS: [&str; 17] = [
    "About", "After", "As", "At", "Based", "Between", "By", "For", "From", "In", "Into", "On", "Through",
    "To", "Under", "Using", "With",
];

/// Where types are used.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// For each type, the types that have it as a member, and None for an operation that uses it itself.
    users: BTreeMap<SchemaId, Vec<(Option<SchemaId>, bool)>>,
}

impl Uses {
    /// Every use of every type.
    pub fn of(api: &Api) -> Self {
        let mut uses = Self::default();
        for (id, schema) in api.schemas() {
            for property in &schema.properties {
                uses.add(Some(id), &property.shape);
            }
        }
        for operation in &api.operations {
            let bodies = operation.request_body.iter().map(|body| &body.shape);
            let answers = operation.responses.iter().filter_map(|response| response.body.as_ref());
            for shape in operation.parameters.iter().map(|it| &it.shape).chain(bodies).chain(answers) {
                uses.add(None, shape);
            }
        }
        uses
    }

    fn add(&mut self, user: Option<SchemaId>, shape: &Shape) {
        if let Some(id) = shape.leaf_schema() {
            let is_element = matches!(shape, Shape::Array(_) | Shape::Map(_));
            self.users.entry(id).or_default().push((user, is_element));
        }
    }

    /// Whether a type is only ever one of many.
    fn is_element(&self, id: SchemaId) -> bool {
        self.users.get(&id).is_some_and(|users| users.iter().all(|(_, is_element)| *is_element))
    }

    /// The only type that has it as a member.
    fn owner(&self, id: SchemaId) -> Option<SchemaId> {
        let (first, others) = self.users.get(&id)?.split_first()?;
        first.0.filter(|owner| *owner != id && others.iter().all(|(user, _)| *user == Some(*owner)))
    }
}

/// The names that would suit a type, best first.
pub(super) fn wishes(api: &Api, uses: &Uses, id: SchemaId, schema: &Schema) -> Vec<String> {
    // What stands in requests is named for one of those: people write these, and read the others.
    let site = schema.sites.iter().min_by_key(|site| {
        (site.direction == Direction::Response, site.operation.len(), &site.operation, site.status)
    });
    let operation = type_name(site.map_or("", |site| &site.operation));
    let direction = match site.map(|site| site.direction) {
        Some(Direction::Response) => "Response",
        Some(Direction::Request) | None => "Request",
    };
    let is_element = uses.is_element(id);
    let again = if is_element { "Item" } else { "Data" };
    match &schema.title {
        SchemaTitle::Error => {
            let status = site.and_then(|site| site.status).unwrap_or_default();
            vec!["ErrorResponse".to_owned(), format!("{operation}Error{status}")]
        }
        SchemaTitle::Body { status, .. } => {
            let status = status.map(|status| status.to_string()).unwrap_or_default();
            let item = if is_element { "Item" } else { "" };
            vec![
                format!("{operation}{direction}{item}"),
                format!("{operation}{direction}{status}{item}"),
                format!("{operation}{direction}Body{status}{item}"),
            ]
        }
        SchemaTitle::Documented(name) => {
            let names = documented(name, is_element);
            let owner = uses.owner(id).and_then(|owner| api.schemas.get(owner.index()));
            within(names, owner, &operation, direction, again)
        }
    }
}

/// How many parts the documents' name has before the last one, which is the first wish.
pub(super) fn distance(schema: &Schema) -> usize {
    match &schema.title {
        SchemaTitle::Documented(name) => parts(name).len().saturating_sub(1),
        SchemaTitle::Body { .. } | SchemaTitle::Error => 0,
    }
}

/// `token`, `user` and `groups` of `token.user.groups`.
fn parts(name: &str) -> Vec<&str> {
    name.split(['.', ':', '/', '>']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What the documents call it, by the last of its parts, the last two, and so on: `Group`, `UserGroup` of `user.groups`.
fn documented(name: &str, is_element: bool) -> Vec<String> {
    let one = |part: &str| if is_element { singular(part) } else { type_name(part) };
    let mut parts = parts(name);
    let mut whole = parts.pop().map_or_else(|| one(name), one);
    let mut names = vec![whole.clone()];
    for part in parts.into_iter().rev() {
        whole = joined(&type_name(part), &whole, "Item");
        names.push(whole.clone());
    }
    names
}

/// The names, and with what they belong to in front. `again` stands for a name that its owner has already.
fn within(
    names: Vec<String>,
    owner: Option<&Schema>,
    operation: &str,
    direction: &str,
    again: &str,
) -> Vec<String> {
    let Some(name) = names.first().cloned() else { return names };
    let mut all = names;
    if let Some(SchemaTitle::Documented(owner)) = owner.map(|owner| &owner.title) {
        let owner = documented(owner, true).into_iter().next().unwrap_or_default();
        all.push(joined(&owner, &name, again));
    }
    let brief = brief(operation);
    let of_operation = joined(&brief, &name, again);
    let rest = of_operation.strip_prefix(&brief).unwrap_or(&name);
    all.push(of_operation.clone());
    all.push(joined(operation, &name, again));
    all.push(format!("{brief}{direction}{rest}"));
    all.push(format!("{operation}{direction}{name}"));
    all
}

/// Two names as one, without saying a word twice where they meet: `ListServers` and `Server` are `ListServersItem`.
fn joined(before: &str, name: &str, again: &str) -> String {
    if name != before && name.starts_with(before) {
        return name.to_owned();
    }
    let (first, last) = (words(before), words(name));
    let same = |a: &[String], b: &[String]| english::singular_words(a) == english::singular_words(b);
    let tail = first.get(first.len().saturating_sub(last.len())..).unwrap_or_default();
    if tail.len() == last.len() && same(tail, &last) {
        return format!("{before}{again}");
    }
    // `UserGroup` and `GroupRole` are `UserGroupRole`.
    let meets = (1..last.len()).rev().find(|length| {
        let tail = first.get(first.len().saturating_sub(*length)..).unwrap_or_default();
        tail.len() == *length && last.get(..*length).is_some_and(|head| same(tail, head))
    });
    let rest: String = last.iter().skip(meets.unwrap_or_default()).map(String::as_str).collect();
    if meets.is_some() { format!("{before}{rest}") } else { format!("{before}{name}") }
}

/// The id of an operation as far as it says what is done with what: `ObtainToken` of `ObtainTokenThroughPassword`.
fn brief(operation: &str) -> String {
    let words = words(operation);
    // `AddOn` and `PlugIn` are nouns.
    let is_joint = |pair: &[String]| match pair {
        [before, word] => JOINTS.contains(&word.as_str()) && !["Add", "Plug"].contains(&before.as_str()),
        _ => false,
    };
    let end = words.windows(2).skip(1).position(is_joint);
    end.map_or_else(|| operation.to_owned(), |end| words.iter().take(end + 2).map(String::as_str).collect())
}

/// The type that one of what a name stands for has: `Server` of `servers`, `Tag` of `tag_list`.
pub(super) fn singular(name: &str) -> String {
    let whole = type_name(name);
    let before = words(&whole);
    let after = english::singular_words(&before);
    if matches!(after.as_slice(), [only] if english::names_collection(only)) {
        return format!("{whole}Item");
    }
    // The words of a name that is fine as it is are not put together again: `OAuth2` would be another one.
    if before == after { whole } else { type_name(&after.concat()) }
}

/// The words of the name of a type, each with its capital.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_start = letter.is_ascii_uppercase()
            && (!before.is_ascii_uppercase() || letters.peek().is_some_and(char::is_ascii_lowercase));
        match words.last_mut() {
            // The `s` of `ECSs` is no word.
            Some(word) if !is_start || is_many(letter, before, letters.clone().next()) => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = letter;
    }
    words
}

/// Whether the capital is the last one of initials of which there are many: the second S of `ECSs`.
fn is_many(letter: char, before: char, after: Option<char>) -> bool {
    letter.is_ascii_uppercase() && before.is_ascii_uppercase() && after == Some('s')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_many_is_named_so() {
        for (many, one) in [
            ("servers", "Server"),
            ("tag_list", "Tag"),
            ("volumes_attached", "VolumeAttached"),
            ("status", "Status"),
            ("security group rule objects", "SecurityGroupRuleObject"),
            ("KafkaTopicMapping", "KafkaTopicMapping"),
            ("ListTagsItems", "ListTagsItem"),
            ("ips", "Ip"),
            ("ECSs", "Ecs"),
            ("list", "ListItem"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn names_grow_only_as_far_as_they_must() {
        assert_eq!(documented("token.user.groups", true), ["Group", "UserGroup", "TokenUserGroup"]);
        assert_eq!(documented("os-hidden:marks", false), ["Marks", "OsHiddenMarks"]);
    }

    #[test]
    fn no_word_is_said_twice() {
        assert_eq!(joined("ListServers", "Server", "Item"), "ListServersItem");
        assert_eq!(joined("CreateServer", "Server", "Data"), "CreateServerData");
        assert_eq!(joined("UserGroup", "GroupRole", "Data"), "UserGroupRole");
        assert_eq!(joined("Server", "ServerTag", "Data"), "ServerTag");
        assert_eq!(joined("Server", "Tag", "Data"), "ServerTag");
    }

    #[test]
    fn operations_are_told_in_brief() {
        assert_eq!(brief("ObtainTokenThroughPassword"), "ObtainToken");
        assert_eq!(brief("ShowNumberOfDisksByTag"), "ShowNumberOfDisks");
        assert_eq!(brief("InstallAddOnInstance"), "InstallAddOnInstance");
        assert_eq!(brief("AddOrDeleteTags"), "AddOrDeleteTags");
        assert_eq!(brief("CreateTag"), "CreateTag");
    }
}
