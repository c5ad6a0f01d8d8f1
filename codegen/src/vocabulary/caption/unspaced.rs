//! Captions in languages that put no spaces between words: `ear字段说明`, `请求Body参数`.
//!
//! There, a name is what is written in Latin letters, and the words around it are found by taking them off one by one.

use super::{CaptionWord, GRAMMARS, Grammar};
use crate::vocabulary::fold::{is_han, normal, plain, tight};

/// What a caption is for.
pub(super) fn purpose(words: &str) -> Option<CaptionWord> {
    let folded = normal(words);
    let holds = |part: &String| folded.contains(part.as_str());
    grammars().find_map(|grammar| {
        let caption = Caption::of(words, grammar);
        if caption.field().is_some() {
            return None;
        }
        let fits = |purpose: &&(Vec<String>, CaptionWord)| purpose.0.iter().all(holds);
        let mut purposes = grammar.purposes.iter().filter(fits).map(|(_, word)| word.clone());
        // `参数` alone says too little of a caption that says more.
        purposes
            .find(|word| *word != CaptionWord::Parameters || caption.is_general && caption.names.is_empty())
    })
}

/// The name in a caption, where all else is general: `ear` of `ear字段数据结构说明`.
pub(super) fn name(words: &str) -> Option<String> {
    grammars().find_map(|grammar| match Caption::of(words, grammar) {
        Caption { names, is_general: true, .. } if names.len() == 1 => names.into_iter().next(),
        _ => None,
    })
}

fn grammars() -> impl Iterator<Item = &'static Grammar> {
    GRAMMARS.iter().filter(|grammar| !grammar.has_spaces)
}

/// A caption, taken apart.
struct Caption<'g> {
    grammar: &'g Grammar,
    /// What is written in Latin letters and no general word.
    names: Vec<String>,
    /// What stands behind the last of them.
    behind: String,
    /// Whether all else is general words.
    is_general: bool,
}

impl<'g> Caption<'g> {
    fn of(words: &str, grammar: &'g Grammar) -> Self {
        let mut caption = Self { grammar, names: Vec::new(), behind: String::new(), is_general: true };
        let text = tight(&plain(words).split_whitespace().collect::<Vec<_>>().join(" "));
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let is_word = is_han(first);
            let behind = rest.trim_start_matches(|c| is_han(c) == is_word);
            let part = rest.strip_suffix(behind).unwrap_or(rest);
            if is_word {
                caption.words(part);
            } else {
                caption.latin(part.trim_matches(|c: char| " ,.:;()\"'“”-".contains(c)));
            }
            rest = behind;
        }
        caption
    }

    fn latin(&mut self, part: &str) {
        let is_general = |word: &str| self.grammar.is_general(&word.to_lowercase());
        if !part.split(' ').all(is_general) {
            self.names.push(part.to_owned());
            self.behind.clear();
        }
    }

    fn words(&mut self, part: &str) {
        self.is_general &= is_made_of(part, self.grammar);
        self.behind.push_str(part);
    }

    /// The name, where a word for a field stands behind it: `ear字段`.
    fn field(&self) -> Option<&String> {
        let is_field = self.grammar.field_behind.iter().any(|word| self.behind.starts_with(word.as_str()));
        match self.names.as_slice() {
            [name] if is_field && self.is_general => Some(name),
            _ => None,
        }
    }
}

/// Whether a text is general words in a row, the longest taken first.
fn is_made_of(text: &str, grammar: &Grammar) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let fitting = grammar.general.iter().filter_map(|word| rest.strip_prefix(word.as_str()));
        match fitting.min_by_key(|rest| rest.len()) {
            Some(behind) if behind.len() < rest.len() => rest = behind,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::{CaptionWord, caption};

    fn name_of(words: &str) -> Option<String> {
        match caption(words) {
            Some(CaptionWord::TypeName(name)) => Some(name),
            _ => None,
        }
    }

    #[test]
    fn a_name_is_told_from_the_words_around_it() {
        for (words, name) in [
            ("lamp字段说明", "lamp"),
            ("lamp 字段的数据结构说明", "lamp"),
            ("LampShade对象", "LampShade"),
            ("lamp_shade参数说明", "lamp_shade"),
            ("响应参数lamp的数据结构", "lamp"),
            ("Lamp Shade 结构体", "Lamp Shade"),
        ] {
            assert_eq!(name_of(words).as_deref(), Some(name), "{words}");
        }
        // Of two names none is the one.
        assert_eq!(name_of("lamp和shade字段说明").as_deref(), Some("lamp和shade字段说明"));
        assert_eq!(name_of("创建灯的说明").as_deref(), Some("创建灯的说明"));
    }

    #[test]
    fn words_of_purposes_are_no_names() {
        assert_eq!(caption("URI参数说明"), Some(CaptionWord::UriParameters));
        assert_eq!(caption("请求 Header 参数"), Some(CaptionWord::RequestHeaders));
        assert_eq!(caption("响应参数说明"), Some(CaptionWord::Parameters));
        assert_eq!(caption("Query参数"), Some(CaptionWord::QueryParameters));
        assert_eq!(caption("LED灯请求Body参数"), Some(CaptionWord::RequestBody));
        assert_eq!(caption("创建LED灯的参数").map(|word| word != CaptionWord::Parameters), Some(true));
    }
}
