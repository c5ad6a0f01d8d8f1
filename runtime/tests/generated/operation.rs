use tablature_runtime::codegen::{self, Error, Response, Value};

use super::model::{CreateJobRequest, CreateJobResponse, SceneType, Tag};

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct CreateJob {
    client: codegen::ServiceClient,
    pub body: CreateJobRequest,
    pub project_id: Option<String>,
    pub x_language: Option<String>,
    extras: codegen::Extras,
}

codegen::request! {
    CreateJob
    operation "CreateJob" Post "/v1/{project_id}/eventrouter/jobs" [200]
    given { body: CreateJobRequest = json "application/json" }
    optional {
        project_id: String = config "project_id",
        x_language: String = header "X-Language",
    }
    => Response<CreateJobResponse>, members
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DeleteJob {
    client: codegen::ServiceClient,
    pub job_id: String,
    pub project_id: Option<String>,
    extras: codegen::Extras,
}

codegen::request! {
    DeleteJob
    operation "DeleteJob" Delete "/v1/{project_id}/jobs/{job_id}" [204]
    given { job_id: String = path "job_id" }
    optional { project_id: String = config "project_id" }
    => Response<()>
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct ListJobs {
    client: codegen::ServiceClient,
    pub limit: Option<i64>,
    pub marker: Option<String>,
    pub scene_type: Option<Vec<SceneType>>,
    pub ids: Option<Vec<String>>,
    pub names: Option<Vec<String>>,
    extras: codegen::Extras,
}

codegen::request! {
    ListJobs
    operation "ListJobs" Get "/v1/jobs" []
    optional {
        limit: i64 = query "limit",
        marker: String = query "marker",
        scene_type: Vec<SceneType> = query "scene_type",
        ids: Vec<String> = quoted "ids",
        names: Vec<String> = joined "names",
    }
    => Response<Vec<CreateJobResponse>>
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct ReplaceTags {
    client: codegen::ServiceClient,
    pub job_id: String,
    pub body: Vec<Tag>,
    pub domain_id: Option<String>,
    extras: codegen::Extras,
}

// `members` is not generated for an array; here to see what happens.
codegen::request! {
    ReplaceTags
    operation "ReplaceTags" Put "/v1/{domain_id}/jobs/{job_id}/tags" []
    given {
        job_id: String = path "job_id",
        body: Vec<Tag> = json "application/json",
    }
    optional { domain_id: String = config "domain_id" }
    => Response<Value>, members
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DownloadJob {
    client: codegen::ServiceClient,
    pub job_id: String,
    extras: codegen::Extras,
}

codegen::request! {
    DownloadJob
    operation "DownloadJob" Get "/v1/jobs/{job_id}/file" []
    given { job_id: String = path "job_id" }
    => Response<codegen::Bytes>
}

static UPLOAD_JOB: codegen::Operation =
    codegen::Operation::new("UploadJob", codegen::Method::Post, "/v1/jobs/file");

/// By hand: what a crate sends as bytes goes into the call directly.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct UploadJob {
    client: codegen::ServiceClient,
    bytes: codegen::Bytes,
}

impl UploadJob {
    pub(crate) fn new(client: codegen::ServiceClient, bytes: codegen::Bytes) -> Self {
        Self { client, bytes }
    }

    pub async fn send(self) -> Result<Response<()>, Error> {
        let mut call = codegen::Call::new(&self.client, &UPLOAD_JOB);
        call.bytes(self.bytes, "application/octet-stream");
        call.send().await
    }
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct UploadChart {
    client: codegen::ServiceClient,
    pub content: codegen::Upload,
    pub body: Option<Tag>,
    extras: codegen::Extras,
}

codegen::request! {
    UploadChart
    operation "UploadChart" Put "/v2/charts" [201]
    given { content: codegen::Upload = part "content" }
    optional { body: Tag = parts "multipart/form-data" }
    => Response<()>
}

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DownloadChart {
    client: codegen::ServiceClient,
    pub chart_id: String,
    extras: codegen::Extras,
}

codegen::request! {
    DownloadChart
    operation "DownloadChart" Get "/v2/charts/{chart_id}/archive" []
    given { chart_id: String = path "chart_id" }
    => file Response<codegen::Download>, Response<codegen::Bytes>
}
