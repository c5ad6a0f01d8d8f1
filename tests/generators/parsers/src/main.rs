//! Reads a document with a parser from outside: it is parsed, validated where the parser can, every reference leads somewhere,
//! and the parser has as many operations and schemas as the JSON.
//!
//!   document-parsers oas3|roas FILE

use std::error::Error;
use std::process::ExitCode;

use roas::validation::{Options, Validate};
use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[derive(Debug, PartialEq)]
struct Counts {
    operations: usize,
    schemas: usize,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(counts) => {
            println!("{} operations, {} schemas", counts.operations, counts.schemas);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome<Counts> {
    let [parser, path] = arguments else {
        return Err("usage: document-parsers oas3|roas FILE".into());
    };
    let text = std::fs::read_to_string(path)?;
    let document: Value = serde_json::from_str(&text)?;
    let found = match (parser.as_str(), document["openapi"].as_str()) {
        ("oas3", _) => oas3(&text)?,
        ("roas", Some(version)) if version.starts_with("3.0.") => roas_3_0(&text)?,
        ("roas", _) => roas_3_1(&text)?,
        _ => return Err(format!("no such parser: {parser}").into()),
    };
    let there = in_json(&document);
    if found != there {
        return Err(format!("{found:?}, and the document has {there:?}").into());
    }
    Ok(found)
}

/// What the document has, whoever reads it.
fn in_json(document: &Value) -> Counts {
    let items = document["paths"].as_object().into_iter().flatten();
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    Counts {
        operations: items.map(|(_, item)| methods.iter().filter(|it| item.get(it).is_some()).count()).sum(),
        schemas: document["components"]["schemas"].as_object().map_or(0, |it| it.len()),
    }
}

/// `oas3` does not validate, beyond the version; it resolves a reference when it is asked to.
fn oas3(text: &str) -> Outcome<Counts> {
    let spec = oas3::from_json(text)?;
    spec.validate_version()?;
    let mut operations = 0;
    for (_, _, operation) in spec.operations() {
        operations += 1;
        for parameter in &operation.parameters {
            if let Some(schema) = parameter.resolve(&spec)?.schema {
                schema_of_oas3(&spec, &schema)?;
            }
        }
        let body = operation.request_body(&spec)?.map(|it| it.content);
        let mut contents: Vec<_> = body.into_iter().collect();
        for response in operation.responses.iter().flatten().map(|(_, it)| it) {
            contents.push(response.resolve(&spec)?.content);
        }
        for (_, media) in contents.into_iter().flatten() {
            if let Some(schema) = media.schema {
                schema_of_oas3(&spec, &schema)?;
            }
        }
    }
    let schemas = spec.components.iter().flat_map(|it| &it.schemas);
    let mut count = 0;
    for (_, schema) in schemas {
        schema_of_oas3(&spec, schema)?;
        count += 1;
    }
    Ok(Counts { operations, schemas: count })
}

/// Resolves a schema, and those within it up to the next reference: what that leads to is looked at among the components.
fn schema_of_oas3(spec: &oas3::Spec, schema: &oas3::spec::Schema) -> Outcome<()> {
    use oas3::spec::{ObjectOrReference, Schema};
    schema.resolve(spec)?;
    let Schema::Object(it) = schema else { return Ok(()) };
    let ObjectOrReference::Object(it) = it.as_ref() else { return Ok(()) };
    let alternatives = it.all_of.iter().chain(&it.any_of).chain(&it.one_of);
    let members = it.properties.iter().map(|(_, it)| it);
    let rest = it.items.as_deref().into_iter().chain(&it.additional_properties);
    alternatives.chain(members).chain(rest).try_for_each(|it| schema_of_oas3(spec, it))
}

/// `roas` follows references when it validates.
fn roas_3_0(text: &str) -> Outcome<Counts> {
    let spec: roas::v3_0::spec::Spec = serde_json::from_str(text)?;
    valid(&spec)?;
    Ok(counted(spec.into()))
}

fn roas_3_1(text: &str) -> Outcome<Counts> {
    let spec: roas::v3_1::spec::Spec = serde_json::from_str(text)?;
    valid(&spec)?;
    Ok(counted(spec))
}

fn valid(spec: &impl Validate) -> Outcome<()> {
    match spec.validate(Options::new(), None) {
        Ok(()) => Ok(()),
        Err(found) => Err(format!("{} findings: {}", found.errors.len(), found.errors[0]).into()),
    }
}

fn counted(spec: roas::v3_1::spec::Spec) -> Counts {
    let items = spec.paths.iter().flat_map(|it| it.paths.values());
    Counts {
        operations: items.flat_map(|it| &it.operations).map(|it| it.len()).sum(),
        schemas: spec.components.and_then(|it| it.schemas).map_or(0, |it| it.len()),
    }
}
