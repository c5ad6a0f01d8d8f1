//! Words that a value may not begin with: `cannot start with _sys_`.
//!
//! In: tokens. Out: the word as it is written, with its marks. Left out on purpose: lists of characters, which are no words.

use winnow::stream::Stream;

use super::super::lex::Kind;
use super::list::Tokens;

/// The word that stands first, with its marks: `sys`, `_sys_`, `CCE-`. A longer word without marks is one of the sentence.
pub(super) fn written(input: &mut Tokens<'_, '_>) -> Option<String> {
    let mut text = String::new();
    let run = input.iter().enumerate().take_while(|(at, token)| {
        (*at == 0 || !token.is_spaced)
            && token.text.is_ascii()
            && !matches!(token.kind, Kind::Sign(',' | ';' | '(' | ')'))
    });
    let mut count = 0;
    for (_, token) in run {
        text.push_str(token.text);
        count += 1;
    }
    let text = text.trim_end_matches(['.', '"', '\'']).trim_start_matches(['"', '\'']).replace('\\', "");
    let first = input.first()?;
    let is_short = first.kind == Kind::Other && text.len() <= 3;
    let is_prefix =
        text.contains(|c: char| c.is_ascii_alphanumeric()) && (text.contains(['_', '-']) || is_short);
    // `a-z` are characters.
    let is_range =
        input.iter().take(count).any(|token| matches!(token.kind, Kind::Range(..) | Kind::Number(_)));
    if !is_prefix || is_range {
        return None;
    }
    for _ in 0..count {
        let _ = input.next_token();
    }
    Some(text)
}
