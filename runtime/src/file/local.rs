//! Files of this machine. They are read on the threads that tokio keeps for what blocks.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};

use crate::error::{Error, RequestError};
use crate::transport::{Body, Pieces, Source, require_tokio};

/// How much is read at once: enough that reading costs little, and little enough for memory.
const PIECE: usize = 64 << 10;

/// A file, and how long it was when the call began.
struct Local {
    path: Arc<Path>,
    length: u64,
}

/// The file as a body.
pub(super) async fn body(path: PathBuf) -> Result<Body, Error> {
    let path: Arc<Path> = path.into();
    let found = Arc::clone(&path);
    let length = blocking(&path, move || {
        let metadata = std::fs::metadata(found)?;
        if metadata.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(metadata.len()) }
    })
    .await?;
    Ok(Body::from_source(Local { path, length }))
}

impl Source for Local {
    fn length(&self) -> Option<u64> {
        Some(self.length)
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn open(&self) -> Pieces {
        let path = Arc::clone(&self.path);
        // What is added to the file meanwhile does not belong to the body that was announced.
        let length = self.length;
        let opened = async move {
            let found = Arc::clone(&path);
            let file = blocking(&path, move || File::open(found)).await?;
            Ok::<_, Error>(stream::try_unfold((file.take(length), path), next))
        };
        Box::pin(stream::once(opened).flat_map(|opened| match opened {
            Ok(pieces) => pieces.left_stream(),
            Err(error) => stream::once(std::future::ready(Err(error))).right_stream(),
        }))
    }
}

type Rest = (io::Take<File>, Arc<Path>);

async fn next((mut file, path): Rest) -> Result<Option<(Bytes, Rest)>, Error> {
    let (piece, file) = blocking(&path, move || {
        let mut piece = vec![0; PIECE];
        let length = file.read(&mut piece)?;
        piece.truncate(length);
        Ok((piece, file))
    })
    .await?;
    Ok(if piece.is_empty() { None } else { Some((piece.into(), (file, path))) })
}

async fn blocking<T: Send + 'static>(
    path: &Path,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    require_tokio("files are read in one: enter one, or give the bytes of the file")?;
    let failed = |error: &dyn std::fmt::Display| {
        Error::from(RequestError::new(format!("the file {} cannot be read: {error}", path.display())))
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| failed(&error)),
        Err(error) => Err(failed(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_read_piece_by_piece_as_often_as_one_likes() {
        let path = std::env::temp_dir().join(format!("tablature-upload-{}", std::process::id()));
        let content: Vec<u8> = (0..=u8::MAX).cycle().take(3 * PIECE + 5).collect();
        std::fs::write(&path, &content).unwrap();
        let body = body(path.clone()).await.unwrap();
        assert_eq!(body.length(), Some(content.len() as u64));
        for _ in 0..2 {
            let pieces: Vec<_> = body.clone().into_stream().collect().await;
            assert!(pieces.len() > 3, "{}", pieces.len());
            let read: Vec<u8> = pieces.into_iter().flat_map(Result::unwrap).collect();
            assert!(read == content);
        }
        std::fs::write(&path, "longer than it was announced to be").unwrap();
        assert_eq!(
            Local { path: path.clone().into(), length: 6 }.open().next().await.unwrap().unwrap(),
            "longer"
        );
        std::fs::remove_file(path).unwrap();
    }

    #[tokio::test]
    async fn a_file_that_is_not_there_is_named() {
        let error = body("/nowhere/chart.tgz".into()).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)));
        assert!(error.to_string().contains("the file /nowhere/chart.tgz cannot be read"), "{error}");
        assert!(body("/".into()).await.is_err());
    }
}
