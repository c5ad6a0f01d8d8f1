//! The real page with lines deleted, repeated and swapped: no stage panics, and no row vanishes.

use proptest::prelude::*;
use tablature_codegen::diagnostic::Code;
use tablature_tests::{EVENTGRID, stage, stage_input, with_page};

const PAGE: &str = include_str!("../../docs-input/eg/CreateEventRouterJob.txt");

#[derive(Clone, Debug)]
enum Edit {
    Delete(usize),
    Repeat(usize),
    Swap(usize, usize),
    Cut(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let line = 0..PAGE.lines().count();
    prop_oneof![
        4 => line.clone().prop_map(Edit::Delete),
        4 => line.clone().prop_map(Edit::Repeat),
        4 => (line.clone(), line.clone()).prop_map(|(a, b)| Edit::Swap(a, b)),
        1 => line.prop_map(Edit::Cut),
    ]
}

fn apply(edits: &[Edit]) -> String {
    let mut lines: Vec<&str> = PAGE.lines().collect();
    for edit in edits {
        let count = lines.len().max(1);
        match *edit {
            _ if lines.is_empty() => {}
            Edit::Delete(line) => drop(lines.remove(line % count)),
            Edit::Repeat(line) => lines.insert(line % count, lines[line % count]),
            Edit::Swap(a, b) => lines.swap(a % count, b % count),
            Edit::Cut(line) => lines.truncate(line),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_nothing_vanishes(edits in prop::collection::vec(edit(), 1..12)) {
        let input = stage(EVENTGRID).input;
        let output = stage_input(with_page(&input, "eg/CreateEventRouterJob.txt", &apply(&edits))).output;
        let defects = [Code::LostRow, Code::DanglingReference, Code::PathMismatch, Code::InvalidOutput];
        let found: Vec<_> = output.diagnostics.iter().filter(|diagnostic| defects.contains(&diagnostic.code)).collect();
        prop_assert!(found.is_empty(), "{found:?}");
        prop_assert_eq!(output.counts.rows, output.counts.rows_in_model + output.counts.rows_in_diagnostics);
    }
}
