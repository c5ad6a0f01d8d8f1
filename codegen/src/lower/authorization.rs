//! Tables of authorization: the actions that policies must allow for a call.

use std::collections::BTreeMap;

use super::operation::Page;
use crate::model::Permission;
use crate::raw::{RawRow, TableRole};

impl Page<'_> {
    /// The rows of such tables. The action stands in the first column, whatever that is called.
    pub fn authorization(&mut self) -> Vec<Permission> {
        let mut permissions = Vec::new();
        for (_, table) in self.tables(&TableRole::Authorization) {
            for row in &table.rows {
                self.account.modelled(table, row);
                permissions.extend(permission(row));
            }
        }
        permissions
    }
}

fn permission(row: &RawRow) -> Option<Permission> {
    let words = |cell: &[crate::document::Text]| {
        cell.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" ")
    };
    let mut others = row.others.iter().map(|(header, cell)| (header.trim().to_owned(), words(cell)));
    let named = Some(row.name_text()).filter(|name| !name.is_empty());
    let action = named.or_else(|| others.next().map(|(_, action)| action))?;
    let mut details: BTreeMap<String, String> = others.filter(|(_, words)| !words.is_empty()).collect();
    if !row.description.is_empty() {
        details.insert("Description".to_owned(), words(&row.description));
    }
    Some(Permission { action, details })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    #[test]
    fn the_first_column_holds_the_action() {
        let cell = |text: &str| vec![Text::new(text)];
        let others = vec![
            ("Action".to_owned(), cell("eg:jobs:create")),
            ("Access Level".to_owned(), cell("Write")),
            ("Condition Key".to_owned(), Vec::new()),
        ];
        let row = RawRow { others, ..RawRow::default() };
        let details = BTreeMap::from([("Access Level".to_owned(), "Write".to_owned())]);
        assert_eq!(permission(&row), Some(Permission { action: "eg:jobs:create".to_owned(), details }));
        assert_eq!(permission(&RawRow::default()), None);
    }
}
