//! What an application writes, in ten lines each: a first call, two services with one configuration, a list, an error that is
//! told from others, a wait, a file, a test with the stub. Written against crates of the corpus, compiled and run against stubs.
#![allow(missing_docs, reason = "an application has no readers of its documentation")]

use std::io;
use std::time::Duration;

use huaweicloud_ecs::model::{
    DeleteEcsV1RequestRequired, Server, ServerRequired, ShowJobExecutionStatusValue as Status,
};
use huaweicloud_ecs::testing::Stub;
use huaweicloud_ecs::{Client, Config, Error, Wait};
use huaweicloud_ims::Upload;
use serde_json::json;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

async fn first_call(config: Config) -> Result<Option<String>, Error> {
    let ecs = Client::new(&config);
    let server = ecs.show_ecs_details_v1("s-1").send().await?;
    println!("{:?} {:?}", server.server, server.request_id());
    Ok(server.into_inner().server.and_then(|server| server.name))
}

async fn two_services(config: Config) -> Result<(usize, usize), Error> {
    let (ecs, ims) = (Client::new(&config), huaweicloud_ims::Client::new(&config));
    let servers = ecs.list_ecs_details_v1().limit(10).send().await?.into_inner().servers;
    let images = ims.list_images().limit(10).send().await?.into_inner().images;
    Ok((servers.map_or(0, |all| all.len()), images.map_or(0, |all| all.len())))
}

async fn names(ecs: &Client) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let mut servers = ecs.list_ecs_details_v1().status("ACTIVE").items();
    while let Some(server) = servers.next().await {
        names.extend(server?.name);
    }
    Ok(names)
}

async fn delete(ecs: &Client, id: &str) -> Result<Option<String>, Error> {
    let servers = vec![Server::new(ServerRequired { id: id.into() })];
    match ecs.delete_ecs_v1(DeleteEcsV1RequestRequired { servers }).send().await {
        Ok(job) => Ok(job.into_inner().job_id),
        Err(error) if error.is_not_found() || error.code() == Some("Ecs.0114") => Ok(None),
        Err(error) => Err(error),
    }
}

async fn finished(ecs: &Client, id: &str) -> Outcome<Status> {
    let wait = Wait::new().interval(Duration::from_millis(1)).timeout(Duration::from_mins(5));
    let show = || ecs.show_job_execution_status(id).send();
    let job = wait.until(show, |job| matches!(job.status, Some(Status::Success | Status::Fail))).await?;
    Ok(job.into_inner().status.ok_or("no status")?)
}

async fn upload(config: &Config, path: &std::path::Path) -> Result<u16, Error> {
    let ims = huaweicloud_ims::Client::new(config);
    let answer = ims.upload_image("i-1", Upload::file(path)).send().await?;
    Ok(answer.status().as_u16())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let stub = Stub::new();
    let config = stub.config().build()?;
    let ecs = Client::new(&config);
    let page = json!({ "count": 2, "servers": [{ "name": "a" }, { "name": "b" }] });
    stub.on("ShowEcsDetailsV1").reply(json!({ "server": { "name": "web" } }));
    stub.on("ListEcsDetailsV1").reply(page.clone()).reply(page);
    stub.on("ListImages").reply(json!({ "images": [{}] }));
    stub.on("DeleteEcsV1").reply(json!({ "job_id": "j-1" })).reply_error(404, "Ecs.0114", "no such server");
    stub.on("ShowJobExecutionStatus")
        .reply(json!({ "status": "RUNNING" }))
        .reply(json!({ "status": "SUCCESS" }));
    stub.on("UploadImage").reply_empty(204);

    assert_eq!(first_call(config.clone()).await?.as_deref(), Some("web"));
    assert_eq!(two_services(config.clone()).await?, (2, 1));
    assert_eq!(names(&ecs).await?, ["a", "b"]);
    assert_eq!(delete(&ecs, "s-1").await?.as_deref(), Some("j-1"));
    assert_eq!(delete(&ecs, "s-2").await?, None);
    assert_eq!(finished(&ecs, "j-1").await?, Status::Success);
    let file = std::env::temp_dir().join("ten-lines.img");
    std::fs::write(&file, "image").map_err(io::Error::other)?;
    assert_eq!(upload(&config, &file).await?, 204);
    std::fs::remove_file(file)?;
    println!("seven programs of ten lines: {} calls answered by the stub", stub.calls().len());
    Ok(())
}
