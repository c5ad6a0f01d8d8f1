//! Lists, maps and boxes. A list or map is read as a whole or kept raw as a whole: leaving out the one element
//! that cannot be read would shift the others, and sending the rest back would delete it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Decoder, Member};
use crate::Secret;

impl<T: Member> Member for Vec<T> {
    const DOCUMENTED: &'static str = "array";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::Array(elements) => {
                let mark = decoder.mark();
                let mut list = Self::with_capacity(elements.len());
                for (index, element) in elements.iter().enumerate() {
                    let Some(read) = decoder.element(index, element) else {
                        decoder.abandon(mark);
                        return None;
                    };
                    list.push(read);
                }
                Some(list)
            }
            // `""` is how some services write an empty list of anything: it is not a list of one empty text.
            Value::Null => decoder.rejected(value),
            Value::String(text) if text.is_empty() => decoder.rejected(value),
            // One value where a list is documented is a list of one.
            single => {
                let mark = decoder.mark();
                decoder.coerced::<Self>(single);
                if let Some(read) = T::decode(single, decoder) {
                    return Some(vec![read]);
                }
                decoder.forget(mark);
                decoder.rejected(single)
            }
        }
    }

    fn encode(&self) -> Value {
        self.iter().map(Member::encode).collect()
    }

    const IS_SECRET: bool = T::IS_SECRET;

    fn secrets(&self, found: &mut Vec<Secret>) {
        for element in self {
            element.secrets(found);
        }
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    const DOCUMENTED: &'static str = "map";

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        let Value::Object(entries) = value else { return decoder.rejected(value) };
        let mark = decoder.mark();
        let mut map = Self::new();
        for (key, entry) in entries {
            let Some(read) = decoder.entry(key, entry) else {
                decoder.abandon(mark);
                return None;
            };
            map.insert(key.clone(), read);
        }
        Some(map)
    }

    fn encode(&self) -> Value {
        self.iter().map(|(key, value)| (key.clone(), value.encode())).collect()
    }

    fn from_nothing() -> Option<Self> {
        Some(Self::new())
    }

    const IS_SECRET: bool = T::IS_SECRET;

    fn secrets(&self, found: &mut Vec<Secret>) {
        for value in self.values() {
            value.secrets(found);
        }
    }
}

impl<T: Member> Member for Box<T> {
    const DOCUMENTED: &'static str = T::DOCUMENTED;

    fn decode(value: &Value, decoder: &mut Decoder) -> Option<Self> {
        T::decode(value, decoder).map(Self::new)
    }

    fn encode(&self) -> Value {
        T::encode(self)
    }

    fn from_nothing() -> Option<Self> {
        T::from_nothing().map(Self::new)
    }

    const IS_SECRET: bool = T::IS_SECRET;

    fn secrets(&self, found: &mut Vec<Secret>) {
        T::secrets(self, found);
    }
}
