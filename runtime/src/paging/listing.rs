//! Streams over the pages of a list, and over their items.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::stream::{Stream, StreamExt as _, try_unfold};
use serde_json::Value;

use super::cursor::{Cursor, Paging};
use crate::error::{Error, ListingError};
use crate::response::Response;

/// A request for a list that comes page by page. Generated code implements it; applications have no use for it.
pub trait ListRequest: Clone + Send + Sized + 'static {
    /// The answer.
    type Page: Send;
    /// What is listed.
    type Item: Send;
    /// How the pages follow each other.
    const PAGING: Paging;

    /// The place that the caller wants to begin at.
    fn position(&self) -> Option<String>;

    /// Asks for the page at this place.
    fn go_to(&mut self, position: &str);

    /// Sends the request.
    fn fetch(self) -> impl Future<Output = Result<Response<Self::Page>, Error>> + Send;

    /// The items of a page.
    fn items(page: Self::Page) -> Vec<Self::Item>;
}

/// A list that is read while it is gone through: each page is called for when it is needed.
///
/// It is a [`Stream`]; [`next`](Self::next) and [`collect`](Self::collect) are there without another crate. An error
/// ends it. Dropping it ends it too, with a call that is under way.
///
/// ```
/// # use tablature_runtime::{Error, Listing};
/// # #[derive(Debug)] struct Vault;
/// async fn show(mut vaults: Listing<Vault>) -> Result<(), Error> {
///     while let Some(vault) = vaults.next().await {
///         println!("{:?}", vault?);
///     }
///     Ok(())
/// }
/// ```
#[must_use = "nothing is called for before the first item is"]
pub struct Listing<T> {
    stream: Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>,
    has_ended: bool,
}

impl<T> Listing<T> {
    fn new(stream: impl Stream<Item = Result<T, Error>> + Send + 'static) -> Self {
        Self { stream: Box::pin(stream), has_ended: false }
    }

    /// The next one. None at the end, and behind an error.
    ///
    /// # Errors
    /// Those of the call for the next page, and [`Error::Listing`] where the pages lead round in circles.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All that is left, at once. Mind the size of the list.
    ///
    /// # Errors
    /// Those of [`next`](Self::next); what came before is lost then.
    pub async fn collect(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(next) = self.next().await {
            all.push(next?);
        }
        Ok(all)
    }
}

impl<T> Stream for Listing<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let next = self.stream.as_mut().poll_next(context);
        self.has_ended = matches!(next, Poll::Ready(None | Some(Err(_))));
        next
    }
}

impl<T> fmt::Debug for Listing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing").field("has_ended", &self.has_ended).finish_non_exhaustive()
    }
}

/// The pages of a list, each as its call would give it.
pub fn pages<R: ListRequest>(request: R) -> Listing<Response<R::Page>> {
    let cursor = Cursor::new(R::PAGING, request.position());
    Listing::new(try_unfold(Some(Ok((request, cursor))), |state| async move {
        let Some(ready) = state else { return Ok(None) };
        let (mut request, mut cursor) = ready?;
        let page = request.clone().fetch().await?;
        // As the service sent it: what decoding could not read may still say where the next page is.
        let body = serde_json::from_slice(page.body()).unwrap_or(Value::Null);
        let rest = match cursor.advance(&body) {
            Ok(next) => next.map(|next| {
                request.go_to(&next);
                Ok((request, cursor))
            }),
            // This page is as good as the others: what is wrong comes behind it.
            Err(message) => Some(Err(Error::from(ListingError::new(message)))),
        };
        Ok(Some((page, rest)))
    }))
}

/// The items of a list, from all of its pages.
pub fn items<R: ListRequest>(request: R) -> Listing<R::Item> {
    let state = (pages(request), VecDeque::new());
    Listing::new(try_unfold(state, |(mut pages, mut ready)| async move {
        loop {
            if let Some(item) = ready.pop_front() {
                return Ok(Some((item, (pages, ready))));
            }
            match pages.stream.next().await {
                Some(page) => ready = R::items(page?.into_inner()).into(),
                None => return Ok(None),
            }
        }
    }))
}
