//! One page in four forms.

use std::fmt::Write as _;

/// The form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Text with blank lines.
    Text,
    /// Text with a pipe behind each cell.
    Pipes,
}

/// A part of a page.
pub enum Part {
    /// A heading.
    Section(String),
    /// A paragraph.
    Line(String),
    /// Preformatted text.
    Code(String),
    /// A table: caption, header, rows.
    Table(String, Vec<String>, Vec<Vec<String>>),
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Text, Self::Pipes];

    /// The extension of such a page.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text | Self::Pipes => "txt",
        }
    }
}

/// A page that is an operation, with these parts behind its URI.
pub fn page(form: Form, parts: &[Part]) -> String {
    let mut text = match form {
        Form::Html => {
            "<html><body><h1>Listing Jobs</h1><h2>URI</h2><p>POST /v1/{project_id}/jobs</p>".to_owned()
        }
        Form::Markdown => "# Listing Jobs\n\n## URI\n\nPOST /v1/{project_id}/jobs\n\n".to_owned(),
        Form::Text => "Listing Jobs\n\nURI\n\nPOST /v1/{project_id}/jobs\n\n".to_owned(),
        Form::Pipes => "Listing Jobs\nURI\nPOST /v1/{project_id}/jobs\n".to_owned(),
    };
    for part in parts {
        match form {
            Form::Html => html(&mut text, part),
            Form::Markdown => markdown(&mut text, part),
            Form::Text => plain(&mut text, part),
            Form::Pipes => pipes(&mut text, part),
        }
    }
    if form == Form::Html {
        text.push_str("</body></html>");
    }
    text
}

/// A page that does no harm.
pub fn neighbour() -> String {
    let header = ["Parameter", "Mandatory", "Type", "Description"].map(str::to_owned).to_vec();
    let row = ["name", "Yes", "String", "Name of the job."].map(str::to_owned).to_vec();
    let parts = [
        Part::Section("Request Parameters".to_owned()),
        Part::Table("Table 1 Request body parameters".to_owned(), header, vec![row]),
    ];
    page(Form::Html, &parts).replace("Jobs", "Neighbours").replace("jobs", "neighbours")
}

// Writing to a string cannot fail.
fn html(text: &mut String, part: &Part) {
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = match part {
        Part::Section(words) => write!(text, "<h2>{}</h2>", escaped(words)),
        Part::Line(words) => write!(text, "<p>{}</p>", escaped(words)),
        Part::Code(words) => write!(text, "<pre>{}</pre>", escaped(words)),
        Part::Table(caption, header, rows) => {
            let cells = |tag: &str, cells: &[String]| {
                let cells = cells
                    .iter()
                    .map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell).replace('\n', "<br>")));
                format!("<tr>{}</tr>", cells.collect::<Vec<_>>().concat())
            };
            let rows = rows.iter().map(|row| cells("td", row)).collect::<Vec<_>>().concat();
            write!(
                text,
                "<table><caption>{}</caption>{}{rows}</table>",
                escaped(caption),
                cells("th", header)
            )
        }
    };
}

fn markdown(text: &mut String, part: &Part) {
    let _ = match part {
        Part::Section(words) => write!(text, "## {words}\n\n"),
        Part::Line(words) => write!(text, "{words}\n\n"),
        Part::Code(words) => write!(text, "```json\n{words}\n```\n\n"),
        Part::Table(caption, header, rows) => {
            let cells = |cells: &[String]| {
                let cells = cells
                    .iter()
                    .map(|cell| format!(" {} |", cell.replace('|', "\\|").replace('\n', "<br/>")));
                format!("|{}\n", cells.collect::<Vec<_>>().concat())
            };
            let rule = "---|".repeat(header.len());
            let rows = rows.iter().map(|row| cells(row)).collect::<Vec<_>>().concat();
            write!(text, "{caption}\n\n{}|{rule}\n{rows}\n", cells(header))
        }
    };
}

fn plain(text: &mut String, part: &Part) {
    let _ = match part {
        Part::Section(words) | Part::Line(words) | Part::Code(words) => write!(text, "{words}\n\n"),
        Part::Table(caption, header, rows) => {
            let cells = header.iter().chain(rows.iter().flatten());
            let cells: Vec<String> = cells.map(|cell| cell.replace('\n', "\n\n")).collect();
            write!(text, "{caption}\n\n{}\n\n", cells.join("\n\n"))
        }
    };
}

fn pipes(text: &mut String, part: &Part) {
    let _ = match part {
        Part::Section(words) | Part::Line(words) | Part::Code(words) => writeln!(text, "{words}"),
        Part::Table(caption, header, rows) => {
            let cells = |cells: &[String]| {
                cells.iter().map(|cell| format!("{cell} |\n")).collect::<Vec<_>>().concat()
            };
            let rows = rows.iter().map(|row| cells(row)).collect::<Vec<_>>().concat();
            write!(text, "{caption}\n{}{}\n{rows}", cells(header), "---|".repeat(header.len()))
        }
    };
}
