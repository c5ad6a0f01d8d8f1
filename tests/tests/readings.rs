//! Pages of the forms in which a vendor's site is met, each kind in a folder of `fixtures/readings`: what is read from them.
#![allow(clippy::unwrap_used, reason = "helpers of tests may say what must hold, as tests do")]

use tablature_tests::{reading, root};

#[test]
fn every_kind_of_page_is_read_as_a_careful_person_reads_it() {
    let services = reading::folder(&root().join("tests/fixtures/readings")).unwrap();
    assert!(!services.is_empty());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/readings");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    for (kind, interpreted) in services {
        insta::assert_snapshot!(kind, reading::render(&interpreted));
    }
}

/// Lines that tell a reader where he is on a page, and nothing of what it describes.
const LABELS: &[&str] = &[
    "definition",
    "constraints",
    "range",
    "value range",
    "default value",
    "n/a",
    "not applicable",
    "参数解释",
    "约束限制",
    "取值范围",
    "默认取值",
    "不涉及",
    "不涉及。",
    "parameter description",
    "uri format",
    "normal response",
    "abnormal response",
    "function description",
    "function",
    "api name",
    "api calling",
];

#[test]
fn no_description_holds_a_label_of_its_page() {
    let services = reading::folder(&root().join("tests/fixtures/readings")).unwrap();
    let mut texts = 0;
    for (kind, interpreted) in services {
        let api = &interpreted.api;
        let members = api.schemas.iter().flat_map(|schema| &schema.properties);
        let usages = members.flat_map(|property| [&property.request, &property.response]).flatten();
        let of_members = usages.flat_map(|usage| usage.description.paragraphs());
        let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
        let of_parameters = parameters.flat_map(|parameter| parameter.description.paragraphs());
        let of_operations = api.operations.iter().flat_map(|operation| {
            operation.description.iter().chain(operation.notes.iter().flat_map(|note| &note.paragraphs))
        });
        for text in of_members.chain(of_parameters).chain(of_operations) {
            let words = text.trim_end_matches([':', '：']).to_lowercase();
            assert!(!LABELS.contains(&words.as_str()), "{kind}: {text}");
            texts += 1;
        }
    }
    assert!(texts > 50, "{texts}");
}
