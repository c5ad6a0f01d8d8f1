//! Divides numbers among processes, listens to them, and sums up.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// Services that one process runs.
const BATCH: usize = 200;
/// No page may take longer, in milliseconds.
const SLOW: u64 = 5_000;
/// No page may take more, in KiB.
const LARGE: u64 = 512 * 1024;
/// A process that says nothing for so long is ended.
const SILENCE: Duration = Duration::from_mins(1);

/// What became of the services.
#[derive(Default)]
struct Summary {
    done: usize,
    /// Panics, defects and deaths.
    failed: Vec<String>,
    slow: Vec<String>,
    large: Vec<String>,
    slowest: (u64, String),
    largest: (u64, String),
}

/// Runs services 0 to `count` of a source. Whether nothing was found.
pub(crate) fn run(source: &[&str], count: usize) -> io::Result<bool> {
    let next = AtomicUsize::new(0);
    let summary = Mutex::new(Summary::default());
    let verbose = source == ["hostile"];
    let workers = std::env::var("MUTANTS_JOBS").ok().and_then(|jobs| jobs.parse().ok()).unwrap_or(2);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| -> io::Result<()> {
                    loop {
                        let from = next.fetch_add(BATCH, Ordering::Relaxed);
                        if from >= count {
                            return Ok(());
                        }
                        batch(source, from, (from + BATCH).min(count), verbose, &summary)?;
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|_| Err(io::Error::other("a worker died"))))
    })?;
    let summary = summary.into_inner().map_err(|_| io::Error::other("a worker died"))?;
    Ok(summary.print())
}

/// Runs a batch, in as many processes as it takes.
fn batch(
    source: &[&str],
    mut from: usize,
    to: usize,
    verbose: bool,
    summary: &Mutex<Summary>,
) -> io::Result<()> {
    while from < to {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["worker", &from.to_string(), &to.to_string()])
            .args(source)
            .env("RAYON_NUM_THREADS", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (sender, lines) = mpsc::channel();
        let out = child.stdout.take();
        let reader = thread::spawn(move || {
            for line in out.into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let heard = listen(&lines, from, verbose, summary);
        let _ = child.kill();
        let _ = child.wait();
        let _ = reader.join();
        from = heard?;
    }
    Ok(())
}

/// Listens to a process until it has ended. Gives the number to go on with.
fn listen(
    lines: &mpsc::Receiver<String>,
    from: usize,
    verbose: bool,
    summary: &Mutex<Summary>,
) -> io::Result<usize> {
    let mut next = from;
    let mut open: Option<String> = None;
    let reason = loop {
        let line = match lines.recv_timeout(SILENCE) {
            Ok(line) => line,
            Err(mpsc::RecvTimeoutError::Timeout) => break "took more than a minute",
            Err(mpsc::RecvTimeoutError::Disconnected) => break "ended the process",
        };
        match line.splitn(5, '\t').collect::<Vec<_>>().as_slice() {
            ["begin", number, name] => {
                next = number.parse::<usize>().map_err(io::Error::other)? + 1;
                open = Some((*name).to_owned());
            }
            ["end", _, time, peak, outcome] => {
                let ran = Ran {
                    name: open.take().unwrap_or_default(),
                    time: time.parse().map_err(io::Error::other)?,
                    peak: peak.parse().map_err(io::Error::other)?,
                    outcome: (*outcome).to_owned(),
                };
                note(summary, &ran, verbose);
            }
            _ => {}
        }
    };
    if let Some(name) = open {
        note(summary, &Ran { name, time: 0, peak: 0, outcome: reason.to_owned() }, verbose);
    } else if next == from {
        return Err(io::Error::other("a process ended before it began"));
    }
    Ok(next)
}

/// How a service ran.
struct Ran {
    name: String,
    /// In milliseconds.
    time: u64,
    /// In KiB.
    peak: u64,
    /// What is wrong, if something is.
    outcome: String,
}

fn note(summary: &Mutex<Summary>, ran: &Ran, verbose: bool) {
    let Ran { name, time, peak, outcome } = ran;
    if verbose {
        println!("{time:>7} ms {:>6} MiB  {name} {outcome}", peak / 1024);
    }
    // A long run should not have to end before it says what it found.
    if !outcome.is_empty() || *time > SLOW || *peak > LARGE {
        eprintln!("{name}: {time} ms, {} MiB {outcome}", peak / 1024);
    }
    let Ok(mut summary) = summary.lock() else { return };
    summary.done += 1;
    if !outcome.is_empty() {
        summary.failed.push(format!("{name}: {outcome}"));
    }
    if *time > SLOW {
        summary.slow.push(format!("{name}: {time} ms"));
    }
    if *peak > LARGE {
        summary.large.push(format!("{name}: {} MiB", peak / 1024));
    }
    if *time > summary.slowest.0 {
        summary.slowest = (*time, name.clone());
    }
    if *peak > summary.largest.0 {
        summary.largest = (*peak, name.clone());
    }
    if summary.done.is_multiple_of(5_000) {
        let findings = summary.failed.len() + summary.slow.len() + summary.large.len();
        eprintln!("{} services, {findings} findings", summary.done);
    }
}

impl Summary {
    /// Prints it. Whether nothing was found.
    fn print(&self) -> bool {
        let kinds = [("failed", &self.failed), ("over 5 s", &self.slow), ("over 512 MiB", &self.large)];
        for (kind, found) in kinds {
            let mut by_kind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for line in found {
                let (name, what) = line.split_once(": ").unwrap_or((line, ""));
                by_kind.entry(if kind == "failed" { what } else { "" }).or_default().push(name);
            }
            for (what, names) in by_kind {
                let shown: Vec<&str> = names.iter().take(6).copied().collect();
                println!("{kind}: {} x {what} [{}]", names.len(), shown.join(", "));
            }
        }
        println!(
            "{} services: {} failed, {} over 5 s, {} over 512 MiB; slowest {} ms ({}), largest {} MiB ({})",
            self.done,
            self.failed.len(),
            self.slow.len(),
            self.large.len(),
            self.slowest.0,
            self.slowest.1,
            self.largest.0 / 1024,
            self.largest.1,
        );
        kinds.iter().all(|(_, found)| found.is_empty())
    }
}
