//! What an object holds beside its documented members.

use std::fmt;

use serde_json::{Map, Value};

/// Members that have no field of their own: unknown to the documents, null, or of a kind that could not be read.
///
/// They keep the order in which they came, and are sent with the object. An entry under the name of a
/// documented member counts only while the field of that member is `None`. `Debug` shows names, never values.
///
/// ```
/// use tablature_runtime::Extra;
///
/// let mut extra = Extra::new();
/// extra.insert("beta_flag", true);
/// assert_eq!(extra.get("beta_flag"), Some(&true.into()));
/// assert_eq!(format!("{extra:?}"), r#"{"beta_flag"}"#);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Map<String, Value>);

impl Extra {
    /// No members.
    pub fn new() -> Self {
        Self(Map::new())
    }

    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether an explicit null is kept under a name: the member was sent as null, or is to be.
    pub fn is_null(&self, name: &str) -> bool {
        self.get(name).is_some_and(Value::is_null)
    }

    /// Adds or replaces a member; gives back the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.insert(name.into(), value.into())
    }

    /// Takes a member out; the others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.shift_remove(name)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
