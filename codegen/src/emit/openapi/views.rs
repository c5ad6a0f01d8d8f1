//! Decides which components each type has: one, or one for each direction.
//!
//! In: the model. Out: [`Forms`]. See the [module above](super) for the reasons.

use std::collections::BTreeSet;

use super::forms::Forms;
use super::object;
use crate::model::{Api, Direction, SchemaId, Shape};

const BOTH: [Direction; 2] = [Direction::Request, Direction::Response];

/// Decides for every type of `api`.
pub(super) fn decide<'a>(api: &Api, type_name: &dyn Fn(SchemaId) -> &'a str) -> Forms {
    let used = BOTH.map(|direction| (direction, reachable(api, direction)));
    let directions = |id: SchemaId| -> BTreeSet<Direction> {
        let leading = used.iter().filter(|(_, ids)| ids.contains(&id));
        leading.map(|(direction, _)| *direction).collect()
    };
    let types = api.schemas().map(|(id, _)| (type_name(id).to_owned(), directions(id)));
    let mut forms = Forms::without_views(types);
    for id in differing(&forms, api) {
        forms.add_view(id);
    }
    forms
}

/// The types that are used in both directions and whose forms differ, in themselves or in what they contain.
/// As long as no type has a view, references are the same in both directions, so that forms can be compared.
fn differing(forms: &Forms, api: &Api) -> BTreeSet<SchemaId> {
    let shared: Vec<SchemaId> = api.schemas().map(|(id, _)| id).filter(|id| forms.serves_both(*id)).collect();
    let [request, response] = BOTH.map(|direction| move |id| object::form(api, forms, id, direction));
    let mut differing: BTreeSet<SchemaId> =
        shared.iter().copied().filter(|id| request(*id) != response(*id)).collect();
    loop {
        let before = differing.len();
        for id in &shared {
            let mut members =
                api.schema(*id).properties.iter().filter_map(|member| member.shape.leaf_schema());
            if members.any(|id| differing.contains(&id)) {
                differing.insert(*id);
            }
        }
        if differing.len() == before {
            return differing;
        }
    }
}

/// The types that requests, or responses, lead to.
fn reachable(api: &Api, direction: Direction) -> BTreeSet<SchemaId> {
    let shapes = api.operations.iter().flat_map(|operation| roots(operation, direction));
    api.reachable(shapes.filter_map(Shape::leaf_schema), |property| property.usage(direction).is_some())
}

/// The shapes that stand directly in an operation.
fn roots(operation: &crate::model::Operation, direction: Direction) -> Vec<&Shape> {
    match direction {
        Direction::Request => {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.shape);
            parameters.chain(operation.request_body.iter().map(|body| &body.shape)).collect()
        }
        Direction::Response => {
            let headers = operation.responses.iter().flat_map(|response| &response.headers);
            let bodies = operation.responses.iter().filter_map(|response| response.body.as_ref());
            headers.map(|header| &header.shape).chain(bodies).collect()
        }
    }
}
