use oas3_gen_eg::{
    ApiResponse, CreateEventRouterJobRequestParams, CreateEventRouterJobRequestParamsPath, HuaweiCloudEventGridClient,
};
use std::{env, fs};

fn body<T: serde::de::DeserializeOwned>() -> T {
    serde_json::from_str(&fs::read_to_string(env::var("BODY").unwrap()).unwrap()).unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::var("BASE_URL").unwrap();
    let client = HuaweiCloudEventGridClient::with_base_url(url).unwrap().with_token("t");
    let path = CreateEventRouterJobRequestParamsPath { project_id: "p1".to_owned() };
    let request = CreateEventRouterJobRequestParams { path, body: body() };
    let answer = client.create_event_router_job(request).await.unwrap();
    assert!(matches!(answer, ApiResponse::Ok(_)));
}
