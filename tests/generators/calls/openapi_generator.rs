use openapi_generator_rust_eg::apis::configuration::{ApiKey, Configuration};
use openapi_generator_rust_eg::apis::event_grid_api::create_event_router_job;
use std::{env, fs};

fn body<T: serde::de::DeserializeOwned>() -> T {
    serde_json::from_str(&fs::read_to_string(env::var("BODY").unwrap()).unwrap()).unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::var("BASE_URL").unwrap();
    let key = ApiKey { prefix: None, key: "t".to_owned() };
    let configuration = Configuration { base_path: url, api_key: Some(key), ..Configuration::default() };
    let answer = create_event_router_job(&configuration, "p1", body()).await.unwrap();
    println!("{:?}", answer.job_id);
}
