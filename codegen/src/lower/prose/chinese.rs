//! Defaults in Chinese sentences: `不传时默认为1`.
//!
//! In: a sentence. Out: the words of the value. Left out on purpose: whether the sentence holds always.

use std::sync::LazyLock;

use regex::Regex;

use crate::vocabulary::is_han;

macro_rules! expression {
    ($($part:expr),+ $(,)?) => {{
        static EXPRESSION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(concat!($($part),+)).ok());
        EXPRESSION.as_ref()
    }};
}

/// The words of a default.
pub(super) fn default(sentence: &str) -> Option<&str> {
    if !sentence.contains(is_han) {
        return None;
    }
    let found = expression!(
        r#"(?:默认|缺省)(?:取值|值)?(?:为|是|：|:|使用)?\s*["“'‘]?(?P<value>-?[A-Za-z0-9][A-Za-z0-9_.+:/-]*)["”'’]?"#
    )?;
    let value = found.captures(sentence)?.name("value")?;
    let behind = sentence.get(value.end()..)?.trim_start_matches(['"', '”', '\'', '’']);
    // `默认10条数据`, `默认为3DES算法`: more than the value.
    let ends = behind.is_empty() || behind.starts_with([',', '，', '。', ';', '；', ')', '）', '、', ' ']);
    let is_unit = crate::vocabulary::unit(behind).is_some() || behind.starts_with('条');
    (ends || is_unit).then_some(value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_read() {
        assert_eq!(default("不传该字段时默认取值为1"), Some("1"));
        assert_eq!(default("默认为“false”"), Some("false"));
        assert_eq!(default("取值范围[1,100],默认值10"), Some("10"));
        assert_eq!(default("默认使用3DES算法"), None);
        assert_eq!(default("默认不开启"), None);
    }
}
