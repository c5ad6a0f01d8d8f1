//! Pages without captions.

use super::*;
use crate::extract::extract;
use crate::parse::parse;
use crate::source::SourcePage;

/// A page of pipe text with such tables.
fn page(tables: &[&[(&str, &str, &str)]], example: &str) -> RawOperation {
    let mut page = String::from("Querying\nURI\nGET /v1/jobs\nResponse\nStatus code: 200\n");
    for table in tables {
        page.push_str("Parameter |\nType |\nDescription |\n---|---|---|\n");
        for (name, type_, description) in *table {
            page.extend([name, " |\n", type_, " |\n", description, " |\n"]);
        }
    }
    page.extend(["Example Response\n", example]);
    let document = parse(&SourcePage::new("x/page.txt", page).unwrap()).document;
    extract(&document).operations.into_iter().next().unwrap()
}

/// What was found on a page: `member: the first row of the table`.
fn said(raw: &RawOperation, found: &Definitions) -> Vec<String> {
    let rows = raw.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    rows.filter_map(|(table, row)| {
        let definition = raw.tables.get(found.of(table, row)?)?;
        let first = definition.rows.first().map(RawRow::name_text).unwrap_or_default();
        Some(format!("{}.{} = {first}", table.rows[0].name_text(), row.name_text()))
    })
    .collect()
}

/// The definitions on a page that stands alone.
fn definitions(tables: &[&[(&str, &str, &str)]], example: &str) -> Vec<String> {
    let raw = page(tables, example);
    let found = Definitions::find(&raw, &Examples::of(&raw), &Elsewhere::default());
    said(&raw, &found)
}

/// The definitions on the first of some pages of a service.
fn definitions_beside(first: &RawOperation, other: &RawOperation) -> Vec<String> {
    let operations = [first, other].map(|raw| (raw, Examples::of(raw)));
    said(first, &of_all(&operations)[0])
}

type Rows<'p> = &'p [(&'p str, &'p str, &'p str)];

#[test]
fn a_type_stands_behind_the_last_table_that_names_it() {
    let found = definitions(
        &[
            &[("server", "Server object", ""), ("links", "Array of Link objects", "")],
            &[("disk", "Disk object", ""), ("again", "Array of Link objects", "")],
            &[("size", "Integer", "")],
            &[("href", "String", "")],
        ],
        "None",
    );
    assert_eq!(
        found,
        ["server.server = disk", "server.links = href", "disk.disk = size", "disk.again = href"]
    );

    let found = definitions(
        &[
            &[("left", "Left object", ""), ("right", "Right object", "")],
            &[("left_hinge", "Hinge object", "")],
            &[("right_hinge", "Hinge object", "")],
            &[("angle", "Integer", "")],
        ],
        "None",
    );
    assert_eq!(
        found,
        [
            "left.left = left_hinge",
            "left.right = right_hinge",
            "left_hinge.left_hinge = angle",
            "right_hinge.right_hinge = angle"
        ]
    );
}

#[test]
fn an_order_that_does_not_come_out_even_says_nothing() {
    let server: Rows<'_> = &[("server", "Server object", ""), ("image", "Image object", "")];
    let one: Rows<'_> = &[("id", "String", ""), ("name", "String", "")];
    assert_eq!(definitions(&[server, one], "None"), Vec::<String>::new());
    assert_eq!(definitions(&[server, one, one, one], "None"), Vec::<String>::new());
    assert_eq!(definitions(&[server, one, one], "None").len(), 2);
    // What the example shows is in no table: the order cannot be that of the types.
    let example = r#"{ "server": { "flavor": "a" } }"#;
    assert_eq!(definitions(&[server, one, one], example), Vec::<String>::new());
}

#[test]
fn the_example_tells_which_object_has_the_table() {
    let tables: &[Rows<'_>] = &[
        &[("metadata", "Object", ""), ("server", "Object", "")],
        &[("name", "String", ""), ("id", "String", "")],
    ];
    assert_eq!(definitions(tables, "None"), Vec::<String>::new());
    let example = r#"{ "metadata": { "any": "x" }, "server": { "id": "a", "name": "b" } }"#;
    assert_eq!(definitions(tables, example), ["metadata.server = name"]);
}

#[test]
fn see_table_tells() {
    let found = definitions(
        &[
            &[("free", "Object", "Any keys."), ("servers", "Array", "For details, see Table 2.")],
            &[("id", "String", ""), ("links", "Array of objects", "See Table 9.")],
            &[("href", "String", "")],
        ],
        "None",
    );
    assert_eq!(found, ["free.servers = id"]);
}

#[test]
fn tables_are_counted_where_that_leads_to_types() {
    let one: Rows<'_> = &[("id", "String", "")];
    let size: Rows<'_> = &[("size", "Integer", "")];
    // The first table had no number: nothing points at itself.
    let left_out: Rows<'_> = &[("servers", "Array", "See Table 1."), ("disk", "Object", "See Table 2.")];
    assert_eq!(definitions(&[left_out, one, size], "None"), ["servers.servers = id", "servers.disk = size"]);
    let free = ("free", "Object", "Any keys.");
    let odd: Rows<'_> = &[free, ("servers", "Array", "See Table 1."), ("disk", "Object", "See Table 3.")];
    assert_eq!(definitions(&[odd, one, size], "None"), Vec::<String>::new());
}

#[test]
fn members_of_one_name_are_not_one_type() {
    let found = definitions(
        &[
            &[("links", "Array of objects", ""), ("flavor", "Flavor object", "")],
            &[("rel", "String", "")],
            &[("id", "String", ""), ("links", "Array of objects", "")],
        ],
        "None",
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn another_page_of_the_service_tells() {
    let lid: Rows<'_> = &[("angle", "Integer", "Degrees."), ("seal", "String", "The seal.")];
    let seam: Rows<'_> = &[("length", "Integer", "Millimetres."), ("seal", "String", "The seal.")];
    let silent =
        page(&[&[("box", "Object", ""), ("lid", "Object", ""), ("foot", "Object", "")], seam, lid], "None");
    let clear = |member| {
        let example = format!(r#"{{ "{member}": {{ "angle": 9, "seal": "x" }} }}"#);
        page(&[&[("any", "Object", ""), (member, "Object", "")], lid], &example)
    };
    assert_eq!(definitions_beside(&silent, &silent), Vec::<String>::new());
    assert_eq!(definitions_beside(&silent, &clear("lid")), ["box.lid = angle"]);
    assert_eq!(definitions_beside(&silent, &clear("cap")), Vec::<String>::new());
    // Here the example shows another type of the name.
    let example = r#"{ "lid": { "colour": "red" } }"#;
    let other = page(&[&[("box", "Object", ""), ("lid", "Object", "")], lid], example);
    assert_eq!(definitions_beside(&other, &clear("lid")), Vec::<String>::new());
}

#[test]
fn one_name_is_no_table_to_know_again() {
    let named: Rows<'_> = &[("name", "String", "Name of the lid.")];
    let example = r#"{ "lid": { "name": "x" } }"#;
    let clear = page(&[&[("any", "Object", ""), ("lid", "Object", "")], named], example);
    let box_of =
        |name| page(&[&[("box", "Object", ""), ("lid", "Object", "")], &[("name", "String", name)]], "None");
    assert_eq!(definitions_beside(&box_of("Name of the box."), &clear), Vec::<String>::new());
    assert_eq!(definitions_beside(&box_of("Name of the lid."), &clear), ["box.lid = name"]);
}

#[test]
fn copies_of_a_table_are_one_to_choose_from() {
    let of = |name| ("name", "String", name);
    let shelf: Rows<'_> = &[of("Shelf."), ("jars", "Array of jars objects", "")];
    let found = definitions(
        &[
            &[("rooms", "Array of rooms objects", ""), ("shelves", "Array of shelves objects", "")],
            &[of("Room.")],
            shelf,
            &[of("Jar.")],
            shelf,
            &[of("Jar.")],
        ],
        r#"{ "rooms": [{ "name": "a" }], "shelves": [{ "name": "b", "jars": [{ "name": "c" }] }] }"#,
    );
    assert_eq!(found, ["rooms.rooms = name", "rooms.shelves = name", "name.jars = name", "name.jars = name"]);
}

#[test]
fn a_table_is_of_the_only_row_that_the_examples_leave() {
    let tables: &[Rows<'_>] = &[
        &[("metadata", "Metadata object", ""), ("hinges", "Hinges object", "")],
        &[("left", "String", ""), ("right", "String", "")],
    ];
    let hinges = r#""hinges": { "Left": "x", "right": "y" }"#;
    let both = format!(r#"{{ "metadata": {{ "uid": "a" }}, {hinges} }}"#);
    assert_eq!(definitions(tables, &both), ["metadata.hinges = left"]);
    assert_eq!(definitions(tables, &format!("{{ {hinges} }}")), Vec::<String>::new());
}

#[test]
fn an_example_of_a_map_denies_no_table_of_its_values() {
    let ports: Rows<'_> = &[("port", "Integer", ""), ("speed", "String", "")];
    let rows: Rows<'_> = &[("free", "Object", "Any."), ("ports", "Object", "A map. See Table 2.")];
    let map = r#"{ "ports": { "a-1": [{ "port": 1, "speed": "x" }] } }"#;
    assert_eq!(definitions(&[rows, ports], map), ["free.ports = port"]);
    // Nothing is no other thing.
    assert_eq!(definitions(&[rows, ports], r#"{ "ports": "" }"#), ["free.ports = port"]);
    assert_eq!(definitions(&[rows, ports], r#"{ "ports": { "colour": "x" } }"#), Vec::<String>::new());
}

#[test]
fn a_row_may_stand_for_any_key() {
    let tables: &[Rows<'_>] =
        &[&[("rule", "Object", "")], &[("operator", "Object", "")], &[("key", "Array of strings", "")]];
    let example = r#"{ "rule": { "IsLike": { "colour": ["red"] } } }"#;
    assert_eq!(definitions(tables, example), ["rule.rule = operator", "operator.operator = key"]);
}

#[test]
fn a_page_with_nothing_has_nothing() {
    assert_eq!(definitions(&[&[("id", "String", "")]], "{}"), Vec::<String>::new());
}

#[test]
fn an_order_of_rows_needs_something_that_speaks_for_it() {
    let cart: Rows<'_> = &[("cart", "Object", "")];
    let wheels: Rows<'_> = &[("size", "Integer", ""), ("wheels", "Array of objects", "")];
    let spokes: Rows<'_> = &[("count", "Integer", ""), ("length", "Integer", "")];
    assert_eq!(definitions(&[cart, spokes], "None"), Vec::<String>::new());
    // A level of objects may have been left out.
    assert_eq!(definitions(&[cart, wheels, spokes], "None"), Vec::<String>::new());
    // What the example shows of one row says nothing of the row that is left.
    let example = r#"{ "cart": { "size": 1, "wheels": [] } }"#;
    assert_eq!(definitions(&[cart, wheels, spokes], example), ["cart.cart = size"]);
    // What such a member holds in every API.
    let links: Rows<'_> = &[("href", "String", ""), ("rel", "String", "")];
    assert_eq!(
        definitions(&[&[("cart_links", "Object", "")], links], "None"),
        ["cart_links.cart_links = href"]
    );
}

#[test]
fn a_table_for_each_row_that_names_its_type() {
    let name = ("name", "String", "");
    let shelf: Rows<'_> = &[name, ("jars", "Array of jars objects", "")];
    let tables: &[Rows<'_>] = &[
        &[("shelves", "Array of shelves objects", ""), ("rooms", "Array of rooms objects", "")],
        shelf,
        &[name],
        &[name, ("shelves", "Array of shelves objects", "")],
        shelf,
        &[name],
    ];
    let shelves = r#""shelves": [{ "name": "a", "jars": [{ "name": "b" }] }]"#;
    let example = format!(r#"{{ {shelves}, "rooms": [{{ "name": "c", {shelves} }}] }}"#);
    assert_eq!(definitions(tables, &example).len(), 5);
    // Behind the last table that an example shows, nothing tells: a slip may have moved it.
    let tail: &[Rows<'_>] = &[
        &[("a", "Object", ""), ("b", "Object", ""), ("c", "Object", "")],
        &[("left", "String", ""), ("right", "String", "")],
        &[("up", "String", ""), ("down", "String", "")],
        &[("in", "String", ""), ("out", "String", "")],
    ];
    let example = r#"{ "a": { "left": "", "right": "" }, "b": { "up": "", "down": "" } }"#;
    assert_eq!(definitions(tail, example).first().map(String::as_str), Some("a.a = left"));
}

#[test]
fn an_example_that_leaves_out_an_object_of_the_page_tells_nothing() {
    let boats: Rows<'_> = &[("boats", "Array of objects", "")];
    let boat: Rows<'_> = &[("boat", "Object", "")];
    let members: Rows<'_> = &[("mast", "String", ""), ("keel", "String", "")];
    let example = r#"{ "boats": [{ "mast": "x", "keel": "y" }] }"#;
    assert_eq!(definitions(&[boats, members], example), ["boats.boats = mast"]);
    assert_eq!(definitions(&[boats, boat, members], example), Vec::<String>::new());
}

#[test]
fn a_longer_name_on_another_page_tells_of_a_table_with_more_than_two_members() {
    let three: Rows<'_> = &[("seal", "String", ""), ("angle", "Integer", ""), ("hinge", "String", "")];
    let silent = |rows| page(&[&[("lids", "Array of objects", ""), ("free", "Object", "")], rows], "None");
    let clear = |rows| {
        let example = r#"{ "boxLids": [{ "seal": "x", "angle": 1, "hinge": "y" }] }"#;
        page(&[&[("any", "Object", ""), ("boxLids", "Array of objects", "")], rows], example)
    };
    assert_eq!(definitions_beside(&silent(three), &clear(three)), ["lids.lids = seal"]);
    let two = &three[..2];
    assert_eq!(definitions_beside(&silent(two), &clear(two)), Vec::<String>::new());
}
