use openapi_to_rust_eg::api::client::HttpClient;
use std::{env, fs};

fn body<T: serde::de::DeserializeOwned>() -> T {
    serde_json::from_str(&fs::read_to_string(env::var("BODY").unwrap()).unwrap()).unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::var("BASE_URL").unwrap();
    let client = HttpClient::new().with_base_url(url).with_header("X-Auth-Token", "t");
    let answer = client.create_event_router_job("p1", body()).await.unwrap();
    println!("{:?}", answer.job_id);
}
