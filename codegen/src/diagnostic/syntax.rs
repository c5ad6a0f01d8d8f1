//! What the TOML reader has to say, as a diagnostic: of settings and of corrections.

use super::{Code, Diagnostic, did_you_mean};
use crate::source::{Place, Span, TextFile};

/// A diagnostic for an error of the TOML reader.
pub(crate) fn syntax_error(file: &TextFile, code: Code, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().map(|range| Span::locate(&file.text, range));
    let place = Place::page(file.path.clone()).at(span);
    if let Some((key, known)) = unknown_key(error.message()) {
        let diagnostic = Diagnostic::new(code, place, format!("there is no key `{key}`"));
        return Diagnostic { help: did_you_mean(key, known), ..diagnostic };
    }
    let mut lines = error.message().lines().map(str::trim).filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or("the file is not TOML");
    let rest: Vec<&str> = lines.collect();
    let diagnostic = Diagnostic::new(code, place, message);
    if rest.is_empty() { diagnostic } else { diagnostic.help(rest.join("; ")) }
}

/// The key and the known ones in ``unknown field `titel`, expected one of `id`, `title` ``, which is all that serde says
/// of it. Should serde say it otherwise one day, its own words are shown.
fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let mut words = message.strip_prefix("unknown field `")?.split('`');
    let key = words.next()?;
    Some((key, words.skip(1).step_by(2).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_keys_are_read_from_the_words_of_serde() {
        assert_eq!(
            unknown_key("unknown field `titel`, expected one of `id`, `title`"),
            Some(("titel", vec!["id", "title"]))
        );
        assert_eq!(unknown_key("unknown field `a`, expected `correction`"), Some(("a", vec!["correction"])));
        assert_eq!(unknown_key("unknown field `a`, there are no fields"), Some(("a", vec![])));
        assert_eq!(unknown_key("missing field `id`"), None);
    }
}
