//! Shows what the model says of the pages in a folder of documents, a line a fact: `reading FOLDER [SERVICE]`.

use std::path::Path;
use std::process::ExitCode;

use tablature_tests::reading;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (folder, only) = match arguments.as_slice() {
        [folder] => (*folder, None),
        [folder, service] => (*folder, Some(*service)),
        _ => {
            eprintln!("usage: reading FOLDER [SERVICE]");
            return ExitCode::FAILURE;
        }
    };
    match reading::folder(Path::new(folder)) {
        Ok(services) => {
            for (id, interpreted) in services.iter().filter(|(id, _)| only.is_none_or(|only| only == id)) {
                println!("==== {id}\n{}", reading::render(interpreted));
            }
            ExitCode::SUCCESS
        }
        Err(diagnostics) => {
            eprint!("{diagnostics}");
            ExitCode::FAILURE
        }
    }
}
