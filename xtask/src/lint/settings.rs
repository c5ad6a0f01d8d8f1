//! `docs-input/lints.toml`: how much each rule weighs, for all services and for one.
//!
//! ```toml
//! [severity]
//! T4010 = "off"
//!
//! [service.eg]
//! T5004 = "error"
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use tablature_codegen::diagnostic::{Code, Diagnostic, Severity, did_you_mean};

use crate::documents;
use crate::error::Error;

/// Where it lies, below the documents folder.
const FILE: &str = "lints.toml";

/// How much a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Weight {
    /// It is not reported.
    Off,
    Note,
    Warning,
    Error,
}

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    severity: BTreeMap<String, Weight>,
    #[serde(default)]
    service: BTreeMap<String, BTreeMap<String, Weight>>,
}

/// How much each rule weighs.
#[derive(Debug, Default)]
pub(super) struct Settings {
    everywhere: BTreeMap<Code, Weight>,
    of_services: BTreeMap<String, BTreeMap<Code, Weight>>,
}

impl Settings {
    /// Those of a documents folder. Without the file, every rule has the weight that it was made with.
    pub(super) fn read(docs_input: &Path) -> Result<Self, Error> {
        let path = docs_input.join(FILE);
        let written: Written = documents::settings(&path)?.unwrap_or_default();
        Self::of(written).map_err(|reason| documents::unusable(&path, reason))
    }

    fn of(written: Written) -> Result<Self, String> {
        let of_services = written.service.into_iter().map(|(id, weights)| Ok((id, by_code(weights)?)));
        let of_services = of_services.collect::<Result<_, String>>()?;
        Ok(Self { everywhere: by_code(written.severity)?, of_services })
    }

    /// How much a diagnostic weighs. None where it is not reported.
    pub(super) fn severity(&self, service: &str, diagnostic: &Diagnostic) -> Option<Severity> {
        let of_service = self.of_services.get(service).and_then(|weights| weights.get(&diagnostic.code));
        match of_service.or_else(|| self.everywhere.get(&diagnostic.code)) {
            None => Some(diagnostic.severity),
            Some(Weight::Off) => None,
            Some(Weight::Note) => Some(Severity::Note),
            Some(Weight::Warning) => Some(Severity::Warning),
            Some(Weight::Error) => Some(Severity::Error),
        }
    }
}

fn by_code(weights: BTreeMap<String, Weight>) -> Result<BTreeMap<Code, Weight>, String> {
    let unknown = |name: &str| {
        let near = did_you_mean(name, Code::ALL.iter().map(|code| code.as_str()));
        let near = near.map(|near| format!("; {near}")).unwrap_or_default();
        format!("there is no diagnostic `{name}`{near}")
    };
    let known = |(name, weight): (String, Weight)| {
        let code = name.parse::<Code>().map_err(|()| unknown(&name))?;
        Ok((code, weight))
    };
    weights.into_iter().map(known).collect()
}

#[cfg(test)]
mod tests {
    use tablature_codegen::source::Place;

    use super::*;

    #[test]
    fn a_service_weighs_for_itself() {
        let text = "[severity]\nT4010 = \"off\"\nT5003 = \"note\"\n[service.eg]\nT4010 = \"error\"\n";
        let settings = Settings::of(toml::from_str(text).unwrap()).unwrap();
        let weighed =
            |service, code| settings.severity(service, &Diagnostic::new(code, Place::page("a"), "m"));
        assert_eq!(weighed("dns", Code::UnresolvedCondition), None);
        assert_eq!(weighed("eg", Code::UnresolvedCondition), Some(Severity::Error));
        assert_eq!(weighed("eg", Code::ExampleKind), Some(Severity::Note));
        assert_eq!(weighed("eg", Code::UnknownType), Some(Severity::Warning));
    }

    #[test]
    fn a_misspelt_code_or_weight_is_refused() {
        let written = toml::from_str("[severity]\nT4100 = \"off\"\n").unwrap();
        assert!(Settings::of(written).unwrap_err().starts_with("there is no diagnostic `T4100`; "));
        let refused = |text: &str| toml::from_str::<Written>(text).unwrap_err().to_string();
        assert!(refused("[severity]\nT4010 = \"loud\"\n").contains("unknown variant"));
        assert!(refused("[severities]\n").contains("unknown field"));
    }
}
