//! What of a page says how its list goes on: the items, their total, and the next place. Read with the leniency that
//! decoding has, so that both see the same list: an object may come in a list of one, and a list of one as its element.

use serde_json::{Map, Value};

use crate::error::is_error;
use crate::member::{Kind, entries};

/// A page, as the service sent it.
#[derive(Debug)]
pub(super) struct Sheet<'v> {
    members: &'v Map<String, Value>,
    /// Those that cannot be read count too: the service has counted them.
    pub(super) items: Vec<&'v Value>,
}

impl<'v> Sheet<'v> {
    /// Reads a page whose list is in the member `list`. None for no page at all: the answer says that it has no content.
    ///
    /// # Errors
    /// Where what came is no page of this list.
    pub(super) fn read(page: &'v Value, list: &str) -> Result<Self, String> {
        let Some((members, wrapped)) = entries(page) else {
            return Err(format!("a page is {} and no object", Kind::of(page)));
        };
        let items = match members.get(list) {
            // A list of other things than pages, of which there happens to be one.
            None if wrapped => return Err(format!("a page is an array, and what is in it has no `{list}`")),
            None if is_error(members) => {
                return Err(format!("a page has no `{list}`, and tells of an error in its place"));
            }
            // How many services write an empty list.
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) if text.is_empty() => Vec::new(),
            Some(Value::Array(items)) => items.iter().collect(),
            Some(single) => vec![single],
        };
        Ok(Self { members, items })
    }

    /// How many items the service says there are in all.
    pub(super) fn total(&self, member: &str) -> Option<u64> {
        match self.members.get(member)? {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The place that stands at this path. None where there is nothing, which is how a service says that this page is the
    /// last.
    pub(super) fn next(&self, path: &[&str]) -> Result<Option<String>, String> {
        let Some((name, within)) = path.split_last() else { return Ok(None) };
        let mut members = self.members;
        for name in within {
            match members.get(*name) {
                None | Some(Value::Null) => return Ok(None),
                Some(value) => {
                    let inner = entries(value).ok_or_else(|| format!("`{name}` is {}", Kind::of(value)))?;
                    members = inner.0;
                }
            }
        }
        match members.get(*name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(value) => {
                text(value).map(Some).ok_or_else(|| format!("`{name}` is {} and no place", Kind::of(value)))
            }
        }
    }

    /// The member of the last item that names it.
    pub(super) fn last(&self, member: &str) -> Option<String> {
        self.items.iter().rev().find_map(|item| text(entries(item)?.0.get(member)?))
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
