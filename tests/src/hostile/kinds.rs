//! The kinds.

use std::fmt::Write as _;

use tablature_codegen::limits;

use super::dialects::{Form, Part, page};

/// What is done to a page, whatever its form.
pub(super) struct Attack {
    pub name: &'static str,
    pub forms: &'static [Form],
    pub make: fn(usize, Form) -> String,
    pub sizes: (usize, usize),
    pub refused: Option<&'static str>,
}

const HTML: &[Form] = &[Form::Html];
const MARKDOWN: &[Form] = &[Form::Markdown];
const PIPES: &[Form] = &[Form::Pipes];
/// Forms that say where a table starts and ends.
const TABLES: &[Form] = &[Form::Html, Form::Markdown, Form::Pipes];
const ALL: &[Form] = &Form::ALL;

const fn attack(
    name: &'static str,
    forms: &'static [Form],
    make: fn(usize, Form) -> String,
    sizes: (usize, usize),
    refused: Option<&'static str>,
) -> Attack {
    Attack { name, forms, make, sizes, refused }
}

/// Every kind: how many of the repeated thing hurt, and how many are just beyond the bound.
#[rustfmt::skip]
pub(super) const ATTACKS: &[Attack] = &[
    attack("a page of too many bytes", ALL, bytes, (limits::PAGE_BYTES + 1, limits::PAGE_BYTES + 1), Some("T1105")),
    attack("rows of one table", TABLES, |n, form| body(form, (0..n).map(row)), (100_000, limits::TABLE_ROWS + 1), Some("T1107")),
    attack("rows within the bound", TABLES, |n, form| body(form, (0..n).map(row)), (limits::TABLE_ROWS, 300), None),
    attack("rows of flattened text", &[Form::Text], |n, form| body(form, (0..n).map(row)), (50_000, limits::TABLE_ROWS + 1), Some("T1107")),
    attack("columns of one table", TABLES, columns, (5_000, limits::TABLE_COLUMNS + 1), Some("T1107")),
    attack("columns of flattened text", &[Form::Text], columns, (5_000, limits::TABLE_COLUMNS + 1), None),
    attack("tables of one row", TABLES, tables, (30_000, limits::PAGE_TABLES + 1), Some("T1107")),
    attack("tables within the bound", ALL, tables, (limits::PAGE_TABLES - 1, 20), None),
    attack("rows of one name", TABLES, |n, form| body(form, (0..n).map(|_| row(0))), (limits::TABLE_ROWS, 200), None),
    attack("a cell of one word", ALL, |n, form| cell(form, &"a".repeat(n)), (1_000_000, limits::PARAGRAPH_BYTES + 1), Some("T1108")),
    attack("a cell of many paragraphs", HTML, |n, form| cell(form, &"ab\n".repeat(n)), (300_000, limits::CELL_PARAGRAPHS + 1), Some("T1108")),
    attack("a cell of commas", ALL, |n, form| cell(form, &format!("The options are {}.", "a, ".repeat(n))), (limits::PARAGRAPH_BYTES / 3 - 10, 100), None),
    attack("a cell of conjunctions", ALL, |n, form| cell(form, &format!("The value can be TCP, {}HTTP.", "or or and ".repeat(n))), (limits::PARAGRAPH_BYTES / 10 - 10, 1), None),
    attack("a cell of brackets", ALL, |n, form| cell(form, &"(".repeat(n)), (limits::PARAGRAPH_BYTES - 10, 100), None),
    attack("cells of marks", ALL, |n, form| body(form, (0..n).map(|number| with_text(number, &"<*_`&[".repeat(4_000)))), (70, 2), None),
    attack("cells of angle brackets", ALL, |n, form| body(form, (0..n).map(|number| with_text(number, &"<".repeat(45_000)))), (40, 2), None),
    attack("cells of names and addresses", ALL, |n, form| body(form, (0..n).map(|number| with_text(number, &"a_b c@d.e www.f.g ".repeat(2_500)))), (40, 2), None),
    attack("a cell of full stops", ALL, |n, form| cell(form, &format!("Value {}", "no.) e.g. The ".repeat(n))), (limits::PARAGRAPH_BYTES / 14 - 10, 100), None),
    attack("a cell of labels", ALL, |n, form| cell(form, &"Default: 1 Range: 1-2 Enumeration values: a b ".repeat(n)), (limits::PARAGRAPH_BYTES / 47, 50), None),
    attack("a cell of ranges", ALL, |n, form| cell(form, &"1 to 2 to 3 characters, -1 to 99999999999 from 1 to 64 ".repeat(n)), (limits::PARAGRAPH_BYTES / 56, 50), None),
    attack("a cell of conditions", ALL, |n, form| cell(form, &"This parameter is mandatory when field_1 is set to X. If name is a, ".repeat(n)), (limits::PARAGRAPH_BYTES / 70, 50), None),
    attack("patterns that grow", ALL, |n, form| body(form, (0..n).map(|number| stating(number, &format!("^((a{{99{}}}){{999}}){{999}}$", number % 10)))), (limits::TABLE_ROWS / 4, 20), None),
    attack("patterns just within the bound", TABLES, |n, form| body(form, (0..n).map(|number| stating(number, &format!("^[a-z\\p{{L}}{number}]{{1,20}}$")))), (limits::TABLE_ROWS / 4, 20), None),
    attack("a pattern and many values", HTML, |n, form| cell(form, &format!("It must match the regular expression ^[a-z\\p{{L}}]{{1,20}}$\nEnumeration values:\n{}", lines(n, |number| format!("v{number}")))), (limits::CELL_PARAGRAPHS - 3, 50), None),
    attack("a pattern and many examples", ALL, |n, form| patterned(form, n), (1_600, 20), None),
    attack("a cell of quotes", ALL, |n, form| cell(form, &"\"a\": '` “x” ".repeat(n)), (limits::PARAGRAPH_BYTES / 20, 50), None),
    attack("a cell of values", HTML, |n, form| cell(form, &format!("Enumeration values:\n{}", lines(n, |number| format!("VALUE_{number}: means {number}")))), (limits::CELL_PARAGRAPHS - 3, 50), None),
    attack("a cell of values that are named alike", HTML, |n, form| cell(form, &format!("Enumeration values:\n{}", lines(n, |number| format!("a{}b{}", "-_."[number % 3..=number % 3].repeat(1 + number / 3), number % 2)))), (limits::CELL_PARAGRAPHS - 3, 50), None),
    attack("a list of values in a sentence", ALL, |n, form| cell(form, &format!("The value can be {}.", lines(n, |number| format!("v{number}")).replace('\n', ", "))), (6_000, 50), None),
    attack("names that become one", TABLES, |n, form| body(form, (0..n).map(|number| with_name(&format!("a{}b", "-_."[number % 3..=number % 3].repeat(1 + number / 3))))), (500, 50), None),
    attack("lists in brackets", ALL, |n, form| type_(form, &format!("{}String{}", "List<".repeat(n), ">".repeat(n))), (7_000, limits::TYPE_DEPTH + 1), Some("T4017")),
    attack("maps in brackets", ALL, |n, form| type_(form, &format!("{}String{}", "Map<String,".repeat(n), ">".repeat(n))), (1_600, limits::TYPE_DEPTH + 1), Some("T4017")),
    attack("lists of lists", TABLES, |n, form| type_(form, &format!("{}strings", "Array of ".repeat(n))), (5_000, limits::TYPE_DEPTH + 1), Some("T4017")),
    attack("square brackets", &[Form::Html, Form::Pipes], |n, form| type_(form, &format!("{}String{}", "array[".repeat(n), "]".repeat(n))), (5_000, limits::TYPE_DEPTH + 1), Some("T4017")),
    attack("types that name each other", TABLES, |n, form| chain(form, n, false), (limits::PAGE_TABLES - 1, limits::TYPE_CHAIN + 3), Some("T4017")),
    attack("types in a circle", ALL, |n, form| chain(form, n, true), (limits::TYPE_CHAIN - 2, 5), None),
    attack("maps of maps by tables", TABLES, maps, (limits::PAGE_TABLES - 1, limits::TYPE_DEPTH + 5), Some("T4017")),
    attack("tables without captions", ALL, untitled, (limits::PAGE_TABLES / 2, 40), None),
    attack("tables without captions, within what is sought", ALL, untitled, (140, 40), None),
    attack("operations that share tables without captions", ALL, shared, (140, 5), None),
    attack("operations that share too much", ALL, shared, (400, 400), Some("T2006")),
    attack("tables of one name", ALL, |n, form| same_caption(form, n), (limits::PAGE_TABLES - 2, 20), None),
    attack("lines of methods and paths", ALL, |n, form| page(form, &(0..n).map(|number| Part::Line(format!("GET /v1/jobs{number}/{{id}}"))).collect::<Vec<_>>()), (3_000, limits::PAGE_OPERATIONS + 1), Some("T2006")),
    attack("lines within the bound", ALL, |n, form| page(form, &(0..n).map(|number| Part::Line(format!("GET /v1/jobs{number}/{{id}}"))).collect::<Vec<_>>()), (140, 10), None),
    attack("calls in one example", ALL, |n, form| page(form, &[Part::Code(lines(n, |number| format!("GET /v1/jobs{number}")))]), (20_000, limits::PAGE_OPERATIONS + 1), Some("T2006")),
    attack("a long path", ALL, |n, form| page(form, &[Part::Line(format!("GET /v1{}", "/{id}".repeat(n)))]), (8_000, limits::PATH_PARTS + 1), Some("T2006")),
    attack("a long query", ALL, |n, form| page(form, &[Part::Line(format!("GET /v1/jobs?{}", lines(n, |number| format!("q{number}=1")).replace('\n', "&")))]), (5_000, limits::PATH_PARTS + 1), Some("T2006")),
    attack("headings", ALL, |n, form| page(form, &(0..n).map(|_| Part::Section("Response Parameters".to_owned())).collect::<Vec<_>>()), (50_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("lines of statuses", ALL, |n, form| page(form, &(0..n).map(|number| Part::Line(format!("Status code: {}", 200 + number % 300))).collect::<Vec<_>>()), (50_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("captions", ALL, |n, form| page(form, &(0..n).map(|number| Part::Line(format!("Table {number} Job{number}"))).collect::<Vec<_>>()), (50_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("paragraphs within the bound", ALL, |n, form| page(form, &(0..n).map(|number| Part::Line(format!("See Table {number}: GET it, or Status code: {number}."))).collect::<Vec<_>>()), (limits::PAGE_BLOCKS - 100, 100), None),
    attack("members of an example", ALL, |n, form| example(form, &format!("{{{}}}", lines(n, |number| format!("\"m{number}\": {number}")).replace('\n', ",\n"))), (20_000, 50), None),
    attack("members of an example beyond the bound", &[Form::Html, Form::Markdown], |n, form| example(form, &format!("{{{}}}", lines(n, |number| format!("\"m{number}\": {number}")).replace('\n', ",\n"))), (100_000, 40_000), Some("T1108")),
    attack("elements of an example", ALL, |n, form| example(form, &format!("{{\"name\": [{}]}}", "\"abc\", ".repeat(n))), (40_000, 50), None),
    attack("an example within itself", ALL, |n, form| example(form, &format!("{}{}", "{\"a\":".repeat(n), "}".repeat(n))), (70_000, limits::EXAMPLE_DEPTH + 1), None),
    attack("an example of open lists", ALL, |n, form| example(form, &format!("{{\"a\": {}", "[".repeat(n))), (100_000, limits::EXAMPLE_DEPTH + 1), None),
    attack("hidden depth of an example", &[Form::Html, Form::Markdown], |n, form| example(form, &format!("{{'a\"': {}1{}}}", "[".repeat(n), "]".repeat(n))), (500, 300), None),
    attack("open secrets of an example", ALL, |n, form| example(form, &"\"password\": [".repeat(n)), (35_000, 50), None),
    attack("quotes of secrets in an example", ALL, |n, form| example(form, &"password='\\\" token: \"".repeat(n)), (20_000, 50), None),
    attack("commas of an example", ALL, |n, form| example(form, &format!("{{\"a\": [1{}]}}", ",".repeat(n))), (100_000, 50), None),
    attack("examples", ALL, |n, form| page(form, &std::iter::once(Part::Section("Example Requests".to_owned())).chain((0..n).map(|number| Part::Code(format!("{{\"a\": {number}}}")))).collect::<Vec<_>>()), (5_000, 50), None),
    attack("error codes", TABLES, |n, form| errors(form, n, |number| format!("APIG.{number:05}")), (limits::TABLE_ROWS, 100), None),
    attack("one error code", TABLES, |n, form| errors(form, n, |_| "APIG.0001".to_owned()), (limits::TABLE_ROWS, 100), None),
    attack("error codes of one row", TABLES, |n, form| errors(form, 1, move |_| lines(n, |number| format!("E.{number}")).replace('\n', ", ")), (5_000, limits::ROW_ERROR_CODES + 1), Some("T2007")),
    attack("long error codes", TABLES, |n, form| errors(form, 40, move |row| lines(n, |number| format!("E.{row}.{number}")).replace('\n', ", ")), (201, 201), Some("T2007")),
    attack("links", HTML, |n, _| raw_html(&format!("<p>{}</p>", "<a href=#a>b</a> ".repeat(n))), (100_000, limits::PARAGRAPH_LINKS + 1), Some("T1108")),
    attack("elements within each other", HTML, |n, _| raw_html(&"<div>".repeat(n)), (100_000, limits::MARKUP_DEPTH + 1), Some("T1106")),
    attack("inline elements within each other", HTML, |n, _| raw_html(&format!("{}x", "<span>".repeat(n))), (100_000, limits::MARKUP_DEPTH + 1), Some("T1106")),
    attack("lists of HTML within each other", HTML, |n, _| raw_html(&"<ul><li>x".repeat(n)), (50_000, limits::MARKUP_DEPTH + 1), Some("T1106")),
    attack("emphasis that is opened anew", HTML, |n, _| raw_html(&each(n, |number| format!("<p><b id={number}>x"))), (50_000, limits::MARKUP_DEPTH + 1), Some("T1106")),
    attack("attributes", HTML, |n, _| raw_html(&format!("<p {}>x</p>", lines(n, |number| format!("a{number}")).replace('\n', " "))), (300_000, limits::TAG_ATTRIBUTES + 1), Some("T1105")),
    attack("attributes within the bound", HTML, |n, _| raw_html(&format!("<p {}>x</p>", lines(limits::TAG_ATTRIBUTES - 10, |number| format!("a{number}")).replace('\n', " ")).repeat(n)), (600, 2), None),
    attack("attributes behind a comment", HTML, |n, _| raw_html(&format!("<!-- <a x=' --><p {}>x</p>'", lines(n, |number| format!("a{number}")).replace('\n', " "))), (300_000, limits::TAG_ATTRIBUTES + 1), Some("T1105")),
    attack("tags", HTML, |n, _| raw_html(&"<br>".repeat(n)), (1_000_000, limits::MARKUP_NODES + 1), Some("T1105")),
    attack("end tags", HTML, |n, _| raw_html(&format!("{}{}", "<div>".repeat(100), "</x>".repeat(n))), (1_000_000, 1_000), None),
    attack("tags of nothing", HTML, |n, _| raw_html(&"<".repeat(n)), (4_000_000, 1_000), None),
    attack("comments", HTML, |n, _| raw_html(&"<!--".repeat(n)), (1_000_000, 1_000), None),
    attack("entities", HTML, |n, _| raw_html(&format!("<p>{}</p>", "&#x41;&amp".repeat(n))), (300_000, limits::PARAGRAPH_BYTES), Some("T1108")),
    attack("tables within tables", HTML, |n, _| raw_html(&"<table><tr><td>x".repeat(n)), (30_000, limits::TABLE_DEPTH + 1), Some("T1106")),
    attack("tables within tables, spanning", HTML, |n, _| raw_html(&"<table><tr><td colspan=1000 rowspan=1000>x".repeat(n)), (12, 4), Some("T1107")),
    attack("cells that span columns", HTML, |n, _| raw_html(&format!("<table><tr>{}</tr></table>", "<td colspan=1000>x</td>".repeat(n))), (10_000, 1), Some("T1107")),
    attack("cells that span rows", HTML, |n, _| raw_html(&format!("<table><tr>{}</tr>{}</table>", "<td rowspan=60000>some words</td>".repeat(50), "<tr></tr>".repeat(n))), (30_000, limits::TABLE_ROWS + 1), Some("T1107")),
    attack("large cells that span", HTML, |n, _| raw_html(&format!("<table>{}</table>", format!("<tr><td rowspan=200 colspan=50>{}</td></tr>{}", "some words ".repeat(4_000), "<tr></tr>".repeat(199)).repeat(n))), (10, 1), Some("T1105")),
    attack("rows of different widths", HTML, |n, _| raw_html(&format!("<table><tr>{}</tr>{}</table>", "<td>x</td>".repeat(60), "<tr><td>y".repeat(n))), (300_000, limits::TABLE_ROWS), Some("T1107")),
    attack("templates and selections", HTML, |n, _| raw_html(&"<template><select><option><table><svg><p>".repeat(n)), (20_000, limits::MARKUP_DEPTH), Some("T1106")),
    attack("quotes of Markdown", MARKDOWN, |n, form| raw(form, &format!("{}x\n", ">".repeat(n))), (1_000_000, 1_000), None),
    attack("quotes of Markdown on many lines", MARKDOWN, |n, form| raw(form, &format!("{}x\n", ">".repeat(1_000)).repeat(n)), (3_000, 10), None),
    attack("lists of Markdown within each other", MARKDOWN, |n, form| raw(form, &format!("{}x\n", "- ".repeat(n))), (1_000_000, 1_000), None),
    attack("lists of Markdown that are indented", MARKDOWN, |n, form| raw(form, &each(n, |depth| format!("{}- x\n", "  ".repeat(depth)))), (1_900, 100), None),
    attack("brackets of Markdown", MARKDOWN, |n, form| raw(form, &"[".repeat(n)), (1_000_000, 1_000), None),
    attack("links of Markdown", MARKDOWN, |n, form| raw(form, &"[a](b".repeat(n)), (500_000, 1_000), None),
    attack("emphasis of Markdown", MARKDOWN, |n, form| raw(form, &"*a_ **b** ".repeat(n)), (4_000, 100), None),
    attack("emphasis of Markdown beyond the bound", MARKDOWN, |n, form| raw(form, &"*a **b** _c_ ".repeat(n)), (300_000, 6_000), Some("T1108")),
    attack("backticks of Markdown", MARKDOWN, |n, form| raw(form, &each(n, |number| format!("{}a ", "`".repeat(number % 1_000)))), (8_000, 100), None),
    attack("angles of Markdown", MARKDOWN, |n, form| raw(form, &"<a ".repeat(n)), (1_000_000, 1_000), None),
    attack("definitions of Markdown", MARKDOWN, |n, form| raw(form, &lines(n, |number| format!("[a{number}]: b"))), (200_000, 1_000), None),
    attack("pipes of Markdown", MARKDOWN, |n, form| raw(form, &format!("|a|b|\n|-|-|\n{}", "|".repeat(n))), (1_000_000, 1_000), None),
    attack("columns that Markdown fills up", MARKDOWN, |n, form| raw(form, &format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|x\n".repeat(n))), (100_000, limits::TABLE_COLUMNS + 1), Some("T1107")),
    attack("HTML of Markdown", MARKDOWN, |n, form| raw(form, &format!("<div><table><tr><td>{}\n", "<div>".repeat(n))), (50_000, limits::MARKUP_DEPTH), Some("T1106")),
    attack("tables of HTML in Markdown", MARKDOWN, |n, form| raw(form, &"<table><tr><td colspan=900>x\n\n".repeat(n)), (30_000, 2), Some("T1107")),
    attack("names in square brackets", MARKDOWN, |n, form| type_(form, &lines(n, |number| format!("[T{number}]")).replace('\n', " ")), (5_000, 100), Some("T4017")),
    attack("cells without a rule", PIPES, |n, form| raw(form, &"a |\n".repeat(n)), (900_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("rules", PIPES, |n, form| raw(form, &"a |\nb |\n---|---|\n".repeat(n)), (200_000, limits::PAGE_TABLES + 1), Some("T1107")),
    attack("cells that are broken", PIPES, |n, form| raw(form, &format!("a |\nb |\n---|---|\n{}", "x\ny\nz\nq |\n".repeat(n))), (300_000, 100), None),
    attack("open braces of pipe text", PIPES, |n, form| raw(form, &"{\nx\n".repeat(n)).replace("\n\n", "\n"), (400_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("open braces", &[Form::Text, Form::Pipes], |n, form| raw(form, &"{\n\n".repeat(n)), (600_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("headers in parentheses", &[Form::Text], |n, form| raw(form, &format!("Parameter\n\n{}Type\n\n", "(x)\n\n".repeat(n))), (600_000, limits::PAGE_BLOCKS + 1), Some("T1105")),
    attack("headers that go on", &[Form::Text], |n, form| raw(form, &"Parameter\n\nAny Words\n\nType\n\nOther Words\n\nDescription\n\nMore\n\nStatus Code\n\n".repeat(n)), (20_000, 10), None),
    attack("a title of many words", ALL, |n, form| page(form, &[]).replace("Listing Jobs", &"Listing ".repeat(n)), (6_000, 100), None),
    attack("a title beyond the bound", ALL, |n, form| page(form, &[]).replace("Listing Jobs", &"Listing ".repeat(n)), (400_000, 7_000), Some("T1108")),
    attack("digits", ALL, |n, form| cell(form, &format!("The value ranges from {} to {}. Default: {0}", "9".repeat(n), "9".repeat(n))), (15_000, 400), None),
    attack("an answer that an example does not show", TABLES, |n, form| answer(form, n, n), (limits::TABLE_ROWS - 1, 50), None),
    attack("an example that an answer does not list", TABLES, |n, form| answer(form, limits::TABLE_ROWS - 1, n), (20_000, 50), None),
    attack("rows that an answer repeats", TABLES, repeated, (limits::TABLE_ROWS / 2 - 10, 50), None),
    attack("parameters of a path that has none", TABLES, parameters, (limits::TABLE_ROWS - 1, 50), None),
    attack("variants of a body and their example", TABLES, variants, (limits::TABLE_ROWS - 1, 50), None),
    attack("a body that an example shows below another table", TABLES, exchanged, (limits::TABLE_ROWS - 10, 50), None),
    attack("types that no table has", TABLES, |n, form| undefined(form, n, |number| format!("Kind{number} object")), (limits::TABLE_ROWS - 2, 50), None),
    attack("objects that no table has", TABLES, |n, form| undefined(form, n, |_| "Object".to_owned()), (limits::TABLE_ROWS - 2, 50), None),
    attack("rows that point at tables", TABLES, |n, form| undefined(form, n, |number| format!("Array of objects in Table {}", number % 9)), (limits::TABLE_ROWS - 2, 50), None),
    attack("statuses of responses", TABLES, responses, (300, 20), None),
];

fn row(number: usize) -> Vec<String> {
    with_name(&format!("member_{number}"))
}

fn with_name(name: &str) -> Vec<String> {
    vec![
        name.to_owned(),
        "No".to_owned(),
        "String".to_owned(),
        "Name of it. The value contains 1 to 64 characters.".to_owned(),
    ]
}

fn stating(number: usize, pattern: &str) -> Vec<String> {
    with_text(number, &format!("It must match the regular expression {pattern}"))
}

fn with_text(number: usize, text: &str) -> Vec<String> {
    vec![format!("member_{number}"), "No".to_owned(), "String".to_owned(), text.to_owned()]
}

/// Examples that show values of a member which has a pattern.
fn patterned(form: Form, count: usize) -> String {
    let mut parts = vec![
        Part::Section("Request Parameters".to_owned()),
        table("Table 1 Request body parameters", [stating(0, "^[a-z\\p{L}]{1,20}$"), row(1)]),
        Part::Section("Example Requests".to_owned()),
    ];
    parts.extend((0..count).map(|number| Part::Code(format!("{{\n\"member_0\": \"a{number}\"\n}}"))));
    page(form, &parts)
}

fn header() -> Vec<String> {
    ["Parameter", "Mandatory", "Type", "Description"].map(str::to_owned).to_vec()
}

fn table(caption: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Part {
    Part::Table(caption.to_owned(), header(), rows.into_iter().collect())
}

fn request(form: Form, parts: Vec<Part>) -> String {
    let all: Vec<Part> =
        std::iter::once(Part::Section("Request Parameters".to_owned())).chain(parts).collect();
    page(form, &all)
}

fn body(form: Form, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    request(form, vec![table("Table 1 Request body parameters", rows)])
}

fn cell(form: Form, text: &str) -> String {
    let row = ["name", "Yes", "String", text].map(str::to_owned).to_vec();
    body(form, [row, with_name("other")])
}

fn type_(form: Form, text: &str) -> String {
    let row = ["name", "Yes", text, "Some type."].map(str::to_owned).to_vec();
    body(form, [row, with_name("other")])
}

fn each(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().join("\n")
}

fn bytes(count: usize, form: Form) -> String {
    let mut text = page(form, &[]);
    let missing = count.saturating_sub(text.len());
    text.extend(std::iter::repeat_n("words of a line\n\n", missing / 17 + 1));
    text
}

fn columns(count: usize, form: Form) -> String {
    let mut header = header();
    header.extend((4..count).map(|number| format!("Column {number}")));
    let row = (0..count).map(|number| format!("c{number}")).collect();
    request(form, vec![Part::Table("Table 1 Request body parameters".to_owned(), header, vec![row])])
}

fn tables(count: usize, form: Form) -> String {
    request(
        form,
        (1..=count).map(|number| table(&format!("Table {number} Job{number}"), [row(number)])).collect(),
    )
}

/// Types of which each names the next; the last one, at will, the first.
fn chain(form: Form, count: usize, is_circle: bool) -> String {
    let member =
        |to: usize| vec!["next".to_owned(), "Yes".to_owned(), format!("Job{to} object"), "Next.".to_owned()];
    let tables = (1..=count).map(|number| {
        let caption = if number == 1 {
            "Table 1 Request body parameters".to_owned()
        } else {
            format!("Table {number} Job{number}")
        };
        let next = if number < count { number + 1 } else { 2 };
        let rows =
            if number < count || is_circle { vec![member(next), row(number)] } else { vec![row(number)] };
        table(&caption, rows)
    });
    request(form, tables.collect())
}

fn maps(count: usize, form: Form) -> String {
    let tables = (1..=count).map(|number| {
        let caption = if number == 1 {
            "Table 1 Request body parameters".to_owned()
        } else {
            format!("Table {number} Job{number}")
        };
        let member = vec![
            "{key}".to_owned(),
            "Yes".to_owned(),
            format!("Array of Job{} objects", number + 1),
            "Next.".to_owned(),
        ];
        table(&caption, if number < count { [member] } else { [row(number)] })
    });
    request(form, tables.collect())
}

/// Nothing says which table describes which member.
fn untitled(count: usize, form: Form) -> String {
    let member = |number: usize| {
        vec![
            format!("member_{number}"),
            "No".to_owned(),
            "Array of objects".to_owned(),
            "See Table 3.".to_owned(),
        ]
    };
    let tables = (0..count).map(|number| {
        let caption = if number == 0 { "Table 1 Request body parameters" } else { "" };
        table(caption, [member(2 * number), member(2 * number + 1)])
    });
    request(form, tables.collect())
}

/// Methods and paths above tables of which nothing says what they describe.
fn shared(count: usize, form: Form) -> String {
    let uris: String = each(count, |number| format!("POST /v1/{{project_id}}/jobs{number}\n\n"));
    let page = untitled(limits::TYPE_CHAIN - 10, form);
    match form {
        Form::Html => page.replace(
            "<h2>Request",
            &format!("<p>{}</p><h2>Request", uris.trim_end().replace("\n\n", "</p><p>")),
        ),
        Form::Pipes => page
            .replace("Request Parameters\n", &format!("{}Request Parameters\n", uris.replace("\n\n", "\n"))),
        Form::Markdown => page.replace("## Request", &format!("{uris}## Request")),
        Form::Text => page.replace("Request Parameters\n", &format!("{uris}Request Parameters\n")),
    }
}

fn same_caption(form: Form, count: usize) -> String {
    let member = |number: usize| {
        vec![
            format!("next_{number}"),
            "Yes".to_owned(),
            "Array of Tag objects".to_owned(),
            "Next.".to_owned(),
        ]
    };
    let first = table("Table 1 Request body parameters", [member(0)]);
    let tables =
        (2..=count).map(|number| table(&format!("Table {number} Tag"), [member(number), row(number)]));
    request(form, std::iter::once(first).chain(tables).collect())
}

fn example(form: Form, text: &str) -> String {
    let body = table("Table 1 Request body parameters", [with_name("name"), with_name("m1")]);
    page(
        form,
        &[
            Part::Section("Request Parameters".to_owned()),
            body,
            Part::Section("Example Requests".to_owned()),
            Part::Code(text.to_owned()),
            Part::Section("Status Codes".to_owned()),
            Part::Line("See Status Codes.".to_owned()),
        ],
    )
}

fn errors(form: Form, count: usize, code: impl Fn(usize) -> String) -> String {
    let header = ["Status Code", "Error Code", "Error Message", "Description"].map(str::to_owned).to_vec();
    let rows = (0..count).map(|number| {
        vec!["400".to_owned(), code(number), format!("Failure {}", number % 50), "It failed.".to_owned()]
    });
    page(
        form,
        &[
            Part::Section("Error Codes".to_owned()),
            Part::Table("Table 1 Error codes".to_owned(), header, rows.collect()),
        ],
    )
}

fn responses(count: usize, form: Form) -> String {
    let mut parts = vec![Part::Section("Response Parameters".to_owned())];
    for number in 0..count {
        parts.push(Part::Line(format!("Status code: {}", 200 + number)));
        parts.push(table(&format!("Table {} Response body parameters", number + 1), [row(number)]));
    }
    page(form, &parts)
}

/// Members as an example has them.
fn members(name: &str, count: usize) -> Part {
    let members = lines(count, |number| format!("\"{name}_{number}\": {number}")).replace('\n', ",\n");
    Part::Code(format!("{{{members}}}"))
}

fn section(words: &str) -> Part {
    Part::Section(words.to_owned())
}

/// An answer of so many rows, and an example of so many members, of which none is a row.
fn answer(form: Form, rows: usize, shown: usize) -> String {
    let table = table("Table 1 Response body parameters", (0..rows).map(row));
    page(
        form,
        &[section("Response Parameters"), table, section("Example Responses"), members("shown", shown)],
    )
}

/// A table below the URI line that an answer repeats, the last row first.
fn repeated(count: usize, form: Form) -> String {
    let object = vec!["box".to_owned(), "Yes".to_owned(), "Object".to_owned(), "A box.".to_owned()];
    let parts = [
        table("", (0..count).map(row)),
        section("Request Parameters"),
        table("", [object]),
        table("", [row(0)]),
        section("Response Parameters"),
        table("", (0..count).rev().map(row)),
    ];
    page(form, &parts)
}

/// Rows among the parameters of the path, which has one.
fn parameters(count: usize, form: Form) -> String {
    page(form, &[table("Table 1 Path Parameters", (0..count).map(row))])
}

/// Two tables of a body, and an example that has the rows of the second.
fn variants(count: usize, form: Form) -> String {
    let parts = vec![
        table("Table 1 Parameters in the request body when it rains", (count..2 * count).map(row)),
        table("Table 2 Parameters in the request body when it snows", (0..count).map(row)),
        section("Example Requests"),
        members("member", count),
    ];
    request(form, parts)
}

/// Tables without captions, of which an example shows the second.
fn exchanged(count: usize, form: Form) -> String {
    let parts = vec![
        table("", [with_name("room"), with_name("floor")]),
        table("", (0..count).map(row)),
        section("Example Requests"),
        members("member", count),
    ];
    request(form, parts)
}

/// Rows that name types, and a table that is none of them, in both directions.
fn undefined(form: Form, count: usize, type_: impl Fn(usize) -> String) -> String {
    let rows = |from: usize| {
        let cells = |number: usize| {
            vec![format!("member_{number}"), "No".to_owned(), type_(number), "It may be empty.".to_owned()]
        };
        (from..count).step_by(2).map(cells).collect::<Vec<_>>()
    };
    let parts = vec![
        table("Table 1 Request body parameters", rows(0)),
        table("", [row(0), row(1)]),
        section("Response Parameters"),
        table("Table 2 Response body parameters", rows(1)),
        table("", [row(0)]),
    ];
    request(form, parts)
}

/// HTML as it is, behind the parts that make a page an operation.
fn raw_html(html: &str) -> String {
    page(Form::Html, &[]).replace("</body></html>", html) + "</body></html>"
}

fn raw(form: Form, text: &str) -> String {
    let mut page = page(form, &[]);
    // Writing to a string cannot fail.
    let _ = write!(page, "{text}\n\n");
    page
}
