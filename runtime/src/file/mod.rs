//! Files that calls send and receive: piece by piece, so that they need not fit into memory.
//!
//! [`Upload`] is what an application gives, [`Download`] what it gets. What becomes of them on the wire is decided
//! elsewhere: a whole body or a part of a form in `codegen`, pieces of HTTP in `transport`.

mod download;
mod joined;
#[cfg(not(target_arch = "wasm32"))]
mod local;
mod upload;

pub use download::Download;
pub(crate) use joined::joined;
pub use upload::Upload;
