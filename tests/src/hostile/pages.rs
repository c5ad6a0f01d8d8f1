//! What the kinds make: pages of anything, any number of times.

use std::fmt::Write as _;

use tablature_codegen::limits;

use super::dialects::{Form, Part, page};

pub(super) fn row(number: usize) -> Vec<String> {
    with_name(&format!("member_{number}"))
}

pub(super) fn with_name(name: &str) -> Vec<String> {
    vec![
        name.to_owned(),
        "No".to_owned(),
        "String".to_owned(),
        "Name of it. The value contains 1 to 64 characters.".to_owned(),
    ]
}

pub(super) fn stating(number: usize, pattern: &str) -> Vec<String> {
    with_text(number, &format!("It must match the regular expression {pattern}"))
}

pub(super) fn with_text(number: usize, text: &str) -> Vec<String> {
    vec![format!("member_{number}"), "No".to_owned(), "String".to_owned(), text.to_owned()]
}

/// Examples that show values of a member which has a pattern.
pub(super) fn patterned(form: Form, count: usize) -> String {
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

pub(super) fn body(form: Form, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    request(form, vec![table("Table 1 Request body parameters", rows)])
}

pub(super) fn cell(form: Form, text: &str) -> String {
    let row = ["name", "Yes", "String", text].map(str::to_owned).to_vec();
    body(form, [row, with_name("other")])
}

pub(super) fn type_(form: Form, text: &str) -> String {
    let row = ["name", "Yes", text, "Some type."].map(str::to_owned).to_vec();
    body(form, [row, with_name("other")])
}

pub(super) fn each(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

pub(super) fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn bytes(count: usize, form: Form) -> String {
    let mut text = page(form, &[]);
    let missing = count.saturating_sub(text.len());
    text.extend(std::iter::repeat_n("words of a line\n\n", missing / 17 + 1));
    text
}

pub(super) fn columns(count: usize, form: Form) -> String {
    let mut header = header();
    header.extend((4..count).map(|number| format!("Column {number}")));
    let row = (0..count).map(|number| format!("c{number}")).collect();
    request(form, vec![Part::Table("Table 1 Request body parameters".to_owned(), header, vec![row])])
}

pub(super) fn tables(count: usize, form: Form) -> String {
    request(
        form,
        (1..=count).map(|number| table(&format!("Table {number} Job{number}"), [row(number)])).collect(),
    )
}

/// Types of which each names the next; the last one, at will, the first.
pub(super) fn chain(form: Form, count: usize, is_circle: bool) -> String {
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

pub(super) fn maps(count: usize, form: Form) -> String {
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
pub(super) fn untitled(count: usize, form: Form) -> String {
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
pub(super) fn shared(count: usize, form: Form) -> String {
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

pub(super) fn same_caption(form: Form, count: usize) -> String {
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

pub(super) fn example(form: Form, text: &str) -> String {
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

pub(super) fn errors(form: Form, count: usize, code: impl Fn(usize) -> String) -> String {
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

pub(super) fn responses(count: usize, form: Form) -> String {
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
pub(super) fn answer(form: Form, rows: usize, shown: usize) -> String {
    let table = table("Table 1 Response body parameters", (0..rows).map(row));
    page(
        form,
        &[section("Response Parameters"), table, section("Example Responses"), members("shown", shown)],
    )
}

/// A table below the URI line that an answer repeats, the last row first.
pub(super) fn repeated(count: usize, form: Form) -> String {
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
pub(super) fn parameters(count: usize, form: Form) -> String {
    page(form, &[table("Table 1 Path Parameters", (0..count).map(row))])
}

/// Two tables of a body, and an example that has the rows of the second.
pub(super) fn variants(count: usize, form: Form) -> String {
    let parts = vec![
        table("Table 1 Parameters in the request body when it rains", (count..2 * count).map(row)),
        table("Table 2 Parameters in the request body when it snows", (0..count).map(row)),
        section("Example Requests"),
        members("member", count),
    ];
    request(form, parts)
}

/// Tables without captions, of which an example shows the second.
pub(super) fn exchanged(count: usize, form: Form) -> String {
    let parts = vec![
        table("", [with_name("room"), with_name("floor")]),
        table("", (0..count).map(row)),
        section("Example Requests"),
        members("member", count),
    ];
    request(form, parts)
}

/// Rows that name types, and a table that is none of them, in both directions.
pub(super) fn undefined(form: Form, count: usize, type_: impl Fn(usize) -> String) -> String {
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
pub(super) fn raw_html(html: &str) -> String {
    page(Form::Html, &[]).replace("</body></html>", html) + "</body></html>"
}

pub(super) fn raw(form: Form, text: &str) -> String {
    let mut page = page(form, &[]);
    // Writing to a string cannot fail.
    let _ = write!(page, "{text}\n\n");
    page
}
