//! Examples that show the answer to a call that failed, below a heading that says no more than `Example response`.
//!
//! In: the text of an example, and the tables of its page. Out: whether it shows a failure. Members that a table of the
//! answer lists are always those of the answer.
//! Left out on purpose: prose around the example (`Or`, `In this example, error represents ...`): the members tell.

use std::collections::BTreeSet;

use super::shown::Shown;
use crate::raw::{ERRORS, OF_ERRORS, RawRow, RawTable, Side, TableRole};

/// Members that tell of a failure, on their own.
const TELLING: [&str; 5] = ["error", "errors", "error_code", "error_msg", "error_message"];

/// What the tables of a page say of its answers, gathered once for all of its examples.
#[derive(Default)]
pub(super) struct Answers {
    is_described: bool,
    members: BTreeSet<String>,
}

impl Answers {
    /// What these tables say.
    pub fn of(tables: &[RawTable]) -> Self {
        let answers = || tables.iter().filter(|table| is_answer(table));
        let rows = answers().flat_map(|table| &table.rows);
        Self { is_described: answers().next().is_some(), members: rows.map(RawRow::name_text).collect() }
    }

    /// Whether an example shows what a failed call answers.
    pub fn has_failed(&self, text: &str) -> bool {
        let shown = Shown::of(text);
        if shown.top.is_empty() || shown.top.iter().any(|name| self.members.contains(name)) {
            return false;
        }
        let tells = shown.top.iter().any(|name| TELLING.contains(&name.as_str()));
        tells || self.is_described && shown.top.iter().all(|name| holds_error(&shown, name))
    }
}

fn is_answer(table: &RawTable) -> bool {
    matches!(&table.role, TableRole::Body(Side::Response(code)) if code.as_deref() != Some(ERRORS))
}

/// `"itemNotFound": {"code": 404, "message": "..."}`
fn holds_error(shown: &Shown, name: &str) -> bool {
    shown.within(name).is_some_and(|within| {
        within.contains("message") && within.iter().all(|member| OF_ERRORS.contains(&member.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    fn answer(name: &str) -> RawTable {
        let row = RawRow { name: vec![Text::new(name)], ..RawRow::default() };
        RawTable::of(TableRole::Body(Side::Response(None)), vec![row])
    }

    #[test]
    fn errors_are_known_by_their_members() {
        let is_failure = |text: &str| Answers::of(&[answer("task_id")]).has_failed(text);
        for text in [
            "{\"error\": {\"message\": \"No such cup.\"}}",
            "{\"error_code\": \"Cup.1\", \"error_msg\": \"It broke.\"}",
            "{\"cupBroken\": {\"message\": \"It broke.\", \"code\": 9}}",
        ] {
            assert!(is_failure(text), "{text}");
        }
        for text in
            ["{\"task_id\": 1, \"error\": null}", "{\"cups\": {\"code\": 1, \"size\": 2}}", "{}", "Or"]
        {
            assert!(!is_failure(text), "{text}");
        }
        assert!(!Answers::of(&[answer("error_code")]).has_failed("{\"error_code\": \"Cup.1\"}"));
    }

    #[test]
    fn where_no_table_says_what_comes_back_only_errors_by_name_are_failures() {
        assert!(!Answers::default().has_failed("{\"cup\": {\"message\": \"Hello.\"}}"));
        assert!(Answers::default().has_failed("{\"error_msg\": \"It broke.\"}"));
    }
}
