//! Files in memory and files on disk.
//!
//! In: what should stand there, service after service ([`Run::put`]). Out: that it does, or how it differs (`--check`), as
//! [`Synced`]. Left out on purpose: where files come from. Nothing here knows documents.
//!
//! # What holds at every moment
//!
//! - Every file that a run wrote is named by `manifest.json`, or by `.tablature-pending`, to which it is added before it is
//!   written, and which goes behind the manifest. So a run that is cut short leaves nothing behind that the next one would
//!   not know as its own.
//! - Every file is wholly old or wholly new, because it is replaced by renaming a finished one over it. After a crash
//!   between two renames some are new and some are old; the next run writes the rest.
//! - A service that had no folder has all of its files, or none: cargo refuses a crate of which a part is there.
//! - The `names.lock` of a service comes before its files: a name is recorded before it can be seen. It is the one file that
//!   cannot be made again, so it also reaches the disk before anything follows.
//! - What neither the manifest nor the pending file names is never deleted, and never replaced by something else.
//! - Nothing is read, written or deleted behind a link that lies in the folder, and nothing but files is read.
//! - What a run that was killed has left half written goes with the next one ([`sweep()`]).
//! - Only one run at a time writes to a folder ([`Guard`]). `--check` takes no lock, because it writes nothing.

mod difference;
mod excerpt;
mod guard;
mod manifest;
mod pending;
mod run;
mod state;
mod temporary;
#[cfg(test)]
mod tests;
mod unshown;
mod write;

pub(crate) use difference::{Kind, LockFile};
pub(crate) use guard::Guard;
pub(crate) use manifest::{Manifest, is_writable, sha256};
pub(crate) use run::{Files, Mode, Run, Synced};
pub(crate) use state::State;
pub(crate) use temporary::{sweep, sweep_folder};
pub(crate) use unshown::sweep as sweep_unshown;
pub(crate) use write::{Durability, replace};
