//! Holds random values against documents and against the `validate()` of crates, and compares what the two find.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::Value;

mod agreement;
#[allow(deprecated, reason = "types that the documents advise against are tested as well")]
mod types;

use agreement::{Document, Findings, of_document};

/// The value as the type would send it, and what its `validate()` finds.
type Checked = Result<(Value, Findings), String>;

#[macro_export]
macro_rules! check {
    ($type:ty, $value:expr) => {{
        let read: $type = serde_json::from_value($value.clone()).map_err(|error| error.to_string())?;
        let sent = serde_json::to_value(&read).map_err(|error| error.to_string())?;
        let found = read.validate().err();
        let found = found
            .iter()
            .flatten()
            .map(|it| $crate::agreement::of_crate(it.pointer(), &format!("{:?}", it.kind()), it.message()));
        Ok((sent, found.collect()))
    }};
}

#[derive(Default)]
struct Tally {
    types: usize,
    values: usize,
    broken: usize,
    kinds: BTreeMap<&'static str, usize>,
    differences: usize,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut argument = || arguments.next().expect("FOLDER VALUES SEED");
    let folder = argument();
    let values: usize = argument().parse().expect("a number of values");
    let mut random = fastrand::Rng::with_seed(argument().parse().expect("a seed"));
    let mut tally = Tally::default();
    for (service, names, check) in types::SERVICES {
        let text = std::fs::read_to_string(format!("{folder}/{service}/openapi.json")).expect("a document");
        let document = Document::new(&serde_json::from_str(&text).expect("a document is JSON"));
        for name in *names {
            tally.types += 1;
            let validator = document.validator(name);
            for _ in 0..values {
                let value = document.value(name, &mut random);
                tally.add(
                    &format!("{service} {name}"),
                    &value,
                    of_document(&validator, &value),
                    check(name, &value),
                );
            }
        }
    }
    println!(
        "{} services, {} types of requests, {} values, {} of them break a rule: {} differences",
        types::SERVICES.len(),
        tally.types,
        tally.values,
        tally.broken,
        tally.differences
    );
    println!("findings of the documents by kind: {:?}", tally.kinds);
    ExitCode::from(u8::from(tally.differences > 0))
}

impl Tally {
    fn add(&mut self, place: &str, value: &Value, by_document: Findings, checked: Checked) {
        self.values += 1;
        self.broken += usize::from(!by_document.is_empty());
        for (_, kind) in &by_document {
            *self.kinds.entry(kind).or_default() += 1;
        }
        let difference = match checked {
            Err(error) => Some(format!("not read: {error}")),
            Ok((sent, _)) if sent != *value => Some(format!("sent as {sent}")),
            Ok((_, by_crate)) if by_crate != by_document => Some(format!(
                "only the document: {:?}, only the crate: {:?}",
                by_document.difference(&by_crate).collect::<Vec<_>>(),
                by_crate.difference(&by_document).collect::<Vec<_>>()
            )),
            Ok(_) => None,
        };
        if let Some(difference) = difference {
            self.differences += 1;
            if self.differences <= 40 {
                let shown: String = value.to_string().chars().take(400).collect();
                println!("{place}: {difference}\n  {shown}");
            }
        }
    }
}
