//! Makes one type of the tables that define it several times.
//!
//! In: a draft for every table. Out: the schemas of the service, and operations that address them.
//!
//! A page documents `KafkaParameters` for requests and again for responses, and another page does so once more. Drafts
//! with the same documented name become one [`Schema`] when they agree: two drafts of one direction must have the same
//! members with the same shapes and the same Mandatory; drafts of the two directions need the same shapes for
//! the members that they share, and must share at least half of those of the smaller one.
//! Types that their members name have to be one type too, so classes are split until that holds everywhere.
//! Bodies are never merged, as nobody calls two of them by one name, but for those of errors: a service has few, and
//! shows them on every page.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftProperty, Drafts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Direction, Operation, Property, Schema, SchemaId, SchemaTitle, Shape};

/// Merges drafts and rewrites the operations to address what they became.
pub(super) fn merge(
    drafts: Drafts,
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) -> Vec<Schema> {
    let drafts = drafts.into_vec();
    let classes = split_until_stable(&drafts, classes_by_title(&drafts));
    report_split_pages(&drafts, &classes, diagnostics);
    let ids = number(&drafts, &classes, operations);
    for operation in operations.iter_mut() {
        for shape in shapes_of(operation) {
            renumber(shape, &ids);
        }
    }
    schemas(&drafts, &ids)
}

/// For each draft, the first draft of its class.
type Classes = Vec<usize>;
/// The members of a draft that name types, with the classes of those.
type Targets<'d> = Vec<(&'d str, usize)>;

/// Groups drafts that have one title and agree in what stands in their own tables.
fn classes_by_title(drafts: &[Draft]) -> Classes {
    struct Group<'d> {
        first: usize,
        members: Vec<&'d Draft>,
    }
    let mut members: BTreeMap<&SchemaTitle, Vec<Group<'_>>> = BTreeMap::new();
    let mut classes = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let groups = members.entry(&draft.title).or_default();
        let agrees = |group: &&mut Group<'_>| group.members.iter().all(|other| agree(draft, other));
        let is_named = matches!(draft.title, SchemaTitle::Documented(_) | SchemaTitle::Error);
        if is_named && let Some(group) = groups.iter_mut().find(agrees) {
            group.members.push(draft);
            classes.push(group.first);
        } else {
            groups.push(Group { first: index, members: vec![draft] });
            classes.push(index);
        }
    }
    classes
}

/// Whether two drafts of one title can be one type, as far as their own tables tell.
fn agree(a: &Draft, b: &Draft) -> bool {
    let shared: Vec<_> = a
        .properties
        .iter()
        .filter_map(|property| {
            Some((property, b.properties.iter().find(|other| other.name == property.name)?))
        })
        .collect();
    if !shared.iter().all(|(a, b)| same_outline(&a.shape, &b.shape)) {
        return false;
    }
    let smaller = a.properties.len().min(b.properties.len());
    if a.site.direction == b.site.direction {
        let same_mandatory =
            |(a, b): &(&DraftProperty, &DraftProperty)| a.usage.mandatory == b.usage.mandatory;
        a.properties.len() == b.properties.len()
            && shared.len() == smaller
            && shared.iter().all(same_mandatory)
    } else {
        shared.len() * 2 >= smaller
    }
}

/// Whether two shapes are the same but for which types they name.
fn same_outline(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::Schema(_), Shape::Schema(_)) => true,
        // A list of what no table says may be a list of anything.
        (Shape::Array(a), Shape::Array(b)) if **a == Shape::Any || **b == Shape::Any => true,
        (Shape::Array(a), Shape::Array(b)) | (Shape::Map(a), Shape::Map(b)) => same_outline(a, b),
        _ => a == b,
    }
}

/// Splits classes whose members name different types, until there are none.
fn split_until_stable(drafts: &[Draft], mut classes: Classes) -> Classes {
    loop {
        let mut firsts: BTreeMap<usize, Vec<(Targets<'_>, usize)>> = BTreeMap::new();
        let mut next = Vec::with_capacity(classes.len());
        for (index, (draft, class)) in drafts.iter().zip(&classes).enumerate() {
            let own = targets_of(draft, &classes);
            let known = firsts.entry(*class).or_default();
            // A draft that names few types goes with many, which need not go with each other: all must agree.
            if let Some((targets, first)) = known.iter_mut().find(|(targets, _)| compatible(targets, &own)) {
                next.push(*first);
                targets
                    .extend(own.into_iter().filter(|target| !targets.contains(target)).collect::<Vec<_>>());
            } else {
                next.push(index);
                known.push((own, index));
            }
        }
        if next == classes {
            return classes;
        }
        classes = next;
    }
}

/// The classes of the types that the members of a draft name.
fn targets_of<'d>(draft: &'d Draft, classes: &Classes) -> Targets<'d> {
    let targets = draft.properties.iter().filter_map(|property| {
        let target = property.shape.leaf_schema()?;
        Some((property.name.as_str(), *classes.get(target.index())?))
    });
    targets.collect()
}

/// Whether members of the same name lead to the same class.
fn compatible(a: &[(&str, usize)], b: &[(&str, usize)]) -> bool {
    a.iter().all(|(name, class)| b.iter().all(|(other, target)| name != other || class == target))
}

/// Says where the two tables of one page for one type disagree.
fn report_split_pages(drafts: &[Draft], classes: &Classes, diagnostics: &mut Diagnostics) {
    let key = |draft: &Draft| (draft.title.clone(), std::sync::Arc::clone(&draft.origin.page));
    let of =
        |direction| drafts.iter().zip(classes).filter(move |(draft, _)| draft.site.direction == direction);
    let mut requests: BTreeMap<_, (&Draft, &usize)> = BTreeMap::new();
    for (request, class) in of(Direction::Request) {
        requests.entry(key(request)).or_insert((request, class));
    }
    for (response, class) in of(Direction::Response) {
        let SchemaTitle::Documented(name) = &response.title else { continue };
        let request = requests.get(&key(response)).filter(|(_, other)| *other != class);
        // One table does not disagree with itself: what it names differs.
        let request = request.filter(|(request, _)| request.origin != response.origin);
        let Some((request, _)) = request else { continue };
        let message = format!("the tables of `{name}` for requests and for responses disagree");
        let difference = difference(request, response);
        let says = difference.map_or_else(
            || "the members differ".to_owned(),
            |difference| format!("`{}` has another type here", difference.member),
        );
        let diagnostic = Diagnostic::new(Code::DirectionsDiffer, response.origin.clone(), message)
            .label(says)
            .related(request.origin.clone(), "the request's table")
            .help("they become two types; record which one is right in corrections.toml");
        // What is sent seldom has all that comes back, and a list of ids may come back as one of objects: that is no
        // contradiction, and costs a name at most. A number is no text in the other direction.
        let is_contradiction = difference.is_some_and(|difference| difference.is_of_scalars);
        diagnostics.push(if is_contradiction { diagnostic } else { diagnostic.as_note() });
    }
}

/// A member of which two tables say different things.
#[derive(Clone, Copy)]
struct Difference<'d> {
    member: &'d str,
    /// Whether both call it a value without members.
    is_of_scalars: bool,
}

/// The first member of which the two tables say different things: of two scalars, if there is such.
fn difference<'d>(request: &'d Draft, response: &Draft) -> Option<Difference<'d>> {
    let differences = request.properties.iter().filter_map(|property| {
        let other = response.properties.iter().find(|other| other.name == property.name)?;
        let is_of_scalars = property.shape.is_scalar() && other.shape.is_scalar();
        let difference = Difference { member: &property.name, is_of_scalars };
        contradict(&property.shape, &other.shape).then_some(difference)
    });
    let differences: Vec<_> = differences.collect();
    differences.iter().find(|difference| difference.is_of_scalars).or(differences.first()).copied()
}

/// Whether two tables cannot both be right. One may describe an object that the other leaves open.
fn contradict(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::Any, _)
        | (_, Shape::Any)
        | (Shape::Object, Shape::Schema(_) | Shape::Map(_))
        | (Shape::Schema(_) | Shape::Map(_), Shape::Object) => false,
        (Shape::Array(a), Shape::Array(b)) | (Shape::Map(a), Shape::Map(b)) => contradict(a, b),
        _ => !same_outline(a, b),
    }
}

/// Ids in the order in which operations first use the types, so that adding a page moves nothing that stood before it.
fn number(drafts: &[Draft], classes: &Classes, operations: &mut [Operation]) -> Vec<Option<SchemaId>> {
    let mut members: BTreeMap<usize, Vec<&Draft>> = BTreeMap::new();
    for (draft, class) in drafts.iter().zip(classes) {
        members.entry(*class).or_default().push(draft);
    }
    let mut of_classes: BTreeMap<usize, SchemaId> = BTreeMap::new();
    let mut queue: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
    for operation in operations.iter_mut() {
        queue.extend(shapes_of(operation).filter_map(|shape| shape.leaf_schema()).map(SchemaId::index));
        while let Some(draft) = queue.pop_front() {
            let Some(class) = classes.get(draft).filter(|class| !of_classes.contains_key(class)) else {
                continue;
            };
            of_classes.insert(*class, SchemaId::new(of_classes.len()));
            let properties = members.get(class).into_iter().flatten().flat_map(|draft| &draft.properties);
            queue.extend(properties.filter_map(|property| property.shape.leaf_schema()).map(SchemaId::index));
        }
    }
    classes.iter().map(|class| of_classes.get(class).copied()).collect()
}

/// Every shape that an operation holds.
fn shapes_of(operation: &mut Operation) -> impl Iterator<Item = &mut Shape> {
    let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.shape);
    let body = operation.request_body.iter_mut().map(|body| &mut body.shape);
    let responses = operation.responses.iter_mut().flat_map(|response| {
        let headers = response.headers.iter_mut().map(|header| &mut header.shape);
        headers.chain(response.body.iter_mut())
    });
    parameters.chain(body).chain(responses)
}

fn renumber(shape: &mut Shape, ids: &[Option<SchemaId>]) {
    match shape {
        Shape::Schema(id) => {
            if let Some(Some(new)) = ids.get(id.index()) {
                *id = *new;
            }
        }
        Shape::Array(inner) | Shape::Map(inner) => renumber(inner, ids),
        _ => {}
    }
}

/// One schema a class, its members in the order of the request's table and then of the response's.
fn schemas(drafts: &[Draft], ids: &[Option<SchemaId>]) -> Vec<Schema> {
    let mut schemas: BTreeMap<SchemaId, Schema> = BTreeMap::new();
    let requests_first =
        |direction| drafts.iter().zip(ids).filter(move |(draft, _)| draft.site.direction == direction);
    for (draft, id) in requests_first(Direction::Request).chain(requests_first(Direction::Response)) {
        let Some(id) = id else { continue };
        let title = draft.title.clone();
        let schema = schemas.entry(*id).or_insert_with(|| Schema {
            form: false,
            title,
            properties: Vec::new(),
            origins: Vec::new(),
            sites: Vec::new(),
        });
        schema.origins.push(draft.origin.clone());
        schema.sites.push(draft.site.clone());
        for property in &draft.properties {
            add(schema, property, draft.site.direction, ids);
        }
    }
    schemas.into_values().collect()
}

fn add(schema: &mut Schema, from: &DraftProperty, direction: Direction, ids: &[Option<SchemaId>]) {
    let shape = || {
        let mut shape = from.shape.clone();
        renumber(&mut shape, ids);
        shape
    };
    let index = schema.properties.iter().position(|property| property.name == from.name);
    let property = match index.and_then(|index| schema.properties.get_mut(index)) {
        Some(property) => property,
        None => schema.properties.push_mut(Property {
            name: from.name.clone(),
            shape: shape(),
            request: None,
            response: None,
        }),
    };
    if property.shape == Shape::Array(Box::new(Shape::Any)) {
        property.shape = shape();
    }
    let usage = match direction {
        Direction::Request => &mut property.request,
        Direction::Response => &mut property.response,
    };
    match usage {
        // The first page to describe it speaks; the others confirm.
        Some(usage) => usage.origins.extend(from.usage.origins.iter().cloned()),
        None => *usage = Some(from.usage.clone()),
    }
}
