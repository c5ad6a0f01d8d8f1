//! What a request carries that the documents forgot, and how this one call is made.

use std::fmt;

use serde_json::{Map, Value};

use super::CallOptions;

/// Extra query parameters, headers and body members of one request. `Debug` shows names, never values.
#[derive(Clone, Default, PartialEq)]
pub struct Extras {
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) members: Map<String, Value>,
    pub(crate) options: CallOptions,
}

impl Extras {
    /// Nothing extra.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a query parameter; the same name may be added again.
    pub fn query(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.query.push((name.into(), value.into()));
    }

    /// Sets a header, in place of one that the request already has.
    pub fn header(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    /// Sets a member of the body object, in place of one that the body already has.
    pub fn member(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.members.insert(name.into(), value.into());
    }

    /// Sets what is different for this call, in place of what was set before.
    pub fn options(&mut self, options: CallOptions) {
        self.options = options;
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names =
            |pairs: &[(String, String)]| pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        f.debug_struct("Extras")
            .field("query", &names(&self.query))
            .field("headers", &names(&self.headers))
            .field("members", &self.members.keys().collect::<Vec<_>>())
            .field("options", &self.options)
            .finish()
    }
}
