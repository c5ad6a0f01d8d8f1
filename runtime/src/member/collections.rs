//! Lists, maps and boxes. Of a list or map, the elements that can be read are, and each of the others is an oddity; a
//! list of which nothing can be read is kept raw. The object around it remembers the whole, so that sending it back deletes
//! nothing; see [`Extra::received`](super::Extra::received).

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
                let read = elements.iter().enumerate();
                let list: Self =
                    read.filter_map(|(index, element)| decoder.element(index, element)).collect();
                decoder.settle(mark, list.len(), elements.len())?;
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
        let read = entries.iter();
        let map: Self =
            read.filter_map(|(key, entry)| Some((key.clone(), decoder.entry(key, entry)?))).collect();
        decoder.settle(mark, map.len(), entries.len())?;
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
