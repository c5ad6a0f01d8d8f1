//! Several bodies as one: the parts of a form.

use futures_util::{StreamExt as _, stream};

use crate::transport::{Body, Pieces, Source};

/// Bodies that are sent one after the other.
struct Joined(Vec<Body>);

/// All of these, in order.
pub(crate) fn joined(bodies: Vec<Body>) -> Body {
    Body::from_source(Joined(bodies))
}

impl Source for Joined {
    fn length(&self) -> Option<u64> {
        self.0.iter().try_fold(0_u64, |sum, body| sum.checked_add(body.length()?))
    }

    fn is_whole(&self) -> bool {
        self.0.iter().all(Body::is_whole)
    }

    fn open(&self) -> Pieces {
        Box::pin(stream::iter(self.0.clone()).flat_map(Body::into_pieces))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_whole_is_the_sum_of_its_parts() {
        let once = Body::stream(None, Body::from("c").into_stream());
        let body = joined(vec![Body::from("ab"), Body::empty(), once]);
        assert_eq!((body.length(), body.is_whole()), (None, true));
        assert_eq!(body.clone().into_bytes().await.unwrap(), "abc");
        assert!(!body.is_whole());
        assert_eq!(joined(vec![Body::from("ab"), Body::from("c")]).length(), Some(3));
    }
}
