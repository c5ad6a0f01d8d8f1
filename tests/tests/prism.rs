//! An outside tool confirms that client and document agree: Prism serves the generated document and judges each request.
//!
//! `TABLATURE_PRISM` names its program, which `.ci/install-tools` installs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may say what must hold, as tests do")]

use std::io::Read as _;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use huaweicloud_eg::model::CreateEventRouterJobRequest;
use huaweicloud_eg::{Client, Config, Credentials, Error};
use serde_json::Value;
use tablature_tests::root;

/// A server that ends with the test.
struct Prism {
    process: Child,
    port: u16,
}

impl Prism {
    fn start() -> Self {
        // Free a moment ago; nothing else on the machine asks for ports while tests run.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(tablature_tests::outside::prism());
        command.args(["mock", "--errors", "--host", "127.0.0.1", "--port", &port.to_string()]);
        command.arg(root().join("generated/eg/openapi.json")).stdout(Stdio::piped()).stderr(Stdio::null());
        let process = command.spawn().unwrap();
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed() < Duration::from_mins(1), "Prism does not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        Self { process, port }
    }

    fn client(&self, credentials: Credentials) -> Client {
        let endpoint = format!("http://127.0.0.1:{}", self.port);
        Client::new(
            &Config::builder().project_id("p-1").credentials(credentials).endpoint(endpoint).build().unwrap(),
        )
    }

    /// Ends the server and gives its log.
    fn log(mut self) -> String {
        self.process.kill().unwrap();
        let mut log = String::new();
        self.process.stdout.take().unwrap().read_to_string(&mut log).unwrap();
        self.process.wait().unwrap();
        log
    }
}

/// The request that the document shows as its example.
fn example() -> Value {
    let document = std::fs::read_to_string(root().join("generated/eg/openapi.json")).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    let pointer = "/paths/~1v1~1{project_id}~1eventrouter~1jobs/post/requestBody/content/application~1json/examples/example/value";
    document.pointer(pointer).unwrap().clone()
}

fn body(value: &Value) -> CreateEventRouterJobRequest {
    serde_json::from_value(value.clone()).unwrap()
}

mod prism {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "needs Prism: TABLATURE_PRISM=PROGRAM cargo test -p tablature-tests --test prism -- --ignored"]
    async fn prism_accepts_what_the_client_sends() {
        let prism = Prism::start();
        for credentials in [Credentials::ak_sk("a", "s"), Credentials::token("t")] {
            let job =
                prism.client(credentials).create_event_router_job(body(&example())).send().await.unwrap();
            assert_eq!(job.job_id.as_deref(), Some("fac59513-6c18-4266-bc81-5d412dfc1925"));
            assert!(job.oddities().is_empty());
        }
        let log = prism.log();
        println!("{log}");
        assert_eq!(log.matches("The request passed the validation rules").count(), 2, "{log}");
    }

    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "needs Prism: TABLATURE_PRISM=PROGRAM cargo test -p tablature-tests --test prism -- --ignored"]
    async fn prism_refuses_what_the_page_forbids() {
        let prism = Prism::start();
        let client = prism.client(Credentials::token("t"));
        let mut without_instance = example();
        without_instance
            .pointer_mut("/source_config/source_kafka")
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove("instance_id");
        let mut without_topics = example();
        let kafka =
            without_topics.pointer_mut("/advance_config/kafka2kafka").unwrap().as_object_mut().unwrap();
        kafka.remove("topics");
        kafka.remove("topic_regex");
        let mut without_name = example();
        without_name.as_object_mut().unwrap().remove("name");
        let mut bad_name = example();
        bad_name["name"] = "-starts with a hyphen".into();
        for violation in [without_instance, without_topics, without_name, bad_name] {
            let error = client.create_event_router_job(body(&violation)).send().await.unwrap_err();
            let Error::Service(error) = error else { panic!("{error}") };
            assert_eq!(error.status().as_u16(), 422, "{:?}", error.body());
        }
        println!("{}", prism.log());
    }
}
