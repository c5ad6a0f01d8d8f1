//! What is known of the characters of a string, and the expression that says it.
//!
//! In: the rules of all sentences. Out: a pattern, and whether a text obeys it. A list that is not understood leaves open what
//! may occur. Left out on purpose: which rules are on the field.

use super::super::grammar::characters::Rule;
use super::super::grammar::class::Class;
use super::cases::Cases;
use super::words::Words;

/// What is known of the characters of a string.
#[derive(Clone, Default)]
pub(super) struct Characters {
    only: Option<Class>,
    permits: Option<(Class, usize)>,
    forbids: Class,
    begins: Option<Class>,
    ends: Option<Class>,
    /// Kinds of which so many must occur.
    requires: Vec<(u64, Vec<Class>)>,
    /// What must not stand next to each other, and what may, so many times.
    apart: Class,
    runs: Vec<(Option<u64>, Class)>,
    /// What may stand behind its beginning, and how many of it do.
    follows: Option<(Class, Option<u64>)>,
    /// What does not make up all of it.
    not_only: Vec<Class>,
    /// What must not stand beside what.
    beside: Vec<(Class, Class)>,
    /// How many characters there are.
    count: Option<u64>,
    words: Words,
    /// Whether a list was not understood.
    is_unread: bool,
    pub may_be_empty: bool,
    /// Whether a rule asks for a character at an end.
    needs_edge: bool,
}

/// So many items show that a list is meant to be all: `can contain letters, digits, and hyphens (-)`.
const COMPLETE_LIST: usize = 3;

impl Characters {
    pub(super) fn add(&mut self, rule: Rule) {
        let within =
            |known: Option<Class>, class: Class| Some(known.map_or(class, |known| known.within(class)));
        match rule {
            Rule::Only(class) => self.only = within(self.only, class),
            Rule::Permits(class, count) => {
                let known = self.permits.map_or(Class::default(), |(known, _)| known);
                let most = self.permits.map_or(count, |(_, known)| known.max(count));
                self.permits = Some((known.and(class), most));
            }
            Rule::Requires(classes) => {
                self.requires.extend(classes.into_iter().map(|class| (1, vec![class])));
            }
            Rule::RequiresSome(count, classes) => self.requires.push((count, classes)),
            Rule::Forbids(class) => self.forbids = self.forbids.and(class),
            Rule::Begins(class) => {
                self.begins = within(self.begins, class);
                self.needs_edge |= !class.is_complement();
            }
            Rule::Ends(class) => {
                self.ends = within(self.ends, class);
                self.needs_edge |= !class.is_complement();
            }
            Rule::Apart(class) => self.apart = self.apart.and(class),
            Rule::Runs(count, class) => self.runs.push((count, class)),
            Rule::Beside(one, other) => self.beside.push((one, other)),
            Rule::Follows(class, count) => self.follows = Some((class, count)),
            Rule::NotOnly(class) if self.not_only.contains(&class) => {}
            Rule::NotOnly(class) => self.not_only.push(class),
            Rule::Count(count) => self.count = Some(count),
            Rule::Word(rule) => self.words.add(rule),
            Rule::Unread => self.is_unread = true,
        }
    }

    pub(super) fn extend(&mut self, rules: Vec<Rule>) {
        for rule in rules {
            self.add(rule);
        }
    }

    /// Whether these rules hold whatever others say of single cases. What must not occur does, unless a case allows it; what
    /// may occur, and where, is uncertain then.
    pub(super) fn hold_beside(&self, cases: &Cases) -> bool {
        let says_more = || {
            let others = Self { forbids: Class::default(), may_be_empty: false, ..self.clone() };
            others.expression().is_some()
        };
        cases.are_none() || !self.forbids.is_empty() && cases.keep(self.forbids) && !says_more()
    }

    /// An expression for one part of a text that has several. None where nothing is said of it, or what no part can say.
    pub(super) fn of_part(mut self) -> Option<String> {
        self.needs_edge = true;
        self.may_be_empty = false;
        let expression = self.expression().filter(|_| self.lookahead().is_empty())?;
        Some(expression.strip_prefix('^')?.strip_suffix('$')?.to_owned())
    }

    /// Whether a list says what may occur.
    pub(super) fn lists(&self) -> bool {
        !self.is_unread && (self.only.is_some() || self.permits.is_some())
    }

    /// Adds to what may occur.
    pub(super) fn permit(&mut self, class: Class) {
        self.only = self.only.map(|only| only.and(class));
        self.permits = self.permits.map(|(permits, count)| (permits.and(class), count));
    }

    /// All characters with which it may begin.
    fn beginning(&self) -> Class {
        self.begins.filter(|class| !class.is_complement()).unwrap_or_default().and(self.words.class())
    }

    /// All characters that may occur.
    fn allowed(&self) -> Class {
        let permits = self.permits.filter(|(_, count)| *count >= COMPLETE_LIST).map(|(class, _)| class);
        let listed = match (self.only, permits) {
            _ if self.is_unread => Class::ALL,
            (Some(only), Some(permits)) => only.within(permits),
            (None, None) => self.follows.map_or(Class::ALL, |(class, _)| class.and(self.beginning())),
            (only, permits) => only.or(permits).unwrap_or(Class::ALL),
        };
        listed.without(self.forbids)
    }

    /// How many characters there are: `以rg开头，后跟22位数字` has 24.
    fn total(&self) -> Option<u64> {
        let behind = || {
            let ahead = u64::try_from(self.words.prefix()?.chars().count()).ok()?;
            self.follows.and_then(|(_, count)| count)?.checked_add(ahead)
        };
        self.count.or_else(behind)
    }

    /// The first and the last character.
    fn edges(&self) -> [Class; 2] {
        let allowed = self.allowed();
        [self.begins, self.ends].map(|edge| edge.map_or(allowed, |edge| edge.within(allowed)))
    }

    pub(super) fn expression(&self) -> Option<String> {
        let (allowed, [first, last]) = (self.allowed(), self.edges());
        if allowed.is_empty() || first.is_empty() || last.is_empty() {
            return None;
        }
        let all = allowed.expression();
        let (begin, end) = (first.expression(), last.expression());
        let one = first.within(last);
        let body = match (first == allowed, last == allowed) {
            (true, true)
                if allowed == Class::ALL
                    && self.requires.is_empty()
                    && self.apart.is_empty()
                    && self.beside.is_empty()
                    && self.not_only.is_empty()
                    && self.words.is_empty() =>
            {
                return None;
            }
            (true, true) => match self.total() {
                Some(count) => format!("{all}{{{count}}}"),
                None if self.needs_edge && !self.may_be_empty => format!("{all}+"),
                None => format!("{all}*"),
            },
            (false, true) => format!("{begin}{all}*"),
            (true, false) => format!("{all}*{end}"),
            (false, false) if first == last => format!("{begin}(?:{all}*{end})?"),
            (false, false) if one.is_empty() => format!("{begin}{all}*{end}"),
            (false, false) => format!("(?:{}|{begin}{all}*{end})", one.expression()),
        };
        // Where the ends have rules of their own, the length says how many there are.
        let is_counted = self.total().is_some() && first == allowed && last == allowed;
        let is_optional = self.may_be_empty || !self.needs_edge && !is_counted;
        let is_star = body == format!("{all}*");
        let body = if is_optional && !is_star { format!("(?:{body})?") } else { body };
        Some(format!("^{}{body}$", self.lookahead()))
    }

    /// What must occur, ahead of what may.
    fn lookahead(&self) -> String {
        let has = |classes: &[Class]| {
            let class = classes.iter().fold(Class::default(), |all, class| all.and(*class));
            format!("(?=[\\s\\S]*{})", class.expression())
        };
        let some = |(count, classes): &(u64, Vec<Class>)| match count {
            1 => has(classes),
            count => {
                let choices = choices(classes, usize::try_from(*count).unwrap_or(usize::MAX));
                let choice =
                    |choice: &Vec<Class>| choice.iter().map(|class| has(&[*class])).collect::<String>();
                format!("(?:{})", choices.iter().map(choice).collect::<Vec<_>>().join("|"))
            }
        };
        let apart = self.adjacent().map(|pairs| format!("(?![\\s\\S]*{pairs})"));
        let beside = self.beside.iter().map(|(one, other)| {
            let (one, other) = (one.expression(), other.expression());
            format!("(?![\\s\\S]*(?:{one}{other}|{other}{one}))")
        });
        let mixed = self.not_only.iter().map(|class| format!("(?!{}+$)", class.expression()));
        let characters = mixed.chain(apart).chain(beside).chain(self.requires.iter().map(some));
        self.words.lookahead(self.may_be_empty) + &characters.collect::<String>()
    }

    /// What must not occur in a row.
    fn adjacent(&self) -> Option<String> {
        if self.apart.is_empty() {
            return None;
        }
        let runs = self.runs.iter().filter(|(_, run)| run.within(self.apart) == *run);
        let mut parts: Vec<String> = Vec::new();
        let mut rest = self.apart;
        for (count, run) in runs {
            rest = rest.without(*run);
            let others = self.apart.without(*run);
            let run = run.expression();
            if !others.is_empty() {
                let others = others.expression();
                parts.extend([format!("{others}{run}"), format!("{run}{others}")]);
            }
            parts.extend(count.map(|count| format!("{run}{{{}}}", count.saturating_add(1))));
        }
        if !rest.is_empty() {
            parts.push(format!("{}{{2}}", rest.expression()));
        }
        match parts.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            parts => Some(format!("(?:{})", parts.join("|"))),
        }
    }

    pub(super) fn allows(&self, text: &str) -> bool {
        if !self.words.allows(text, self.may_be_empty) {
            return false;
        }
        if self.total().is_some_and(|count| text.chars().count() as u64 != count) && !text.is_empty() {
            return false;
        }
        let is_all_of = |class: &Class| !text.is_empty() && text.chars().all(|c| class.has(c));
        if self.not_only.iter().any(is_all_of) {
            return false;
        }
        let pairs = text.chars().zip(text.chars().skip(1));
        let stand = |(one, other): (char, char), (a, b): &(Class, Class)| {
            a.has(one) && b.has(other) || b.has(one) && a.has(other)
        };
        if pairs.clone().any(|pair| self.beside.iter().any(|beside| stand(pair, beside))) {
            return false;
        }
        let may_run = |c: char| self.runs.iter().any(|(_, run)| run.has(c));
        if pairs.into_iter().any(|(one, other)| {
            self.apart.has(one) && self.apart.has(other) && !(one == other && may_run(one))
        }) {
            return false;
        }
        let (allowed, [first, last]) = (self.allowed(), self.edges());
        let occurs = |class: &&Class| text.chars().any(|c| class.has(c));
        let edges = match (text.chars().next(), text.chars().next_back()) {
            (Some(one), Some(other)) => first.has(one) && last.has(other),
            _ => self.may_be_empty || !self.needs_edge,
        };
        let requires =
            |(count, classes): &(u64, Vec<Class>)| classes.iter().filter(occurs).count() as u64 >= *count;
        edges && text.chars().all(|c| allowed.has(c)) && self.requires.iter().all(requires)
    }
}

/// All ways to choose so many.
fn choices(classes: &[Class], count: usize) -> Vec<Vec<Class>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = classes.split_first() else { return Vec::new() };
    let with = choices(rest, count - 1).into_iter().map(|mut choice| {
        choice.insert(0, *first);
        choice
    });
    with.chain(choices(rest, count)).collect()
}
