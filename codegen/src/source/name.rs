//! Names of files and folders: which are taken, and how one is shown.
//!
//! Names come from wherever the pages come from, and they go far: into comments of generated code, addresses, Markdown
//! and terminals. So what cannot be seen, what looks like something else and what another system has no files of is
//! refused, once, before there is a page. What is taken may still have to be escaped: `page (1).html`, `What's new.md`.

use std::fmt;

use super::unseen::is_unseen;

/// The longest name in bytes. File systems end at 255, and what is derived from a name is longer than it; the longest
/// of the corpus has 153.
const MAX_BYTES: usize = 200;

/// So much of a name that is too long is shown.
const SHOWN_CHARACTERS: usize = 60;

/// What cannot be in a name elsewhere (Windows), and the back-tick, which quotes in Markdown and in messages.
const FORBIDDEN: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|', '`'];

/// A name that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the name `{shown}` {fault}")]
pub struct BadName {
    /// The name as it can be shown.
    shown: String,
    /// What is wrong with it.
    fault: Fault,
}

impl BadName {
    /// The name or path as it can be shown: what is refused in it is escaped.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Empty,
    Relative,
    TooLong(usize),
    Control(char),
    Unseen(char),
    Forbidden(char),
    Edge,
    Device,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::Relative => f.write_str("stands for a folder above or around"),
            Self::TooLong(bytes) => write!(f, "has {bytes} bytes, and more than {MAX_BYTES} are not taken"),
            Self::Control('\n' | '\r' | '\u{85}') => f.write_str("has a line break in it"),
            Self::Control(c) => write!(f, "has the control character U+{:04X} in it", u32::from(*c)),
            Self::Unseen(c) => {
                let code = u32::from(*c);
                write!(f, "has the character U+{code:04X} in it, which is not seen as what it is")
            }
            Self::Forbidden(c) => write!(f, "has the character {c} in it, which is not taken in names"),
            Self::Edge => f.write_str("begins or ends with a space, or ends with a dot"),
            Self::Device => f.write_str("is that of a device on Windows"),
        }
    }
}

/// Checks the name of a file or a folder.
///
/// # Errors
///
/// What is wrong with the name, with the name as it can be shown.
pub fn check(name: &str) -> Result<(), BadName> {
    match fault(name) {
        Some(fault) => Err(BadName { shown: shown(name), fault }),
        None => Ok(()),
    }
}

/// Checks every name in a path with `/`. What is shown is the whole path.
pub(super) fn check_path(path: &str) -> Result<(), BadName> {
    match path.split('/').find_map(fault) {
        Some(fault) => Err(BadName { shown: shown(path), fault }),
        None => Ok(()),
    }
}

/// A name or a path, safe to show: what is not seen as what it is is written as an escape, and what is too long is cut.
pub fn shown(name: &str) -> String {
    let mut text = String::new();
    for (index, c) in name.chars().enumerate() {
        if index == SHOWN_CHARACTERS && name.len() > MAX_BYTES {
            text.push_str("...");
            break;
        }
        match c {
            '`' => text.extend(c.escape_unicode()),
            c if c.is_control() || is_unseen(c) || c == '\\' => text.extend(c.escape_default()),
            c => text.push(c),
        }
    }
    text
}

fn fault(name: &str) -> Option<Fault> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let at_edge = |text: &str| text.starts_with(' ') || text.ends_with(' ');
    match name {
        "" => return Some(Fault::Empty),
        "." | ".." => return Some(Fault::Relative),
        _ => {}
    }
    let of_character = name.chars().find_map(|c| match c {
        c if c.is_control() => Some(Fault::Control(c)),
        // As line breaks, they are what the worst of these names are made of.
        '\u{2028}' | '\u{2029}' => Some(Fault::Control('\n')),
        c if is_unseen(c) => Some(Fault::Unseen(c)),
        c if FORBIDDEN.contains(&c) => Some(Fault::Forbidden(c)),
        _ => None,
    });
    if of_character.is_some() {
        return of_character;
    }
    match () {
        () if name.len() > MAX_BYTES => Some(Fault::TooLong(name.len())),
        () if at_edge(name) || at_edge(stem) || name.ends_with('.') => Some(Fault::Edge),
        () if is_device(name) => Some(Fault::Device),
        () => None,
    }
}

/// `CON`, `con.html`, `com1.tar.gz`: on Windows, what is opened is a device, whatever folder it is looked for in.
pub(crate) fn is_device(name: &str) -> bool {
    const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];
    const NUMBERED: &[&str] = &["com", "lpt"];
    let base = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_numbered = |device: &&str| {
        let number = base.strip_prefix(*device).map(|rest| rest.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['0'..='9' | '¹' | '²' | '³']))
    };
    DEVICES.contains(&base.as_str()) || NUMBERED.iter().any(is_numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> String {
        check(name).map_or_else(|error| error.to_string(), |()| "taken".to_owned())
    }

    #[test]
    fn names_that_people_and_tools_give_are_taken() {
        for name in [
            "CreateEventRouterJob.txt",
            "en-us_topic_0020212656.html",
            "DELETE__v3_{project_id}_jobs.md",
            "Creating a Job (1).html",
            "What's new, & what [not] = 100%; #1.md",
            "查询任务列表.md",
            "Zu\u{308}ge.html",
            "Übersicht – Aufträge.html",
            "😀.txt",
            ".hidden",
            "console.md",
            "com.example.md",
            "comma.txt",
            "-rf.txt",
            &"x".repeat(MAX_BYTES),
        ] {
            assert_eq!(said(name), "taken", "{name}");
        }
    }

    #[test]
    fn what_ends_a_line_or_is_not_seen_is_refused() {
        assert_eq!(
            said("a\ninclude!(\"b.html\");//.html"),
            "the name `a\\ninclude!(\"b.html\");//.html` has a line break in it"
        );
        for c in ['\r', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert!(said(&format!("a{c}b.md")).ends_with("` has a line break in it"), "{c:?}");
        }
        assert_eq!(
            said("a\u{1b}[31m.md"),
            "the name `a\\u{1b}[31m.md` has the control character U+001B in it"
        );
        assert_eq!(
            said("a\u{202e}txt.md"),
            "the name `a\\u{202e}txt.md` has the character U+202E in it, which is not seen as what it is"
        );
        for c in "\0\t\u{7f}\u{9f}\u{a0}\u{ad}\u{34f}\u{61c}\u{115f}\u{200b}\u{200d}\u{200e}\u{200f}\u{202a}\u{2060}\u{2066}\u{2069}\u{2800}\u{3000}\u{3164}\u{e000}\u{fdd0}\u{fe0f}\u{feff}\u{fffd}\u{fffe}\u{1fffe}\u{e0041}\u{f0000}\u{10ffff}"
            .chars()
        {
            let name = format!("a{c}b.md");
            assert!(check(&name).is_err(), "{c:?}");
            assert!(!shown(&name).contains(c), "{c:?}");
        }
    }

    #[test]
    fn what_only_some_systems_take_is_refused() {
        assert_eq!(
            said("a`b.md"),
            "the name `a\\u{60}b.md` has the character ` in it, which is not taken in names"
        );
        for c in FORBIDDEN {
            assert!(check(&format!("a{c}b.md")).is_err(), "{c}");
        }
        for name in [" a.md", "a.md ", "a .md", "a. ", "a.", "jobs..."] {
            assert!(said(name).ends_with("begins or ends with a space, or ends with a dot"), "{name:?}");
        }
        for name in ["con", "CON.html", "Aux.md", "nul.tar.md", "COM1.txt", "lpt9", "com³.md", "CONIN$"] {
            assert!(said(name).ends_with("is that of a device on Windows"), "{name}");
        }
        assert_eq!(said(""), "the name `` is empty");
        assert_eq!(said(".."), "the name `..` stands for a folder above or around");
        let long = format!("{}.md", "é".repeat(100));
        let start = "é".repeat(60);
        assert_eq!(
            said(&long),
            format!("the name `{start}...` has 203 bytes, and more than 200 are not taken")
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_taken_is_shown_as_it_is_and_what_is_shown_is_harmless(name in ".{0,40}|[a-z \\.\u{200b}-\u{2030}`\\\\]{0,20}") {
            let shown = shown(&name);
            proptest::prop_assert!(!shown.chars().any(|c| c.is_control() || is_unseen(c) || c == '`'));
            if check(&name).is_ok() {
                proptest::prop_assert_eq!(shown, name);
            }
        }
    }

    #[test]
    fn a_path_is_as_good_as_its_names() {
        assert!(check_path("eg/CreateJob.txt").is_ok());
        for path in ["/etc/passwd", "../a.md", "eg/../a.md", "eg//a.md", "eg/a\n.md", "e\ng/a.md", ""] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }
}
