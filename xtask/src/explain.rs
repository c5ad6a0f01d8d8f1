//! `cargo xtask explain [CODE]`: what a diagnostic, or a rule on changes, means.

use std::fmt::Write as _;

use tablature_codegen::diagnostic::{Code, did_you_mean};
use tablature_codegen::diff::Rule;

use crate::Outcome;
use crate::error::Error;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The code of a diagnostic, such as T5003, or a rule on changes, such as request-value-removed. Without one, all are
    /// listed.
    code: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let report = match &args.code {
        Some(code) => one(code)?,
        None => all(),
    };
    Ok(Outcome { report, diagnostics: String::new(), success: true })
}

fn one(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if let Ok(code) = text.parse::<Code>() {
        let severity = code.severity().as_str();
        return Ok(format!("{severity}[{code}]: {}\n\n{}\n", code.title(), code.explanation()));
    }
    let rule = Rule::all().find(|rule| rule.to_string() == text.to_lowercase());
    rule.map(of_rule).ok_or_else(|| {
        let rules: Vec<String> = Rule::all().map(|rule| rule.to_string()).collect();
        let known = Code::ALL.iter().map(|code| code.as_str()).chain(rules.iter().map(String::as_str));
        Error::UnknownCode { code: text.to_owned(), near: did_you_mean(text, known) }
    })
}

fn of_rule(rule: Rule) -> String {
    let (class, kind) = (rule.class().as_str(), rule.kind);
    let (title, explanation, example) = (kind.title(), rule.explanation(), kind.example());
    format!("{class}[{rule}]: {title}\n\n{explanation}\n\nExample: {example}\n")
}

fn all() -> String {
    let mut list = String::new();
    // Writing to a string cannot fail.
    for code in Code::ALL {
        let _ = writeln!(list, "{code}  {:7}  {}", code.severity().as_str(), code.title());
    }
    for rule in Rule::all() {
        let _ =
            writeln!(list, "{:35}  {:13}  {}", rule.to_string(), rule.class().as_str(), rule.kind.title());
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_whatever_its_case() {
        let expected = "warning[T5003]: example contradicts the type\n\n\
            The example has a value of another type than the table says. The table wins.\n";
        assert_eq!(one("t5003").unwrap(), expected);
    }

    #[test]
    fn an_unknown_code_comes_with_the_nearest() {
        let error = one("T5033").unwrap_err();
        assert_eq!(error.to_string(), "there is no diagnostic `T5033`");
        assert!(error.help().contains("`T5003`"), "{}", error.help());
    }

    #[test]
    fn every_code_is_listed() {
        assert_eq!(all().lines().count(), Code::ALL.len() + Rule::all().count());
    }

    #[test]
    fn a_rule_is_explained_with_an_example() {
        let text = one("request-value-removed").unwrap();
        assert!(
            text.starts_with("breaking[request-value-removed]: ") && text.contains("\n\nExample: "),
            "{text}"
        );
    }
}
