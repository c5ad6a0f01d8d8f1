//! Writes random requests as the client signs them, a JSON object a line, for `tests/vendor_signer`, which signs
//! them again with the vendor's own signer. The requests go the whole way that a call goes; only the transport is
//! one that writes them down. Every second one is signed with a derived key.
//! `cargo run --example sign_random_requests -- COUNT SEED`

use std::io::Write;

use http::{Request, Response};
use serde_json::{Map, Value, json};
use tablature_runtime::codegen::{Call, Cloud, Extras, Method, Operation, Service, ServiceClient};
use tablature_runtime::{Body, Config, Credentials, Transport, TransportFuture};

const ACCESS_KEY: &str = "AccessKey";
const SECRET_KEY: &str = "SecretKey";

static CLOUD: Cloud = Cloud::new("huaweicloud");
static SERVICE: Service = Service::new("demo", &CLOUD, "demo", "1.0.0");
static DERIVING_CLOUD: Cloud = Cloud::new("huaweicloud").signing_algorithm("V11-HMAC-SHA256");
static DERIVING_SERVICE: Service = Service::new("demo", &DERIVING_CLOUD, "demo", "1.0.0");
static OPERATIONS: [Operation; 6] = [
    Operation::new("Root", Method::Get, "/"),
    Operation::new("Short", Method::Delete, "/v1/{a}"),
    Operation::new("Slash", Method::Put, "/v1/{a}/{b}/"),
    Operation::new("Action", Method::Post, "/v1.0/{a}/tags:batch-{b}"),
    Operation::new("Long", Method::Patch, "/v3/{a}/{b}/{c}/{d}/{e}/{f}"),
    Operation::new("Twins", Method::Post, "/{a}/{a}//{b}"),
];
const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let count = arguments.next().unwrap_or(Ok(2_000))?;
    let mut random = Random(arguments.next().unwrap_or(Ok(1))?);
    let mut written = 0;
    while written < count {
        let config = config(&mut random).build()?;
        let client = ServiceClient::new(&config, if written % 2 == 0 { &SERVICE } else { &DERIVING_SERVICE });
        if call(&client, &mut random).send::<(), ()>().await.is_ok() {
            written += 1;
        }
    }
    Ok(())
}

fn config(random: &mut Random) -> tablature_runtime::ConfigBuilder {
    let mut credentials = Credentials::ak_sk(ACCESS_KEY, SECRET_KEY);
    if random.below(3) == 0 {
        credentials = credentials.with_security_token(random.word());
    }
    let endpoint =
        random.pick(&["https://demo.example.com", "http://demo.example.com:8080", "https://h/base/path/"]);
    let config = Config::builder()
        .region("test-region-1")
        .endpoint(*endpoint)
        .credentials(credentials)
        .transport(WriteDown);
    match random.below(3) {
        0 => config.project_id("0123456789abcdef"),
        1 => config.domain_id("fedcba9876543210"),
        _ => config,
    }
}

fn call<'a>(client: &'a ServiceClient, random: &mut Random) -> Call<'a> {
    let mut call = Call::new(client, random.pick(&OPERATIONS));
    for name in NAMES {
        call.path(name, &random.segment());
    }
    let mut extras = Extras::new();
    let mut name = random.text();
    for _ in 0..random.below(5) {
        // A name is repeated as often as not, also with an empty value.
        if random.below(2) == 0 {
            name = random.text();
        }
        extras.query(name.clone(), random.text());
    }
    for number in 0..random.below(4) {
        let space = *random.pick(&["", " ", "  ", "\t"]);
        extras.header(
            format!("X-{}-{number}", random.word()),
            format!("{space}{} {}{space}", random.text(), random.word()),
        );
    }
    match random.below(4) {
        0 => {}
        1 => call
            .json(&json!({ random.text(): random.text(), "n": random.below(1000), "list": [random.text()] })),
        2 => call.json(&Value::Object(Map::new())),
        _ => call.bytes(format!("{}\0{}", random.text(), random.word()), "application/octet-stream"),
    }
    call.extras(extras);
    call
}

/// A transport that writes requests to standard output and answers nothing in particular.
#[derive(Debug)]
struct WriteDown;

impl Transport for WriteDown {
    fn send(&self, request: Request<Body>) -> TransportFuture<'_> {
        let headers: Vec<_> = request
            .headers()
            .iter()
            .map(|(name, value)| json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())]))
            .collect();
        let body = request.body().as_bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let uri = request.uri();
        let line = json!({
            "method": request.method().as_str(),
            "host": uri.authority().map(http::uri::Authority::as_str),
            "path": uri.path(),
            "query": uri.query(),
            "headers": headers,
            "body": body,
        });
        let written = writeln!(std::io::stdout(), "{line}");
        Box::pin(async move {
            written.map_err(tablature_runtime::TransportError::broken)?;
            Ok(Response::new(Body::empty()))
        })
    }
}

/// `SplitMix64`: the same requests for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or_default()
    }

    fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    fn word(&mut self) -> String {
        (0..=self.below(8)).map(|_| *self.pick(&['a', 'b', 'k', 'z', '0', '9', '-', '_'])).collect()
    }

    /// Up to eight characters of every sort that encoding treats differently; often empty.
    fn text(&mut self) -> String {
        const CHARACTERS: [char; 32] = [
            'a', 'Z', '0', '-', '_', '.', '~', ' ', '+', '%', '&', '=', '?', '#', ':', '@', '!', '$', '\'',
            '(', ')', '*', ',', ';', '[', '"', '\\', 'é', '云', '🦀', '/', '|',
        ];
        (0..self.below(9)).map(|_| *self.pick(&CHARACTERS)).collect()
    }

    /// A path value: a text without slashes, which the vendor's signer takes for separators.
    fn segment(&mut self) -> String {
        self.text().replace('/', "") + &self.word()
    }
}
