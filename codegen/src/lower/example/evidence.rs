//! What the examples of a page show for a member, by its name: evidence for notations, characters, and for a type where
//! the table gives none. Types of objects are left out: one example rarely shows all members of them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Examples;
use super::mask::is_masked;
use crate::model::Shape;

/// What the examples of a page show, by the name of the member.
pub(in crate::lower) struct Evidence {
    /// Texts. Empty ones and masks show nothing.
    texts: BTreeMap<String, Vec<String>>,
    /// Scalars and lists of scalars. None where they are of several kinds.
    shapes: BTreeMap<String, Option<Shape>>,
}

impl Evidence {
    /// Looks at all examples of a page.
    pub fn of(examples: &Examples<'_>) -> Self {
        let (mut texts, mut shapes) = (BTreeMap::new(), BTreeMap::new());
        for (_, value) in examples.values() {
            add(value, &mut texts);
            add_shapes(value, &mut shapes);
        }
        Self { texts, shapes }
    }

    /// The texts that are shown for a member.
    pub fn texts(&self, name: &str) -> &[String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    /// The shape that is shown for a member, where it is one.
    pub fn shape(&self, name: &str) -> Option<&Shape> {
        self.shapes.get(name)?.as_ref()
    }
}

fn add_shapes(value: &Value, shapes: &mut BTreeMap<String, Option<Shape>>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if let Some(shape) = shape_of(value) {
                    let known = shapes.entry(name.clone()).or_insert_with(|| Some(shape.clone()));
                    if known.as_ref() != Some(&shape) {
                        *known = None;
                    }
                }
                add_shapes(value, shapes);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| add_shapes(element, shapes)),
        _ => {}
    }
}

/// The shape of a scalar, or of a list of scalars of one kind. An empty list and null show nothing.
fn shape_of(value: &Value) -> Option<Shape> {
    match value {
        Value::String(_) => Some(Shape::String),
        Value::Bool(_) => Some(Shape::Boolean),
        Value::Number(number) if number.is_f64() => Some(Shape::Number),
        Value::Number(_) => Some(Shape::Integer),
        Value::Array(elements) => {
            let first = elements.first().filter(|first| !first.is_array()).and_then(shape_of)?;
            let are_same = elements.iter().all(|element| shape_of(element).as_ref() == Some(&first));
            are_same.then(|| Shape::array(first))
        }
        _ => None,
    }
}

/// The shape that the table gives, and the one that examples show where it gives none; and whether they decided. What neither
/// tells is a text.
pub(in crate::lower) fn decide(shape: Option<Shape>, shown: Option<&Shape>) -> (Shape, bool) {
    let Some(shape) = shape else { return (shown.cloned().unwrap_or(Shape::String), shown.is_some()) };
    match (&shape, shown) {
        (Shape::Any, Some(shown)) => (shown.clone(), true),
        (Shape::Array(element), Some(shown @ Shape::Array(_))) if **element == Shape::Any => {
            (shown.clone(), true)
        }
        _ => (shape, false),
    }
}

fn add(value: &Value, texts: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                // What is said of a list is said of its elements.
                let elements = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                let shown = elements.iter().filter_map(Value::as_str);
                for text in shown.filter(|text| !text.is_empty() && !is_masked(text, None)) {
                    texts.entry(name.clone()).or_default().push(text.to_owned());
                }
                add(value, texts);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| add(element, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_example_decides_where_the_table_gives_no_type() {
        let list = |of: Shape| Shape::Array(Box::new(of));
        assert_eq!(shape_of(&json!(["a", "b"])), Some(list(Shape::String)));
        assert_eq!(
            [json!([]), json!(["a", 1]), json!([{}]), json!(null)].map(|value| shape_of(&value)),
            [const { None }; 4]
        );
        assert_eq!(decide(Some(list(Shape::Any)), Some(&list(Shape::String))), (list(Shape::String), true));
        assert_eq!(decide(Some(Shape::Any), Some(&Shape::Integer)), (Shape::Integer, true));
        assert_eq!(decide(Some(Shape::String), Some(&Shape::Integer)), (Shape::String, false));
        assert_eq!(decide(Some(list(Shape::Any)), None), (list(Shape::Any), false));
        assert_eq!(decide(None, Some(&Shape::Integer)), (Shape::Integer, true));
        assert_eq!(decide(None, None), (Shape::String, false));
    }

    #[test]
    fn examples_that_differ_show_nothing() {
        let mut shapes = BTreeMap::new();
        add_shapes(&json!({"a": {"id": 1}, "b": [{"id": "x", "tags": ["t"]}]}), &mut shapes);
        assert_eq!(shapes["id"], None);
        assert_eq!(shapes["tags"], Some(Shape::Array(Box::new(Shape::String))));
    }
}
