//! Ranges and lengths in Chinese sentences: `取值范围[1,100]`, `长度不超过64个字符`.
//!
//! In: a sentence. Out: the numbers of one statement. Chinese puts no spaces and few verbs between a label, a bound
//! and what is counted, so that each statement is one expression. Left out on purpose: whether the sentence holds always.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde_json::Number;

use crate::model::{Bounds, Lengths};
use crate::vocabulary::is_han;

macro_rules! expression {
    ($($part:expr),+ $(,)?) => {{
        static EXPRESSION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(concat!($($part),+)).ok());
        EXPRESSION.as_ref()
    }};
}

/// What counts characters: a number before it is a length.
fn counts(rest: &str) -> bool {
    let rest = rest.trim_start_matches([']', '］', ')', '）', ' ', '个', '的']);
    ["字符", "字节", "位", "英文", "汉字", "中文"].iter().any(|word| rest.starts_with(word))
}

/// The range of a number.
pub(super) fn bounds(sentence: &str) -> Option<Bounds> {
    if !sentence.contains(is_han) || sentence.contains("长度") {
        return None;
    }
    let range = expression!(
        r"(?:取值范围|大小范围|有效范围|范围|取值|介于|在)(?:为|是|在|：|:)?\s*[\[［(（]?(?P<least>-?[\d,]*\d)[ ]?\D{0,8}?\s*(?:-|~|～|至|到|,|，|—|–|和)\s*(?P<most>-?\d[\d,]*)"
    )?;
    if let Some(found) = range.captures(sentence) {
        let rest = sentence.get(found.get(0)?.end()..)?;
        let (least, most) = (number(&found, "least")?, number(&found, "most")?);
        let is_range = least.as_f64()? <= most.as_f64()? && !counts(rest) && !has_more(rest);
        return is_range.then_some(Bounds { minimum: Some(least), maximum: Some(most) });
    }
    let least = expression!(
        r"(?:最小(?:值|取值)?(?:为|是|：|:)?|不(?:能|得|可)?(?:小于|低于|少于)|大于(?:或)?等于|≥|>=)\s*(?P<end>-?\d[\d,]*)"
    )?;
    let most = expression!(
        r"(?:最大(?:值|取值)?(?:为|是|：|:)?|不(?:能|得|可)?(?:超过|大于|高于|多于)|小于(?:或)?等于|≤|<=)\s*(?P<end>-?\d[\d,]*)"
    )?;
    let end = |expression: &Regex| {
        let found = expression.captures(sentence)?;
        let rest = sentence.get(found.get(0)?.end()..)?;
        // `小于等于300Mbit/s：` is the label of a case.
        let is_case = rest.chars().take_while(|c| !is_han(*c)).any(|c| c == '：' || c == ':');
        (!counts(rest) && !is_case && !rest.starts_with(['.', 'K', 'k'])).then(|| number(&found, "end"))?
    };
    let bounds = Bounds { minimum: end(least), maximum: end(most) };
    (bounds != Bounds::default()).then_some(bounds)
}

/// Whether a range is not all that is said of numbers: `[1,100]或者-1`.
fn has_more(rest: &str) -> bool {
    let rest = rest.split("默认").next().unwrap_or(rest);
    (rest.contains('或') || rest.contains("以及")) && rest.contains(|c: char| c.is_ascii_digit())
        || rest.contains("倍数")
}

/// The length of a string.
pub(super) fn lengths(sentence: &str) -> Option<Lengths> {
    if !sentence.contains(is_han) || sentence.contains("之前") {
        return None;
    }
    let whole = |captures: &Captures<'_>, name: &str| number(captures, name)?.as_u64();
    let said = expression!(
        r"(?:长度|字符数|字数)(?:范围|限制|取值范围)?(?:为|是|在|介于|必须为|限制为|：|:)?\s*[\[［(（]?(?P<least>\d+)\s*(?:个字符|位)?\s*(?:-|~|～|至|到|,|，|—|–)\s*(?P<most>\d[\d,]*)",
        r"|[\[［(（]?(?P<from>\d+)\s*(?:-|~|～|至|到|—|–|,)\s*(?P<to>\d[\d,]*)[\]］)）]?\s*(?:个)?(?:英文)?(?:字符|位|字节)"
    )?;
    if let Some(found) = said.captures(sentence) {
        let least = whole(&found, "least").or_else(|| whole(&found, "from"))?;
        let most = whole(&found, "most").or_else(|| whole(&found, "to"))?;
        return (least <= most).then_some(Lengths { minimum: Some(least), maximum: Some(most) });
    }
    let exact = expression!(
        r"长度(?:固定)?(?:为|是)(?P<exact>\d+)(?:个?字符|位|$|[，。,；])|(?:^|[^\d~-])(?P<digits>\d+)位(?:数字|字符|的?(?i:uuid))"
    )?;
    let most = expression!(
        r"(?:最大长度|最长|长度最大)(?:为|是|：|:)?\s*(?P<most>\d[\d,]*)",
        r"|(?:最多|最大|不超过|不能超过|不可超过|不得超过|不大于|小于等于|至多|以内|不能大于)(?:支持|包含|可输入|允许|为)?\s*(?P<count>\d[\d,]*)\s*(?:个)?(?:英文)?(?:字符|位|字节|汉字)",
        r"|长度(?:不能|不可|不得|最大|最多)?(?:不)?(?:超过|大于)\s*(?P<limit>\d[\d,]*)"
    )?;
    if let Some(found) = most.captures(sentence) {
        let most = ["most", "count", "limit"].iter().find_map(|name| whole(&found, name))?;
        return Some(Lengths { minimum: None, maximum: Some(most) });
    }
    let found = exact.captures(sentence)?;
    let exact = whole(&found, "exact").or_else(|| whole(&found, "digits"))?;
    Some(Lengths { minimum: Some(exact), maximum: Some(exact) })
}

fn number(captures: &Captures<'_>, name: &str) -> Option<Number> {
    captures.name(name)?.as_str().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> Option<(Option<i64>, Option<i64>)> {
        let bounds = bounds(text)?;
        let end = |end: Option<Number>| end.and_then(|end| end.as_i64());
        Some((end(bounds.minimum), end(bounds.maximum)))
    }

    #[test]
    fn ranges_are_read() {
        assert_eq!(range("每页记录数,取值范围[1,100],默认值10"), Some((Some(1), Some(100))));
        assert_eq!(range("输入大小范围为[1,1024]"), Some((Some(1), Some(1024))));
        assert_eq!(range("取值范围：1~65535"), Some((Some(1), Some(65535))));
        assert_eq!(range("最大值为500"), Some((None, Some(500))));
        assert_eq!(range("不能小于0"), Some((Some(0), None)));
        assert_eq!(range("取值范围[1,100]或者-1"), None);
        assert_eq!(range("不能超过64个字符"), None);
        assert_eq!(range("The value ranges from 1 to 5"), None);
    }

    #[test]
    fn lengths_are_read() {
        let read = |text: &str| lengths(text).map(|it| (it.minimum, it.maximum));
        assert_eq!(read("长度为[1-128]的字符"), Some((Some(1), Some(128))));
        assert_eq!(read("长度为8-26位"), Some((Some(8), Some(26))));
        assert_eq!(read("由1~64个字符组成"), Some((Some(1), Some(64))));
        assert_eq!(read("长度不超过64个字符"), Some((None, Some(64))));
        assert_eq!(read("最多支持255个字符"), Some((None, Some(255))));
        assert_eq!(read("由9位数字组成"), Some((Some(9), Some(9))));
        assert_eq!(read("取值范围1-5"), None);
    }
}
