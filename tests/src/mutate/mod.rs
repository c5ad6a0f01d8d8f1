//! Mutated pages, for the program `mutants` and for fuzzers.
//!
//! In: a page, another one of which pieces may come, and a source of random numbers. Out: a page. Three ways, of which none alone
//! gets far: `text` knows nothing of what it changes, and reaches all that a reader of a form can meet; `document` changes
//! what a page says (its blocks, tables, rows, columns), and prints it in any form, so that what comes out is still a page;
//! `markup` does the like to the tree of an HTML page, tables in cells and rows outside of tables included.
//! Left out on purpose: any chance that is not the caller's. The same numbers give the same page.

mod document;
mod markup;
mod text;

use fastrand::Rng;

use crate::hostile::Form;

/// A page after some mutations, in a form that fits its `extension` or, where the caller takes any, in another one.
pub fn mutate(page: &str, other: &str, extension: &str, random: &mut Rng) -> String {
    let structured = match random.u32(0..4) {
        0 => Some(document::mutate(page, other, form(page, extension), random)),
        1 if extension == "html" => Some(markup::mutate(page, other, random)),
        _ => None,
    };
    match structured {
        // What was moved about may meet a typing error, too.
        Some(page) if random.bool() => text::mutate(&page, other, random),
        Some(page) => page,
        None => text::mutate(page, other, random),
    }
}

/// A page that says almost the same in any form, and the extension of that form.
pub fn in_another_form(page: &str, other: &str, random: &mut Rng) -> (String, &'static str) {
    let form = random.choice(Form::ALL).unwrap_or(Form::Html);
    (document::mutate(page, other, form, random), form.extension())
}

/// The form of a page by its extension: among texts, a line of pipes tells.
fn form(page: &str, extension: &str) -> Form {
    match extension {
        "html" => Form::Html,
        "md" => Form::Markdown,
        _ if page.contains("---|") => Form::Pipes,
        _ => Form::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Listing Kites\n\n#### URI\n\nGET /v1/kites\n\n#### Response Parameters\n\nTable 1 Kite\n\n\
        | Parameter | Type | Description |\n|---|---|---|\n| id | String | ID. |\n| tail | String | Tail. |\n";

    #[test]
    fn the_same_numbers_give_the_same_page() {
        for seed in 0..300 {
            let page = |extension| mutate(PAGE, PAGE, extension, &mut Rng::with_seed(seed));
            for extension in ["md", "html", "txt"] {
                assert_eq!(page(extension), page(extension));
            }
            let other = || in_another_form(PAGE, PAGE, &mut Rng::with_seed(seed));
            assert_eq!(other(), other());
        }
    }

    #[test]
    fn pages_are_changed_and_most_of_them_are_still_pages() {
        let pages: Vec<String> = (0..300)
            .map(|seed| document::mutate(PAGE, PAGE, Form::Html, &mut Rng::with_seed(seed)))
            .collect();
        let tables = |page: &&String| page.contains("<table");
        assert!(pages.iter().filter(tables).count() > 200);
        let mut apart = pages.clone();
        apart.sort_unstable();
        apart.dedup();
        assert!(apart.len() > 150, "{}", apart.len());
    }

    #[test]
    fn tables_come_to_stand_within_tables() {
        let page = document::mutate(PAGE, PAGE, Form::Html, &mut Rng::with_seed(0));
        let nested = |seed| {
            let page = markup::mutate(&page, &page, &mut Rng::with_seed(seed));
            page.split("<td")
                .skip(1)
                .any(|cell| cell.split("</td").next().is_some_and(|it| it.contains("<table")))
        };
        assert!((0..300).any(nested));
    }
}
