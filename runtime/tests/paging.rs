//! Lists that are read page by page, against a server on this machine.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tablature_runtime::codegen::{self, Listing, ServiceClient, Value};
use tablature_runtime::{Config, Credentials, Error, Extra, Response, RetryPolicy};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

static CLOUD: codegen::Cloud = codegen::Cloud::new("cloud");
static SERVICE: codegen::Service = codegen::Service::new("demo", &CLOUD, "cloud-demo", "1.0.0");

#[derive(Clone, Debug, PartialEq)]
struct Page {
    jobs: Option<Vec<i64>>,
    total: Option<i64>,
    extra: Extra,
}

codegen::object! { Page { jobs: "jobs", total: "total" } }

#[derive(Clone, Debug)]
struct ListJobs {
    client: ServiceClient,
    offset: Option<i64>,
    extras: codegen::Extras,
}

codegen::request! {
    ListJobs
    operation "ListJobs" Get "/v1/jobs" []
    optional { offset: i64 = query "offset" }
    => Response<Page>
}

codegen::list! {
    ListJobs of Page {
        items: i64 = jobs,
        position = offset,
        paging = codegen::Paging::offset("jobs").total("total"),
    }
}

/// A server whose answer to an offset is what `answer` makes of it, and the calls that it has seen.
async fn serving(
    answer: impl Fn(u64) -> ResponseTemplate + Send + Sync + 'static,
) -> (MockServer, ListJobs, Arc<AtomicUsize>) {
    let server = MockServer::start().await;
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let respond = move |request: &Request| {
        counted.fetch_add(1, Ordering::SeqCst);
        let offset = request.url.query_pairs().find(|(name, _)| name == "offset");
        answer(offset.map_or(0, |(_, value)| value.parse().unwrap()))
    };
    Mock::given(path("/v1/jobs")).respond_with(respond).mount(&server).await;
    let request = listing(server.uri());
    (server, request, calls)
}

/// The list of a server.
fn listing(endpoint: impl Into<String>) -> ListJobs {
    let config = Config::builder().endpoint(endpoint).credentials(Credentials::token("t"));
    ListJobs::new(ServiceClient::new(&config.retry(RetryPolicy::off()).build().unwrap(), &SERVICE))
}

fn page(jobs: impl IntoIterator<Item = u64>, total: impl Into<Value>) -> ResponseTemplate {
    let jobs: Vec<u64> = jobs.into_iter().collect();
    ResponseTemplate::new(200).set_body_json(serde_json::json!({ "jobs": jobs, "total": total.into() }))
}

fn items(request: ListJobs) -> Listing<i64> {
    codegen::items(request)
}

#[tokio::test]
async fn a_thousand_pages_are_a_thousand_calls() {
    let (_server, request, calls) = serving(|offset| page(offset..offset + 3, 3_000)).await;
    let all = items(request).collect().await.unwrap();
    assert_eq!(all, (0..3_000).collect::<Vec<_>>());
    assert_eq!(calls.load(Ordering::SeqCst), 1_000);
}

#[tokio::test]
async fn nothing_is_called_for_ahead() {
    let (_server, request, calls) = serving(|offset| page(offset..offset + 3, 9)).await;
    let mut list = items(request);
    assert_eq!(calls.load(Ordering::SeqCst), 0);
    for _ in 0..3 {
        list.next().await.unwrap().unwrap();
    }
    drop(list);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_list_without_a_total_ends_with_an_empty_page() {
    let (_server, request, calls) =
        serving(|offset| page(offset..(offset + 2).min(5).max(offset), Value::Null)).await;
    assert_eq!(items(request).collect().await.unwrap(), [0, 1, 2, 3, 4]);
    assert_eq!(calls.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn an_empty_list_is_one_call() {
    let (_server, request, calls) = serving(|_| page([], 0)).await;
    assert_eq!(items(request).collect().await.unwrap(), [] as [i64; 0]);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_total_that_changes_is_followed() {
    let (_server, request, _) =
        serving(|offset| page(offset..offset + 2, 4 + 2 * u64::from(offset >= 2))).await;
    assert_eq!(items(request).collect().await.unwrap(), [0, 1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn reading_begins_where_the_caller_wants() {
    let (_server, request, _) = serving(|offset| page(offset..offset + 2, 8)).await;
    let all = items(ListJobs { offset: Some(5), ..request }).collect().await.unwrap();
    assert_eq!(all, [5, 6, 7, 8]);
}

#[tokio::test]
async fn a_server_that_loops_is_an_error_behind_what_it_gave() {
    let (_server, request, calls) = serving(|_| page([1, 2], 100)).await;
    let mut pages = codegen::pages(request);
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Listing(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the list cannot be read to its end: the service gave the same page twice: it does not seem to look at the \
         place that is asked for"
    );
    assert!(pages.next().await.is_none());
    assert_eq!(calls.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_error_ends_the_list_and_it_can_be_read_on_from_there() {
    let down = Arc::new(AtomicUsize::new(1));
    let switch = Arc::clone(&down);
    let (_server, request, _) = serving(move |offset| match offset {
        4 if switch.load(Ordering::SeqCst) == 1 => ResponseTemplate::new(503),
        offset => page(offset..offset + 2, 6),
    })
    .await;
    let mut pages = codegen::pages(request.clone());
    assert_eq!(pages.next().await.unwrap().unwrap().jobs, Some(vec![0, 1]));
    assert_eq!(pages.next().await.unwrap().unwrap().jobs, Some(vec![2, 3]));
    assert_eq!(pages.next().await.unwrap().unwrap_err().status().map(|status| status.as_u16()), Some(503));
    assert!(pages.next().await.is_none());
    down.store(0, Ordering::SeqCst);
    assert_eq!(items(ListJobs { offset: Some(4), ..request }).collect().await.unwrap(), [4, 5]);
}

/// Five jobs, two a page, with the middle page (jobs 2 and 3) as `odd` writes it.
async fn reading(odd: impl Into<Vec<u8>>) -> (Vec<i64>, Option<Error>, Listing<i64>) {
    let odd = odd.into();
    let (server, request, _) = serving(move |offset| match offset {
        2 => ResponseTemplate::new(200).set_body_raw(odd.clone(), "application/json"),
        offset => page(offset..(offset + 2).min(5).max(offset), 5),
    })
    .await;
    let mut list = items(request);
    let (mut read, mut end) = (Vec::new(), None);
    while let Some(next) = list.next().await {
        match next {
            Ok(item) => read.push(item),
            Err(error) => end = Some(error),
        }
    }
    drop(server);
    (read, end, list)
}

#[tokio::test]
async fn what_a_call_reads_a_list_reads() {
    for odd in [
        "\u{feff}{\"jobs\": [2, 3], \"total\": 5}",
        r#"[{"jobs": [2, 3], "total": 5}]"#,
        r#"{"jobs": ["2", 3], "total": "5"}"#,
        r#"{"jobs": [2, 3]}"#,
        r#"{"jobs": [2, 3], "total": "five"}"#,
    ] {
        let (read, end, _) = reading(odd).await;
        assert_eq!((read.as_slice(), end.map(|it| it.to_string())), (&[0, 1, 2, 3, 4][..], None), "{odd}");
    }
    // One item, in place of a list of one.
    let (server, request, _) = serving(|offset| match offset {
        4 => ResponseTemplate::new(200).set_body_raw(r#"{"jobs": 4, "total": 5}"#, "application/json"),
        offset => page(offset..offset + 2, 5),
    })
    .await;
    assert_eq!(items(request).collect().await.unwrap(), [0, 1, 2, 3, 4]);
    drop(server);
}

#[tokio::test]
async fn of_odd_items_those_come_that_can_be_read() {
    for odd in [r#"{"jobs": [null, 3]}"#, r#"{"jobs": [{"a": 1}, 3]}"#, r#"[{"jobs": ["x", 3], "total": 5}]"#]
    {
        let (read, end, list) = reading(odd).await;
        assert_eq!((read.as_slice(), end.map(|it| it.to_string())), (&[0, 1, 3, 4][..], None), "{odd}");
        let oddities: Vec<_> = list.oddities().iter().map(|oddity| oddity.pointer.clone()).collect();
        assert!(oddities.iter().any(|pointer| pointer.ends_with("/jobs/0")), "{oddities:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_or_walked_is_an_error_and_no_end() {
    for (odd, why) in [
        (r#"{"jobs": [2, "#, "no JSON"),
        ("", "no body"),
        ("null", "a page is null"),
        ("\"none\"", "documented as object"),
        ("[2, 3]", "documented as object"),
        (r#"[{"id": 2}]"#, "has no `jobs`"),
        (r#"{"jobs": [null, {}]}"#, "none of the 2 items"),
        (r#"{"jobs": "many"}"#, "none of the 1 items"),
        (r#"{"jobs": [], "total": 5}"#, "counts 5 items"),
        (r#"{"jobs": null}"#, "counts 5 items"),
        (r#"{"error_code": "D.1", "error_msg": "later"}"#, "tells of an error"),
        (r#"{"error": {"code": "D.1", "message": "later"}}"#, "tells of an error"),
    ] {
        let (read, end, _) = reading(odd).await;
        assert_eq!(read, [0, 1], "{odd}");
        let end = end.map(|error| error.to_string()).unwrap_or_default();
        assert!(end.contains(why), "{odd}: {end:?}");
    }
}

#[tokio::test]
async fn no_content_is_the_end_of_a_list() {
    let answer = |offset| match offset {
        0 => page([0, 1], Value::Null),
        _ => ResponseTemplate::new(204),
    };
    let (_server, request, _) = serving(answer).await;
    assert_eq!(items(request).collect().await.unwrap(), [0, 1]);
}

#[tokio::test]
async fn what_came_before_an_error_is_not_lost() {
    let answer = |offset| match offset {
        4 => ResponseTemplate::new(404),
        offset => page(offset..offset + 2, 6),
    };
    let (_server, request, _) = serving(answer).await;
    let error = items(request.clone()).collect().await.unwrap_err();
    assert_eq!(error.items(), [0, 1, 2, 3]);
    assert!(error.error().is_not_found());
    assert!(error.to_string().contains("behind 4 items"), "{error}");
    assert!(format!("{error:?}").starts_with("CollectError { items: 4, error: "), "{error:?}");
    let pages = codegen::pages(request).collect().await.unwrap_err();
    let (pages, error) = pages.into_parts();
    assert_eq!((pages.len(), error.is_not_found()), (2, true));
}

#[tokio::test]
async fn what_a_list_is_at_can_be_looked_at() {
    let (_server, request, _) = serving(|_| page([0, 1], 2)).await;
    let mut list = items(request);
    assert_eq!(format!("{list:?}"), "Listing { has_ended: false, .. }");
    while list.next().await.is_some() {}
    assert_eq!(format!("{list:?}"), "Listing { has_ended: true, .. }");
    // The cause of an error is not lost either. Nothing listens at this port.
    let error = items(listing("http://127.0.0.1:1")).collect().await.unwrap_err();
    let said = std::error::Error::source(error.error()).unwrap().to_string();
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), said);
}
