use tablature_runtime::codegen::{self, Error, Response, Value};

use super::model::{CreateJobRequest, CreateJobResponse, SceneType, Tag};

static CREATE_JOB: codegen::Operation =
    codegen::Operation::new("CreateJob", codegen::Method::Post, "/v1/{project_id}/eventrouter/jobs")
        .success(&[200]);

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct CreateJob {
    client: codegen::ServiceClient,
    body: CreateJobRequest,
    project_id: Option<String>,
    x_language: Option<String>,
    extras: codegen::Extras,
}

impl CreateJob {
    pub(crate) fn new(client: codegen::ServiceClient, body: CreateJobRequest) -> Self {
        Self { client, body, project_id: None, x_language: None, extras: codegen::Extras::new() }
    }

    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    pub fn x_language(mut self, x_language: impl Into<String>) -> Self {
        self.x_language = Some(x_language.into());
        self
    }

    pub async fn send(self) -> Result<Response<CreateJobResponse>, Error> {
        let mut call = codegen::Call::new(&self.client, &CREATE_JOB);
        call.path_or_config("project_id", self.project_id.as_ref());
        call.header("X-Language", self.x_language.as_ref());
        call.json(&self.body);
        call.extras(self.extras);
        call.send().await
    }
}

codegen::request! {
    CreateJob -> Response<CreateJobResponse>, members
}

static DELETE_JOB: codegen::Operation =
    codegen::Operation::new("DeleteJob", codegen::Method::Delete, "/v1/{project_id}/jobs/{job_id}")
        .success(&[204]);

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DeleteJob {
    client: codegen::ServiceClient,
    job_id: String,
    project_id: Option<String>,
}

impl DeleteJob {
    pub(crate) fn new(client: codegen::ServiceClient, job_id: String) -> Self {
        Self { client, job_id, project_id: None }
    }

    pub async fn send(self) -> Result<Response<()>, Error> {
        let mut call = codegen::Call::new(&self.client, &DELETE_JOB);
        call.path_or_config("project_id", self.project_id.as_ref());
        call.path("job_id", &self.job_id);
        call.send().await
    }
}

static LIST_JOBS: codegen::Operation = codegen::Operation::new("ListJobs", codegen::Method::Get, "/v1/jobs");

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct ListJobs {
    client: codegen::ServiceClient,
    limit: Option<i64>,
    marker: Option<String>,
    scene_type: Option<Vec<SceneType>>,
    ids: Option<Vec<String>>,
    names: Option<Vec<String>>,
}

impl ListJobs {
    pub(crate) fn new(client: codegen::ServiceClient) -> Self {
        Self { client, limit: None, marker: None, scene_type: None, ids: None, names: None }
    }

    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }

    pub fn marker(mut self, marker: impl Into<String>) -> Self {
        self.marker = Some(marker.into());
        self
    }

    pub fn scene_type(mut self, scene_type: Vec<SceneType>) -> Self {
        self.scene_type = Some(scene_type);
        self
    }

    pub fn ids(mut self, ids: Vec<String>) -> Self {
        self.ids = Some(ids);
        self
    }

    pub fn names(mut self, names: Vec<String>) -> Self {
        self.names = Some(names);
        self
    }

    pub async fn send(self) -> Result<Response<Vec<CreateJobResponse>>, Error> {
        let mut call = codegen::Call::new(&self.client, &LIST_JOBS);
        call.query("limit", self.limit.as_ref());
        call.query("marker", self.marker.as_ref());
        call.query("scene_type", self.scene_type.as_ref());
        call.query_quoted("ids", '\'', self.ids.as_ref());
        call.query_joined("names", self.names.as_ref());
        call.send().await
    }
}

static REPLACE_TAGS: codegen::Operation =
    codegen::Operation::new("ReplaceTags", codegen::Method::Put, "/v1/{domain_id}/jobs/{job_id}/tags");

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct ReplaceTags {
    client: codegen::ServiceClient,
    job_id: String,
    body: Vec<Tag>,
    domain_id: Option<String>,
    extras: codegen::Extras,
}

impl ReplaceTags {
    pub(crate) fn new(client: codegen::ServiceClient, job_id: String, body: Vec<Tag>) -> Self {
        Self { client, job_id, body, domain_id: None, extras: codegen::Extras::new() }
    }

    /// Not generated for an array; here to see what happens.
    pub fn extra_member(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.extras.member(name, value);
        self
    }

    pub async fn send(self) -> Result<Response<Value>, Error> {
        let mut call = codegen::Call::new(&self.client, &REPLACE_TAGS);
        call.path_or_config("domain_id", self.domain_id.as_ref());
        call.path("job_id", &self.job_id);
        call.json(&self.body);
        call.extras(self.extras);
        call.send().await
    }
}

static DOWNLOAD_JOB: codegen::Operation =
    codegen::Operation::new("DownloadJob", codegen::Method::Get, "/v1/jobs/{job_id}/file");

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DownloadJob {
    client: codegen::ServiceClient,
    job_id: String,
}

impl DownloadJob {
    pub(crate) fn new(client: codegen::ServiceClient, job_id: String) -> Self {
        Self { client, job_id }
    }

    pub async fn send(self) -> Result<Response<codegen::Bytes>, Error> {
        let mut call = codegen::Call::new(&self.client, &DOWNLOAD_JOB);
        call.path("job_id", &self.job_id);
        call.send().await
    }
}

static UPLOAD_JOB: codegen::Operation =
    codegen::Operation::new("UploadJob", codegen::Method::Post, "/v1/jobs/file");

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

static UPLOAD_CHART: codegen::Operation =
    codegen::Operation::new("UploadChart", codegen::Method::Put, "/v2/charts").success(&[201]);

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct UploadChart {
    client: codegen::ServiceClient,
    content: codegen::Upload,
    body: Option<Tag>,
    extras: codegen::Extras,
}

impl UploadChart {
    pub(crate) fn new(client: codegen::ServiceClient, content: codegen::Upload) -> Self {
        Self { client, content, body: None, extras: codegen::Extras::new() }
    }

    pub fn body(mut self, body: impl Into<Tag>) -> Self {
        self.body = Some(body.into());
        self
    }

    pub async fn send(self) -> Result<Response<()>, Error> {
        let mut call = codegen::Call::new(&self.client, &UPLOAD_CHART);
        if let Some(body) = &self.body {
            call.parts(body);
        }
        call.part("content", self.content);
        call.extras(self.extras);
        call.send().await
    }
}

codegen::request! {
    UploadChart -> Response<()>
}

static DOWNLOAD_CHART: codegen::Operation =
    codegen::Operation::new("DownloadChart", codegen::Method::Get, "/v2/charts/{chart_id}/archive");

#[derive(Clone, Debug)]
#[must_use = "a request is sent by `send`"]
pub struct DownloadChart {
    client: codegen::ServiceClient,
    chart_id: String,
    extras: codegen::Extras,
}

impl DownloadChart {
    pub(crate) fn new(client: codegen::ServiceClient, chart_id: String) -> Self {
        Self { client, chart_id, extras: codegen::Extras::new() }
    }

    pub async fn send(self) -> Result<Response<codegen::Download>, Error> {
        let mut call = codegen::Call::new(&self.client, &DOWNLOAD_CHART);
        call.path("chart_id", &self.chart_id);
        call.extras(self.extras);
        call.download().await
    }
}

codegen::request! {
    DownloadChart -> file Response<codegen::Bytes>
}
