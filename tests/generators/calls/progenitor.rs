use progenitor_eg::Client;
use std::{env, fs};

fn body<T: serde::de::DeserializeOwned>() -> T {
    serde_json::from_str(&fs::read_to_string(env::var("BODY").unwrap()).unwrap()).unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::var("BASE_URL").unwrap();
    // The client knows nothing of the document's security schemes.
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("X-Auth-Token", "t".parse().unwrap());
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    let client = Client::new_with_client(&url, http);
    let answer = client.create_event_router_job("p1", &body()).await.unwrap();
    println!("{:?}", answer.job_id);
}
