//! What an object holds beside its documented members.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

/// Members that have no field of their own: unknown to the documents, null, or of a kind that could not be read.
///
/// They keep the order in which they came, and are sent with the object. An entry under the name of a
/// documented member counts only while the field of that member is `None`. `Debug` shows names, never values.
///
/// What of a documented member could not be read although the rest of it was is in [`received`](Self::received), and is
/// sent with it as long as nobody changes the field.
///
/// ```
/// use tablature_runtime::Extra;
///
/// let mut extra = Extra::new();
/// extra.insert("beta_flag", true);
/// assert_eq!(extra.get("beta_flag"), Some(&true.into()));
/// assert_eq!(format!("{extra:?}"), r#"{"beta_flag"}"#);
/// ```
#[derive(Clone, Default)]
pub struct Extra {
    members: Map<String, Value>,
    /// Members whose field holds less than what was received.
    received: BTreeMap<&'static str, Received>,
}

/// A member as it was received, and as what was read from it would be sent. While the field still is what was read,
/// the member is sent as it came; once it is another, the field counts.
#[derive(Clone)]
struct Received {
    whole: Value,
    read: Value,
}

/// Values that say the same are equal, however they were written when they came.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl Extra {
    /// No members.
    pub fn new() -> Self {
        Self { members: Map::new(), received: BTreeMap::new() }
    }

    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    /// Whether an explicit null is kept under a name: the member was sent as null, or is to be.
    pub fn is_null(&self, name: &str) -> bool {
        self.get(name).is_some_and(Value::is_null)
    }

    /// A documented member as it was received, where its field holds less than that: the elements of a list that could not
    /// be read are here, among the others.
    pub fn received(&self, name: &str) -> Option<&Value> {
        self.received.get(name).map(|received| &received.whole)
    }

    /// Remembers a member that its field does not hold as a whole.
    pub(super) fn remember(&mut self, name: &'static str, whole: Value, read: Value) {
        self.received.insert(name, Received { whole, read });
    }

    /// How a field is sent that would be written as `read` by itself.
    pub(super) fn as_received(&self, name: &str, read: Value) -> Value {
        match self.received.get(name) {
            Some(received) if received.read == read => received.whole.clone(),
            _ => read,
        }
    }

    /// Adds or replaces a member; gives back the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.members.insert(name.into(), value.into())
    }

    /// Takes a member out; the others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.members.shift_remove(name)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.members.keys()).finish()
    }
}
