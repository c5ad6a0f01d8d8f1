//! The command line of Tablature: see the library.

use std::process::ExitCode;

/// A quarter of the time went into the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    xtask::main()
}
