//! One call with the generated crate, as often as is said: `cost-generated URL COUNT`.

use huaweicloud_eg::model::{CreateEventRouterJobRequest, CreateEventRouterJobRequestRequired};
use huaweicloud_eg::{Client, Config, Credentials};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("no URL")?;
    let count: u32 = arguments.next().ok_or("no count")?.parse()?;
    let config =
        Config::builder().endpoint(url).project_id("p").credentials(Credentials::token("t")).build()?;
    let eg = Client::new(&config);
    let begun = std::time::Instant::now();
    for _ in 0..count {
        let body = CreateEventRouterJobRequest::new(CreateEventRouterJobRequestRequired {
            cluster_id: "fac59513-6c18-4266-bc81-5d412dfc1925".into(),
            name: "nightly".into(),
            scene_type: "DISASTER_BACKUP".into(),
        });
        let job = eg.create_event_router_job(body.description("a copy")).send().await?;
        assert_eq!(job.job_id.as_deref(), Some("j-1"));
    }
    println!("{}", begun.elapsed().as_micros() / u128::from(count.max(1)));
    Ok(())
}
