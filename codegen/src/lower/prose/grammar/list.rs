//! Lists of characters: `letters, digits, and hyphens (-)`, `英文字母、数字和下划线（_）`.
//!
//! In: tokens behind a word such as `contain`. Out: the set, and how many items the page names. A list ends where
//! something stands in it that is no character; what is then left of the tokens is for the rule to judge.

pub(super) mod marks;

use marks::{Bracket, bracket, is_punctuation, quoted, row, sign, sign_of};
use winnow::combinator::{fail, opt, repeat};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::TokenSlice;
use winnow::token::any;

use super::super::lex::{Kind, Token};
use super::class::Class;
use crate::vocabulary::{ProseWord as Word, is_han};

/// Tokens that are still to be read.
pub(super) type Tokens<'s, 't> = TokenSlice<'s, Token<'t>>;

/// What a parser gives.
pub(super) type Parsed<T> = Result<T, EmptyError>;

/// A list of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// All of them.
    pub class: Class,
    /// The items that are named, each by itself.
    pub items: Vec<Class>,
    /// Marks that are given as examples of special characters.
    pub examples: Class,
    /// Whether the list is open: `special characters` that are not listed.
    pub is_open: bool,
}

impl List {
    /// The list with special characters that are not listed: any that is neither a letter nor a digit.
    pub(super) fn with_unlisted(mut self) -> Self {
        let named = Class::letters(false).and(Class::range('0', '9'));
        let unlisted = Class::ALL.without(named);
        self.class = self.class.and(unlisted);
        self.items.push(unlisted);
        self.is_open = false;
        self
    }
}

/// Takes a word where it stands next.
pub(super) fn skip_word(input: &mut Tokens<'_, '_>, word: Word) -> bool {
    skip_token(input, |token| token.is(word))
}

/// Takes a sign where it stands next.
pub(super) fn skip_sign(input: &mut Tokens<'_, '_>, sign: char) -> bool {
    skip_token(input, |token| token.is_sign(sign))
}

/// Takes a token where it stands next.
pub(super) fn skip_token(input: &mut Tokens<'_, '_>, is: impl Fn(&Token<'_>) -> bool) -> bool {
    let is_next = input.first().is_some_and(is);
    is_next && input.next_token().is_some()
}

/// Whether the clause that comes says in Chinese what the text begins or ends with: `数字结尾`.
fn is_edge(input: &Tokens<'_, '_>) -> bool {
    let mut clause = input.iter().take_while(|token| !token.is_sign(',') && !token.is_sign('.'));
    clause.any(|token| {
        let is_verb = [Word::Begin, Word::End, Word::BeginOrEnd].iter().any(|word| token.is(*word));
        is_verb && token.text.contains(is_han)
    })
}

/// A list, its items separated by commas and `and`.
pub(super) fn list(input: &mut Tokens<'_, '_>, is_ascii: bool) -> Parsed<List> {
    let mut list = List::default();
    let mut has_item = false;
    let mut follows_special = false;
    loop {
        let start = input.checkpoint();
        let is_parted = input.first().is_some_and(|token| token.is_sign(',') && token.text != "、");
        if has_item && !separator(input) && !side_by_side(input) {
            break;
        }
        // `小写字母或数字，数字结尾`: a clause of its own.
        if has_item && is_parted && is_edge(input) {
            input.reset(&start);
            break;
        }
        // `，以小写字母开头`: what comes is no item.
        if has_item && input.first().is_some_and(|token| token.text == "以") {
            input.reset(&start);
            break;
        }
        let _: Parsed<()> = repeat(0.., word(Word::Article)).parse_next(input);
        let is_special = input.first().is_some_and(|token| token.is(Word::Special));
        let follows = std::mem::replace(&mut follows_special, is_special);
        match item(input, is_ascii) {
            // `special characters !@# and spaces` are one kind.
            Ok(Item::Set(class)) if follows && class == Class::of(" ") => {
                list.class = list.class.and(class);
                if let Some(special) = list.items.last_mut() {
                    *special = special.and(class);
                }
            }
            Ok(Item::Set(class)) => {
                list.class = list.class.and(class);
                list.items.push(class);
            }
            Ok(Item::Unlisted) => list.is_open = true,
            Ok(Item::Such(marks)) => {
                list.class = list.class.and(Class::punctuation());
                list.items.push(Class::punctuation());
                list.examples = list.examples.and(marks);
            }
            Ok(Item::List(other)) => {
                list.class = list.class.and(other.class);
                list.items.push(other.class);
                list.is_open |= other.is_open;
            }
            Err(_) => {
                input.reset(&start);
                break;
            }
        }
        has_item = true;
    }
    if has_item { Ok(list) } else { fail.parse_next(input) }
}

/// `“.”“-”“_”`, `字母数字下划线`, `0-9/a-z`: items that nothing stands between, or a slash.
fn side_by_side(input: &mut Tokens<'_, '_>) -> bool {
    let is_item =
        |token: &Token<'_>| token.is_class() || matches!(token.kind, Kind::Mark(_) | Kind::Range(..));
    let mut ahead = input.iter();
    let (first, second) = (ahead.next(), ahead.next());
    if first.is_some_and(|token| token.is_sign('/'))
        && second.is_some_and(|token| is_item(token) || token.is_sign('_') || token.is_sign('-'))
    {
        return skip_sign(input, '/');
    }
    first.is_some_and(|token| token.text == "“" || token.text.starts_with(is_han) && is_item(token))
}

/// A comma, `and`, or both. Where marks follow each other (`-_.`), nothing stands between items.
pub(super) fn separator(input: &mut Tokens<'_, '_>) -> bool {
    let found: Parsed<()> =
        repeat(1.., any.verify(|token: &&Token<'_>| token.is_separator()).void()).parse_next(input);
    found.is_ok()
}

enum Item {
    Set(Class),
    /// `special characters`, and nothing says which.
    Unlisted,
    /// `special characters, such as ~!`
    Such(Class),
    /// `the following characters: "*", "<"`
    List(List),
}

fn item(input: &mut Tokens<'_, '_>, is_ascii: bool) -> Parsed<Item> {
    if let Some((marks, is_such)) = opt(row).parse_next(input)? {
        let marks = Class::of(&marks);
        return Ok(if is_such { Item::Such(marks) } else { Item::Set(marks) });
    }
    if let Some(marks) = opt(quoted).parse_next(input)? {
        return Ok(Item::Set(Class::of(&marks)));
    }
    let token = any.parse_next(input)?;
    if token.is(Word::Special) || token.is(Word::Unicode) {
        return listed(input);
    }
    let Some(class) = named(token, input.first(), is_ascii) else { return fail.parse_next(input) };
    let class = if matches!(token.kind, Kind::Sign(_)) { with_row(input, class) } else { class };
    in_brackets(input, token, class)
}

/// The characters that a token stands for, by its name or itself.
fn named(token: &Token<'_>, next: Option<&Token<'_>>, is_ascii: bool) -> Option<Class> {
    match token.kind {
        Kind::Mark(mark) => Some(Class::of(mark.encode_utf8(&mut [0; 4]))),
        Kind::Sign(sign) if !is_meant(sign, next) => None,
        Kind::Sign('"' | '\'') => Some(Class::of(token.text)),
        Kind::Sign(sign) => Some(Class::of(sign.encode_utf8(&mut [0; 4]))),
        Kind::Range(first, last) => Some(Class::range(first, last)),
        Kind::Word(word) => class(word, token, next, is_ascii),
        _ => None,
    }
}

/// Whether a sign stands for itself, and for nothing in the grammar of the sentence.
fn is_meant(sign: char, next: Option<&Token<'_>>) -> bool {
    let is_comma = |next: &Token<'_>| next.text == "、";
    let is_joint =
        |next: &Token<'_>| (next.is(Word::Allowed) || next.is(Word::And)) && next.text.starts_with(is_han);
    match sign {
        // `<、>、&、'、"`
        '"' | '\'' => next.is_none_or(is_comma),
        // `由小写字母、数字、-组成`
        '-' | '.' => next.is_some_and(|next| next.is_sign('(') || is_comma(next) || is_joint(next)),
        // `except > and <`
        _ => "<>=*|&$#@%^~!?+/\\_".contains(sign),
    }
}

/// The characters that a word names.
fn class(word: Word, token: &Token<'_>, next: Option<&Token<'_>>, is_ascii: bool) -> Option<Class> {
    Some(match word {
        // `UTF-8 letters` are no ASCII ones, whatever examples show.
        // Chinese has another word for its own characters: `字母` are those of Latin.
        Word::Letter => {
            let is_utf = token.text.to_ascii_lowercase().starts_with("utf");
            Class::letters((is_ascii || token.text.contains(is_han)) && !is_utf)
        }
        Word::AsciiLetter => Class::letters(true),
        // Where letters of any script are meant, no rule can say which are small.
        Word::Lower => Class::range('a', 'z'),
        Word::Upper => Class::range('A', 'Z'),
        Word::Digit => Class::range('0', '9'),
        Word::Hexadecimal => Class::range('0', '9').and(Class::range('a', 'f')).and(Class::range('A', 'F')),
        Word::LowerHexadecimal => Class::range('0', '9').and(Class::range('a', 'f')),
        Word::Chinese => Class::CHINESE,
        Word::Bilingual => Class::CHINESE.and(Class::letters(true)),
        // `ASCII字符`: all of them; `ASCII (0-31)` are those that nobody sees.
        Word::Control
            if token.text.eq_ignore_ascii_case("ascii") && !next.is_some_and(|next| next.is_sign('(')) =>
        {
            Class::range('\0', '\u{7f}')
        }
        Word::Control => Class::CONTROL,
        Word::Blank => Class::of(" "),
        Word::Angle => Class::of("<>"),
        Word::Parenthesis => Class::of("()"),
        Word::Square => Class::of("[]"),
        Word::Brace => Class::of("{}"),
        Word::Quote => Class::of("\""),
        _ => return None,
    })
}

/// A sign, and those that stand in a row with it: `ASCII (0-31) and *<>\=`.
fn with_row(input: &mut Tokens<'_, '_>, sign: Class) -> Class {
    let mut class = sign;
    while let Some(next) = input.first()
        && is_punctuation(next)
        && !next.is_spaced
        && !",.;()/".contains(next.text)
    {
        class = class.and(Class::of(next.text));
        let _ = input.next_token();
    }
    // `不能包含!=<>&特殊字符`
    if class.size() > 1 {
        let _ = skip_word(input, Word::Special);
    }
    class
}

/// The characters of a token, or those that brackets behind it give: `letters (A-Z)`, `ASCII (0-31)`, `hyphens (-)`.
fn in_brackets(input: &mut Tokens<'_, '_>, token: &Token<'_>, class: Class) -> Parsed<Item> {
    let within = opt(bracket).parse_next(input)?;
    // `nonprintable ASCII (0-31) characters`
    if token.is(Word::Control) {
        let _ = opt(any.verify(|next: &&Token<'_>| next.text == "characters")).parse_next(input)?;
    }
    Ok(Item::Set(match within {
        // The letters that are meant, or the sign of a mark.
        Some(Bracket::Ranges(ranges)) if token.is(Word::Letter) || token.is(Word::Digit) => ranges,
        Some(Bracket::Marks(marks)) if is_bracket_name(token) => Class::of(&marks),
        // `_(下划线)`
        Some(Bracket::Words) if !token.is(Word::Control) && !matches!(token.kind, Kind::Sign(_)) => {
            return fail.parse_next(input);
        }
        _ => class,
    }))
}

fn is_bracket_name(token: &Token<'_>) -> bool {
    [Word::Parenthesis, Word::Square, Word::Brace, Word::Quote, Word::Angle]
        .iter()
        .any(|word| token.is(*word))
}

/// What special characters are: in brackets, behind a colon, or right behind (`special characters _.:=+-@`).
fn listed(input: &mut Tokens<'_, '_>) -> Parsed<Item> {
    if let Some(found) = opt(bracket).parse_next(input)? {
        return Ok(match found {
            Bracket::Marks(marks) if !marks.is_empty() => Item::Set(Class::of(&marks)),
            Bracket::Ranges(ranges) => Item::Set(ranges),
            _ => Item::Unlisted,
        });
    }
    let start = input.checkpoint();
    let _ = opt(sign_of(',')).parse_next(input)?;
    // `special characters, including hyphens (-)`: the list goes on.
    if opt(word(Word::Contain)).parse_next(input)?.is_some() {
        let _: Parsed<()> = repeat(0.., word(Word::Article)).parse_next(input);
        return match opt(bracket).parse_next(input)? {
            Some(Bracket::Marks(marks)) if !marks.is_empty() => Ok(Item::Set(Class::of(&marks))),
            Some(_) => Ok(Item::Unlisted),
            None => {
                let start = input.checkpoint();
                item(input, false).or_else(|_| {
                    // `special characters include ~!@#`
                    input.reset(&start);
                    let signs: String =
                        repeat(2.., sign.map(|token: &Token<'_>| token.text)).parse_next(input)?;
                    Ok(Item::Set(Class::of(&signs)))
                })
            }
        };
    }
    // `special characters, such as ~!@#`: any mark may be one.
    if opt(word(Word::SuchAs)).parse_next(input)?.is_some() {
        let marks: String = repeat(0.., sign.map(|token: &Token<'_>| token.text)).parse_next(input)?;
        return Ok(Item::Such(Class::of(marks.trim_end_matches([',', '.']))));
    }
    input.reset(&start);
    let lead = opt(sign_of(':')).parse_next(input)?;
    let _: Parsed<()> = repeat(0.., word(Word::Article)).parse_next(input);
    let is_named = |token: &&Token<'_>| !is_punctuation(token) || token.is_sign('"') || token.is_sign('\'');
    // `以及特殊字符“=”，“*”`
    let is_quoted = input.first().is_some_and(|token| token.is_sign('"'));
    if (lead.is_some() || is_quoted) && input.first().as_ref().is_some_and(is_named) {
        let start = input.checkpoint();
        match list(input, false) {
            Ok(list) => return Ok(Item::List(list)),
            Err(_) if lead.is_some() => return Ok(Item::Unlisted),
            Err(_) => input.reset(&start),
        }
    }
    let signs: String = repeat(0.., sign.map(|token: &Token<'_>| token.text)).parse_next(input)?;
    // `=*<>/,`: at the end of a sentence, a comma belongs to the marks.
    let ends =
        if signs.ends_with(',') && signs.len() > 2 && input.is_empty() { &['.'][..] } else { &['.', ','] };
    let signs = signs.trim_end_matches(ends).to_owned() + if signs.ends_with("..") { "." } else { "" };
    if lead.is_none() && signs.len() < 2 || signs.is_empty() {
        input.reset(&start);
        return Ok(Item::Unlisted);
    }
    Ok(Item::Set(Class::of(&signs)))
}

/// A word of the grammar.
pub(super) fn word<'s, 't>(word: Word) -> impl Parser<Tokens<'s, 't>, (), EmptyError>
where
    't: 's,
{
    any.verify(move |token: &&Token<'_>| token.is(word)).void()
}
