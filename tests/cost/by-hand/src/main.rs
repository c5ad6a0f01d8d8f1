//! The same call by hand, with nothing but what it needs: `cost-by-hand URL COUNT`.

use std::time::Duration;

use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Request<'a> {
    cluster_id: &'a str,
    name: &'a str,
    scene_type: &'a str,
    description: &'a str,
}

#[derive(Deserialize)]
struct Job {
    job_id: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("no URL")?;
    let count: u32 = arguments.next().ok_or("no count")?.parse()?;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().timeout(Duration::from_secs(120)).build()?;
    let begun = std::time::Instant::now();
    for _ in 0..count {
        let body = Request {
            cluster_id: "fac59513-6c18-4266-bc81-5d412dfc1925",
            name: "nightly",
            scene_type: "DISASTER_BACKUP",
            description: "a copy",
        };
        let request =
            client.post(format!("{url}/v1/p/eventrouter/jobs")).header("X-Auth-Token", "t").json(&body);
        let answer = request.send().await?.error_for_status()?;
        let job: Job = answer.json().await?;
        assert_eq!(job.job_id.as_deref(), Some("j-1"));
    }
    println!("{}", begun.elapsed().as_micros() / u128::from(count.max(1)));
    Ok(())
}
