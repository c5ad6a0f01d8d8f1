//! What a table is for: its caption, or the words above it, or its columns, or else its rows and what came before.
//!
//! Pages without captions, or with captions that say nothing, still keep an order: parameters of the path before those
//! of the query, headers before the body, the body before the types that it names. The names in the rows tell the
//! first ones apart; what stands behind a body whose rows name objects defines those.

use super::caption;
use super::section::{ExampleOf, Located, Section};
use super::shown::Shown;
use crate::raw::{ColumnRole, ERRORS, RawRow, RawTable, RawUri, Side, TableRole};
use crate::type_cell::{Leaf, TypeCell};
use crate::vocabulary::{self, Answer, ColumnHeader};

/// What is known of a table.
pub(super) struct Clues<'c> {
    /// The words of its caption.
    pub caption: Option<&'c str>,
    /// The paragraph right above it.
    pub above: Option<&'c str>,
    pub columns: &'c [ColumnRole],
    /// The headers of its columns.
    pub headers: &'c [ColumnHeader],
    /// The names in its rows.
    pub names: &'c [String],
    /// The name of the only row, where that is an object.
    pub only_object: Option<&'c str>,
    /// Whether every row begins with a status of a failure.
    pub has_statuses: bool,
    /// Whether every row says that it describes a header.
    pub says_headers: bool,
    /// What the examples of requests show.
    pub shown: &'c Shown,
    pub place: &'c Located<'c>,
    /// The section that it belongs to.
    pub section: Section,
    /// The tables before it.
    pub before: &'c [RawTable],
    pub uri: &'c RawUri,
}

impl Clues<'_> {
    /// By columns, or else by words, or else by rows and section.
    pub fn role(&self) -> TableRole {
        if let Some(role) = self.by_columns() {
            return role;
        }
        let side = self.side();
        let by_caption = self.caption.and_then(|words| caption::role(words, &side));
        if self.section == Section::Authorization || by_caption == Some(TableRole::Authorization) {
            return TableRole::Authorization;
        }
        match self.section {
            Section::StatusCodes => return TableRole::StatusCodes,
            Section::ErrorCodes => return TableRole::ErrorCodes,
            _ => {}
        }
        if !self.columns.contains(&ColumnRole::Name) {
            return TableRole::Unknown;
        }
        if let Some(role) = self.by_answer() {
            return role;
        }
        if let Some(name) = self.caption.filter(|name| self.is_named(name)) {
            return TableRole::Type { name: name.to_owned(), side };
        }
        // "The user format" above a table of `user`, an object: it shows what holds the member.
        let is_holder = |role: &TableRole| matches!(role, TableRole::Type { name, .. } if Some(name.as_str()) == self.only_object);
        if let Some(role) = by_caption.filter(|role| !is_holder(role)) {
            return role;
        }
        match self.section {
            Section::Uri | Section::Request | Section::Response => {
                self.by_words_above(&side).unwrap_or_else(|| self.by_section(&side))
            }
            _ => TableRole::Unknown,
        }
    }

    /// Codes head a column of their own, and so do actions.
    fn by_columns(&self) -> Option<TableRole> {
        if vocabulary::is_authorization(self.headers) {
            return Some(TableRole::Authorization);
        }
        // A first column that its cells show to be one of names is what they show.
        let is_own = |_: &&ColumnHeader| matches!(self.columns.first(), Some(ColumnRole::Other(_)));
        match self.headers.first().filter(is_own)? {
            header if header.is_status() => Some(TableRole::StatusCodes),
            header if header.is_error_code() => {
                Some(if self.has_statuses { TableRole::StatusCodes } else { TableRole::ErrorCodes })
            }
            _ => None,
        }
    }

    /// `Abnormal response`, among answers.
    fn by_answer(&self) -> Option<TableRole> {
        let Side::Response(status) = self.side() else { return None };
        match vocabulary::answer(self.caption?)? {
            Answer::Errors => Some(TableRole::Body(Side::Response(Some(ERRORS.to_owned())))),
            Answer::Normal => Some(TableRole::Body(Side::Response(status))),
            Answer::Status(_) => None,
        }
    }

    /// Whether a row names a type as the caption does: `ResponseHeader` is a type then, however it sounds.
    fn is_named(&self, caption: &str) -> bool {
        let is_name = !caption.contains(char::is_whitespace);
        let mut types = self.before.iter().flat_map(|table| &table.rows).filter_map(RawRow::type_text);
        is_name && types.any(|words| words.split([' ', '<', '>', ',', '[', ']']).any(|word| word == caption))
    }

    fn side(&self) -> Side {
        match self.section {
            Section::Response | Section::Examples(ExampleOf::Response) => {
                Side::Response(self.place.status.clone())
            }
            _ => Side::Request,
        }
    }

    /// `Parameters in the request header`, `Table 1 describes the parameters in the URI.`
    fn by_words_above(&self, side: &Side) -> Option<TableRole> {
        match caption::role(self.above?, side)? {
            TableRole::Type { .. }
            | TableRole::StatusCodes
            | TableRole::ErrorCodes
            | TableRole::Authorization => None,
            // Prose speaks of bodies where it means what is in them.
            TableRole::Body(side) if self.follows_body(&side) => None,
            role => Some(role),
        }
    }

    fn by_section(&self, side: &Side) -> TableRole {
        if (self.are_headers() || self.says_headers) && !self.follows_body(side) {
            return TableRole::Headers(side.clone());
        }
        if *side == Side::Request && self.repeats_path() {
            return TableRole::UriParameters;
        }
        if self.is_shown_as_body() {
            return TableRole::Body(Side::Request);
        }
        if matches!(side, Side::Request) && !self.follows_body(side) && self.are_in_path() {
            return TableRole::UriParameters;
        }
        if self.defines_type(side) {
            return self.type_(side);
        }
        match self.section {
            Section::Uri if self.is_first_below_path() => TableRole::PathParameters,
            Section::Uri if self.is_path_described() => TableRole::QueryParameters,
            Section::Uri => TableRole::UriParameters,
            Section::Request if super::role::has_no_body(self.uri) => TableRole::UriParameters,
            _ => TableRole::Body(side.clone()),
        }
    }

    /// The type is known once all tables are; what is said above it may help, and where an example shows its members.
    fn type_(&self, side: &Side) -> TableRole {
        let holder = self.shown.holder(self.names).filter(|_| *side == Side::Request);
        if let Some(holder) = holder.filter(|holder| self.is_nameless_before(holder)) {
            return TableRole::Type { name: holder.to_owned(), side: side.clone() };
        }
        let is_label =
            |words: &&str| words.split_whitespace().count() <= 8 && !vocabulary::points_at_table(words);
        let words = self.above.filter(is_label).unwrap_or_default();
        match caption::role(words, side) {
            Some(role @ TableRole::Type { .. }) => role,
            _ => TableRole::Type { name: words.to_owned(), side: side.clone() },
        }
    }

    /// Whether most rows are headers: `X-Auth-Token`, `Content-Type`, `region`.
    fn are_headers(&self) -> bool {
        let headers = self.names.iter().filter(|name| vocabulary::is_header(name)).count();
        headers * 2 > self.names.len()
    }

    /// Whether all rows are parameters of the path, and none is a member that an example shows, or is within one.
    fn repeats_path(&self) -> bool {
        let is_of_path = |name: &String| self.uri.has_parameter(name) && !self.shown.top.contains(name);
        let is_of_type = || {
            self.is_path_described()
                && self.defines_type(&Side::Request)
                && self.shown.is_within_any(self.names)
        };
        !self.names.is_empty() && self.names.iter().all(is_of_path) && !is_of_type()
    }

    /// Whether a table below the URI line, none of whose rows the line has, describes the body: an example shows them all.
    fn is_shown_as_body(&self) -> bool {
        let is_in_line = |name: &String| self.uri.has_parameter(name) || self.uri.query.contains(name);
        self.section == Section::Uri
            && !super::role::has_no_body(self.uri)
            && !self.follows_body(&Side::Request)
            && !self.names.is_empty()
            && self.names.iter().all(|name| self.shown.top.contains(name))
            && !self.names.iter().any(is_in_line)
    }

    /// Whether a table before has a row of this name whose type has none: `Object`, and not `Array of Tag objects`.
    fn is_nameless_before(&self, name: &str) -> bool {
        let mut rows = self.before.iter().flat_map(|table| &table.rows).filter(|row| row.name_text() == name);
        let type_ = rows.next().and_then(|row| row.type_cell.as_ref());
        type_.is_some_and(|cell| cell.leaf() == Some(Leaf::Bare) && cell.table.is_none())
    }

    /// Whether rows are parameters of the path: some below the URI line, where those of the query may stand with them,
    /// and most elsewhere.
    fn are_in_path(&self) -> bool {
        let in_path = self.names.iter().filter(|name| self.uri.has_parameter(name)).count();
        let is_below_line = self.section == Section::Uri;
        in_path > 0 && (is_below_line || in_path * 2 >= self.names.len()) && !self.is_path_described()
    }

    /// Whether a table before has the parameters of the path. One of the query may have the same name.
    fn is_path_described(&self) -> bool {
        let is_in_path = |row: &RawRow| self.uri.has_parameter(&row.name_text());
        self.before.iter().any(|table| match table.role {
            TableRole::PathParameters => true,
            TableRole::UriParameters => table.rows.iter().any(is_in_path),
            _ => false,
        })
    }

    /// A first table below the URI line whose rows are called otherwise than the parameters of the path: as many, at most.
    fn is_first_below_path(&self) -> bool {
        let parameters = self.uri.path.matches('{').count();
        let has_path = self.has(&TableRole::PathParameters) || self.has(&TableRole::UriParameters);
        self.names.len() <= parameters && !has_path
    }

    /// Whether the body, or the table of parameters, came already and has rows that name objects.
    fn defines_type(&self, side: &Side) -> bool {
        let same_side = self.before.iter().filter(|table| match &table.role {
            TableRole::Body(other) | TableRole::Type { side: other, .. } => other == side,
            TableRole::UriParameters | TableRole::QueryParameters | TableRole::FormFields => {
                *side == Side::Request
            }
            _ => false,
        });
        // A parameter of the path has no members, whatever its type cell says.
        let is_in_path = |row: &RawRow| self.uri.has_parameter(&row.name_text());
        let mut rows = same_side.flat_map(|table| &table.rows);
        rows.any(|row| row.type_cell.as_ref().is_some_and(TypeCell::may_have_members) && !is_in_path(row))
            || self.follows_body(side)
    }

    fn follows_body(&self, side: &Side) -> bool {
        self.has(&TableRole::Body(side.clone()))
    }

    fn has(&self, role: &TableRole) -> bool {
        self.before.iter().any(|table| table.role == *role)
    }
}
