//! What the words and phrases of clauses stand for: values, defaults, flags, conditions.

use serde::Deserialize;

/// What a word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseWord {
    /// What is described, by its value: `the value`, `options`.
    Value,
    /// What is described, as a parameter: `this field`.
    Field,
    /// Behind either: `of this parameter`.
    OfField,
    /// Before a subject: `the`, `valid`.
    Own,
    /// A subject that may be something else: `it`.
    Vague,
    /// `which`: a subject, or what goes on to explain a value.
    Which,
    /// `maximum value`: what is bound is no value. Only Chinese needs it, which parts no words.
    Extreme,
    /// `be`, `is`
    Copula,
    /// What turns a flag on, where it is no value: `开启`
    SwitchOn,
    /// `关闭`
    SwitchOff,
    /// `include`
    Include,
    /// `set to`
    SetTo,
    /// Before a list: `one of`, `either`.
    OneOf,
    /// `the following`, `as follows`
    Follow,
    /// What is listed: `types`, `options`.
    Kinds,
    /// `fixed at`, `always`
    Fixed,
    /// `the only supported value`
    Sole,
    /// `indicates`
    Means,
    /// `are supported`
    Supported,
    /// What holds now: `currently`.
    Now,
    /// `if`
    If,
    /// `to`, before what is to be reached.
    To,
    /// `set it to`
    SetIt,
    /// `if yes`
    IfYes,
    /// `default value`
    Default,
    /// `default`, before what it is a default of.
    Usual,
    /// `defaults to`
    Defaults,
    /// `by default`
    ByDefault,
    /// `is used`
    Used,
    /// `are returned`
    Listed,
    /// `no value`, in a condition: nothing is given.
    Lacks,
    /// `an empty string`
    Empty,
    /// Before what else is said: `with`.
    Beside,
    /// Before what is supported, in Chinese.
    Supports,
    /// Behind a value, where more than it is said: `which`, `indicating`.
    Tail,
    /// `but`, `for`: the clause goes on to something else.
    More,
    /// `etc.`
    Etc,
    /// `deprecated`
    Deprecated,
    /// `has been`, `will be`
    Becomes,
    /// `is deprecated`, wherever it stands.
    Discouraged,
    /// `read-only`
    ReadOnly,
    /// `is automatically set by the system`
    BySystem,
    /// Before what is set where nothing is given: `the system automatically sets`
    SystemSets,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseKind {
    /// Before a condition: `if`
    If,
    /// Before what is to be left out of account: `unless`
    Unless,
    /// Behind a condition: `时`
    Then,
    /// Before the case for which something holds: `for`
    Case,
    /// Before what something holds in, which is a case at the start of a sentence, and of versions: `in`
    Within,
    /// Versions of an interface: `and later`
    Release,
    /// Before what is to be reached: `to add a rule`
    Purpose,
    /// What is no condition: `now`
    Now,
    /// Before the other case: `otherwise`
    Otherwise,
    /// Before a statement of its own: `but`
    But,
    /// Before the exact form: `that is`
    ThatIs,
    /// The field that is described: `this parameter`
    This,
    /// Behind or before a name: `parameter`
    Noun,
    /// Before a name: `the value of`
    Lead,
    /// Before words that are no names: `the`
    Article,
    /// Words that link a subject with what is said of it, and say nothing: `will be`
    Link,
    /// Before what has to be done: `must`
    Must,
    /// Before what may be done: `can`
    Can,
    /// Before what is not to be done, or need not be: `cannot`
    Never,
    /// What is done with a field: `specified`
    Given,
    /// Behind it, where it is done with others: `together with`
    Jointly,
    /// Between a field and its value: `is set to`
    Equals,
    /// Between a field and its value in a condition, and before the own value elsewhere: `取值为`
    Valued,
    /// Between a field and what is not its value: `is not`
    Differs,
    /// What is said of the own value where the sentence does not say of what: `specified`
    State,
    /// `not`
    Not,
    /// `only`
    Only,
    /// `or`
    Or,
    /// `and`
    And,
    /// Before a choice: `either`
    Either,
    /// Before a choice of which one is needed: `specify`
    Demand,
    /// Before a choice that may be left: `use`
    Choose,
    /// Behind a choice: `or both`
    Both,
    /// Before a number of which one is needed, behind their names: `至少填`
    Least,
    /// One of what was named: `其中一种`
    OneOf,
    /// Before what a duty leaves out: `除`
    Except,
    /// Behind it: `外`
    Beyond,
    /// A noun for a case that stands before a duty: `创建集群场景`
    Setting,
    /// It has a meaning: `valid`
    Available,
    /// It is of use for something, which is a condition only where the sentence says so: `used`
    Used,
    /// It must not be given, or is not there: `not supported`
    Unavailable,
    /// It may be given, and counts for nothing: `ignored`
    Ignored,
    /// It need not be given: `does not need to be set`, which the words of a group say together
    Needless,
    /// A request that gives it is: `an error will be returned`
    Refused,
    /// It is used instead of another: `takes precedence over`
    Precedes,
    /// Answers have it: `returned`
    Returned,
    /// It must be given: `mandatory`
    Mandatory,
    /// It needs others: `used together`
    Together,
    /// It may be given with others: `can be used together`
    MayTogether,
    /// It bears no others: `cannot be used together`
    Apart,
    /// It or others must be given: `cannot be left blank at the same time`
    OneNeeded,
    /// Before what a value is compared with: `greater than`
    Than,
    /// Before what it is like, or is not, which is no number: `the same as`
    Like,
    /// Before two that something is said of: `the sum of`
    Between,
    /// What its value follows from: `depends on`
    Depends,
    /// Behind what something follows from: `determines whether`
    Determines,
    /// Behind what a value follows from, where that stands before it: `由type决定`
    Decided,
    /// Behind the one of two that counts: `以name为准`
    Prevails,
    /// What it means: `this parameter indicates`
    Means,
    /// What its value is: `the value can be`
    Values,
    /// Before a unit: `unit:`
    UnitLead,
    /// Before the unit at the end of a definition: `in GB`
    UnitIn,
    /// Before a unit that is counted: `number of days`
    UnitCount,
    /// Behind a unit: `以秒为单位`
    UnitTail,
    /// What a time may have at its end: `time zone offset`
    Offset,
    /// Before an example: `for example`
    Sample,
    /// Words that hold other phrases and say nothing of them: `for example`, `时间`
    Word,
}
