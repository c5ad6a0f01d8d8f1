//! How a list is written in a query, as the description of its parameter shows or says: `ids=['a','b']`, `ids=1&ids=2`,
//! `separated by commas`.
//!
//! What is shown counts for more than what is said: a description may speak of commas within one element.

use super::prose;
use crate::model::{Description, ListForm, ParameterLocation, Shape};

/// The form of a parameter. Where the page is silent, the name is repeated.
pub(super) fn of(
    name: &str,
    location: ParameterLocation,
    shape: &Shape,
    description: &Description,
) -> ListForm {
    if location != ParameterLocation::Query || !matches!(shape, Shape::Array(_)) {
        return ListForm::Repeated;
    }
    let shown = description.paragraphs().find_map(|text| shown(text, name));
    let said =
        || description.paragraphs().any(|text| prose::joins_with_commas(text)).then_some(ListForm::Commas);
    shown.or_else(said).unwrap_or_default()
}

/// The shape of a parameter, whose elements are texts on the wire: so they are where the page does not say what they are.
pub(super) fn of_texts(shape: Shape) -> Shape {
    match shape {
        Shape::Array(items) if *items == Shape::Any => Shape::array(Shape::String),
        shape => shape,
    }
}

/// The form of what stands behind `name=` within a text.
fn shown(text: &str, name: &str) -> Option<ListForm> {
    text.match_indices(name).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let behind = text.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        if let Some(inner) = behind.strip_prefix('[') {
            return inner
                .trim_start()
                .chars()
                .next()
                .filter(|quote| ['\'', '"'].contains(quote))
                .map(ListForm::Quoted);
        }
        let end = behind.find(|c: char| c.is_whitespace() || "&,;，。".contains(c))?;
        let rest = behind.get(end..)?;
        let repeats = rest.strip_prefix('&').is_some_and(|next| next.starts_with(name));
        // A comma that is not the end of the words.
        let goes_on =
            rest.strip_prefix(',').is_some_and(|next| next.starts_with(|c: char| c.is_alphanumeric()));
        match (repeats, goes_on) {
            (true, _) => Some(ListForm::Repeated),
            (_, true) => Some(ListForm::Commas),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_a_query_are_texts_where_nobody_says_what_they_are() {
        assert_eq!(of_texts(Shape::array(Shape::Any)), Shape::array(Shape::String));
        for said in [Shape::array(Shape::Integer), Shape::Any, Shape::array(Shape::array(Shape::Any))] {
            assert_eq!(of_texts(said.clone()), said);
        }
    }

    #[test]
    fn what_is_shown_says_how_a_list_is_written() {
        assert_eq!(
            shown("The value is in the ids=['id1','id2'] format.", "ids"),
            Some(ListForm::Quoted('\''))
        );
        assert_eq!(shown("Such as `names = [ \"a\" ]`.", "names"), Some(ListForm::Quoted('"')));
        assert_eq!(shown("in the format of id=xxx&id=xxx.", "id"), Some(ListForm::Repeated));
        assert_eq!(shown("for example, ids=a1,b2", "ids"), Some(ListForm::Commas));
        for text in [
            "ids=1, and more",
            "The ids in ['a'] count.",
            "grids=['a']",
            "ids={'a':['b']}",
            "ids=[1,2]",
            "ids=",
        ] {
            assert_eq!(shown(text, "ids"), None, "{text}");
        }
    }

    #[test]
    fn a_list_is_written_as_its_page_says() {
        let of = |text: &str| {
            of("ids", ParameterLocation::Query, &Shape::array(Shape::String), &vec![text.to_owned()].into())
        };
        assert_eq!(of("You can specify multiple IDs, which are separated by commas (,)."), ListForm::Commas);
        assert_eq!(of("多个ID以逗号分隔。"), ListForm::Commas);
        assert_eq!(of("Multiple IDs are separated by semicolons (;)."), ListForm::Repeated);
        assert_eq!(of("The IDs."), ListForm::Repeated);
        assert_eq!(
            of("Codes separated with commas, for example, 200, 202. Query in the format of ids=xxx&ids=xxx."),
            ListForm::Repeated
        );
    }

    #[test]
    fn what_is_no_list_is_written_as_it_is_given() {
        let said: Description = vec!["Such as ids=['a','b'].".to_owned()].into();
        assert_eq!(of("ids", ParameterLocation::Query, &Shape::String, &said), ListForm::Repeated);
        assert_eq!(
            of("ids", ParameterLocation::Header, &Shape::array(Shape::String), &said),
            ListForm::Repeated
        );
    }
}
