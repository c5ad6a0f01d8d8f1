//! Streams over the pages of a list, and over their items.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_util::stream::{Stream, StreamExt as _, try_unfold};
use http::StatusCode;

use super::cursor::{Advance, Cursor, Paging};
use crate::error::{Error, ListingError};
use crate::json;
use crate::member::Oddity;
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
    oddities: Oddities,
    has_ended: bool,
}

/// What was odd on the pages so far; the stream adds to it.
type Oddities = Arc<Mutex<Vec<Oddity>>>;

impl<T> Listing<T> {
    fn new(stream: impl Stream<Item = Result<T, Error>> + Send + 'static, oddities: Oddities) -> Self {
        Self { stream: Box::pin(stream), oddities, has_ended: false }
    }

    /// The next one. None at the end, and behind an error.
    ///
    /// # Errors
    /// Those of the call for the next page, and [`Error::Listing`] where the pages do not lead on to the end: they go round
    /// in circles, cannot be read, or have fewer items than the service counts.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All that is left, at once. Mind the size of the list.
    ///
    /// # Errors
    /// Those of [`next`](Self::next), with all that came before.
    pub async fn collect(mut self) -> Result<Vec<T>, CollectError<T>> {
        let mut items = Vec::new();
        while let Some(next) = self.next().await {
            match next {
                Ok(item) => items.push(item),
                Err(error) => return Err(CollectError { items, error }),
            }
        }
        Ok(items)
    }

    /// Where the pages so far were not what the documents say, page after page. An element that could not be read is
    /// here, and not among the items.
    pub fn oddities(&self) -> Vec<Oddity> {
        self.oddities.lock().unwrap_or_else(PoisonError::into_inner).clone()
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

/// A list could not be read to its end. What came before the error is here.
pub struct CollectError<T> {
    items: Vec<T>,
    error: Error,
}

impl<T> CollectError<T> {
    /// What came before the error, in order.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Why the list was not read to its end.
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// Both.
    pub fn into_parts(self) -> (Vec<T>, Error) {
        (self.items, self.error)
    }
}

/// What came is given up.
impl<T> From<CollectError<T>> for Error {
    fn from(error: CollectError<T>) -> Self {
        error.error
    }
}

impl<T> fmt::Display for CollectError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (behind {} items that came)", self.error, self.items.len())
    }
}

impl<T> fmt::Debug for CollectError<T> {
    /// Counts the items, which need no `Debug` of their own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectError").field("items", &self.items.len()).field("error", &self.error).finish()
    }
}

impl<T> std::error::Error for CollectError<T> {
    /// The cause of the cause: `Display` already says the error.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.error)
    }
}

/// The pages of a list, each as its call would give it.
pub fn pages<R: ListRequest>(request: R) -> Listing<Response<R::Page>> {
    let oddities = Oddities::default();
    let pages = walk(request, Arc::clone(&oddities)).map(|page| page.map(|(page, _)| page));
    Listing::new(pages, oddities)
}

/// The items of a list, from all of its pages.
pub fn items<R: ListRequest>(request: R) -> Listing<R::Item> {
    let oddities = Oddities::default();
    let state = (Box::pin(walk(request, Arc::clone(&oddities))), VecDeque::new());
    let items = try_unfold(state, |(mut pages, mut ready)| async move {
        loop {
            if let Some(item) = ready.pop_front() {
                return Ok(Some((item, (pages, ready))));
            }
            let Some((page, count)) = pages.next().await.transpose()? else { return Ok(None) };
            ready = VecDeque::from(R::items(page.into_inner()));
            if ready.is_empty() && count > 0 {
                return Err(failed(format!("none of the {count} items of a page can be read")));
            }
        }
    });
    Listing::new(items, oddities)
}

/// The pages, each with the number of items that the service has put on it.
fn walk<R: ListRequest>(
    request: R,
    oddities: Oddities,
) -> impl Stream<Item = Result<(Response<R::Page>, usize), Error>> + Send {
    let cursor = Cursor::new(R::PAGING, request.position());
    let state = Some((Ok((request, cursor)), oddities));
    try_unfold(state, |state| async move {
        let Some((ready, oddities)) = state else { return Ok(None) };
        let (mut request, mut cursor) = ready?;
        let page = request.clone().fetch().await?;
        oddities.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(page.oddities());
        let Advance { count, next } = read(&mut cursor, &page)?;
        let rest = match next {
            Ok(next) => next.map(|next| {
                request.go_to(&next);
                Ok((request, cursor))
            }),
            // This page is as good as the others: what is wrong comes behind it.
            Err(message) => Some(Err(failed(message))),
        };
        Ok(Some(((page, count), rest.map(|rest| (rest, oddities)))))
    })
}

/// What a page says, as the service sent it: what decoding could not read may still say where the next page is.
fn read<T>(cursor: &mut Cursor, page: &Response<T>) -> Result<Advance, Error> {
    match json::read(page.body(), json::charset(page.headers())).map(|read| read.value) {
        Ok(Some(body)) => cursor.advance(&body).map_err(failed),
        Ok(None) if page.status() == StatusCode::NO_CONTENT => Ok(Advance { count: 0, next: cursor.end() }),
        Ok(None) => Err(failed("a page has no body")),
        Err(_) => Err(failed("a page is no JSON")),
    }
}

fn failed(message: impl Into<String>) -> Error {
    ListingError::new(message).into()
}
