//! Parameters in path, query and headers.

use std::collections::BTreeSet;

use super::list_form;
use super::only::only;
use super::page::Page;
use super::spelling::{is_one_letter_away, letters};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits::shortened;
use crate::model::{
    Certainty, Description, Direction, Facts, Format, KnownValue, Lengths, ListForm, Parameter,
    ParameterLocation, PathTemplate, ScalarFacts, Shape, TextFacts, Values,
};
use crate::raw::{RawRow, RawTable, Side, TableRole};
use crate::source::Place;

/// Headers that `OpenAPI` and every client state by other means.
const HEADERS_OF_THE_PROTOCOL: [&str; 5] =
    ["content-type", "accept", "authorization", "host", "content-length"];

/// What tables of the path call the host.
const HOSTS: [&str; 2] = ["endpoint", "host"];

/// The parameters of an operation.
#[derive(Default)]
pub(super) struct Parameters {
    pub listed: Vec<Parameter>,
    /// The row that documents the header with the token: a matter of security, not a parameter.
    pub token_header: Option<Parameter>,
    /// Rows that document headers of signed requests.
    pub signing_headers: Vec<Parameter>,
}

impl Page<'_> {
    /// Reads the tables of parameters and holds them against the path.
    pub fn parameters(&mut self, path: &PathTemplate) -> Parameters {
        let mut read = Parameters::default();
        let rows = Rows::of(&self.input.raw.tables, path);
        for (role, location) in [
            (TableRole::PathParameters, ParameterLocation::Path),
            (TableRole::UriParameters, ParameterLocation::Query),
            (TableRole::QueryParameters, ParameterLocation::Query),
            (TableRole::Headers(Side::Request), ParameterLocation::Header),
        ] {
            for (_, table) in self.tables(&role) {
                for mut parameter in self.read_parameters(table, location, Direction::Request) {
                    if is_of_path(&role) && self.is_of_host(&parameter.name, &role, path) {
                        continue;
                    }
                    if is_of_path(&role)
                        && let Some(name) = rows.name_in_path(&parameter.name, path)
                    {
                        parameter.name = name;
                    }
                    parameter.location = self.actual(&parameter, &role, path, &rows, &read.listed);
                    if parameter.location == ParameterLocation::Path {
                        drop_url(&mut parameter.facts);
                    }
                    let copies: Vec<Parameter> = copies(&parameter, path).collect();
                    for parameter in std::iter::once(parameter).chain(copies) {
                        self.sort_in(parameter, path, &mut read);
                    }
                }
            }
        }
        self.add_unlisted(path, &mut read.listed);
        self.add_query_of_line(&mut read.listed);
        // Path, query, headers, whatever table a parameter stood in.
        read.listed.sort_by_key(|parameter| parameter.location);
        read
    }

    /// The rows of a table of parameters, or of response headers.
    pub fn read_parameters(
        &mut self,
        table: &RawTable,
        location: ParameterLocation,
        direction: Direction,
    ) -> Vec<Parameter> {
        let side = if direction == Direction::Request { Side::Request } else { Side::Response(None) };
        let owner = format!("{location:?}");
        let described = self.describe_rows(table, &side, direction, &owner);
        described
            .into_iter()
            .map(|property| Parameter {
                list: list_form::of(&property.name, location, &property.shape, &property.usage.description),
                name: property.name,
                location,
                shape: list_form::of_texts(property.shape),
                mandatory: property.usage.mandatory,
                description: property.usage.description,
                facts: property.usage.facts,
                // A row has one origin.
                origin: property.usage.origins.into_iter().next().unwrap_or_else(|| table.place.clone()),
            })
            .collect()
    }

    fn sort_in(&mut self, parameter: Parameter, path: &PathTemplate, read: &mut Parameters) {
        let name = parameter.name.to_ascii_lowercase();
        let listed = read.listed.iter().chain(&read.signing_headers);
        let first = listed.into_iter().find(|first| is_same(first, &parameter));
        match parameter.location {
            // The same once more, as where a request's table repeats what stands in the path.
            _ if first.is_some_and(|first| says_no_more(&parameter, first)) => {}
            _ if first.is_some() => {
                let message = format!("the parameter `{}` is documented twice", parameter.name);
                let mut diagnostic = Diagnostic::new(Code::RepeatedParameter, parameter.origin, message)
                    .label("this row is not in the output");
                if let Some(first) = first {
                    diagnostic = diagnostic.related(first.origin.clone(), "this row is");
                }
                self.output.diagnostics.push(diagnostic.help("remove one of the rows in corrections.toml"));
            }
            ParameterLocation::Path if path.parameters().all(|listed| listed != parameter.name) => {
                let message = format!("the path has no parameter `{}`", parameter.name);
                self.output.diagnostics.push(
                    Diagnostic::new(Code::StrayPathParameter, parameter.origin, message)
                        .related(self.place_of_line(), format!("the path is `{path}`"))
                        .help("correct the name, or the path, in corrections.toml"),
                );
            }
            ParameterLocation::Header if name == self.input.cloud.token_header.to_ascii_lowercase() => {
                read.token_header = Some(parameter);
            }
            ParameterLocation::Header if self.is_of_signing(&name) => read.signing_headers.push(parameter),
            ParameterLocation::Header if !is_sendable(&name) => {
                let message = format!("`{}` cannot be the name of a header", shortened(&parameter.name));
                self.output.diagnostics.push(
                    Diagnostic::new(Code::UnsendableHeader, parameter.origin, message)
                        .label("this row is not in the output")
                        .help("correct the name in corrections.toml"),
                );
            }
            ParameterLocation::Header if HEADERS_OF_THE_PROTOCOL.contains(&name.as_str()) => {}
            _ => read.listed.push(parameter),
        }
    }

    /// Where a parameter goes: as its table says, but for tables that do not tell path from query, for headers that are
    /// listed among other parameters, and for what the path has and no table before gives: a page may divide the
    /// parameters of its path over two tables. What stands among the parameters of a path that has others, all of them
    /// described, belongs to the query: there is no other place for it in the URI.
    fn actual(
        &self,
        parameter: &Parameter,
        role: &TableRole,
        path: &PathTemplate,
        rows: &Rows,
        listed: &[Parameter],
    ) -> ParameterLocation {
        let name = parameter.name.as_str();
        let is_in_path = path.parameters().any(|found| found == name);
        // A row that says the very same as the one before is the same parameter once more.
        let is_given = || {
            let mut of_path = listed.iter().filter(|other| other.location == ParameterLocation::Path);
            let is_copy = |other: &Parameter| {
                says_no_more(parameter, other) && parameter.description == other.description
            };
            of_path.any(|other| other.name == name && !is_copy(other))
        };
        let is_of_query = || self.input.raw.uri.query.iter().any(|found| found == name) || rows.describe_path;
        match role {
            TableRole::PathParameters | TableRole::UriParameters | TableRole::QueryParameters
                if !is_in_path && crate::vocabulary::is_header(name) =>
            {
                ParameterLocation::Header
            }
            TableRole::UriParameters if is_in_path => ParameterLocation::Path,
            TableRole::QueryParameters if is_in_path && !is_given() => ParameterLocation::Path,
            TableRole::PathParameters if !is_in_path && is_of_query() => ParameterLocation::Query,
            _ => parameter.location,
        }
    }

    /// Whether a row describes the host, which stands before the path: `endpoint` of `https://{endpoint}/v1/jobs`.
    fn is_of_host(&self, name: &str, role: &TableRole, path: &PathTemplate) -> bool {
        let is_called_so =
            *role == TableRole::PathParameters && HOSTS.iter().any(|host| host.eq_ignore_ascii_case(name));
        let uri = &self.input.raw.uri;
        let is_given =
            || path.parameters().chain(uri.query.iter().map(String::as_str)).any(|given| given == name);
        let stands_there = || uri.line.value.contains(&format!("://{{{name}}}"));
        (is_called_so || stands_there()) && !is_given()
    }

    fn is_of_signing(&self, name: &str) -> bool {
        let signing = &self.input.cloud.signing;
        let of_signing = [
            &signing.date_header,
            &signing.project_header,
            &signing.domain_header,
            &signing.security_token_header,
            &signing.content_hash_header,
        ];
        of_signing.iter().any(|header| header.eq_ignore_ascii_case(name))
    }

    /// Path parameters without a row, in the order of the path, ahead of the others.
    fn add_unlisted(&mut self, path: &PathTemplate, parameters: &mut Vec<Parameter>) {
        let place = self.place_of_line();
        let is_listed = |name: &str| {
            parameters.iter().any(|listed| listed.location == ParameterLocation::Path && listed.name == name)
        };
        let unlisted: Vec<String> =
            path.parameters().filter(|name| !is_listed(name)).map(str::to_owned).collect();
        for name in unlisted {
            let message = format!("no table describes the path parameter `{name}`");
            let mut diagnostic = Diagnostic::new(Code::UnlistedPathParameter, place.clone(), message)
                .help("it is taken as a string; record a row for it in corrections.toml to say more");
            // `shelfs_id` for `{shelf_id}`.
            if let Some(near) = parameters.iter().find(|other| is_one_letter_away(&other.name, &name)) {
                diagnostic = diagnostic.related(near.origin.clone(), format!("`{}` may be meant", near.name));
            }
            self.output.diagnostics.push(diagnostic);
            parameters.push(bare(name, ParameterLocation::Path, place.clone()));
        }
    }

    /// The value with which the line of a request that changes something sends a parameter: `stop` of
    /// `POST /v1/robots/{id}/action?do=stop`. What reads is often declared with the values of an example.
    fn fixed_value(&self, name: &str) -> Option<&str> {
        let uri = &self.input.raw.uri;
        let mut fixed = super::operation_id::fixed(&uri.line.value).into_iter();
        let value = fixed.find(|(known, _)| *known == name).map(|(_, value)| value);
        value.filter(|_| uri.method == "POST" && uri.path.ends_with("/action"))
    }

    /// Query parameters that the URI line declares and no table describes: `{?interface,service_id}`.
    fn add_query_of_line(&mut self, parameters: &mut Vec<Parameter>) {
        let place = self.place_of_line();
        for name in &self.input.raw.uri.query {
            let is_listed = parameters.iter().any(|listed| listed.name == *name);
            if !is_listed {
                let mut parameter = bare(name.clone(), ParameterLocation::Query, place.clone());
                if self.input.raw.uri.flags.contains(name) {
                    // It is sent as the line shows it: always, and with nothing behind it.
                    parameter.mandatory = Some(true);
                    let lengths = Some(Lengths { minimum: None, maximum: Some(0) });
                    parameter.facts.scalar = TextFacts { lengths, ..TextFacts::default() }.into();
                }
                if let Some(value) = self.fixed_value(name) {
                    parameter.mandatory = Some(true);
                    let value = KnownValue { literal: value.to_owned(), meaning: None };
                    parameter.facts.values =
                        Some(Values { certainty: Certainty::Known, values: vec![value] });
                }
                parameters.push(parameter);
            }
        }
    }
}

/// Whether HTTP has headers of this name (RFC 9110, `token`).
fn is_sendable(name: &str) -> bool {
    let is_of_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_of_token)
}

/// Tables whose rows may be parameters of the path.
fn is_of_path(role: &TableRole) -> bool {
    matches!(role, TableRole::PathParameters | TableRole::UriParameters)
}

/// What the rows of the tables on the URI say together, gathered once for all of them.
struct Rows {
    /// The names in tables whose rows may be parameters of the path.
    of_path: BTreeSet<String>,
    /// Whether a row describes each parameter of the path, so that no other row can be a misspelt one of them.
    describe_path: bool,
}

impl Rows {
    fn of(tables: &[RawTable], path: &PathTemplate) -> Self {
        let names = |is_meant: fn(&TableRole) -> bool| -> BTreeSet<String> {
            let tables = tables.iter().filter(|table| is_meant(&table.role));
            tables.flat_map(|table| &table.rows).map(RawRow::name_text).collect()
        };
        let of_path = names(is_of_path);
        let of_query = names(|role| *role == TableRole::QueryParameters);
        let describe_path = path.parameters().all(|name| of_path.contains(name) || of_query.contains(name));
        Self { of_path, describe_path }
    }

    /// The parameter of the path that a row means whose name is written otherwise: `projectId`, `wall_ pattern _id`.
    fn name_in_path(&self, name: &str, path: &PathTemplate) -> Option<String> {
        if path.parameters().any(|listed| listed == name) {
            return None;
        }
        let alike = path.parameters().filter(|listed| letters(listed) == letters(name));
        let meant = only(alike).filter(|_| !letters(name).is_empty())?;
        (!self.of_path.contains(meant)).then(|| meant.to_owned())
    }
}

/// A parameter of which nothing but the name is known.
fn bare(name: String, location: ParameterLocation, origin: Place) -> Parameter {
    Parameter {
        name,
        location,
        shape: Shape::String,
        mandatory: (location == ParameterLocation::Path).then_some(true),
        description: Description::default(),
        facts: Facts::default(),
        list: ListForm::default(),
        origin,
    }
}

/// A segment of a path is no URL, whatever an id is called: `URI of the job`.
fn drop_url(facts: &mut Facts) {
    if let Some(ScalarFacts::Text(text)) = &mut facts.scalar
        && text.format == Some(Format::Uri)
    {
        text.format = None;
    }
}

/// The same parameter for the places in which the path repeats it.
fn copies<'p>(parameter: &'p Parameter, path: &'p PathTemplate) -> impl Iterator<Item = Parameter> + 'p {
    let is_in_path = parameter.location == ParameterLocation::Path;
    let names = path.repetitions(&parameter.name).filter(move |_| is_in_path);
    names.map(|name| Parameter { name: name.to_owned(), ..parameter.clone() })
}

/// Whether a row for a parameter that has one already contradicts nothing of it.
fn says_no_more(again: &Parameter, first: &Parameter) -> bool {
    let is_same_duty = again.mandatory.is_none() || again.mandatory == first.mandatory;
    is_same_duty && again.shape == first.shape
}

/// Whether two parameters are one to a caller. Names of headers are compared without case.
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location
        && match one.location {
            ParameterLocation::Header => one.name.eq_ignore_ascii_case(&other.name),
            _ => one.name == other.name,
        }
}
