//! Rules of a type, as generated code gives them.

use std::fmt;

/// The rules of an object type.
#[derive(Debug)]
pub struct Rules {
    pub(super) members: &'static [Rule],
    pub(super) conditions: &'static [Condition],
}

/// The rules of a member.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub(super) name: &'static str,
    pub(super) mandatory: bool,
    pub(super) values: &'static [Literal],
    pub(super) lengths: (Option<u64>, Option<u64>),
    pub(super) counts: (Option<u64>, Option<u64>),
    pub(super) bounds: (Option<f64>, Option<f64>),
    pub(super) pattern: Option<&'static str>,
    pub(super) form: Option<&'static Form>,
    pub(super) object: Option<&'static Rules>,
    pub(super) map: bool,
}

/// A rule on several members of an object.
#[derive(Debug)]
pub enum Condition {
    /// Where `field` has one of these values, the members must be there.
    When {
        /// The member on which it depends.
        field: &'static str,
        /// Its values.
        equals: &'static [Literal],
        /// What must be there then.
        members: &'static [&'static str],
    },
    /// One of these members must be there.
    Either(&'static [&'static str]),
    /// No more than one of the two may be there.
    Apart([&'static str; 2]),
    /// Where `given` is there, the members must be there too.
    Together {
        /// The member that needs others.
        given: &'static str,
        /// The others.
        members: &'static [&'static str],
    },
}

/// What a text must be like, where one expression cannot say it.
#[derive(Debug)]
pub enum Form {
    /// It matches this expression.
    Matches(&'static str),
    /// It does not match this expression.
    Differs(&'static str),
    /// All of these hold.
    All(&'static [Form]),
    /// One of these holds at least.
    Any(&'static [Form]),
}

/// A value in a rule.
#[derive(Debug)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
    /// A number that is not whole.
    Number(f64),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "`{text}`"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl Rules {
    /// Rules of members.
    pub const fn new(members: &'static [Rule]) -> Self {
        Self { members, conditions: &[] }
    }

    /// Rules on several members together.
    pub const fn conditions(mut self, conditions: &'static [Condition]) -> Self {
        self.conditions = conditions;
        self
    }
}

impl Rule {
    /// A member without rules. For a list or a map, all but the number of its elements is on each element.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            mandatory: false,
            values: &[],
            lengths: (None, None),
            counts: (None, None),
            bounds: (None, None),
            pattern: None,
            form: None,
            object: None,
            map: false,
        }
    }

    /// It must be there.
    pub const fn mandatory(mut self) -> Self {
        self.mandatory = true;
        self
    }

    /// It is one of these.
    pub const fn values(mut self, values: &'static [Literal]) -> Self {
        self.values = values;
        self
    }

    /// It has at least so many characters.
    pub const fn min_length(mut self, least: u64) -> Self {
        self.lengths.0 = Some(least);
        self
    }

    /// It has at most so many characters.
    pub const fn max_length(mut self, most: u64) -> Self {
        self.lengths.1 = Some(most);
        self
    }

    /// It has at least so many elements.
    pub const fn min_items(mut self, least: u64) -> Self {
        self.counts.0 = Some(least);
        self
    }

    /// It has at most so many elements.
    pub const fn max_items(mut self, most: u64) -> Self {
        self.counts.1 = Some(most);
        self
    }

    /// It is at least this number.
    pub const fn minimum(mut self, least: f64) -> Self {
        self.bounds.0 = Some(least);
        self
    }

    /// It is at most this number.
    pub const fn maximum(mut self, most: f64) -> Self {
        self.bounds.1 = Some(most);
        self
    }

    /// It has this form: a regular expression.
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// It has this form: several regular expressions.
    pub const fn form(mut self, form: &'static Form) -> Self {
        self.form = Some(form);
        self
    }

    /// It is an object, or holds objects, with these rules.
    pub const fn object(mut self, rules: &'static Rules) -> Self {
        self.object = Some(rules);
        self
    }

    /// Its members are keys that somebody chooses.
    pub const fn map(mut self) -> Self {
        self.map = true;
        self
    }
}
