//! One client in several tokio runtimes: a connection is of the runtime that opened it, and no call waits for another's.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generated;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use generated::model::{CreateJobRequest, CreateJobRequestRequired};
use generated::{Client, Config, Credentials};
use tablature_runtime::{ConfigBuilder, RetryPolicy};
use tokio::runtime::{Builder, Runtime};

/// Longer than any of these calls takes, and shorter than a stall.
const SOON: Duration = Duration::from_secs(3);

/// A server that keeps connections open, and counts them.
fn server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || serve(stream.unwrap()));
        }
    });
    (endpoint, connections)
}

fn serve(mut stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match line.trim().to_ascii_lowercase().split_once(':') {
                Some(("content-length", value)) => length = value.trim().parse().ok()?,
                None if line.trim().is_empty() => break,
                _ => {}
            }
        }
        reader.read_exact(&mut vec![0; length]).ok()?;
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
            .ok()?;
    }
}

fn config(endpoint: &str) -> ConfigBuilder {
    let config = Config::builder().endpoint(endpoint).project_id("p-1").retry(RetryPolicy::off());
    config.credentials(Credentials::ak_sk("AK", "SK")).read_timeout(SOON * 2)
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A call that is not repeated, so that one which stalls fails.
async fn create(client: &Client) {
    let begun = Instant::now();
    let job = CreateJobRequest::new(CreateJobRequestRequired {
        cluster_id: "c".into(),
        name: "n".into(),
        scene_type: "DISASTER_BACKUP".into(),
    });
    client.create_job(job).send().await.unwrap();
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

#[test]
fn a_client_moves_between_runtimes() {
    let (endpoint, connections) = server();
    let client = Client::new(&config(&endpoint).build().unwrap());
    let (one, two) = (runtime(), runtime());
    for _ in 0..3 {
        one.block_on(create(&client));
        two.block_on(create(&client));
    }
    assert_eq!(connections.load(Ordering::SeqCst), 2, "one a runtime, which is used again");
    drop(one);
    two.block_on(create(&client));
    runtime().block_on(create(&client));
    assert_eq!(connections.load(Ordering::SeqCst), 3);
}

#[test]
fn threads_with_runtimes_of_their_own_share_a_client() {
    let (endpoint, connections) = server();
    let client = Client::new(&config(&endpoint).build().unwrap());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let runtime = runtime();
                for _ in 0..3 {
                    runtime.block_on(create(&client));
                }
            });
        }
    });
    assert_eq!(connections.load(Ordering::SeqCst), 8);
}

#[cfg(feature = "blocking")]
#[test]
fn calls_that_wait_follow_calls_that_do_not() {
    let (endpoint, _) = server();
    let client = Client::new(&config(&endpoint).build().unwrap());
    let runtime = runtime();
    for _ in 0..2 {
        runtime.block_on(create(&client));
        tablature_runtime::codegen::block_on(async {
            create(&client).await;
            Ok(())
        })
        .unwrap();
    }
}

#[test]
fn idle_connections_can_be_tuned() {
    let calls = |config: ConfigBuilder, pause: Duration| {
        let (endpoint, connections) = server();
        let client = Client::new(&config.endpoint(endpoint).build().unwrap());
        runtime().block_on(async {
            for _ in 0..3 {
                create(&client).await;
                tokio::time::sleep(pause).await;
            }
        });
        connections.load(Ordering::SeqCst)
    };
    let nowhere = || config("http://127.0.0.1:1");
    assert_eq!(calls(nowhere(), Duration::from_millis(50)), 1);
    assert_eq!(calls(nowhere().max_idle_connections(0), Duration::ZERO), 3);
    assert_eq!(calls(nowhere().idle_timeout(Duration::from_millis(10)), Duration::from_millis(50)), 3);
}
