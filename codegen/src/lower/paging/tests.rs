//! Whole lists: which operations page, by what, and where the next page is found.

use serde_json::{Value, json};

use super::*;
use crate::model::testing::{id, operation, parameter, response, row, usage};
use crate::model::{Direction, Facts, SchemaSite, SchemaTitle};

/// The types of a page, by their ids: its body, an item, and an object that says where the page stands.
const ITEM: usize = 1;
const PLACE: usize = 2;

/// What a page says of a list.
struct Listed {
    method: HttpMethod,
    status: u16,
    queries: Vec<Parameter>,
    body: Vec<Member>,
    item: Vec<Member>,
    place: Vec<Member>,
}

/// A list of widgets that is read page by page, by the number of those to skip.
fn widgets() -> Listed {
    Listed {
        method: HttpMethod::Get,
        status: 200,
        queries: vec![limit(), integer("offset", "Offset from which the query starts.")],
        body: vec![list("widgets"), count("total_count", "Total number of widgets.")],
        item: vec![text("id", "ID of the widget."), text("name", "Its name.")],
        place: Vec::new(),
    }
}

/// The same list, read by the widget with which the page before ended.
fn by_marker(body: Vec<Member>, place: Vec<Member>) -> Listed {
    let marker = string("marker", "ID of the last widget on the previous page.");
    let body = [vec![list("widgets")], body].concat();
    Listed { queries: vec![limit(), marker], body, place, ..widgets() }
}

fn query(name: &str, shape: Shape, description: &str) -> Parameter {
    let parameter = parameter(name, ParameterLocation::Query, shape, Facts::default());
    Parameter { description: vec![description.to_owned()].into(), ..parameter }
}

fn integer(name: &str, description: &str) -> Parameter {
    query(name, Shape::Integer, description)
}

fn string(name: &str, description: &str) -> Parameter {
    query(name, Shape::String, description)
}

fn limit() -> Parameter {
    integer("limit", "Number of widgets on each page.")
}

fn member(name: &str, shape: Shape, description: &str) -> Member {
    let usage = usage(None, description, Facts::default(), row("Table 2", 1));
    Member { name: name.to_owned(), shape, usage }
}

fn text(name: &str, description: &str) -> Member {
    member(name, Shape::String, description)
}

fn count(name: &str, description: &str) -> Member {
    member(name, Shape::Integer, description)
}

fn list(name: &str) -> Member {
    member(name, Shape::array(id(ITEM)), "What there is.")
}

impl Listed {
    fn lowered(self) -> (Operation, Drafts) {
        let mut drafts = Drafts::default();
        for members in [self.body, self.item, self.place] {
            let site = SchemaSite {
                operation: "ListWidgets".to_owned(),
                direction: Direction::Response,
                status: Some(200),
            };
            let id = drafts.declare(SchemaTitle::Documented("Any".to_owned()), site, row("Table 2", 0));
            drafts.define(id, members);
        }
        let responses = vec![response(404, Some(id(ITEM))), response(self.status, Some(id(0)))];
        let mut operation = operation("ListWidgets", self.method, "/v1/widgets", responses);
        operation.parameters.extend(self.queries);
        (operation, drafts)
    }

    fn paging(self) -> Option<Paging> {
        let (operation, drafts) = self.lowered();
        recognise(&operation, &drafts)
    }

    /// Where the next marker is, as the model has it.
    fn next(self) -> Value {
        match self.paging().map(|paging| paging.style) {
            Some(PagingStyle::Marker { next, .. }) => json!(next),
            other => panic!("no marker: {other:?}"),
        }
    }

    fn items(self) -> Option<String> {
        Some(self.paging()?.items)
    }

    fn total(self) -> Option<String> {
        self.paging().unwrap().total
    }
}

#[test]
fn a_list_is_read_by_the_number_of_items_to_skip() {
    assert_eq!(
        json!(widgets().paging()),
        json!({ "style": "offset", "offset": "offset", "limit": "limit", "items": "widgets", "total": "total_count" })
    );
    let pages = Listed { queries: vec![limit(), integer("page_no", "Page number.")], ..widgets() };
    assert_eq!(json!(pages.paging())["style"], "page");
}

#[test]
fn what_is_no_list_that_is_read_page_by_page() {
    let offset = || widgets().queries.remove(1);
    for (why, listed) in [
        ("it changes something", Listed { method: HttpMethod::Post, ..widgets() }),
        ("nothing gives the size of a page", Listed { queries: vec![offset()], ..widgets() }),
        (
            "the limit is none of a page",
            Listed { queries: vec![string("limit", "Speed at which a job runs."), offset()], ..widgets() },
        ),
        ("nothing moves", Listed { queries: vec![limit()], ..widgets() }),
        ("the only body is that of failed calls", Listed { status: 500, ..widgets() }),
        ("there is no list", Listed { body: vec![text("name", "A name.")], ..widgets() }),
    ] {
        assert_eq!(listed.paging(), None, "{why}");
    }
    let in_the_path = Parameter { location: ParameterLocation::Path, ..offset() };
    assert_eq!(Listed { queries: vec![limit(), in_the_path], ..widgets() }.paging(), None);
}

#[test]
fn the_items_are_the_only_list_that_can_be_meant() {
    let names = |name: &str| member(name, Shape::array(Shape::String), "Names.");
    let objects = |name: &str| member(name, Shape::array(Shape::Object), "Objects.");
    let items = |body| Listed { body, ..widgets() }.items();
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(items(vec![names("names"), list("widgets")]), some("widgets"));
    assert_eq!(items(vec![names("names"), objects("widgets")]), some("widgets"));
    assert_eq!(items(vec![names("names")]), some("names"));
    assert_eq!(items(vec![names("names"), names("codes")]), None);
    assert_eq!(items(vec![list("widgets"), list("gadgets")]), None);
    assert_eq!(items(vec![list("widgets"), list("gadgets"), names("names")]), None);
    // Links to other pages.
    assert_eq!(items(vec![list("widgets"), list("links"), list("widgets_links")]), some("widgets"));
    let sometimes =
        member("widgets", Shape::array(id(ITEM)), "This parameter is displayed only when verbose is true.");
    assert_eq!(items(vec![sometimes]), None);
}

#[test]
fn lists_within_the_items_are_read_by_themselves() {
    let item = |names: &[&str]| names.iter().map(|name| count(name, "Where it stands.")).collect::<Vec<_>>();
    let items = |names: &[&str]| Listed { item: item(names), ..widgets() }.items();
    assert_eq!(items(&["limit", "offset"]), None);
    assert_eq!(items(&["Limit", "page_no"]), None);
    assert!(items(&["limit"]).is_some() && items(&["offset", "page_no"]).is_some());
    let of_text = member("widgets", Shape::array(Shape::String), "Names.");
    assert!(Listed { body: vec![of_text], item: item(&["limit", "offset"]), ..widgets() }.items().is_some());
}

#[test]
fn a_total_counts_the_items_of_all_pages() {
    let total = |member| Listed { body: vec![list("widgets"), member], ..widgets() }.total();
    assert_eq!(total(count("total", "Number of widgets.")), Some("total".to_owned()));
    assert_eq!(total(count("Count", "Total number of widgets.")), Some("Count".to_owned()));
    assert_eq!(total(count("count", "总数")), Some("count".to_owned()));
    for member in [
        count("count", "Number of widgets."),
        count("total", "Number of widgets on the current page."),
        count("total_number", "Total number of widgets returned."),
        count("total_count", "This parameter is returned only when verbose is true."),
        count("size", "Total number of widgets."),
        text("total", "Total number of widgets."),
    ] {
        let name = member.name.clone();
        assert_eq!(total(member), None, "{name}");
    }
}

#[test]
fn the_answer_gives_the_next_marker_by_its_name_or_in_words() {
    let place = |name: &str| member(name, id(PLACE), "Where the page stands.");
    let next = |owner: &str, named: Member| by_marker(vec![place(owner)], vec![named]).next();
    assert_eq!(
        by_marker(vec![text("next_marker", "A text.")], Vec::new()).next(),
        json!({ "member": ["next_marker"] })
    );
    assert_eq!(
        next("anything", text("Next_Marker", "A text.")),
        json!({ "member": ["anything", "Next_Marker"] })
    );
    assert_eq!(
        next("markers", text("next", "Marker on the next page.")),
        json!({ "member": ["markers", "next"] })
    );
    let last = json!({ "last_item": "id" });
    assert_eq!(next("markers", text("next", "What comes.")), last);
    assert_eq!(next("markers", text("previous", "Marker on the next page.")), last);
    assert_eq!(next("anything", text("next", "Marker on the next page.")), last);
    assert_eq!(next("links", text("next_marker", "An address.")), last);
    assert_eq!(next("markers", count("next_marker", "A number.")), last);
    // Nothing is said of a member of the body itself but by its name.
    assert_eq!(by_marker(vec![text("next", "Marker on the next page.")], Vec::new()).next(), last);
}

#[test]
fn the_last_item_is_the_marker_where_the_page_says_so() {
    let next = |description, item| {
        let queries = vec![limit(), string("marker", description)];
        Listed { queries, body: vec![list("widgets")], item, ..widgets() }.next()
    };
    let item = || widgets().item;
    let named = "The query starts from the next piece of data. The value is request_id.";
    let with_id = [item(), vec![text("request_id", "ID of the request.")]].concat();
    assert_eq!(next(named, with_id), json!({ "last_item": "request_id" }));
    assert_eq!(next(named, item()), json!({ "last_item": "id" }));
    assert_eq!(
        next("ID of the last widget on the previous page.", vec![text("name", "Its name.")]),
        Value::Null
    );
    assert_eq!(next("Where the query starts.", item()), Value::Null);
    let of_text = member("widgets", Shape::array(Shape::String), "Names.");
    let marker = string("marker", "ID of the last widget on the previous page.");
    assert_eq!(
        Listed { queries: vec![limit(), marker], body: vec![of_text], ..widgets() }.next(),
        Value::Null
    );
}

#[test]
fn one_of_the_two_says_that_it_is_given_to_the_other() {
    let next = |marker: &str, description: &str, member: Member, owner: Option<&str>| {
        let (inside, outside) = match owner {
            Some(owner) => (vec![member], vec![self::member(owner, id(PLACE), "Where the page stands.")]),
            None => (Vec::new(), vec![member]),
        };
        let body = [vec![list("widgets")], outside].concat();
        Listed { queries: vec![limit(), string(marker, description)], body, place: inside, ..widgets() }
            .next()
    };
    let of_answer = "Marker that was returned by the previous call.";
    assert_eq!(next("marker", of_answer, text("marker", "A text."), None), json!({ "member": ["marker"] }));
    assert_eq!(
        next("marker", of_answer, text("Next", "A text."), Some("Paging")),
        json!({ "member": ["Paging", "Next"] })
    );
    assert_eq!(next("marker", of_answer, text("next", "A text."), Some("widget")), Value::Null);
    assert_eq!(next("marker", of_answer, text("name", "A text."), Some("paging")), Value::Null);
    assert_eq!(next("marker", of_answer, text("next", "A text."), None), Value::Null);
    let start = "Marker of a widget.";
    let said = "When marker is given this value, the next page follows.";
    assert_eq!(
        next("marker", start, text("next", said), Some("paging")),
        json!({ "member": ["paging", "next"] })
    );
    assert_eq!(next("marker", start, text("next", "Markers of widgets."), Some("paging")), Value::Null);
    // `Marker of the page` speaks of itself.
    assert_eq!(next("marker", start, text("marker", "The marker of the page."), None), Value::Null);
}

#[test]
fn a_marker_comes_before_a_number_where_it_is_sure() {
    let marker = || string("marker", "ID of the last widget on the previous page.");
    let style = |queries: Vec<Parameter>, body: Vec<Member>| {
        let body = [vec![list("widgets")], body].concat();
        json!(Listed { queries, body, ..widgets() }.paging())["style"].clone()
    };
    let explained = || integer("offset", "Offset from which the query starts.");
    let named = || integer("offset", "Specifies the offset.");
    let next = || vec![text("next_marker", "A text.")];
    assert_eq!(style(vec![limit(), explained(), marker()], next()), "marker");
    assert_eq!(style(vec![limit(), explained(), marker()], Vec::new()), "offset");
    assert_eq!(style(vec![limit(), named(), marker()], Vec::new()), "marker");
    assert_eq!(style(vec![limit(), named(), string("marker", "Where it starts.")], Vec::new()), "offset");
    assert_eq!(style(vec![limit(), integer("page", "Page number."), marker()], Vec::new()), "page");
    assert_eq!(style(vec![limit(), explained(), integer("page", "Page number.")], Vec::new()), "offset");
    assert_eq!(style(vec![limit(), marker()], Vec::new()), "marker");
}

#[test]
fn an_answer_may_call_a_page_what_the_request_counts_in_items() {
    let told = |name: &str, description: &str| {
        let body = [widgets().body, vec![count(name, description)]].concat();
        let (operation, drafts) = Listed { body, ..widgets() }.lowered();
        let paging = recognise(&operation, &drafts).unwrap();
        contradiction(&operation, &paging, &drafts)
            .map(|(parameter, member)| [parameter.name.clone(), member.name.clone()])
    };
    assert_eq!(told("Offset", "Page number."), Some(["offset".to_owned(), "Offset".to_owned()]));
    assert_eq!(told("offset", "Offset from which the query starts."), None);
    assert_eq!(told("number", "Page number."), None);
    let (operation, drafts) = by_marker(vec![count("marker", "Page number.")], Vec::new()).lowered();
    let paging = recognise(&operation, &drafts).unwrap();
    assert!(contradiction(&operation, &paging, &drafts).is_none());
}
