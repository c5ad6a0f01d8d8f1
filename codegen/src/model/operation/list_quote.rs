//! Lists in a query that are one text: `ids=['a','b']`.

use super::{Parameter, ParameterLocation};
use crate::model::Shape;

impl Parameter {
    /// The quotes in which each element of a list stands, where the page shows that the list is written in brackets. Other
    /// lists repeat the name of the parameter.
    pub fn list_quote(&self) -> Option<char> {
        let is_list = self.location == ParameterLocation::Query && matches!(self.shape, Shape::Array(_));
        if !is_list {
            return None;
        }
        self.description.paragraphs().find_map(|text| quote(text, &self.name))
    }
}

/// The quote of `name=['` within a text.
fn quote(text: &str, name: &str) -> Option<char> {
    text.match_indices(name).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        let behind = text.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = behind.strip_prefix('[')?.trim_start().chars().next()?;
        let is_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        (!is_word && ['\'', '"'].contains(&quote)).then_some(quote)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing;
    use crate::model::Facts;

    #[test]
    fn a_list_in_brackets_shows_its_quotes() {
        assert_eq!(quote("The value is in the ids=['id1','id2'] format.", "ids"), Some('\''));
        assert_eq!(quote("Such as `names = [ \"a\" ]`.", "names"), Some('"'));
        for text in
            ["ids=1&ids=2", "The ids in ['a'] count.", "grids=['a']", "ids={'a':['b']}", "ids=[1,2]", "ids="]
        {
            assert_eq!(quote(text, "ids"), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_is_written_as_it_is_given() {
        let mut parameter = testing::parameter(
            "ids",
            ParameterLocation::Query,
            Shape::array(Shape::String),
            Facts::default(),
        );
        parameter.description = vec!["Such as ids=['a','b'].".to_owned()].into();
        assert_eq!(parameter.list_quote(), Some('\''));
        parameter.shape = Shape::String;
        assert_eq!(parameter.list_quote(), None);
    }
}
