//! One call to EventGrid. The keys come from the environment, a profile file or the instance; `EG_ENDPOINT` says where the service is.

use huaweicloud_eg::model::{CreateEventRouterJobRequestRequired, CreateEventRouterJobSceneType};
use huaweicloud_eg::{Client, Config, Credentials};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (endpoint, keys) = (std::env::var("EG_ENDPOINT")?, Credentials::default_chain());
    let config = Config::builder().endpoint(endpoint).project_id("p1").credentials(keys).build()?;
    let nightly = CreateEventRouterJobRequestRequired {
        cluster_id: "fac59513-6c18-4266-bc81-5d412dfc1925".into(),
        name: "nightly".into(),
        scene_type: CreateEventRouterJobSceneType::DisasterBackup,
    };
    let job = Client::new(&config).create_event_router_job(nightly).send().await?;
    println!("{}", job.job_id.as_deref().unwrap_or("no id"));
    Ok(())
}
