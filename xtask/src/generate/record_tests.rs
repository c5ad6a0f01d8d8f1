//! What is made again and what is not, with the repository of the other tests.

use super::tests::{CLOUD, Repository, fake};
use super::*;

#[test]
fn a_service_of_which_nothing_has_changed_is_not_made_again() {
    use std::sync::Mutex;
    let repository = Repository::new();
    repository.put("docs-input/eg/Odd.txt", "something");
    let made: Mutex<Vec<String>> = Mutex::default();
    let run = |args: &Args| {
        let outcome = repository.run_by(args, |input, options| {
            made.lock().unwrap().push(input.service.id.clone());
            fake(input, options)
        });
        let mut made = std::mem::take(&mut *made.lock().unwrap());
        made.sort();
        (outcome, made.join(" "))
    };
    let check = Args { check: true, ..repository.args() };
    let (first, made_first) = run(&repository.args());
    assert_eq!(made_first, "eg ims");
    let (second, made_second) = run(&repository.args());
    assert_eq!(made_second, "");
    assert_eq!(second.diagnostics, first.diagnostics, "it is told again, with the lines of its pages");
    assert_eq!(second.report.replace("0 files written, 12", "12 files written, 0"), first.report);
    let (checked, made_in_check) = run(&check);
    assert!(checked.success && made_in_check.is_empty());
    assert!(checked.report.ends_with("generated: 12 files up to date\n"), "{}", checked.report);

    // Whatever it is made from or stands there brings it back, and only it.
    let page = "docs-input/ims/Create.txt";
    for (path, contents) in [
        (page, "operation Make"),
        (page, "operation Create"),
        ("docs-input/ims/Show.txt", "operation Show"),
        ("docs-input/ims/notes.zip", ""),
        ("docs-input/ims/names.lock", "Create\nMake\nShow\nGet\n"),
        ("generated/ims/src/Create.rs", "// by hand\n"),
    ] {
        repository.put(path, contents);
        assert_eq!(run(&repository.args()).1, "ims", "{path}");
        assert_eq!(run(&repository.args()).1, "", "{path}");
    }
    repository.delete("generated/ims/src/Create.rs");
    let (checked, made) = run(&check);
    assert!(!checked.success && made == "ims", "{}", checked.report);
    assert_eq!(run(&repository.args()).1, "ims");
    let cloud = CLOUD.replacen("# ", "#  ", 1);
    assert_ne!(cloud, CLOUD);
    repository.put("docs-input/cloud.toml", &cloud);
    assert_eq!(run(&repository.args()).1, "eg ims");
    let other = Args { runtime: Some("0.2".to_owned()), ..repository.args() };
    assert_eq!(run(&other).1, "eg ims");
}

#[test]
fn a_service_with_an_error_is_made_again_every_time() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let repository = Repository::new();
    repository.put("docs-input/eg/Broken.txt", "error");
    let made = AtomicUsize::new(0);
    for times in [2, 3] {
        let outcome = repository.run_by(&repository.args(), |input, options| {
            made.fetch_add(1, Ordering::Relaxed);
            fake(input, options)
        });
        assert!(!outcome.success);
        assert_eq!(made.load(Ordering::Relaxed), times);
    }
}
