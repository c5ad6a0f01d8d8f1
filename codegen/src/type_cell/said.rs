//! Types that a description states in a sentence: `The structure is Map<String, Object>.`

use super::{TypeExpression, parse};
use crate::vocabulary;

/// The types in a text, in its order. Most texts have none.
pub fn said(text: &str) -> Vec<TypeExpression> {
    let leads = vocabulary::behind_type_leads(text);
    leads.flat_map(|behind| listed(sentence(behind))).collect()
}

/// What stands up to the end of the sentence.
fn sentence(text: &str) -> &str {
    let ends = |(at, c): (usize, char)| {
        let is_last = text
            .get(at + c.len_utf8()..)
            .is_none_or(|rest| rest.chars().next().is_none_or(char::is_whitespace));
        "。；;\n".contains(c) || c == '.' && is_last
    };
    let end = text.char_indices().find(|at| ends(*at)).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// `Map<String, Object>`, or the types of `integer, string, or Boolean type`, up to the first words that are none.
fn listed(words: &str) -> Vec<TypeExpression> {
    // A comma within brackets parts no types.
    let whole = words.split_inclusive('>').next().unwrap_or(words);
    if let Some(read) = read(words).or_else(|| read(whole)) {
        return vec![read];
    }
    let parts =
        words.split([',', '，', '、']).flat_map(|part| part.split(" or ")).flat_map(|part| part.split('或'));
    let parts = parts.map(str::trim).map(|part| part.strip_prefix("or ").unwrap_or(part));
    parts.filter(|part| !part.is_empty()).map_while(read).collect()
}

fn read(words: &str) -> Option<TypeExpression> {
    let words = words.trim();
    let bare = [" type", " types", "类型"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let expression = parse(bare.trim())?.expression;
    let is_sure =
        !matches!(expression, TypeExpression::Unclear | TypeExpression::Named(_) | TypeExpression::Tabled);
    is_sure.then_some(expression)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_state_types() {
        use TypeExpression::{Boolean, Integer, Map, Object, String};
        let map = || Map(Some(Box::new(Object)));
        assert_eq!(
            said("Where the loaves are. The structure is Map<String, Object>. The key is the shelf."),
            [map()]
        );
        assert_eq!(
            said("The returned loaf can be of integer, string, or Boolean type."),
            [Integer, String, Boolean]
        );
        assert_eq!(
            said("For guests, the type of this parameter is Object, and the value is fixed."),
            [Object]
        );
        assert_eq!(said("面包的位置。数据结构为Map<String, Object>。"), [map()]);
        assert_eq!(said("The structure is that of a loaf. The loaf can be of any size."), []);
    }
}
