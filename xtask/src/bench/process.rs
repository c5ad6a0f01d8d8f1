//! What a command costs.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

use crate::error::Error;

/// What a command took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// Of the processors, its own and the system's for it.
    pub(super) cpu: Duration,
    /// By the clock.
    pub(super) wall: Duration,
    /// The peak of resident memory, in bytes.
    pub(super) peak: u64,
}

/// This program, once more.
pub(super) fn this() -> Command {
    Command::new(env::current_exe().unwrap_or_else(|_| "xtask".into()))
}

/// Runs a command and waits for it. What it says is not wanted, and neither is whether documents have errors: that is the
/// business of others. A command that cannot be run is an error.
pub(super) fn measure(command: &mut Command) -> Result<Cost, Error> {
    let program = command.get_program().to_owned();
    let failed = || Error::io("run", Path::new(&program));
    let begin = Instant::now();
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(failed())?;
    let used = child.wait4().map_err(failed())?;
    let rusage = used.rusage;
    Ok(Cost { cpu: rusage.utime + rusage.stime, wall: begin.elapsed(), peak: rusage.maxrss })
}
