//! A paragraph below a header, as the divider of rows sees it: its words, what they look like, and where it stands.

use super::cost::{self, Slot};
use super::look::Look;
use crate::document::Text;
use crate::vocabulary::{self, Turn};

/// A paragraph of the region below a header.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// The words.
    pub text: Text,
    /// How many groups of lines it takes up.
    pub groups: usize,
    /// What it looks like.
    pub look: Look,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Whether it stands nearer to the margin than the header of the table.
    pub is_outdented: bool,
    /// What it is more than it looks like, by where it stands.
    pub stands: Stands,
    /// Whether it could end the table.
    pub turn: Turn,
    /// What stands right below it, where that tells.
    pub leads_in: Option<Lead>,
    /// Whether no heading stands between it and the next table.
    pub is_above_table: bool,
}

impl Paragraph {
    /// The cost of opening a cell of this column with it.
    pub fn opening(&self, slot: Slot) -> u32 {
        match slot {
            slot if self.is_item => slot.first_item(),
            Slot::Type if self.stands == Stands::AsType => slot.first(self.look).min(cost::UNKNOWN_TYPE),
            // Cells may stand the wrong way round in single rows, or one too many among them. No name is a flag there.
            Slot::Name if self.stands == Stands::AsFlag => cost::NEVER,
            Slot::Type if self.stands == Stands::AsFlag => slot.first(self.look).min(cost::EXCHANGED),
            Slot::Name if self.stands == Stands::AsName => slot.first(self.look).min(cost::LABEL_AS_NAME),
            Slot::Mandatory if self.stands == Stands::BehindFlag => {
                slot.first(self.look).min(cost::EXCHANGED)
            }
            slot => slot.first(self.look),
        }
    }

    /// Whether it is `Yes` and nothing else. `true` is a value more often.
    pub fn says_yes(&self) -> bool {
        let text = self.text.value.trim();
        vocabulary::mandatory(text) == Some(true) && !text.eq_ignore_ascii_case("true")
    }

    /// The cost of standing in a column whose cells are lost. Where `Yes` is lost, `No` may be left.
    pub fn kept(&self, slot: Slot) -> u32 {
        let is_no = slot == Slot::Mandatory && vocabulary::mandatory(&self.text.value) == Some(false);
        if is_no { 0 } else { cost::KEPT_CELL }
    }
}

/// What a paragraph may be by where it stands, though it does not look like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Nothing else.
    Plainly,
    /// A type, though it is none that is known.
    AsType,
    /// A name, though parts of descriptions are labelled so.
    AsName,
    /// A flag between a name and a type.
    AsFlag,
    /// A type behind such a flag.
    BehindFlag,
    /// A value of a list, though it looks like a type or a flag.
    InList,
}

/// What a paragraph may lead in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A table without a caption.
    Table,
    /// Code.
    Code,
}
