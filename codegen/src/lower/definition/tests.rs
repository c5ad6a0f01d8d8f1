//! Pages without captions.

use super::*;
use crate::extract::extract;
use crate::parse::parse;
use crate::source::SourcePage;

/// The definitions on a page of pipe text: `member: the first row of the table`.
fn definitions(tables: &[&[(&str, &str, &str)]], example: &str) -> Vec<String> {
    let mut page = String::from("Querying\nURI\nGET /v1/jobs\nResponse\nStatus code: 200\n");
    for table in tables {
        page.push_str("Parameter |\nType |\nDescription |\n---|---|---|\n");
        for (name, type_, description) in *table {
            page.extend([name, " |\n", type_, " |\n", description, " |\n"]);
        }
    }
    page.extend(["Example Response\n", example]);
    let document = parse(&SourcePage::new("x/page.txt", page).unwrap()).document;
    let raw = extract(&document).operations.into_iter().next().unwrap();
    let found = Definitions::find(&raw, &crate::lower::example::Examples::of(&raw));
    let rows = raw.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    rows.filter_map(|(table, row)| {
        let definition = raw.tables.get(found.of(table, row)?)?;
        let first = definition.rows.first().map(RawRow::name_text).unwrap_or_default();
        Some(format!("{}.{} = {first}", table.rows[0].name_text(), row.name_text()))
    })
    .collect()
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
fn a_page_with_nothing_has_nothing() {
    assert_eq!(definitions(&[&[("id", "String", "")]], "{}"), Vec::<String>::new());
}
