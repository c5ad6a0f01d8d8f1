//! How unlikely it is that a paragraph is a cell of a given column.
//!
//! Costs are decibels: `-10 log10` of how often it is so, rounded. 10 more is ten times rarer, and costs of
//! independent things add up. They come from counting the cells of some ten thousand tables of real pages, whose markup
//! told what was what; where a thing was never seen, [`NEVER`] stands, so that no reading is impossible and
//! every page gets the best of bad ones.

use super::look::Look;
use super::paragraph::{Lead, Paragraph};
use crate::vocabulary::{ColumnHeader, ColumnRole, Turn};

/// Seen nowhere.
pub(super) const NEVER: u32 = 55;
/// From here on, what opens a cell is not what its column holds.
pub(super) const ODD: u32 = 34;
/// The cost of leaving the first column empty, beyond that of an empty cell.
pub(super) const EMPTY_KEY: u32 = 20;
/// The cost of a table that has a header and no rows.
pub(super) const NO_ROWS: u32 = 20;

/// What a column holds, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Name,
    Mandatory,
    Type,
    Status,
    Description,
    /// Codes of errors.
    Code,
    /// What a policy permits, in a table that tells of each what it permits.
    Action,
    /// What several rows have in common, written in the first of them.
    Group,
    Other,
}

impl Slot {
    /// The slots of the columns of a table.
    pub fn all<'h>(headers: impl Iterator<Item = &'h ColumnHeader>) -> Vec<Self> {
        headers.enumerate().map(|(index, header)| Self::of(header, index == 0)).collect()
    }

    /// The slot of a column.
    fn of(header: &ColumnHeader, is_first: bool) -> Self {
        match header.role() {
            ColumnRole::Name => Self::Name,
            ColumnRole::Mandatory => Self::Mandatory,
            ColumnRole::Type => Self::Type,
            ColumnRole::Description => Self::Description,
            ColumnRole::Other(_) if is_first && header.is_action() => Self::Action,
            ColumnRole::Other(_) if header.is_status() => Self::Status,
            ColumnRole::Other(_) if header.is_error_code() => Self::Code,
            ColumnRole::Other(_) if header.is_group() => Self::Group,
            ColumnRole::Other(_) => Self::Other,
        }
    }

    /// Whether a cell can hold several paragraphs.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Description | Self::Other)
    }

    /// The word for the column in a message.
    pub fn title(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Mandatory => "Mandatory",
            Self::Type => "type",
            Self::Status => "status",
            Self::Description => "description",
            Self::Code => "error code",
            Self::Action => "action",
            Self::Group | Self::Other => "next",
        }
    }

    /// The cost of an empty cell. Empty descriptions are rarer in the counted pages than elsewhere.
    pub fn empty(self) -> u32 {
        match self {
            Self::Name => NEVER,
            Self::Mandatory => 37,
            Self::Type => 29,
            Self::Status | Self::Description => 21,
            Self::Code => 24,
            // It may span the rows of several resources.
            Self::Action => 12,
            Self::Group => 1,
            Self::Other => 16,
        }
    }

    /// Whether all its cells can be lost together, whatever else the table has.
    pub fn may_be_lost(self) -> bool {
        matches!(self, Self::Description | Self::Other)
    }

    /// The cost of an item of a list that opens a cell.
    pub fn first_item(self) -> u32 {
        match self {
            Self::Description => 8,
            Self::Other => 10,
            _ => NEVER,
        }
    }

    /// The cost of a further item of a cell.
    pub fn more_item(self) -> u32 {
        if self.is_long() { 3 } else { NEVER }
    }

    /// The cost of a paragraph that opens a cell.
    pub fn first(self, look: Look) -> u32 {
        let [name, mandatory, type_, status, description, _, other, _] = costs(look);
        match self {
            Self::Name => name,
            Self::Mandatory => mandatory,
            Self::Type => type_,
            Self::Status => status,
            Self::Description => description,
            Self::Code => code(look),
            Self::Action => action(look),
            Self::Group => group(look),
            Self::Other => other,
        }
    }

    /// The cost of a further paragraph of a cell, behind one that looks like `before`.
    pub fn more(self, look: Look, before: Look) -> u32 {
        let [.., description, _, other] = costs(look);
        if self == Self::Other {
            return other;
        }
        // Behind `Enumeration values:` come values, and values behind values.
        let is_listed = before == Look::Label || before == look;
        match look {
            Look::Identifier | Look::Word | Look::Token | Look::Nothing | Look::Phrase if is_listed => {
                description.min(LISTED)
            }
            Look::Flag if before == Look::Label => description.min(LISTED),
            _ => description,
        }
    }
}

/// The cost of each look as an error code: `ELB.0002`, `1100`.
const fn code(look: Look) -> u32 {
    match look {
        Look::Identifier => 1,
        Look::Token => 3,
        Look::Status | Look::Word => 15,
        Look::Nothing => 20,
        Look::Phrase => 30,
        _ => NEVER,
    }
}

/// The cost of each look as what a policy permits: `elb:pools:create`.
const fn action(look: Look) -> u32 {
    match look {
        Look::Identifier => 1,
        _ => NEVER,
    }
}

/// The cost of each look as what rows have in common: `Public`, `Elastic IP`. Most rows have an empty cell there.
const fn group(look: Look) -> u32 {
    match look {
        Look::Token | Look::Word | Look::Phrase => 13,
        Look::Identifier => 20,
        Look::Sentence => 40,
        _ => NEVER,
    }
}

/// A value in a list of values.
pub(super) const LISTED: u32 = 7;

/// The cost of each look: as name, Mandatory, type, status, first and further paragraph of a description,
/// first and further paragraph of another column.
#[rustfmt::skip]
const fn costs(look: Look) -> [u32; 8] {
    const X: u32 = NEVER;
    match look {
        //                  name  mand. type  status descr. more  other more
        Look::Code       => [  X,    X,    X,    X,   45,   25,   45,   30],
        Look::Flag       => [ 40,    0,   38,    X,   40,   26,   12,   35],
        Look::Type       => [ 45,   37,    0,    X,   33,   30,   31,   35],
        Look::SmallType  => [ 20,    X,    8,    X,   40,   22,   31,   35],
        Look::Status     => [ 45,    X,    X,    0,   45,   30,   19,   35],
        Look::Date       => [  X,    X,    X,    X,   45,   35,   12,   35],
        Look::Call       => [  X,    X,    X,    X,   35,   25,    8,   14],
        Look::Nothing    => [ 39,   45,   20,   45,   30,   15,   15,   30],
        Look::Identifier => [  2,    X,   36,    X,   29,   16,    6,    4],
        Look::Word       => [  4,    X,   45,    X,   33,   16,   20,   26],
        Look::Token      => [ 23,    X,   30,   24,   17,   12,   11,   26],
        Look::Label      => [  X,    X,    X,    X,   13,    9,   24,   18],
        Look::Meaning    => [ 45,    X,    X,    X,   19,    4,   24,   13],
        Look::Reference  => [  X,    X,    4,    X,   30,   10,   12,   12],
        Look::Phrase     => [ 30,    X,   32,   10,   10,   18,    9,    7],
        Look::Sentence   => [ 37,   35,   40,    X,    1,    5,    4,    5],
    }
}

/// The cost of a second paragraph in a table whose cells hold one each. Descriptions end about as often as they go on.
const SECOND_OF_SINGLE: u32 = 8;
/// The same in a column of another kind.
const SECOND_OF_OTHER: u32 = 12;
/// The same in a table of actions: what an action needs more of one kind stands in a list, or in a row of its own.
pub(super) const SECOND_OF_ACTION: u32 = 45;

/// The cost of prose below a table of actions: nothing is said of it there.
pub(super) const PROSE_BELOW_ACTIONS: u32 = 40;

/// Whether nothing tells that a table ends here.
pub(super) fn is_prose(paragraph: &Paragraph) -> bool {
    !paragraph.is_outdented && paragraph.turn == Turn::None && paragraph.leads_in.is_none()
}

/// The cost of the paragraph with which the table is over, behind one that looks like `before`.
pub(super) fn end(paragraph: &Paragraph, before: Look) -> u32 {
    let is_label = paragraph.look == Look::Label;
    if paragraph.is_outdented {
        return 0;
    }
    match (paragraph.turn, paragraph.leads_in) {
        // What stands right above a table without a caption is its title.
        (Turn::Heading | Turn::Status, _) | (_, Some(Lead::Table)) => 0,
        (Turn::Pointer, _) => 3,
        (Turn::Label, _) => 10,
        (Turn::None, Some(Lead::Code)) if is_label && !paragraph.is_above_table => 6,
        (Turn::None, _) if paragraph.look == Look::Code => 10 + behind(paragraph, before),
        (Turn::None, _) => 14 + behind(paragraph, before),
    }
}

/// The cost of a paragraph behind the end of the table: what it would cost in a description. Code is common there,
/// but for the way from one table to the next.
pub(super) fn behind(paragraph: &Paragraph, before: Look) -> u32 {
    let is_example = paragraph.look == Look::Code && !paragraph.is_above_table;
    match () {
        () if is_example => 3,
        // The line of a method and a path stands below the heading that ended the table.
        () if paragraph.look == Look::Call => 5,
        () if paragraph.is_item => Slot::Description.more_item(),
        () => Slot::Description.more(paragraph.look, before),
    }
}

/// The cost of an empty cell in a column whose cells are lost, for some may be left.
pub(super) const LOST_CELL: u32 = 3;
/// The cost of a cell in a column whose cells are lost, where it is none of those that may be left.
pub(super) const KEPT_CELL: u32 = 8;
/// How rare it is that a column is lost.
pub(super) const LOST_COLUMN: u32 = 30;
/// The cost of a cell behind an item of the same list: a list is one cell.
pub(super) const DIVIDED_LIST: u32 = 15;
/// The cost of a paragraph of a table that stands nearer to the margin than its header does.
pub(super) const OUTDENTED: u32 = 60;
/// The cost of an unknown word for a type, where the words around it stand like those of a row.
pub(super) const UNKNOWN_TYPE: u32 = 14;

/// The cost of a label as a name, where a type stands below it.
pub(super) const LABEL_AS_NAME: u32 = 25;
/// The cost of a flag where the type belongs, and of a type where the flag belongs, where both stand side by side.
pub(super) const EXCHANGED: u32 = 25;

/// The cost of a heading as a paragraph of a cell, beyond what its look costs.
pub(super) fn heading_in_cell(turn: Turn) -> u32 {
    match turn {
        Turn::Heading => 25,
        Turn::Status => 40,
        Turn::Pointer | Turn::Label | Turn::None => 0,
    }
}

/// The cost of a heading that opens a cell, beyond that: names of sections are said in descriptions, and seldom alone.
pub(super) fn heading_as_cell(turn: Turn, slot: Slot) -> u32 {
    if turn == Turn::Heading && slot == Slot::Other { 20 } else { 0 }
}

/// What the cells of a table have in common. Known once it was read for the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// How the names start, if most start alike: with a small letter or not.
    pub small_names: Option<bool>,
    /// No description has a second paragraph.
    pub is_single: bool,
    /// The column whose cells are lost.
    pub lost: Option<usize>,
}

impl Style {
    /// The style of the rows that were found: their names, and the number of paragraphs in each longest cell.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>, lengths: &[usize], has_statuses: bool) -> Self {
        let (mut small, mut all) = (0_usize, 0_usize);
        for name in names {
            all += 1;
            small += usize::from(name.starts_with(|c: char| !c.is_uppercase()));
        }
        let small_names = match all {
            3.. if small * 4 >= all * 3 => Some(true),
            3.. if small * 4 <= all => Some(false),
            _ => None,
        };
        // The last row may have swallowed what stands behind the table.
        let others = lengths.split_last().map_or(lengths, |(_, others)| others);
        let is_single = has_statuses || others.len() >= 3 && others.iter().all(|length| *length <= 1);
        Self { small_names, is_single, lost: None }
    }

    /// The cost of a name that is written otherwise.
    pub fn name(self, text: &str) -> u32 {
        let is_small = text.starts_with(|c: char| !c.is_uppercase());
        if self.small_names.is_some_and(|small| small != is_small) { 8 } else { 0 }
    }

    /// The cost of a second paragraph in a cell of this column.
    pub fn second(self, slot: Slot) -> u32 {
        match slot {
            Slot::Other => SECOND_OF_OTHER,
            _ if self.is_single => SECOND_OF_SINGLE,
            _ => 0,
        }
    }
}
