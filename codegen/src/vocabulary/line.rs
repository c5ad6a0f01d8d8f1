//! Lines and cells that say one thing: nothing here, when, which status, must it be given.

use std::sync::LazyLock;

use super::lexicon::{Languages, Lexicon, Phrases};
use super::normal;

static NOTHING: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::of(|language| vec![(true, &language.nothing.always), (false, &language.nothing.perhaps)])
});

/// Whether a paragraph says that there is nothing: `None`, `N/A`, `不涉及。`
pub fn is_none(text: &str) -> bool {
    nothing(text).is_some()
}

/// Whether a word says that there is nothing wherever it stands: `N/A`. `None` may be one of several values.
pub fn is_not_applicable(text: &str) -> bool {
    nothing(text) == Some(true)
}

fn nothing(text: &str) -> Option<bool> {
    let text = normal(text);
    let bare = text.strip_suffix('.').filter(|bare| !bare.is_empty()).unwrap_or(&text);
    NOTHING.get_normal(bare)
}

static ELEMENTS: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::of(|language| vec![(true, &language.elements.bracketed), (false, &language.elements.words)])
});

/// Whether the name of a row stands for the elements of a body that is a list: `[Array]`, `Array elements`, `[数组元素]`.
pub fn is_elements(name: &str) -> bool {
    let name = normal(name);
    let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    match ELEMENTS.get(bracketed.unwrap_or(&name)) {
        Some(only_in_brackets) => bracketed.is_some() || !only_in_brackets,
        None => false,
    }
}

static TABLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.tables));
static WITHIN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.table_within));
static SHOWN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.shown));
static NEXT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.pointers.next));

/// Whether a paragraph only points at a table: `Table 1 describes the parameters.`
pub fn points_at_table(text: &str) -> bool {
    let text = normal(text);
    let rest = TABLES.rest(&text).map(|(rest, _)| rest).or_else(|| WITHIN.behind(&text));
    let is_number = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_short = |rest: &str| rest.split_whitespace().count() < 12;
    // `响应参数如表 响应参数所示。`
    let is_shown = |rest: &str| SHOWN.before(rest.trim_end_matches(['.', '。'])).is_some();
    rest.is_some_and(|rest| (is_number(rest) || is_shown(rest)) && is_short(rest))
        || NEXT.rest(&text).is_some_and(|(rest, _)| is_short(rest))
}

static STATUS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.status.lines));
static STATUS_ENDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(|language| &language.status.ends));

/// Whether a word is a status: `200`.
pub fn is_status(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word begins as versions do: `v2`, `v1.1`.
pub fn is_version(word: &str) -> bool {
    word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The status in `Status code: 200`, `状态码：200`, `状态码为200时`, `HTTP status code 200`, `(STATUS CODE 200)`, `Status code: 200 OK` or
/// `Returned status code 200: the job runs`.
pub fn status_line(text: &str) -> Option<String> {
    let text = normal(unwrapped(text));
    let text = text.strip_prefix("http ").unwrap_or(&text);
    let (rest, _) = STATUS.rest(text)?;
    let said = rest.trim_start_matches([':', ' ']);
    let said = STATUS_ENDS.before(said).unwrap_or(said);
    let (code, reason) = said.split_once([' ', ':']).unwrap_or((said.trim_end_matches('.'), ""));
    let is_explained = said.strip_prefix(code).is_some_and(|behind| behind.starts_with(':'));
    let reason: Vec<&str> = reason.split_whitespace().collect();
    let is_short = reason.len() <= if is_explained { 12 } else { 3 };
    let has_reason = (is_explained || rest.trim_start().starts_with(':')) && is_short && !text.ends_with('.');
    let is_code = is_status(code);
    (is_code && (reason.is_empty() || has_reason)).then(|| code.to_owned())
}

/// A line without the parentheses around it.
fn unwrapped(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）'])).unwrap_or(line)
}

/// The status in an example of an answer that is one line: `Http Response Code: 204`, or the line of the protocol,
/// `HTTP/1.1 204 No Content`.
pub fn status_shown(example: &str) -> Option<String> {
    let example = example.trim();
    if example.lines().count() > 1 {
        return None;
    }
    let of_protocol = || {
        let mut words = example.split_whitespace();
        let is_protocol = words.next()?.strip_prefix("HTTP/")?.starts_with(|c: char| c.is_ascii_digit());
        words.next().filter(|code| is_protocol && is_status(code)).map(str::to_owned)
    };
    status_line(example).or_else(of_protocol)
}

/// The languages that open a status so.
pub(super) fn languages(line: &str) -> Languages {
    let line = normal(unwrapped(line));
    let known = STATUS.rest(&line).filter(|_| status_line(&line).is_some());
    known.map_or_else(Languages::default, |(_, language)| Languages::only(language))
}

/// A part of a URI that has a label of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriPart {
    /// The method.
    Method,
    /// The path, perhaps with a host.
    Path,
    /// The protocol, of which every call says the same.
    Protocol,
}

static URI: LazyLock<Lexicon<UriPart>> = LazyLock::new(|| {
    Lexicon::of(|language| {
        let uri = &language.uri;
        vec![(UriPart::Method, &uri.method), (UriPart::Path, &uri.path), (UriPart::Protocol, &uri.protocol)]
    })
});

/// What the label `Method` or `URI` stands for.
pub fn uri_part(label: &str) -> Option<UriPart> {
    URI.get(label)
}

/// Headers of the protocol in one word. `Location` is left out: members of bodies have that name, too.
const HEADERS: &[&str] = &["accept", "authorization", "host", "date", "etag", "range", "cookie"];
/// How those begin of which a page may write any word with a small letter: `Content-type`. Others have hyphens, and a
/// capital behind each.
const FAMILIES: &[&str] = &["accept", "content"];

/// Whether a name can only be that of a header: `X-Auth-Token`, `Content-Type`, `Authorization`.
pub fn is_header(name: &str) -> bool {
    let name = name.trim();
    let is_capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    let parts: Vec<&str> = name.split('-').collect();
    match parts.as_slice() {
        [word] => is_capital(word) && HEADERS.contains(&normal(word).as_str()),
        ["x" | "X", rest @ ..] => rest.iter().all(|part| is_word(part)),
        [family, rest @ ..] if is_capital(family) && FAMILIES.contains(&normal(family).as_str()) => {
            rest.iter().all(|part| is_word(part))
        }
        parts => parts.iter().all(|part| is_word(part) && is_capital(part)),
    }
}

static MANDATORY: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    Lexicon::of(|language| vec![(true, &language.mandatory.yes), (false, &language.mandatory.no)])
});

/// What a Mandatory cell says. None where it is neither Yes nor No.
pub fn mandatory(cell: &str) -> Option<bool> {
    MANDATORY.get(cell)
}

/// What a cell says that can be no value: `true` and `false` are values more often than flags.
pub fn flag(cell: &str) -> Option<bool> {
    let is_value = ["true", "false"].contains(&cell.to_lowercase().as_str());
    mandatory(cell).filter(|_| !is_value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_line_holds_a_status() {
        assert_eq!(status_line("Status code: 200").as_deref(), Some("200"));
        assert_eq!(status_line("状态码：404").as_deref(), Some("404"));
        assert_eq!(status_line("Status code: 200 OK").as_deref(), Some("200"));
        assert_eq!(status_line("Status Code:200.").as_deref(), Some("200"));
        assert_eq!(status_line("Returned status code 201: the job is there").as_deref(), Some("201"));
        assert_eq!(status_line("Status code 404 is returned"), None);
        assert_eq!(status_line("(STATUS CODE 204)").as_deref(), Some("204"));
        assert_eq!(status_line("（状态码：200）").as_deref(), Some("200"));
        assert_eq!(status_line("状态码为 400 时：").as_deref(), Some("400"));
        assert_eq!(status_line("When the status code is 400:").as_deref(), Some("400"));
        assert_eq!(status_line("状态码为400时，表示失败"), None);
        assert_eq!(status_line("Status codes"), None);
        assert_eq!(status_line("Status code: 20x"), None);
    }

    #[test]
    fn an_example_of_one_line_shows_a_status() {
        for shown in ["Http Response Code: 204", "HTTP/1.1 204 No Content\n", "HTTP/2 204"] {
            assert_eq!(status_shown(shown).as_deref(), Some("204"), "{shown}");
        }
        for other in ["", "204", "HTTP/1.1", "HTTP/x 204", "{}", "Http Response Code: 204\n{\"a\": 1}"] {
            assert_eq!(status_shown(other), None, "{other}");
        }
        assert_eq!(status_line("Código de estado: 200").as_deref(), Some("200"));
        assert_eq!(status_line("状态码:500").as_deref(), Some("500"));
    }

    #[test]
    fn headers_have_hyphens_and_capitals() {
        for name in ["X-Auth-Token", "Content-type", "Authorization", "x-request-id", "X-Sdk-Date"] {
            assert!(is_header(name), "{name}");
        }
        for name in [
            "",
            "-",
            "project_id",
            "date",
            "Location",
            "content-type",
            "Name",
            "binding:vnic-type",
            "In-use",
            "Marker",
        ] {
            assert!(!is_header(name), "{name}");
        }
    }

    #[test]
    fn pointers_to_tables_say_nothing_themselves() {
        assert!(points_at_table("Table 1 describes the parameters in the URI."));
        assert!(points_at_table("For details, see Table 2."));
        assert!(points_at_table("请求参数说明如表2所示。") && points_at_table("Consulte la Tabla 2."));
        assert!(
            points_at_table("响应参数如表 响应参数所示。") && !points_at_table("响应参数如表格要求填写。")
        );
        assert!(points_at_table("The following table lists the request method and URI of the API."));
        assert!(points_at_table(
            "A tabela a seguir lista o método de solicitação HTTP/HTTPS e o URI da API."
        ));
        assert!(!points_at_table("Backups older than a year are read from an archive."));
    }

    #[test]
    fn a_uri_has_labelled_parts() {
        assert_eq!(uri_part("Method"), Some(UriPart::Method));
        assert_eq!(uri_part("URI"), Some(UriPart::Path));
        assert_eq!(uri_part("Methods of payment"), None);
    }

    #[test]
    fn only_yes_and_no_are_mandatory_cells() {
        assert_eq!(mandatory("Yes"), Some(true));
        assert_eq!(mandatory("否"), Some(false));
        assert_eq!(mandatory("Depends"), None);
        assert_eq!([mandatory("Sí"), mandatory("Não")], [Some(true), Some(false)]);
    }

    #[test]
    fn nothing_is_said_in_many_ways() {
        for text in [
            "None",
            "无",
            "不涉及。",
            "N/A",
            "空",
            "No aplica",
            "Não aplicável",
            "--",
            "-",
            "Not applicable.",
        ] {
            assert!(is_none(text), "{text}");
        }
        assert!(!is_none("None of the backups") && !is_none(".") && !is_none(""));
        assert!(is_not_applicable("N/A") && !is_not_applicable("none"));
    }

    #[test]
    fn elements_are_told_from_members() {
        for name in ["[Array]", "[items]", "[Array element]", "Array elements", "[数组元素]", "【数组元素】"]
        {
            assert!(is_elements(name), "{name}");
        }
        for name in ["items", "array", "[lamp]", "element", ""] {
            assert!(!is_elements(name), "{name}");
        }
    }
}
