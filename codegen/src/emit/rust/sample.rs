//! An example call that compiles: the first operation, with what it must be given.

use std::fmt::Write as _;

use super::Context;
use super::operation::{Arguments, response_type};
use crate::model::{MediaType, Operation, SchemaId, Shape};
use crate::name::EnumOwner;

/// Types within types that are spelled out. Deeper ones are rare, and no example.
const DEEPEST: usize = 4;

/// The lines of an example call, with `# ` before those that documentation hides.
pub(super) fn call(context: &Context<'_>) -> Option<String> {
    let operation = operation(context)?;
    let names = context.names.operation(operation)?;
    let package = context.api.service.package.name.replace('-', "_");
    let mut sample = Sample { context, types: Vec::new() };
    let arguments = sample.arguments(operation)?;
    let mut types = sample.types;
    types.sort();
    types.dedup();
    let imports = if types.is_empty() {
        String::new()
    } else {
        format!("use {package}::model::{{{}}};\n", types.join(", "))
    };
    let region = context.api.service.endpoints.regions.first().map_or("region", String::as_str);
    let variable = variable(&context.api.service.id);
    let method = &names.method;
    let shown = if response_type(context, operation).to_string() == "()" { "status" } else { "request_id" };
    let call = if arguments.contains('\n') {
        let arguments = arguments.replace('\n', "\n    ");
        format!("let response = {variable}\n    .{method}({arguments})\n    .send()\n    .await?;")
    } else {
        format!("let response = {variable}.{method}({arguments}).send().await?;")
    };
    Some(format!(
        "use {package}::{{Client, Config, Credentials}};\n{imports}\n\
         # async fn example() -> Result<(), {package}::Error> {{\n\
         let config = Config::builder()\n    .region(\"{region}\")\n    .project_id(\"project\")\n    \
         .credentials(Credentials::ak_sk(\"access key\", \"secret key\"))\n    .build()?;\n\
         let {variable} = Client::new(&config);\n\n\
         {call}\n\
         println!(\"{{:?}}\", response.{shown}());\n\
         # Ok(())\n# }}\n"
    ))
}

/// The same without the lines that only documentation needs.
pub(super) fn readme(context: &Context<'_>) -> Option<String> {
    let lines = call(context)?;
    let shown: Vec<&str> = lines.lines().filter(|line| !line.starts_with("# ")).collect();
    Some(format!("{}\n", shown.join("\n")))
}

/// An operation with a JSON body shows most; otherwise the first will do.
fn operation<'a>(context: &'a Context<'_>) -> Option<&'a Operation> {
    let operations = &context.api.operations;
    let has_body = |operation: &&Operation| {
        operation
            .request_body
            .as_ref()
            .is_some_and(|body| body.media_type == MediaType::Json && matches!(body.shape, Shape::Schema(_)))
    };
    operations.iter().find(has_body).or_else(|| operations.first())
}

/// A name for the client: the service's id, where that is an identifier.
fn variable(id: &str) -> String {
    let is_name =
        id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_alphanumeric());
    let name = if is_name { id } else { "client" };
    if syn::parse_str::<syn::Ident>(name).is_ok() { name.to_owned() } else { "client".to_owned() }
}

struct Sample<'a> {
    context: &'a Context<'a>,
    types: Vec<String>,
}

impl Sample<'_> {
    fn arguments(&mut self, operation: &Operation) -> Option<String> {
        let arguments = Arguments::of(self.context, operation);
        if arguments.literal.is_some() {
            return None;
        }
        let mut values = Vec::new();
        for argument in &arguments.given {
            values.push(match (&operation.request_body, argument.is_body()) {
                (Some(body), true) => self.body(&body.shape)?,
                _ if argument.type_.to_string() == "i64" => "1".to_owned(),
                _ if argument.type_.to_string() == "bool" => "true".to_owned(),
                _ => format!("\"{}\"", argument.field),
            });
        }
        Some(values.join(", "))
    }

    fn body(&mut self, shape: &Shape) -> Option<String> {
        match shape {
            Shape::Schema(id) => self.object(*id, 0),
            Shape::Array(_) => Some("Vec::new()".to_owned()),
            _ => None,
        }
    }

    /// `KafkaParameters::new(KafkaParametersRequired { .. })`
    fn object(&mut self, id: SchemaId, depth: usize) -> Option<String> {
        let names = self.context.names.schema(id).filter(|_| depth < DEEPEST)?;
        self.types.push(names.type_name.clone());
        let Some(required) = &names.required_name else { return Some(format!("{}::new()", names.type_name)) };
        self.types.push(required.clone());
        let indent = "    ".repeat(depth + 1);
        let mut literal = format!("{}::new({required} {{\n", names.type_name);
        for property in
            self.context.api.schema(id).properties.iter().filter(|property| property.is_mandatory())
        {
            let field = self.context.names.field(id, &property.name)?;
            let listed = self.context.names.values(&EnumOwner::Field(id, property.name.clone()));
            let value = match (&property.shape, listed) {
                (Shape::String, Some(names)) => format!("\"{}\".into()", names.variants.first()?.1),
                (Shape::String, None) => format!("\"{field}\".into()"),
                (Shape::Integer, _) => "1".to_owned(),
                (Shape::Number, _) => "1.0".to_owned(),
                (Shape::Boolean, _) => "true".to_owned(),
                (Shape::Schema(target), _) => self.object(*target, depth + 1)?,
                (Shape::Array(_) | Shape::Map(_) | Shape::Object | Shape::Any, _) => {
                    "Default::default()".to_owned()
                }
                (Shape::File, _) => return None,
            };
            // Writing to a string cannot fail.
            let _ = writeln!(literal, "{indent}{field}: {value},");
        }
        let _ = write!(literal, "{}}})", "    ".repeat(depth));
        Some(literal)
    }
}
