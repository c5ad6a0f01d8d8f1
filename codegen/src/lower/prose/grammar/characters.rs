//! Rules on characters: `Only letters and digits are allowed`, `cannot start or end with a space`, `只能由数字组成`.
//!
//! In: the tokens of a sentence. Out: [`Rule`]s. A verb has its list behind it, or before it (`以字母开头`); what stands
//! before both says whether the list is all (`only`), asked for (`must contain`) or forbidden (`cannot`).

mod ahead;
mod edge;
mod reader;
mod rule;

use reader::Reader;
pub(in super::super) use rule::{Rule, WordRule};
use winnow::stream::{Stream, TokenSlice};

use super::super::lex::{Kind, Token};
use super::class::Class;
use super::count::{announced, counted, kinds_behind, of_above, places};
use super::list::{List, Tokens, list, skip_sign, skip_word};
use super::prefix::{lacked, schemes};
use crate::vocabulary::ProseWord as Word;

/// A sentence on characters has so many tokens at most.
const SENTENCE_TOKENS: usize = 400;

/// Of so many kinds some may be asked for: each choice of them becomes a part of the pattern.
const KINDS: usize = 6;

/// The rules of a sentence.
pub(in super::super) fn rules(tokens: &[Token<'_>], is_ascii: bool) -> Vec<Rule> {
    let mut reader = Reader { is_ascii, is_led: true, is_exact: true, ..Reader::default() };
    // Lists may hold lists: so long is no sentence that somebody wrote.
    let tokens = tokens.get(..SENTENCE_TOKENS).unwrap_or(tokens);
    let mut input = TokenSlice::new(tokens);
    while !input.is_empty() {
        if !reader.statement(&mut input) {
            let Some(token) = input.next_token() else { break };
            reader.note(token);
        }
    }
    reader.rules
}

impl Reader {
    /// A verb with its list. Whether there was one.
    fn statement(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let start = input.checkpoint();
        let found = match input.first().map(|token| token.kind) {
            Some(Kind::Word(Word::Contain)) => self.contents(input),
            Some(Kind::Word(verb @ (Word::Begin | Word::End | Word::BeginOrEnd))) => self.edge(input, verb),
            Some(Kind::Word(Word::Exclude)) => self.excluded(input),
            Some(Kind::Word(Word::Only)) => self.only_these(input),
            Some(Kind::Word(Word::AtMost)) => self.runs(input),
            Some(Kind::Word(Word::Adjacent)) => self.any_run(input),
            // `后跟22位数字`: what is said before of the whole is on its beginning.
            Some(Kind::Word(Word::Follow)) => self.followed(input),
            Some(Kind::Word(Word::Article)) if self.led_edge(input) => true,
            Some(Kind::Number(_)) if self.is_exact && self.rules.is_empty() => self.identifier(input),
            Some(Kind::Other) if self.kinds_again(input) => true,
            Some(Kind::Word(Word::Noun)) if self.counted_text(input) => true,
            Some(_) => self.list_first(input),
            None => false,
        };
        if !found {
            input.reset(&start);
        }
        found
    }

    fn list(&self, input: &mut Tokens<'_, '_>) -> Option<List> {
        list(input, self.is_ascii).ok()
    }

    /// `contain only letters`, `must contain at least three of the following: ...`
    fn contents(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let Some(verb) = input.next_token() else { return false };
        // `不包含空格`: the verb itself denies.
        let denies = verb.text.starts_with('不');
        let was_denied = self.not;
        self.not |= denies;
        let found = self.listed(input, verb);
        if denies {
            self.not = was_denied;
        }
        found
    }

    /// What stands behind a verb and is no list of its own: a word that is barred, the beginnings of addresses, `two of the
    /// above`. Whether there is something.
    fn without_list(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        if self.not
            && let Some(word) = lacked(input)
        {
            self.rules.push(WordRule::Lacks(word).into());
            return true;
        }
        // `must contain http:// or https://`
        if self.must
            && let Some(schemes) = schemes(input)
        {
            self.push_schemes(schemes, ends_here(input));
            return true;
        }
        if let Some(count) = of_above(input) {
            let is_fewer = count < self.kinds.len() as u64 && self.kinds.len() <= KINDS;
            self.rules.push(if is_fewer {
                Rule::RequiresSome(count, self.kinds.clone())
            } else {
                Rule::Unread
            });
            return true;
        }
        false
    }

    /// The list of a verb.
    fn listed(&mut self, input: &mut Tokens<'_, '_>, verb: &Token<'_>) -> bool {
        if self.not && skip_word(input, Word::Adjacent) {
            let list = self.list(input).filter(|list| !list.items.is_empty());
            self.rules.extend(list.map(|list| Rule::Apart(list.class)));
            return true;
        }
        if self.without_list(input) {
            return true;
        }
        let counts = counted(input, self.must);
        // `由9位数字组成`
        let places = places(input);
        // `包含以下4种字符：`
        if counts.is_none() {
            let _ = announced(input);
        }
        if skip_word(input, Word::Only) {
            self.only = true;
        }
        while skip_word(input, Word::Article) || skip_word(input, Word::Kinds) || skip_sign(input, ':') {}
        let Some(mut list) = self.list(input) else { return false };
        // `由字母开头`: the verb of the list stands behind it.
        if self.edge_behind(input, &list) {
            return true;
        }
        self.kinds.clone_from(&list.items);
        let is_composed =
            ["consist", "compos", "comprised", "made up", "由"].iter().any(|word| verb.text.contains(word));
        // `中的至少三种` says so itself.
        let says_least = input.iter().take(3).any(|token| token.is(Word::AtLeast));
        let kinds = if self.at_least || says_least { kinds_behind(input) } else { None };
        let counts = counts.or(kinds);
        if counts.is_some() && list.is_open {
            // `at least three of letters, digits, and special characters`: nobody says which those are.
            list = list.with_unlisted();
        }
        self.only |= skip_word(input, Word::Only) || is_composed && !self.not;
        let is_whole = ends_here(input);
        let is_exact = is_composed && !self.not && !self.at_least && is_whole && !list.is_open;
        self.rules.extend(places.filter(|_| is_exact).map(Rule::Count));
        self.rules.push(self.rule(list, counts, is_whole));
        skip_word(input, Word::Allowed);
        self.only = false;
        true
    }

    /// What a verb says of its list.
    fn rule(&self, list: List, counts: Option<u64>, is_whole: bool) -> Rule {
        let has_more = !list.items.is_empty() && (list.is_open || !is_whole);
        match (self.not, self.only, counts) {
            _ if self.special => Rule::Unread,
            (true, true, None)
                if is_whole && !list.is_open && !list.items.is_empty() && !self.is_on_other =>
            {
                Rule::NotOnly(list.class)
            }
            (true, true, _) => Rule::Unread,
            (true, false, _) if list.is_open || !is_whole => Rule::Unread,
            (true, false, _) => Rule::Forbids(forbidden(&list)),
            (_, _, Some(_)) if list.items.len() > KINDS => Rule::Unread,
            (_, _, Some(count)) if !has_more && count <= list.items.len() as u64 => {
                if list.items.len() as u64 == count {
                    Rule::Requires(list.items)
                } else {
                    Rule::RequiresSome(count, list.items)
                }
            }
            _ if list.is_open || !is_whole || list.items.is_empty() => Rule::Unread,
            (false, true, None) => Rule::Only(list.class),
            (false, false, None) if self.must && (are_kinds(&list.items) || is_mark(&list.items)) => {
                Rule::Requires(list.items)
            }
            (false, false, None) => Rule::Permits(list.class, list.items.len()),
            _ => Rule::Unread,
        }
    }

    /// `Only letters and digits are allowed`
    fn only_these(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let list_verb = input.next_token().map(|token| token.text);
        self.not &= !self.is_parted;
        let Some(mut list) = self.list(input) else { return false };
        // `只能是小写字母开头`
        if self.edge_behind(input, &list) {
            return true;
        }
        let is_allowed = skip_word(input, Word::Allowed);
        if is_allowed && list.is_open && skip_sign(input, ':') {
            // `and these special characters are allowed: -_./`
            let signs: String = std::iter::from_fn(|| input.next_token()).map(|token| token.text).collect();
            if signs.chars().all(|c| c.is_ascii_punctuation()) && !signs.is_empty() {
                list = List { class: list.class.and(Class::of(&signs)), is_open: false, ..list };
            }
        }
        // `不能是纯数字`
        let is_closed = !list.is_open && !list.items.is_empty();
        if self.not && !is_allowed && is_closed && !self.is_on_other && ends_here(input) {
            self.rules.push(Rule::NotOnly(list.class));
            return true;
        }
        // `只能为数字`: the verb stands with the word.
        let is_bound =
            list_verb.is_some_and(|verb| verb.ends_with(['为', '是', '许', '纯']) || verb.contains("allow"));
        let _ = is_bound && skip_word(input, Word::Combination);
        if !(is_allowed || is_bound || self.not && input.is_empty()) {
            return false;
        }
        let is_rule = (is_allowed || is_bound)
            && !self.not
            && !list.is_open
            && !list.items.is_empty()
            && ends_here(input);
        self.rules.push(if is_rule { Rule::Only(list.class) } else { Rule::Unread });
        true
    }

    /// `255 characters except > and <`
    fn excluded(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let _ = input.next_token();
        let Some(list) = self.list(input) else { return false };
        if !list.is_open && !list.items.is_empty() && ends_here(input) {
            self.rules.push(Rule::Forbids(forbidden(&list)));
        }
        true
    }

    /// `以al开头，后跟22位字母`: the list is on what stands behind the beginning.
    fn followed(&mut self, input: &mut Tokens<'_, '_>) -> bool {
        let _ = input.next_token();
        let places = places(input);
        let _ = skip_word(input, Word::Contain);
        let list = self.list(input).filter(|list| !list.is_open && !list.items.is_empty());
        self.rules.push(list.map_or(Rule::Unread, |list| Rule::Follows(list.class, places)));
        true
    }
}

/// Whether a list is one of kinds that a password must have. `The name must contain letters, digits, and hyphens (-)` is a
/// list of what may occur.
fn are_kinds(items: &[Class]) -> bool {
    let has = |class: Class| items.contains(&class);
    let letters = has(Class::range('a', 'z')) && has(Class::range('A', 'Z'));
    let is_special = |class: &Class| class.within(Class::punctuation()) == *class && class.size() > 2;
    letters || items.len() > 2 && items.iter().any(is_special)
}

/// `The value must contain a period (.)`: one mark that must occur.
fn is_mark(items: &[Class]) -> bool {
    matches!(items, [only] if only.size() == 1 && only.within(Class::punctuation()) == *only)
}

/// What a list forbids for sure: of `special characters such as ;|`, the examples.
fn forbidden(list: &List) -> Class {
    if list.examples.is_empty() {
        return list.class;
    }
    list.class.without(Class::punctuation()).and(list.examples)
}

/// Whether a number comes that counts characters: `4到32位`, `4-32 characters`.
fn is_length(input: &Tokens<'_, '_>) -> bool {
    // `3位数字、2位字母` are items.
    let is_clause = input.first().is_some_and(|token| token.is_sign(',') && token.text != "、");
    let mut behind = input.iter().skip_while(|token| token.is_separator()).skip(1);
    let counts = |next: &Token<'_>| {
        next.is_sign('-') || next.is_sign('~') || ["到", "至", "to", "位", "个"].contains(&next.text)
    };
    is_clause && behind.next().is_some_and(counts)
}

/// Whether a list ends here: at the end of the sentence, at another verb, or at words that only go on. An item that is no
/// character, or a remark that changes the list, makes all of it doubtful.
fn ends_here(input: &Tokens<'_, '_>) -> bool {
    match input.iter().find(|token| !token.is_separator()).map(|token| (token.kind, token.text)) {
        None | Some((Kind::Sign('.' | '。' | ')' | ':'), _)) => true,
        // `，其中特殊字符为`: a clause of its own.
        Some((Kind::Word(Word::Kinds), _)) => input.first().is_some_and(|token| token.is_sign(',')),
        Some((Kind::Word(word), _)) => matches!(
            word,
            Word::This
                | Word::Not
                | Word::Modal
                | Word::Must
                | Word::Only
                | Word::Begin
                | Word::End
                | Word::BeginOrEnd
                | Word::Contain
                | Word::Allowed
                | Word::Noun
                | Word::SuchAs
                | Word::Further
                | Word::Follow
        ),
        // `，4到32位`: how long it is.
        Some((Kind::Number(_), _)) => is_length(input),
        // `，以字母开头`
        Some((_, text)) => text == "以",
    }
}

#[cfg(test)]
mod tests;
