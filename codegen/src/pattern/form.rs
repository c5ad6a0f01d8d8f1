//! Patterns without look-ahead: what an engine that has none can ask instead.
//!
//! In: a pattern of ECMA-262. Out: a [`Form`] that says the same with expressions that the runtime's engine knows. Only
//! look-ahead at the start of a text is rewritten, as there each can be asked for itself: `^(?=[\s\S]*[a-z])[^-]*$` is
//! `^[\s\S]*[a-z]` and `^[^-]*$`. Left out on purpose: any other look-around; such a pattern has no form.

/// What a text must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// It matches this expression.
    Matches(String),
    /// It does not match this expression.
    Differs(String),
    /// All of these hold.
    All(Vec<Form>),
    /// One of these holds at least.
    Any(Vec<Form>),
}

impl Form {
    /// The form of a pattern. None where the runtime's engine cannot ask for it.
    pub(crate) fn of(pattern: &str) -> Option<Self> {
        Self::divided(pattern).filter(Self::is_known)
    }

    /// The form of a pattern, whatever engine may know its expressions.
    pub(super) fn divided(pattern: &str) -> Option<Self> {
        if !has_look_ahead(pattern) {
            return Some(Self::Matches(pattern.to_owned()));
        }
        // `^(?=a)b|c$` asks for it in one case only.
        let mut rest = pattern.strip_prefix('^').filter(|rest| alternatives(rest).len() == 1)?;
        let mut parts = Vec::new();
        while let Some((group, behind)) = group(rest) {
            let Some(part) = looks_ahead(group).or_else(|| one_of(group)) else { break };
            parts.push(part);
            rest = behind;
        }
        // Whatever text there is, this matches.
        if rest != r"[\s\S]*$" {
            parts.push(Self::Matches(format!("^{rest}")));
        }
        Some(Self::joined(parts, Self::All))
    }

    /// Whether a text has this form. None where an expression is too large to be asked.
    pub(super) fn admits(&self, text: &str) -> Option<bool> {
        match self {
            Self::Matches(pattern) => super::without_look_ahead(pattern, text),
            Self::Differs(pattern) => super::without_look_ahead(pattern, text).map(|matches| !matches),
            Self::All(parts) => parts.iter().try_fold(true, |all, part| Some(all && part.admits(text)?)),
            Self::Any(parts) => parts.iter().try_fold(false, |any, part| Some(any || part.admits(text)?)),
        }
    }

    fn joined(mut parts: Vec<Self>, join: fn(Vec<Self>) -> Self) -> Self {
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                join(parts)
            }
        }
    }

    fn is_known(&self) -> bool {
        match self {
            Self::Matches(pattern) | Self::Differs(pattern) => {
                !has_look_ahead(pattern) && regex_lite::Regex::new(pattern).is_ok()
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_known),
        }
    }
}

pub(super) fn has_look_ahead(pattern: &str) -> bool {
    pattern.contains("(?=") || pattern.contains("(?!")
}

/// `(?=...)` or `(?!...)`: at the start of a text, what stands ahead is what the text starts with.
fn looks_ahead(group: &str) -> Option<Form> {
    let inner = |start: &str| Some(format!("^(?:{})", group.strip_prefix(start)?.strip_suffix(')')?));
    inner("(?=").map(Form::Matches).or_else(|| inner("(?!").map(Form::Differs))
}

/// `(?:(?=...)(?=...)|(?=...))`: alternatives that are nothing but look-ahead.
fn one_of(group: &str) -> Option<Form> {
    let inner = group.strip_prefix("(?:")?.strip_suffix(')')?;
    let alternative = |mut rest: &str| {
        let mut parts = Vec::new();
        while let Some((group, behind)) = self::group(rest) {
            parts.push(looks_ahead(group)?);
            rest = behind;
        }
        (rest.is_empty() && !parts.is_empty()).then(|| Form::joined(parts, Form::All))
    };
    let found: Option<Vec<Form>> = alternatives(inner).into_iter().map(alternative).collect();
    found.map(|found| Form::joined(found, Form::Any))
}

/// A group at the start of an expression, and what stands behind it. None where a count stands there: `(?:...)?`.
fn group(pattern: &str) -> Option<(&str, &str)> {
    if !pattern.starts_with('(') {
        return None;
    }
    let end = syntax(pattern).find(|(_, c, depth)| *c == ')' && *depth == 0)?.0 + 1;
    let (group, behind) = pattern.split_at_checked(end)?;
    (!behind.starts_with(['?', '*', '+', '{'])).then_some((group, behind))
}

/// The parts between bars that stand in no group.
fn alternatives(pattern: &str) -> Vec<&str> {
    let bars = syntax(pattern).filter(|(_, c, depth)| *c == '|' && *depth == 0).map(|(at, ..)| at);
    let mut start = 0;
    let mut found: Vec<&str> = Vec::new();
    for end in bars.chain([pattern.len()]) {
        found.extend(pattern.get(start..end));
        start = end + 1;
    }
    found
}

/// The characters that are neither escaped nor within a class, each with its place and the depth of groups behind it.
fn syntax(pattern: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let (mut escaped, mut in_class, mut depth) = (false, false, 0_usize);
    pattern.char_indices().filter_map(move |(at, c)| {
        let is_plain = std::mem::take(&mut escaped);
        match c {
            _ if is_plain => return None,
            '\\' => escaped = true,
            ']' if in_class => in_class = false,
            _ if in_class => {}
            '[' => in_class = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (!in_class && !escaped).then_some((at, c, depth))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str) -> Form {
        Form::Matches(pattern.to_owned())
    }

    #[test]
    fn a_pattern_without_look_ahead_is_itself() {
        assert_eq!(Form::of("^[a-z]{1,64}$"), Some(matches("^[a-z]{1,64}$")));
        assert_eq!(Form::of("^[a-z"), None);
    }

    #[test]
    fn each_look_ahead_at_the_start_is_asked_for_itself() {
        assert_eq!(
            Form::of(r"^(?=[\s\S]*[(A)])(?!sys)[a-z]*$"),
            Some(Form::All(vec![
                matches(r"^(?:[\s\S]*[(A)])"),
                Form::Differs("^(?:sys)".to_owned()),
                matches("^[a-z]*$"),
            ]))
        );
        assert_eq!(Form::of(r"^(?!CCE)[\s\S]*$"), Some(Form::Differs("^(?:CCE)".to_owned())));
        let kinds = r"^(?:(?=[\s\S]*[A-Z])(?=[\s\S]*[|\)])|(?=[\s\S]*[0-9]))[a-z]*$";
        assert_eq!(
            Form::of(kinds),
            Some(Form::All(vec![
                Form::Any(vec![
                    Form::All(vec![matches(r"^(?:[\s\S]*[A-Z])"), matches(r"^(?:[\s\S]*[|\)])")]),
                    matches(r"^(?:[\s\S]*[0-9])"),
                ]),
                matches("^[a-z]*$"),
            ]))
        );
    }

    #[test]
    fn other_look_around_has_no_form() {
        for pattern in
            ["^a(?!b)c$", "(?=a)b", "^(?<=a)b$", "^(?:(?=a)b|c)$", "^(?=a)b|c$", "^(?=a)?b$", r"^(a)\1$"]
        {
            assert_eq!(Form::of(pattern), None, "{pattern}");
        }
    }
}
