//! Pages in every charset, as files in a folder: UTF-8 is read, and of anything else it is said what it is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::fs;

use tablature_codegen::load::load;
use tablature_tests::root;

const PAGE: &str = "Listing Lamps\n\nURI\n\nGET /v1/{project_id}/lamps\n";

/// Whether the page was loaded, and what was said.
fn loaded(name: &str, bytes: &[u8]) -> (bool, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("lamps")).unwrap();
    fs::write(folder.path().join("lamps").join(name), bytes).unwrap();
    fs::write(folder.path().join("lamps/ListOthers.txt"), PAGE).unwrap();
    let loaded = load(folder.path(), None, Some(&root().join("docs-input/cloud.toml")));
    let [service] = loaded.services.as_slice() else { panic!("{:?}", loaded.services) };
    let pages = &service.input.as_ref().unwrap().pages;
    assert!(pages.iter().any(|page| page.path().ends_with("ListOthers.txt")), "the page beside it is read");
    let said = service
        .diagnostics
        .iter()
        .map(|found| format!("{} {}", found.code, found.help.as_deref().unwrap_or("")));
    (pages.len() == 2, said.collect())
}

#[test]
fn what_is_not_utf_8_is_left_out_with_a_reason() {
    let utf_16 = |swap: bool| {
        let units = PAGE.encode_utf16();
        units.flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("UTF-16 with its mark", [b"\xFF\xFE".as_slice(), &utf_16(false)].concat(), "UTF-16"),
        ("UTF-16 the other way round", [b"\xFE\xFF".as_slice(), &utf_16(true)].concat(), "UTF-16"),
        ("GBK", b"Listing \xB2\xCE\xCA\xFD\n\nURI\n\nGET /v1/lamps\n".to_vec(), "UTF-8"),
        ("Shift-JIS", b"Listing \x83\x70\x83\x89\x81\x5B\n\nURI\n\nGET /v1/lamps\n".to_vec(), "UTF-8"),
        ("Latin-1", b"caf\xE9\n".to_vec(), "UTF-8"),
        ("cut off within a character", [PAGE.as_bytes(), b"\xE5\x8F"].concat(), "UTF-8"),
        ("a surrogate", [PAGE.as_bytes(), b"\xED\xA0\x80"].concat(), "UTF-8"),
        ("an overlong slash", [PAGE.as_bytes(), b"\xC0\xAF"].concat(), "UTF-8"),
    ];
    for (name, bytes, help) in cases {
        let (is_read, said) = loaded("ListLamps.txt", &bytes);
        assert!(!is_read, "{name}");
        assert!(said.iter().any(|said| said.starts_with("T1001") && said.contains(help)), "{name}: {said:?}");
    }
}

#[test]
fn a_mark_of_utf_8_is_no_part_of_the_title() {
    let (is_read, said) = loaded("ListLamps.txt", &[b"\xEF\xBB\xBF", PAGE.as_bytes()].concat());
    assert!(is_read && said.is_empty(), "{said:?}");
}

/// Without its mark, UTF-16 is UTF-8 full of NUL: whatever is read of it, it is no page that could be mistaken for one.
#[test]
fn utf_16_without_its_mark_is_no_operation() {
    let bytes: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let text = String::from_utf8(bytes).unwrap();
    let (_, operations, diagnostics) = tablature_tests::read("lamps/ListLamps.txt", &text);
    assert!(operations.is_empty() && diagnostics.has_errors(), "{operations:?}");
}
