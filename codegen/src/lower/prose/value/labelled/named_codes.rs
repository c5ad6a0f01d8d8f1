//! Values behind what they are called: `云服务器（server），云硬盘（disk）`, `公有云：public；混合云：hybrid`
//!
//! In: a line. Out: the values, each with its name. Two at least of one form in a row, behind the definition and ahead of the
//! default, so that no remark in brackets and no label of a paragraph is taken for one.

use super::super::super::grammar::value::{Subject, Verb, claims};
use super::super::super::text::{is_code, is_constant, is_prose, is_token};
use super::super::item;
use crate::model::KnownValue;
use crate::vocabulary::{ClauseWord, LiteralWord, announces_parts, clause_word, is_han, is_literal_word};

/// Characters of a name at most.
const NAME: usize = 8;

/// The values of a line.
pub(super) fn read(line: &str) -> Vec<KnownValue> {
    let joints = ["）或", ")或", "）和", ")和"];
    let line = joints.iter().fold(line.to_owned(), |line, joint| line.replace(joint, "）、"));
    let parts: Vec<&str> = line
        .split([',', '，', ';', '；', '、', '。'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let bracketed = run(&parts, bracketed);
    // `标准存储（STANDARD）、深度归档存储（DEEP_ARCHIVE）`: of several in capitals, one that no abbreviation is like.
    let are_codes =
        bracketed.iter().any(|value| value.literal.contains(|c: char| c == '_' || c.is_ascii_lowercase()));
    if bracketed.len() > 1 && are_codes { bracketed } else { run(&parts, |part, _| labelled(part)) }
}

/// The values of parts in a row, behind one part at most, and ahead of nothing but the default.
fn run(parts: &[&str], read: impl Fn(&str, bool) -> Option<KnownValue>) -> Vec<KnownValue> {
    let start = parts.iter().take(2).position(|part| read(part, true).is_some());
    let rest = start.and_then(|start| parts.get(start..)).unwrap_or_default();
    let values: Vec<KnownValue> =
        rest.iter().enumerate().map_while(|(index, part)| read(part, index == 0)).collect();
    let is_whole = rest.get(values.len()..).is_some_and(|behind| behind.iter().all(|part| is_default(part)));
    if values.len() > 1 && is_whole { values } else { Vec::new() }
}

/// `云服务器（server）`, and behind the definition: `对象类型：云服务器（server）`
fn bracketed(part: &str, is_first: bool) -> Option<KnownValue> {
    let (name, code) = part.strip_suffix(['）', ')'])?.split_once(['（', '('])?;
    let name = if is_first { name.rsplit([':', '：']).next()? } else { name };
    // `可取值为崩溃一致性（crash_consistent）`
    let mut name = name.trim();
    while let Some((ClauseWord::Value | ClauseWord::Copula | ClauseWord::Include, length)) =
        clause_word(name).filter(|_| is_first)
    {
        name = name.get(length..)?;
    }
    let is_capital =
        is_constant(code) && code.len() > 3 && name.chars().all(is_han) && name.chars().count() <= NAME;
    if is_capital { Some(item::known(code, Some(name))) } else { value(name, code) }
}

/// `公有云：public`
fn labelled(part: &str) -> Option<KnownValue> {
    let (name, code) = part.split_once([':', '：'])?;
    let is_remark = announces_parts(name) || is_literal_word(name, LiteralWord::Remark);
    if is_remark || is_default(name) { None } else { value(name, code.trim()) }
}

/// `默认为post_paid`
fn is_default(text: &str) -> bool {
    matches!(clause_word(text), Some((ClauseWord::Default, _)))
}

/// Words of a name at most: `Public image`.
const WORDS: usize = 3;

/// `标准存储：STANDARD`, `Public image: The value is gold.`: all of a line.
pub(super) fn of_line(line: &str) -> Option<KnownValue> {
    let (name, behind) = line.split_once([':', '：'])?;
    let (name, behind) = (name.trim(), behind.trim().trim_end_matches(['.', '。', ';', '；', '，', ',']));
    if name.starts_with(is_han) {
        let is_constant = is_constant(behind) && behind.len() > 2;
        let is_code = is_constant || is_code(behind) && behind.contains(|c: char| c.is_ascii_alphabetic());
        let is_name = name.chars().count() <= LONGEST && !announces_parts(name) && !is_default(name);
        return (is_name && is_code && is_token(behind)).then(|| item::known(behind, Some(name)));
    }
    let [claim] = claims(behind).try_into().ok()?;
    let [only] = <[_; 1]>::try_from(claim.list.items).ok()?;
    let is_said = claim.subject == Subject::Value && claim.verb == Verb::Is && claim.start == 0;
    let is_name = name.split_whitespace().count() <= WORDS && name.starts_with(char::is_uppercase);
    let is_whole = behind.get(claim.list_span.1..).is_some_and(str::is_empty);
    (is_said && is_name && is_whole).then(|| item::known(&only.value.literal, Some(name)))
}

/// Characters of a name on a line of its own at most: `深度归档存储（受限公测）`.
const LONGEST: usize = 16;

/// A code that is no abbreviation, with its Chinese name.
fn value(name: &str, code: &str) -> Option<KnownValue> {
    let name = name.trim();
    let is_name = (2..=NAME).contains(&name.chars().count()) && name.chars().all(is_han);
    let is_code = is_token(code)
        && code.is_ascii()
        && code.starts_with(|c: char| c.is_ascii_lowercase())
        && (!is_prose(code) || ["on", "off"].contains(&code));
    (is_name && is_code).then(|| item::known(code, Some(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(line: &str) -> Vec<String> {
        read(line).into_iter().map(|value| value.literal).collect()
    }

    #[test]
    fn codes_stand_behind_their_names() {
        for (line, expected) in [
            (
                "对象类型：云服务器（server），云硬盘（disk），文件系统（turbo）。",
                &["server", "disk", "turbo"][..],
            ),
            ("公有云:public ;混合云:hybrid", &["public", "hybrid"]),
            ("创建模式，按需：post_paid，包周期：pre_paid，默认为post_paid", &["post_paid", "pre_paid"]),
            ("分片回源，开启: on，关闭: off。", &["on", "off"]),
            (
                "存储类型。标准存储（STANDARD）、低频访问存储（WARM）和深度归档存储（DEEP_ARCHIVE）。",
                &["STANDARD", "WARM", "DEEP_ARCHIVE"],
            ),
        ] {
            assert_eq!(codes(line), expected, "{line}");
        }
        for line in [
            "虚拟私有云（VPC）、弹性公网IP（EIP）。",
            "数据库（MYSQL）、缓存（REDIS）和消息（KAFKA）。",
            "对象类型：云服务器（server）。",
            "名称，示例：abc，格式：json",
            "磁盘（disk），快照（snapshot）以及其他资源的总数。",
        ] {
            assert_eq!(codes(line), [""; 0], "{line}");
        }
    }
}
