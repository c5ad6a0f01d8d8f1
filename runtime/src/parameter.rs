//! What can stand in a path, a query or a header: a value with one text, or a list of them.

use crate::{Secret, Timestamp};

/// A type that can be given as a path, query or header parameter.
pub trait Parameter {
    /// Appends the texts of this value: one, or one an element for a list.
    fn append_to(&self, values: &mut Vec<String>);

    /// Appends what of it is secret, so that nothing repeats it.
    #[doc(hidden)]
    fn secrets(&self, found: &mut Vec<Secret>) {
        let _ = found;
    }
}

impl<T: Parameter + ?Sized> Parameter for &T {
    fn append_to(&self, values: &mut Vec<String>) {
        (**self).append_to(values);
    }

    fn secrets(&self, found: &mut Vec<Secret>) {
        (**self).secrets(found);
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn append_to(&self, values: &mut Vec<String>) {
        for element in self {
            element.append_to(values);
        }
    }

    fn secrets(&self, found: &mut Vec<Secret>) {
        for element in self {
            element.secrets(found);
        }
    }
}

impl Parameter for str {
    fn append_to(&self, values: &mut Vec<String>) {
        values.push(self.to_owned());
    }
}

impl Parameter for Secret {
    fn append_to(&self, values: &mut Vec<String>) {
        values.push(self.expose().to_owned());
    }

    fn secrets(&self, found: &mut Vec<Secret>) {
        found.push(self.clone());
    }
}

/// Types whose `Display` is the text that is sent.
macro_rules! displayed {
    ($($type:ty),+) => {$(
        impl Parameter for $type {
            fn append_to(&self, values: &mut Vec<String>) {
                values.push(self.to_string());
            }
        }
    )+};
}

displayed!(String, i64, u64, f64, bool, Timestamp, serde_json::Value);

/// The text of a parameter that says where a list is read from.
pub fn position<T: Parameter + ?Sized>(value: Option<&T>) -> Option<String> {
    value.map(texts)?.pop()
}

/// All texts of a value.
pub(crate) fn texts<T: Parameter + ?Sized>(value: &T) -> Vec<String> {
    let mut values = Vec::new();
    value.append_to(&mut values);
    values
}

/// All secrets of a value.
pub(crate) fn secrets_of<T: Parameter + ?Sized>(value: &T) -> Vec<Secret> {
    let mut found = Vec::new();
    value.secrets(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_values_as_the_wire_has_them() {
        assert_eq!(texts("a"), ["a"]);
        assert_eq!(texts(&vec![3_i64, -4]), ["3", "-4"]);
        assert_eq!(texts(&(2.5, 1).0), ["2.5"]);
        assert_eq!(texts(&true), ["true"]);
        assert_eq!(texts(&Secret::new("s")), ["s"]);
        assert!(texts(&Vec::<String>::new()).is_empty());
    }
}
