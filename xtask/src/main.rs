//! The command line of Tablature: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
