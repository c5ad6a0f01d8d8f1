//! What a line that ends with a colon says of the lines below it: `The value can be one of the following:`, `支持以下三种：`
//!
//! In: a line. Out: whether values follow, and whether there are others. Left out on purpose: what the lines below are.

use super::super::lex::{Form, Kind, Token, words};
use super::super::text::{bare, clauses_depend, split};
use crate::vocabulary::{
    ClauseWord as Clause, LiteralWord, ProseWord as Word, announces_parts, is_han, is_literal_word,
};

/// What a line says of the lines below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announced {
    /// They are all values.
    All,
    /// They are values, and there may be others.
    Some,
    /// They are parts, rules, cases or examples of the value.
    Parts,
}

/// What a line that ends with a colon announces.
pub(super) fn announces(line: &str) -> Option<Announced> {
    let head = split(line.trim_end().strip_suffix([':', '：'])?).pop().map(bare)?;
    let is_complete = is_complete(head);
    let depends = clauses_depend(head);
    Some(match () {
        () if is_complete && !depends => Announced::All,
        // `When type is set to PATH, the value can be:` announces values in one case. Of which field is not sure.
        () if announces_parts(head) || depends && !is_complete => Announced::Parts,
        () if depends || head.split_whitespace().count() > 8 => return None,
        () => Announced::Some,
    })
}

/// `The value can be one of the following`, `Possible values`, `The following two types are supported`
fn is_complete(head: &str) -> bool {
    let tokens = words(head);
    let tokens = without_remark(&tokens);
    let fills = |token: &Token<'_>| {
        matches!(token.kind, Kind::Word(Word::Modal | Word::Must | Word::Only | Word::Article))
            || matches!(
                token.kind,
                Kind::Clause(
                    Clause::Copula
                        | Clause::Include
                        | Clause::SetTo
                        | Clause::OneOf
                        | Clause::Follow
                        | Clause::OfField
                        | Clause::Own
                        | Clause::Value
                        | Clause::Tail
                )
            )
    };
    let names = |token: &Token<'_>| {
        matches!(token.kind, Kind::Clause(Clause::Value | Clause::Vague | Clause::Which | Clause::Field))
    };
    // What stands behind the subject only leads to the list.
    let lead = tokens.iter().rposition(|token| !fills(token) && !names(token)).map_or(0, |at| at + 1);
    let (ahead, leading) = tokens.split_at_checked(lead).unwrap_or_default();
    // `The value of attack type can be`
    let is_noun =
        |token: &Token<'_>| matches!(token.kind, Kind::Literal(Form::Plain) | Kind::Clause(Clause::Kinds));
    let of = ahead.iter().rposition(|token| !is_noun(token)).unwrap_or_default();
    let of_type = ahead.get(of).is_some_and(|token| token.is(Word::Article))
        && ahead.len() - of <= SUBJECT
        && of.checked_sub(1).and_then(|at| ahead.get(at)).is_some_and(names);
    // `URL参数：` says what the field is, with a word before the noun.
    let is_compound =
        leading.first().is_some_and(|first| first.does(Clause::Field) && first.text.contains(is_han))
            && ahead.last().is_some_and(|last| matches!(last.kind, Kind::Literal(_) | Kind::Other))
            && !leading.iter().skip(1).any(names);
    if leading.iter().any(names) && !is_compound || of_type && !leading.is_empty() {
        return true;
    }
    if are_counted(tokens) || tokens.last().is_some_and(|last| last.text == "可选") {
        return true;
    }
    // `One of the two policies below is to be chosen`
    let is_below = |token: &Token<'_>| token.does(Clause::Follow) || token.text.eq_ignore_ascii_case("below");
    if tokens.first().is_some_and(|first| first.does(Clause::OneOf)) && tokens.iter().any(is_below) {
        return true;
    }
    let mut kinds = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.does(Clause::Kinds) || token.does(Clause::Value) || is_kind(token));
    kinds.next_back().is_some_and(|(at, _)| {
        let before = tokens.iter().take(at).rev().take(2).any(|token| token.does(Clause::Follow));
        let behind = |token: &Token<'_>| {
            token.does(Clause::Copula)
                || token.does(Clause::Supported)
                || token.is(Word::Allowed)
                || token.does(Clause::Include)
        };
        before && tokens.iter().skip(at + 1).all(behind)
    })
}

/// `methods`: several of what a title of values ends with.
fn is_kind(token: &Token<'_>) -> bool {
    let one = token.text.strip_suffix('s');
    one.is_some_and(|one| is_literal_word(&one.to_lowercase(), LiteralWord::Kind))
}

/// Without `and is case-sensitive` at the end.
fn without_remark<'s, 't>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    match tokens {
        [ahead @ .., and, is, tail]
            if and.is(Word::And) && is.does(Clause::Copula) && tail.does(Clause::Tail) =>
        {
            ahead
        }
        [ahead @ .., and, tail] if and.is(Word::And) && tail.does(Clause::Tail) => ahead,
        all => all,
    }
}

/// `防护动作，支持以下三种`, `支持如下三种形式`, `有以下可选类型`
fn are_counted(tokens: &[Token<'_>]) -> bool {
    let has = |token: &Token<'_>, word| token.does(word) && token.text.contains(is_han);
    let Some(follow) = tokens.iter().rposition(|token| has(token, Clause::Follow)) else { return false };
    let (ahead, behind) =
        (tokens.get(..follow).unwrap_or_default(), tokens.get(follow + 1..).unwrap_or_default());
    let Some((kind, rest)) = behind.split_first() else { return false };
    let verb = ahead.last();
    let is_led = verb.is_some_and(|verb| has(verb, Clause::Supports) || has(verb, Clause::Copula));
    // `有如下两种类型`
    let noun: String = std::iter::once(kind).chain(rest).map(|token| token.text).collect();
    let is_of_values =
        ["类型", "方式", "模式", "取值", "状态", "形式", "选项", "值"].iter().any(|of| noun.ends_with(of));
    let is_kind = has(kind, Clause::Tail)
        && (is_of_values || verb.is_some_and(|verb| has(verb, Clause::Supports)))
        || has(kind, Clause::Supports);
    let is_noun = |token: &Token<'_>| token.kind == Kind::Other && token.text.contains(is_han);
    is_led && is_kind && rest.len() <= NOUN && rest.iter().all(is_noun)
}

/// Characters of what is counted: `三种形式`.
const NOUN: usize = 4;

/// So many words say whose value it is: `of attack type`.
const SUBJECT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_announce_lists() {
        for text in [
            "The value can be:",
            "Risk level. Its value can be:",
            "Volume type. Its value can be any of the following and is case-sensitive:",
            "Motor. Su valor puede ser cualquiera de los siguientes y no distingue entre mayúsculas y minúsculas:",
            "The value can be one of the following:",
            "Possible values are as follows:",
            "The value options are as follows:",
            "Quota status. It can be:",
            "Available values include:",
            "Attack type. The value of attack type can be:",
            "Provider type. The following two types are supported:",
            "The following four options are supported:",
        ] {
            assert_eq!(announces(text), Some(Announced::All), "{text}");
        }
        assert_eq!(announces("请求参数取值："), Some(Announced::All));
        for text in [
            "URL参数：",
            "Backend type:",
            "API request protocol:",
            "The following statistics can be included:",
        ] {
            assert_eq!(announces(text), Some(Announced::Some), "{text}");
        }
        for text in [
            "In this example:",
            "Each taint contains the following parameters:",
            "The password must meet the following requirements:",
            "The following CIDR blocks are not supported:",
            "This parameter is returned only when the value of job_type is one of the following:",
        ] {
            assert_eq!(announces(text), Some(Announced::Parts), "{text}");
        }
        assert_eq!(announces("The value can be changed."), None);
    }
}
