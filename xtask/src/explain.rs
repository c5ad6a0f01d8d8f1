//! `cargo xtask explain [CODE]`.

use std::fmt::Write as _;

use tablature_codegen::diagnostic::{Code, did_you_mean};

use crate::Outcome;
use crate::error::Error;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The code, such as T5003. Without one, all codes are listed.
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
    let code: Code = text.trim().parse().map_err(|()| {
        let near = did_you_mean(text, Code::ALL.iter().map(|code| code.as_str()));
        Error::UnknownCode { code: text.to_owned(), near }
    })?;
    let severity = code.severity().as_str();
    Ok(format!("{severity}[{code}]: {}\n\n{}\n", code.title(), code.explanation()))
}

fn all() -> String {
    let mut list = String::new();
    for code in Code::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{code}  {:7}  {}", code.severity().as_str(), code.title());
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
        assert!(error.help().unwrap().contains("`T5003`"), "{:?}", error.help());
    }

    #[test]
    fn every_code_is_listed() {
        assert_eq!(all().lines().count(), Code::ALL.len());
    }
}
