//! Lines that a site has above the title of a page: where the page lies, when it was changed and by whom, how large it is.
//!
//! In: the first lines of a page whose headings are not marked. Out: which of them is the title. Left out on purpose:
//! pages without such lines, on which the first line is the title.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::{is_caption, is_function_heading, is_stamp, normal, section, status_line};
use crate::request_line::RequestLine;

/// Words on the buttons of a site.
static CONTROLS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(|of| vec![((), &of.page.controls)]));

/// Lines within which the first section begins.
const MOST_LINES: usize = 24;

/// Words that a button has at most, and those of a line of a commit.
const MOST_WORDS: (usize, usize) = (4, 16);

/// Which of the first lines is the title, where furniture of a site stands among them: the first line of words behind it,
/// or else the last one before it. Prose is none.
pub fn title_among<'l>(lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let lines = lines.take(MOST_LINES).take_while(|line| !opens_part(line));
    let kinds: Vec<Kind> = lines.map(Kind::of).collect();
    let has_stamp = kinds.contains(&Kind::Stamp);
    let has_furniture = kinds.contains(&Kind::Furniture);
    let is_furniture =
        |kind: &Kind| *kind == Kind::Furniture || *kind == Kind::Control && (has_furniture || has_stamp);
    let last = kinds.iter().rposition(is_furniture)?;
    let (before, behind) = kinds.split_at_checked(last + 1)?;
    let below = behind.iter().position(|kind| *kind == Kind::Words).map(|at| before.len() + at);
    below.or_else(|| before.iter().rposition(|kind| *kind == Kind::Words))
}

/// Whether a line is furniture of a site, whatever stands around it.
pub fn is_furniture(line: &str) -> bool {
    Kind::of(line) == Kind::Furniture
}

/// What a line above the first section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Furniture,
    /// The words on buttons, which may be a title, too.
    Control,
    Stamp,
    Prose,
    Words,
}

impl Kind {
    fn of(line: &str) -> Self {
        let line = line.trim();
        let is_prose = || line.is_empty() || line.ends_with(['.', '。', '!', '！', ':', '：']);
        match () {
            () if is_stamp(line) => Self::Stamp,
            () if is_moment(line) || is_size(line) || is_trailer(line) => Self::Furniture,
            () if is_address(line) || is_commit(line) || is_trail(line) => Self::Furniture,
            () if are_controls(line) => Self::Control,
            () if is_prose() => Self::Prose,
            () => Self::Words,
        }
    }
}

/// Whether the page itself begins with a line.
fn opens_part(line: &str) -> bool {
    section(line).is_some()
        || is_function_heading(line)
        || is_caption(line)
        || status_line(line).is_some()
        || RequestLine::read(line).is_some_and(|line| line.is_call())
}

/// `2025-11-13 12:55:55 +00:00`, `2025-11-13`
fn is_moment(line: &str) -> bool {
    let shape: String = line.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let is_of_time = |c: char| c == '9' || "-+:. TZ".contains(c);
    shape.starts_with("9999-99-99") && shape.chars().all(is_of_time)
}

/// `8.8 KiB`, `40 lines · 8.8 KiB`
fn is_size(line: &str) -> bool {
    const UNITS: &[&str] = &["B", "KB", "KiB", "MB", "MiB", "Bytes", "bytes"];
    let last = line.rsplit(['·', '|']).next().unwrap_or_default().trim();
    last.split_once(' ').is_some_and(|(number, unit)| {
        UNITS.contains(&unit) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

/// `Reviewed-by: Ann Other <ann@example.com>`, and several of these.
fn is_trailer(line: &str) -> bool {
    line.split_once("-by: ").is_some_and(|(key, who)| {
        let is_key = key.starts_with(|c: char| c.is_ascii_uppercase())
            && key.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        is_key && who.contains('<') && who.contains('@') && who.ends_with('>')
    })
}

/// `docs/api-ref/pupils.html`, `https://docs.example.com/pupils`
fn is_address(line: &str) -> bool {
    let is_file = || {
        let (_, extension) = line.rsplit('/').next().and_then(|name| name.rsplit_once('.'))?;
        Some((1..=5).contains(&extension.len()) && extension.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    let is_word = !line.contains(char::is_whitespace) && line.contains('/');
    is_word && (line.contains("://") || is_file() == Some(true))
}

/// `ann 0a1b2c3d4e Describes pupils`: a line with the number of a commit.
fn is_commit(line: &str) -> bool {
    let is_hash = |word: &str| {
        (7..=40).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            && word.bytes().any(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_lowercase())
    };
    line.split_whitespace().take(MOST_WORDS.1).any(is_hash)
}

/// `Help Center> School> Pupils`, `Help/ School/ Pupils`: the way from the start of the site to the page.
fn is_trail(line: &str) -> bool {
    ["> ", "/ ", "» ", "› "].iter().any(|sign| {
        let steps: Vec<&str> = line.split(sign).map(str::trim).collect();
        steps.len() > 2 && steps.iter().all(|step| !step.is_empty()) && !line.ends_with(['.', '。'])
    })
}

/// `Raw Blame History`
fn are_controls(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_control = |words: &str| CONTROLS.get(&normal(words)).is_some();
    is_control(line) || (1..=MOST_WORDS.0).contains(&words.len()) && words.into_iter().all(is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title<'l>(lines: &[&'l str]) -> Option<&'l str> {
        title_among(lines.iter().copied()).and_then(|at| lines.get(at).copied())
    }

    #[test]
    fn furniture_is_told_from_titles() {
        for line in [
            "2025-11-13 12:55:55 +00:00",
            "8.8 KiB",
            "40 lines (31 loc) · 2 KB",
            "Reviewed-by: Other, Ann <ann@example.com> Co-authored-by: Bo <bo@example.com>",
            "doc/api-ref/pupils_01.html",
            "https://docs.example.com/pupils",
            "ann 0a1b2c3d4e Describes pupils",
            "Help Center> School> API Reference> Showing a Pupil",
            "Help / School / Showing a Pupil",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Showing a Pupil",
            "Deleting a Pupil/Class",
            "Showing Pupils (v2) - ListPupils",
            "Files",
            "Standing by: the Pupils",
            "Limits of 8 KiB",
            "Pupils -> Classes",
            "Updated on 2025-05-06 GMT+08:00",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn the_title_stands_behind_the_furniture() {
        let head =
            ["Files", "docs/pupil.html", "ann 0a1b2c3d4e Pupils", "2025-11-13 12:55:55 +00:00", "8.8 KiB"];
        let page = |behind: &[&'static str]| title(&[&head, behind].concat());
        assert_eq!(page(&["Showing a Pupil", "Function", "Shows a pupil"]), Some("Showing a Pupil"));
        assert_eq!(page(&["Raw Blame History", "Showing a Pupil", "Function"]), Some("Showing a Pupil"));
        assert_eq!(page(&["Showing a Pupil", "Shows one", "GET /v1/pupils"]), Some("Showing a Pupil"));
        assert_eq!(page(&["Shows a pupil.", "URI"]), None);
        assert_eq!(title(&["Showing a Pupil", "8.8 KiB", "Function"]), Some("Showing a Pupil"));
        let stamped = ["Updated on 2025-05-06 GMT+08:00", "分享", "查询学生", "功能介绍"];
        assert_eq!(title(&stamped), Some("查询学生"));
    }

    #[test]
    fn without_furniture_nothing_is_said() {
        assert_eq!(title(&["Showing a Pupil", "Shows a pupil", "Function"]), None);
        assert_eq!(title(&["History", "Shows what was", "Function"]), None);
        assert_eq!(title(&["Function", "8.8 KiB"]), None);
    }
}
