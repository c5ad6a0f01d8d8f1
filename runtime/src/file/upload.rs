//! What an application gives to be sent as a file.

use std::fmt;
#[cfg(not(target_arch = "wasm32"))]
use std::path::PathBuf;

use bytes::Bytes;
use futures_util::{Stream, TryStreamExt as _};

#[cfg(not(target_arch = "wasm32"))]
use super::local;
use crate::error::{Error, RequestError};
use crate::transport::Body;

/// A file to be sent: bytes, a file of this machine, or a stream.
///
/// Bytes and files can be sent again where a call is repeated. A stream can be read once: a call with it is repeated only
/// as long as nothing of it has been read.
///
/// ```
/// use tablature_runtime::Upload;
///
/// let bytes = Upload::from("key: value\n").file_name("values.yaml").content_type("application/yaml");
/// let file = Upload::file("charts/neo4j-3.0.1.tgz");
/// # let _ = (bytes, file);
/// ```
#[derive(Clone)]
#[must_use = "a file is sent by the request that it is given to"]
pub struct Upload {
    content: Content,
    file_name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Content {
    Body(Body),
    #[cfg(not(target_arch = "wasm32"))]
    File(PathBuf),
}

impl Upload {
    /// A file of this machine. It is opened when the call is sent.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::new(Content::File(path.into()))
    }

    /// Pieces that are read while they are sent. Without a length they go out in chunks, which not every service accepts.
    pub fn stream(
        length: impl Into<Option<u64>>,
        pieces: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static,
    ) -> Self {
        let pieces = pieces
            .map_err(|error| Error::from(RequestError::new(format!("the body cannot be read: {error}"))));
        Self::new(Content::Body(Body::stream(length.into(), pieces)))
    }

    fn new(content: Content) -> Self {
        Self { content, file_name: None, content_type: None }
    }

    /// The name that a form gives the file; its own unless set.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Its media type; `application/octet-stream` unless set.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    pub(crate) fn named(&self) -> Option<String> {
        let own = match &self.content {
            Content::Body(_) => None,
            #[cfg(not(target_arch = "wasm32"))]
            Content::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        };
        self.file_name.clone().or(own)
    }

    pub(crate) fn given_media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    pub(crate) fn media_type(&self) -> &str {
        self.given_media_type().unwrap_or("application/octet-stream")
    }

    /// The bytes as a body, their number found out.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(clippy::unused_async, reason = "files are waited for elsewhere")
    )]
    pub(crate) async fn body(&self) -> Result<Body, Error> {
        match &self.content {
            Content::Body(body) => Ok(body.clone()),
            #[cfg(not(target_arch = "wasm32"))]
            Content::File(path) => local::body(path.clone()).await,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self::new(Content::Body(Body::from(bytes)))
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Upload");
        match &self.content {
            Content::Body(body) => shown.field("body", body),
            #[cfg(not(target_arch = "wasm32"))]
            Content::File(path) => shown.field("file", path),
        };
        shown.field("file_name", &self.file_name).field("content_type", &self.content_type).finish()
    }
}
