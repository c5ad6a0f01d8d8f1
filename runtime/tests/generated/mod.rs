//! What a generated crate looks like, written by hand: the shape that generated code relies on. If this file has
//! to change, crates that were generated earlier break.
#![allow(dead_code, unused_imports, missing_docs, unreachable_pub, reason = "each test uses a part of it")]

pub mod model;
pub mod operation;
pub mod same;

pub use tablature_runtime::codegen::{Config, Credentials, Error, Null};

use self::model::CreateJobRequest;
use self::operation::{
    CreateJob, DeleteJob, DownloadChart, DownloadJob, ListJobs, ReplaceTags, UploadChart, UploadJob,
};
use tablature_runtime::codegen;

static CLOUD: codegen::Cloud = codegen::Cloud::new("huaweicloud")
    .token_header("X-Auth-Token")
    .date_header("X-Sdk-Date")
    .project_header("X-Project-Id")
    .security_token_header("X-Security-Token")
    .domain_header("X-Domain-Id")
    .content_hash_header("X-Sdk-Content-Sha256")
    .signing_algorithm("SDK-HMAC-SHA256")
    .request_id_headers(&["X-Request-Id"])
    .access_key_variable("HUAWEICLOUD_SDK_AK")
    .secret_key_variable("HUAWEICLOUD_SDK_SK")
    .security_token_variable("HUAWEICLOUD_SDK_SECURITY_TOKEN")
    .project_id_variable("HUAWEICLOUD_SDK_PROJECT_ID")
    .profile_path("~/.huaweicloud/credentials");

static SERVICE: codegen::Service =
    codegen::Service::new("eg", &CLOUD, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")).endpoints(&[
        codegen::Endpoint::new("ap-southeast-3", "https://eg.ap-southeast-3.myhuaweicloud.com"),
        codegen::Endpoint::new("cn-north-4", "https://eg.cn-north-4.myhuaweicloud.com"),
    ]);

#[derive(Clone, Debug)]
pub struct Client {
    inner: codegen::ServiceClient,
}

impl Client {
    pub fn new(config: &Config) -> Self {
        Self { inner: codegen::ServiceClient::new(config, &SERVICE) }
    }

    pub fn create_job(&self, body: impl Into<CreateJobRequest>) -> CreateJob {
        CreateJob::new(self.inner.clone(), body.into())
    }

    pub fn delete_job(&self, job_id: impl Into<String>) -> DeleteJob {
        DeleteJob::new(self.inner.clone(), job_id.into())
    }

    pub fn download_job(&self, job_id: impl Into<String>) -> DownloadJob {
        DownloadJob::new(self.inner.clone(), job_id.into())
    }

    pub fn upload_job(&self, bytes: impl Into<codegen::Bytes>) -> UploadJob {
        UploadJob::new(self.inner.clone(), bytes.into())
    }

    pub fn upload_chart(&self, content: impl Into<codegen::Upload>) -> UploadChart {
        UploadChart::new(self.inner.clone(), content.into())
    }

    pub fn download_chart(&self, chart_id: impl Into<String>) -> DownloadChart {
        DownloadChart::new(self.inner.clone(), chart_id.into())
    }

    pub fn list_jobs(&self) -> ListJobs {
        ListJobs::new(self.inner.clone())
    }

    pub fn replace_tags(&self, job_id: impl Into<String>, tags: Vec<model::Tag>) -> ReplaceTags {
        ReplaceTags::new(self.inner.clone(), job_id.into(), tags)
    }
}
