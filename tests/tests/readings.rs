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
