//! What the words of rules on characters stand for.

use serde::Deserialize;

/// What a word does in a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProseWord {
    /// The field that is described: `this parameter`, `it`.
    This,
    /// What a field may be called: `name`, `value`.
    Noun,
    /// `only`
    Only,
    /// `cannot`
    Not,
    /// `can`
    Modal,
    /// `must`
    Must,
    /// `contain`, `consist of`
    Contain,
    /// Before what is forbidden: `excluding`
    Exclude,
    /// Behind a list: `are allowed`
    Allowed,
    /// `start with`
    Begin,
    /// `end with`
    End,
    /// `start or end with`
    BeginOrEnd,
    /// `next to each other`
    Adjacent,
    /// `a maximum of`
    AtMost,
    /// Between the items of a list: `and`
    And,
    /// Words that change nothing: `the following`
    Article,
    /// Before examples of what is meant: `such as`
    SuchAs,
    /// What is counted of kinds of characters: `types of characters`
    Kinds,
    /// Kinds of characters that a list before names: `the above types`
    Above,
    /// `any form of the word`
    AnyForm,
    /// `at least`
    AtLeast,
    /// `letters`, of any script
    Letter,
    /// `English letters`
    AsciiLetter,
    /// `lowercase letters`
    Lower,
    /// `uppercase letters`
    Upper,
    /// `digits`
    Digit,
    /// `hexadecimal characters`
    Hexadecimal,
    /// `lowercase hexadecimal characters`
    LowerHexadecimal,
    /// `中英文`: letters of both
    Bilingual,
    /// `Chinese characters`
    Chinese,
    /// `Unicode characters`, of which a range is given
    Unicode,
    /// `non-printable ASCII characters`
    Control,
    /// `special characters`, which are listed
    Special,
    /// `spaces`
    Blank,
    /// `<` and `>`
    Angle,
    /// `(` and `)`
    Parenthesis,
    /// `[` and `]`
    Square,
    /// `{` and `}`
    Brace,
    /// Quotation marks
    Quote,
    /// What announces rules: `naming rules`, `requirements`
    Rule,
    /// What cannot do without a slash: `absolute path`
    Path,
    /// What a rule goes on with behind its list: `but`
    Further,
    /// Behind kinds of which all must occur: `的组合`
    Combination,
    /// What goes on behind the beginning of a value: `followed by`
    Follow,
}
