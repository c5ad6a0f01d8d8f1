//! Whether the page of measurements says how good the reading is as it was measured last.
//!
//! In: its table, and `tests/accuracy.toml`, which `cargo xtask accuracy --raise` writes. Out: one point. The page
//! rounds, and the floors are cut off below the second digit, so that they may be a hundredth apart. Left out on purpose: figures that
//! no file holds; who measures them again writes them down.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Checklist, PointName};

/// The rows of the page, by how they begin, and the tables of the file.
const ROWS: [(&str, &str, &str); 8] = [
    ("Sphinx HTML", "html", "high"),
    ("Markdown, English and Chinese labels", "markdown", "high"),
    ("text", "text", "high"),
    ("text with pipes, which has no captions", "pipes", "high"),
    ("Sphinx HTML, facts that are not sure", "html", "low"),
    ("Markdown, not sure", "markdown", "low"),
    ("text, not sure", "text", "low"),
    ("pipes, not sure", "pipes", "low"),
];

/// The columns of the page that the file has, by their place.
const COLUMNS: [(usize, &str); 6] =
    [(1, "operations"), (3, "f1"), (4, "type"), (5, "mandatory"), (6, "perfect"), (7, "undisputed")];

/// What rounding may make of a figure, with a little for the arithmetic.
const APART: f64 = 0.0101;

/// The page.
const MEASUREMENTS: &str = "docs/measurements.md";

type Floors = BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>;

/// Goes through the point.
pub(super) fn check(list: &mut Checklist, root: &Path) {
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap_or_default();
    let differing = differing(&read(MEASUREMENTS), &read("tests/accuracy.toml"));
    list.point(
        PointName::Figures,
        "docs/measurements.md has the figures of tests/accuracy.toml",
        differing.is_empty(),
        format!("correct the table in docs/measurements.md: {}", differing.join("; ")),
    );
}

/// What the page says otherwise, or does not say.
fn differing(page: &str, floors: &str) -> Vec<String> {
    let Ok(floors) = toml::from_str::<Floors>(floors) else {
        return vec!["tests/accuracy.toml is not to be read".to_owned()];
    };
    let rows: BTreeMap<&str, Vec<&str>> = page.lines().filter_map(cells).collect();
    let of_row = |(row, form, confidence): (&'static str, &str, &str)| {
        let cells = rows.get(row).cloned().unwrap_or_default();
        let floors = floors.get(form).and_then(|it| it.get(confidence)).cloned().unwrap_or_default();
        COLUMNS.into_iter().filter_map(move |(column, name)| {
            let floor = floors.get(name)?;
            let cell = cells.get(column).copied().unwrap_or_default();
            let said = cell.trim_end_matches(" %").parse::<f64>().ok();
            let is_so = said.is_some_and(|said| (said - floor).abs() < APART);
            (!is_so).then(|| format!("`{row}` has `{cell}` for {name}, which is {floor}"))
        })
    };
    ROWS.into_iter().flat_map(of_row).collect()
}

/// The cells of a row, by the first of them.
fn cells(line: &str) -> Option<(&str, Vec<&str>)> {
    let row = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    Some((*cells.first()?, cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../../docs/measurements.md");
    const FLOORS: &str = include_str!("../../../../tests/accuracy.toml");

    #[test]
    fn the_page_has_the_figures_as_they_are() {
        assert_eq!(differing(PAGE, FLOORS), Vec::<String>::new());
    }

    #[test]
    fn a_figure_that_has_risen_is_missed() {
        let risen = FLOORS.replacen("f1 = 99.68", "f1 = 99.71", 1);
        assert_ne!(risen, FLOORS);
        assert_eq!(differing(PAGE, &risen), ["`Sphinx HTML` has `99.68` for f1, which is 99.71"]);
    }

    #[test]
    fn a_row_that_is_gone_is_missed() {
        let without = PAGE.replace("| text, not sure |", "| texts |");
        assert!(differing(&without, FLOORS).iter().all(|it| it.starts_with("`text, not sure` has ``")));
        assert_eq!(differing(&without, FLOORS).len(), 4);
    }
}
