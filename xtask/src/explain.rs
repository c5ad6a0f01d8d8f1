//! `cargo xtask explain [CODE]`: what a diagnostic, a rule on changes or a point of `publish --check` means.

use std::fmt::Write as _;

use strum::VariantArray as _;
use tablature_codegen::diagnostic::{Code, did_you_mean};
use tablature_codegen::diff::Rule;

use crate::Outcome;
use crate::error::Error;
use crate::publish::PointName;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The code of a diagnostic (T5003), a rule on changes (request-value-removed) or a point of `publish --check`
    /// (version-new). Without one, all are listed.
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
    let name = text.to_lowercase();
    if let Ok(point) = name.parse::<PointName>() {
        return Ok(format!("point[{point}]: {}\n\n{}\n", point.title(), point.explanation()));
    }
    let rule = Rule::all().find(|rule| rule.to_string() == name);
    rule.map(of_rule).ok_or_else(|| {
        let rules = Rule::all().map(|rule| rule.to_string());
        let names: Vec<String> = rules.chain(PointName::VARIANTS.iter().map(ToString::to_string)).collect();
        let known = Code::ALL.iter().map(|code| code.as_str()).chain(names.iter().map(String::as_str));
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
    for point in PointName::VARIANTS {
        let _ = writeln!(list, "{:35}  {:13}  {}", point.to_string(), "point", point.title());
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
        let known = Code::ALL.len() + Rule::all().count() + PointName::VARIANTS.len();
        assert_eq!(all().lines().count(), known);
    }

    #[test]
    fn points_of_the_checklist_are_explained() {
        let text = one("Version-New").unwrap();
        assert!(
            text.starts_with("point[version-new]: version is new\n\n") && text.contains("service.toml"),
            "{text}"
        );
        // A name means one thing.
        for point in PointName::VARIANTS {
            assert!(Rule::all().all(|rule| rule.to_string() != point.to_string()), "{point}");
        }
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
