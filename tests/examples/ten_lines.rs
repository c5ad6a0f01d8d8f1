//! A whole application: it creates a job and prints its id.
#![allow(missing_docs, reason = "an application has no readers of its documentation")]

use huaweicloud_eg::model::{CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired};
use huaweicloud_eg::{Client, Config, Credentials, Error};

pub(crate) async fn create(config: Config) -> Result<Option<String>, Error> {
    let eg = Client::new(&config);
    let body = CreateEventRouterJobRequest::new(CreateEventRouterJobRequestRequired {
        cluster_id: "fac59513-6c18-4266-bc81-5d412dfc1925".into(),
        name: "nightly".into(),
        scene_type: "DISASTER_BACKUP".into(),
    });
    let job = eg.create_event_router_job(body.description("copies orders")).send().await?;
    println!("{:?} {:?}", job.job_id, job.request_id());
    Ok(job.into_inner().job_id)
}

#[allow(dead_code, reason = "the tests call `create` against a server of theirs")]
#[tokio::main]
async fn main() -> Result<(), Error> {
    let credentials = Credentials::ak_sk("access key", "secret key");
    create(Config::builder().region("ap-southeast-3").project_id("p-1").credentials(credentials).build()?)
        .await?;
    Ok(())
}
