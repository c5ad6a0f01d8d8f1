//! Properties that are there or not: deprecated, read-only.

use super::lex::{Kind, Token, words};
use super::text::{Description, unwrap};
use super::value::is_labelled;
use crate::vocabulary::{ClauseWord as Clause, ProseWord as Word, is_han};

/// `This parameter has been deprecated.`
pub(super) fn is_deprecated(description: &Description<'_>) -> bool {
    // `DEPRECATED` below a list is the name of a state; behind a label (`size: ...`) a part of the value is meant.
    let lines: Vec<&str> = description.lines().collect();
    let opens = |at: usize| {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| lines.get(at));
        let stands_alone = near.clone().all(|line| !is_labelled(line) && !line.ends_with([':', '：']));
        // In capitals it may be a value, unless it is a sentence of its own behind the definition.
        let is_loud = |line: &&str| {
            at > 0 && line.ends_with('.') && opens_deprecated(&line.replacen("DEPRECATED", "Deprecated", 1))
        };
        lines.get(at).is_some_and(|line| opens_deprecated(line) || is_loud(line)) && stands_alone
    };
    description.general().any(says_deprecated) || (0..lines.len()).any(opens)
}

/// `Deprecated: use policy instead.` by itself. Below an announcement it would be a value and what it means.
fn opens_deprecated(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, behind)| {
        label.starts_with(char::is_uppercase)
            && !behind.trim().is_empty()
            && matches!(words(label).as_slice(), [word] if word.does(Clause::Deprecated))
    })
}

fn says_deprecated(sentence: &str) -> bool {
    let sentence = unwrap(sentence.trim());
    let tokens = words(sentence);
    let tokens = without_lead(&tokens);
    let is_lone = |rest: &[Token<'_>]| {
        rest.first().is_none_or(|token| matches!(token.kind, Kind::Sign(',' | '.' | ';' | ')')))
            || rest.iter().take(3).any(|token| token.does(Clause::Field))
    };
    let rest = match tokens {
        // `Deprecated.`, `(Deprecated) Outdated version.`
        [word, rest @ ..] if word.does(Clause::Deprecated) && is_lone(rest) => return true,
        // `Parámetro obsoleto.`
        [noun, word, rest @ ..]
            if noun.does(Clause::Field) && word.does(Clause::Deprecated) && is_lone(rest) =>
        {
            return true;
        }
        [open, word, close, ..] | [open, _, word, close, ..]
            if open.is_sign('(')
                && word.does(Clause::Deprecated)
                && (close.is_sign(')') || close.is_sign(',')) =>
        {
            return true;
        }
        [.., comma, word] if word.does(Clause::Deprecated) && (comma.is_sign(',') || comma.is_sign(';')) => {
            return true;
        }
        [subject, rest @ ..] if is_subject(subject) => rest,
        rest => rest,
    };
    if in_remark(tokens) || in_clause(tokens) || tokens.iter().any(|token| token.does(Clause::Discouraged)) {
        return true;
    }
    // `This parameter X is deprecated`: its name may stand behind the noun.
    let rest = match rest {
        [name, rest @ ..] if matches!(name.kind, Kind::Literal(_)) && rest.len() < tokens.len() - 1 => rest,
        rest => rest,
    };
    // `This parameter is reserved and has been deprecated.`
    let goes_on = |window: &[Token<'_>]| {
        matches!(window, [and, becomes, word] if and.is(Word::And) && becomes.does(Clause::Becomes)
            && word.does(Clause::Deprecated))
    };
    if tokens.first().is_some_and(is_subject) && rest.windows(3).any(goes_on) {
        return true;
    }
    let verbs =
        rest.iter().take_while(|token| token.does(Clause::Becomes) || token.does(Clause::Copula)).count();
    let has_subject = rest.len() < tokens.len() || rest.first().is_some_and(|token| !token.text.is_ascii());
    verbs > 0 && has_subject && rest.get(verbs).is_some_and(|token| token.does(Clause::Deprecated))
}

/// `数据不足触发的动作（该参数已废弃，建议无需配置）`, `部署ID（废弃字段）`: at the end, in brackets, and of nothing else than the field.
fn in_remark(tokens: &[Token<'_>]) -> bool {
    let Some(open) = tokens.iter().rposition(|token| token.is_sign('(') && !token.text.is_ascii()) else {
        return false;
    };
    let remark = tokens.get(open + 1..).unwrap_or_default();
    let end =
        remark.iter().position(|token| token.is_sign(')') || token.is_sign(',')).unwrap_or(remark.len());
    let first = remark.get(..end).unwrap_or_default();
    let fills = |token: &Token<'_>| {
        is_subject(token) || token.does(Clause::Becomes) || token.does(Clause::Deprecated)
    };
    first.iter().all(fills) && first.iter().any(|token| token.does(Clause::Deprecated))
}

/// `租户标识，已弃用，请以project_id为准`: a clause of its own, and behind it what to use.
fn in_clause(tokens: &[Token<'_>]) -> bool {
    let clauses: Vec<&[Token<'_>]> = tokens.split(|token| token.is_sign(',')).collect();
    let says = |clause: &[Token<'_>]| {
        matches!(clause, [becomes, word] if becomes.does(Clause::Becomes) && word.does(Clause::Deprecated)
            && word.text.contains(is_han))
    };
    let advises =
        |clause: &[Token<'_>]| clause.first().is_some_and(|token| ["请", "建"].contains(&token.text));
    clauses.windows(2).skip(1).any(|pair| matches!(pair, [clause, next] if says(clause) && advises(next)))
}

/// Without `Currently,` before the subject.
fn without_lead<'s, 't>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    let lead = tokens.iter().take_while(|token| token.does(Clause::Now) || token.is_sign(',')).count();
    tokens.get(lead..).unwrap_or_default()
}

fn is_subject(token: &Token<'_>) -> bool {
    token.does(Clause::Field) || token.does(Clause::Vague) || token.is(Word::This)
}

/// `This parameter is read-only.`
pub(super) fn is_read_only(description: &Description<'_>) -> bool {
    description.sentences().any(|sentence| says_read_only(unwrap(sentence)))
}

fn says_read_only(sentence: &str) -> bool {
    let tokens = words(sentence);
    match tokens.as_slice() {
        [only] => only.does(Clause::ReadOnly),
        [only, field, ..] if only.does(Clause::ReadOnly) => field.does(Clause::Field) || field.is_sign(','),
        [by, ..] if by.does(Clause::BySystem) => true,
        [subject, by, and, not, ..] if is_subject(subject) && by.does(Clause::BySystem) => {
            and.is(Word::And) && not.is(Word::Not)
        }
        // `由系统填充，只读`
        [.., comma, only] if comma.is_sign(',') && only.text.contains(is_han) => only.does(Clause::ReadOnly),
        [subject, is, only, ..] if is_subject(subject) || subject.does(Clause::Value) => {
            is.does(Clause::Copula) && only.does(Clause::ReadOnly)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(read: fn(&Description<'_>) -> bool, text: &str) -> bool {
        read(&Description::of(&[text.to_owned()]))
    }

    #[test]
    fn deprecation_is_said_of_the_field_itself() {
        for text in [
            "Volume ID. This parameter has been deprecated. Use source_id.",
            "This parameter is reserved and has been deprecated.",
            "This field will be deprecated. You can use the tags field instead.",
            "(Deprecated) Outdated version.",
            "Data disk. (This parameter has been discarded. Use the storage field instead.)",
            "Parámetro obsoleto. Utilice vpc_id.",
            "Este parâmetro foi descontinuado.",
            "Deprecated.",
            "Deprecated: use policy instead; this will be removed.",
            "该参数已废弃。",
            "【已废弃】授权模式。",
            "（已废弃）备份ID",
            "（废弃，后续版本移除）",
            "数据不足触发的动作（该参数已废弃，建议无需配置）。",
            "部署id（废弃字段）。",
            "租户标识，已弃用，请以project_id为准。",
            "此参数待废弃，请使用member_status代替。",
        ] {
            assert!(says(is_deprecated, text), "{text}");
        }
        let lines =
            ["URL of this object.", "DEPRECATED: it will be removed in release 1.21."].map(str::to_owned);
        assert!(is_deprecated(&Description::of(&lines)));
        for text in [
            "Whether deprecated images are listed.",
            "DEPRECATED: discarded version",
            "DEPRECATED",
            "Spaces before and after a key will be deprecated.",
            "For details, see Status Values (Deprecated).",
            "This parameter is reserved.",
            "计费模式：取值为0（按需）、2（已废弃：自动付费）",
            "镜像状态（含已废弃镜像）",
            "镜像状态：可用，已废弃，已删除",
        ] {
            assert!(!says(is_deprecated, text), "{text}");
        }
    }

    #[test]
    fn read_only_is_said_of_the_field_itself() {
        for text in [
            "Size. This parameter is read-only.",
            "由系统填充，只读。",
            "资源唯一标识，创建成功后自动生成，填写无效",
            "This parameter is automatically maintained by the system and cannot be set or updated manually.",
        ] {
            assert!(says(is_read_only, text), "{text}");
        }
        assert!(!says(is_read_only, "Whether the volume is read-only."));
    }
}
