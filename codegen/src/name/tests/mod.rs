mod lasts;
mod runs;
mod suits;

use super::*;
use crate::model::testing;

/// The names of an API without a history.
fn named(api: &Api) -> Names {
    name(api, &mut NamesLock::default()).names
}

/// The type name of the first schema with this documented name that is documented at this site.
fn type_name<'n>(api: &Api, names: &'n Names, title: &str, site: &SchemaSite) -> Option<&'n str> {
    let is_it = |schema: &&Schema| {
        schema.title == SchemaTitle::Documented(title.to_owned()) && schema.sites.contains(site)
    };
    let index = api.schemas.iter().position(|schema| is_it(&schema))?;
    Some(&names.schema(SchemaId::new(index))?.type_name)
}

fn site(operation: &str, direction: Direction) -> SchemaSite {
    let status = (direction == Direction::Response).then_some(200);
    SchemaSite { operation: operation.to_owned(), direction, status }
}

/// A type that is documented at these sites.
fn documented(title: &str, sites: &[SchemaSite]) -> Schema {
    let members = vec![testing::optional("key", crate::model::Shape::String)];
    Schema { sites: sites.to_vec(), ..testing::schema(title, members) }
}

fn api(schemas: Vec<Schema>) -> Api {
    Api { schemas, operations: Vec::new(), ..testing::api() }
}
