//! Tables of all kinds, printed in the forms in which pages are met, and read back: with the cells of a column lost, with
//! `Yes` lost, with lists in descriptions, with indentation. What comes back must be what was printed, but for few of
//! the tables: the floor stands in the test.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::read;
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, Table};
use crate::source::SourcePage;

/// The words of a language, as far as tables need them.
struct Language {
    header: [&'static str; 4],
    flags: [&'static str; 2],
    phrases: &'static [&'static str],
    sentences: &'static [&'static str],
    /// Paragraphs of descriptions that look like cells, or like headers.
    traps: &'static [&'static [&'static str]],
    caption: &'static str,
    heading: &'static str,
}

const LANGUAGES: &[Language] = &[
    Language {
        header: ["Parameter", "Mandatory", "Type", "Description"],
        flags: ["Yes", "No"],
        phrases: &["Colour of the roof", "Number of doors", "Chimney height", "Owner"],
        sentences: &[
            "How wide it is.",
            "The key that opens it. It is kept at the gate.",
            "Whether it leaks.",
        ],
        traps: &[
            &["Enumeration values:", "red", "dark_blue", "green"],
            &["Constraints", "N/A", "Range", "N/A", "Default Value", "N/A"],
            &["Definition:", "Name", "Range:", "0-9"],
            &["Table 7", "NOTE:", "It cannot be changed."],
            &["Minimum: 0", "Maximum: 9"],
        ],
        caption: "Table 1 Roof",
        heading: "Response Parameters",
    },
    Language {
        header: ["参数", "是否必选", "参数类型", "描述"],
        flags: ["是", "否"],
        phrases: &["屋顶颜色", "门的数量", "烟囱高度", "主人"],
        sentences: &["屋子的宽度。", "开门的钥匙，放在门口。", "是否漏水，默认不漏水。"],
        traps: &[
            &["枚举值：", "red", "dark_blue", "green"],
            &["约束限制:", "不涉及", "取值范围:", "不涉及", "默认取值:", "不涉及"],
            &["最小长度:1", "最大长度:9"],
            &["说明:", "不能修改。"],
        ],
        caption: "表1 Roof",
        heading: "响应参数",
    },
];
const NAMES: &[&str] = &[
    "roof_colour",
    "doors",
    "chimneyHeight",
    "owner",
    "width",
    "door_key",
    "leaks",
    "built_at",
    "id",
    "name",
    "type",
    "X-House-Id",
    "rooms",
    "cellar.depth",
];
const TYPES: &[&str] =
    &["String", "Integer", "Boolean", "Array of strings", "HouseDoor object", "Array of HouseDoor objects"];

/// A row: its name, whether it is mandatory, its type, and the paragraphs of its description.
#[derive(Clone, Debug)]
struct Printed {
    name: usize,
    is_mandatory: bool,
    type_: usize,
    description: Vec<String>,
}

/// What of a table is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loss {
    Nothing,
    Flags,
    Yes,
    Descriptions,
    /// The flags, and every third description.
    FlagsAndSome,
    /// Nothing, but types are words that no list has.
    KnownTypes,
}

impl Loss {
    fn takes_flag(self, row: &Printed) -> bool {
        match self {
            Self::Flags | Self::FlagsAndSome => true,
            Self::Yes => row.is_mandatory,
            Self::Nothing | Self::Descriptions | Self::KnownTypes => false,
        }
    }

    /// The type cell of a row.
    fn type_(self, row: &Printed) -> &'static str {
        match row.name % 3 {
            0 if self == Self::KnownTypes => "Long integer",
            1 if self == Self::KnownTypes => "tinyint",
            _ => TYPES[row.type_],
        }
    }

    fn takes_description(self, row: &Printed) -> bool {
        self == Self::Descriptions || self == Self::FlagsAndSome && row.name.is_multiple_of(3)
    }
}

fn description(language: &'static Language) -> impl Strategy<Value = Vec<String>> {
    let start = prop_oneof![
        prop::sample::select(language.phrases).prop_map(str::to_owned),
        prop::sample::select(language.sentences).prop_map(str::to_owned),
    ];
    let item = prop::sample::select(&["  • red", "  • blue: for barns", "  • green"][..]);
    let list =
        prop::option::weighted(0.3, prop::collection::vec(item, 1..4).prop_map(|items| items.join("\n")));
    let trap = prop::option::weighted(0.3, prop::sample::select(language.traps));
    (start, list, trap).prop_map(|(start, list, trap)| {
        let trap = trap.into_iter().flatten().map(|text| (*text).to_owned());
        std::iter::once(start).chain(list).chain(trap).collect()
    })
}

fn rows(language: &'static Language) -> impl Strategy<Value = Vec<Printed>> {
    let row = (any::<bool>(), 0..TYPES.len(), description(language))
        .prop_map(|(is_mandatory, type_, description)| Printed { name: 0, is_mandatory, type_, description });
    let names = Just((0..NAMES.len()).collect::<Vec<_>>()).prop_shuffle();
    (prop::collection::vec(row, 2..9), names).prop_map(|(rows, names)| {
        rows.into_iter().zip(names).map(|(row, name)| Printed { name, ..row }).collect()
    })
}

/// The page with the table in it.
fn print(language: &Language, rows: &[Printed], loss: Loss, indent: &str) -> String {
    let mut lines: Vec<String> = vec!["House".to_owned(), language.caption.to_owned()];
    lines.extend(language.header.map(|header| format!("{indent}{header}")));
    for row in rows {
        lines.push(format!("{indent}{}", NAMES[row.name]));
        if !loss.takes_flag(row) {
            lines.push(format!("{indent}{}", language.flags[usize::from(!row.is_mandatory)]));
        }
        lines.push(format!("{indent}{}", loss.type_(row)));
        if !loss.takes_description(row) {
            let paragraphs = row.description.iter();
            lines.extend(
                paragraphs.map(|text| format!("{indent}{}", text.replace('\n', &format!("\n{indent}")))),
            );
        }
    }
    lines.push(language.heading.to_owned());
    lines.join("\n\n")
}

/// What the table should give: names, flags, types, and descriptions without the marks of items.
fn expected(language: &Language, rows: &[Printed], loss: Loss) -> Vec<Vec<String>> {
    let cells = |row: &Printed| {
        let flag = if loss.takes_flag(row) { "" } else { language.flags[usize::from(!row.is_mandatory)] };
        let description =
            if loss.takes_description(row) { String::new() } else { row.description.join("\n") };
        let description = description.replace("  • ", "").replace('\n', " ");
        vec![NAMES[row.name].to_owned(), flag.to_owned(), loss.type_(row).to_owned(), description]
    };
    rows.iter().map(cells).collect()
}

/// Whether a page gives these rows; and whether it says that it does not know.
fn came_back(page: &str, expected: &[Vec<String>]) -> (bool, bool) {
    let mut diagnostics = Diagnostics::new();
    let blocks = read(&SourcePage::new("x/House.txt", page).unwrap(), &mut diagnostics).unwrap();
    let table =
        blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let words = |table: &Table| -> Vec<Vec<String>> {
        let rows = table.rows.iter();
        rows.map(|row| row.cells.iter().map(crate::document::Cell::words).collect()).collect()
    };
    let is_doubted = diagnostics.iter().any(|diagnostic| diagnostic.code == Code::UnsplitRow);
    (table.is_some_and(|table| words(table) == expected), is_doubted)
}

/// How many of so many tables come back, and how many are wrong without a word about it.
fn measure(loss: Loss, count: u32) -> (u32, u32) {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let (mut right, mut silent) = (0, 0);
    for number in 0..count {
        let language = &LANGUAGES[number as usize % LANGUAGES.len()];
        let rows = rows(language).new_tree(&mut runner).unwrap().current();
        let indent = if number % 3 == 0 { "    " } else { "" };
        let page = print(language, &rows, loss, indent);
        let (is_right, is_doubted) = came_back(&page, &expected(language, &rows, loss));
        right += u32::from(is_right);
        if !is_right && !is_doubted {
            silent += 1;
            if std::env::var_os("SHOW_LOSSES").is_some() {
                println!("---- {loss:?}\n{}", page.replace("\n\n", "\n"));
            }
        }
    }
    (right, silent)
}

#[test]
fn tables_come_back_whatever_they_lost() {
    const COUNT: u32 = 200;
    // The least that must come back, and the most that may be wrong without a word.
    for (loss, least, most) in [
        (Loss::Nothing, 200, 0),
        (Loss::Flags, 200, 0),
        (Loss::Yes, 200, 0),
        (Loss::Descriptions, 200, 0),
        (Loss::FlagsAndSome, 190, 4),
        (Loss::KnownTypes, 190, 6),
    ] {
        let (right, silent) = measure(loss, COUNT);
        assert!(
            right >= least && silent <= most,
            "{loss:?}: {right} of {COUNT} right, {silent} wrong and silent"
        );
    }
}
