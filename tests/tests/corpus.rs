//! Real pages of a sister cloud, from `TABLATURE_CORPUS`: every tenth goes through reading without a panic, and operation
//! pages are found to be some.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::path::Path;

use tablature_tests::read;

mod corpus {
    use super::*;

    #[test]
    #[ignore = "needs real pages: TABLATURE_CORPUS=DIR cargo test -p tablature-tests --test corpus -- --ignored"]
    fn real_pages_are_read_without_a_panic() {
        let corpus = tablature_tests::outside::corpus();
        for dialect in ["html", "markdown", "markdown-zh", "pipes", "text", "portal"] {
            let (mut pages, mut operations) = (0_usize, 0_usize);
            for path in files(&corpus.join(dialect)).iter().step_by(10) {
                let text = std::fs::read_to_string(path).unwrap();
                let below = path.strip_prefix(&corpus).unwrap();
                let (_, found, _) = read(&below.to_string_lossy(), &text);
                pages += 1;
                operations += found.len();
            }
            println!("{dialect}: {pages} pages, {operations} operations");
            assert!(operations * 2 > pages, "{dialect}: {operations} operations on {pages} pages");
        }
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|service| std::fs::read_dir(service.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
}
