//! Runs services one after another, and says for each how much time of the processor it took, and how much memory.

use std::fs;
use std::io::{self, Write as _};
use std::ops::Range;
use std::panic;
use std::sync::Mutex;
use std::thread;

use cpu_time::ProcessTime;
use tablature_codegen::pipeline;

use crate::pages::{self, Source};

/// The stack of the threads on which services run: what threads of the standard library have.
const STACK: usize = 2 * 1024 * 1024;

/// Where the last panic was, and what it said.
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Runs the services with these numbers. A line to standard output before each, and one behind it.
pub(crate) fn run(source: &Source, numbers: Range<usize>) {
    panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = PANIC.lock() {
            *last = Some(info.to_string().replace('\n', " "));
        }
    }));
    for number in numbers {
        let service = source.service(number);
        say(&format!("begin\t{number}\t{}", service.name));
        let Some(input) = pages::input(service.pages) else { continue };
        forget_peak();
        let begin = ProcessTime::now();
        let ran = thread::Builder::new().stack_size(STACK).spawn(move || {
            let output = pipeline::compile(&input, &tablature_tests::options());
            let defects = output.diagnostics.iter().filter(|found| is_defect(found.code.as_str()));
            defects.map(|found| format!("{} {}: {}", found.code, found.place, found.message)).next()
        });
        let outcome = match ran.map(thread::JoinHandle::join) {
            Ok(Ok(None)) => String::new(),
            Ok(Ok(Some(defect))) => defect.replace('\n', " "),
            Ok(Err(_)) => {
                format!("panic: {}", PANIC.lock().ok().and_then(|last| last.clone()).unwrap_or_default())
            }
            Err(error) => format!("no thread: {error}"),
        };
        say(&format!("end\t{number}\t{}\t{}\t{outcome}", begin.elapsed().as_millis(), peak()));
    }
}

/// Defects of the generator, by their codes.
fn is_defect(code: &str) -> bool {
    ["T0001", "T6001", "T6002", "T6004", "T8001"].contains(&code)
}

fn say(line: &str) {
    let mut out = io::stdout().lock();
    // Who does not listen any more has ended the run.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Lets the kernel count the peak of resident memory anew (Linux; elsewhere peaks are those of the whole run).
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The peak of resident memory, in KiB.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
