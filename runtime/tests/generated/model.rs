use std::collections::BTreeMap;

use tablature_runtime::codegen::{self, Extra, Secret, Timestamp, Value};

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateJobRequest {
    pub cluster_id: Option<String>,
    pub name: Option<String>,
    pub scene_type: Option<SceneType>,
    pub description: Option<String>,
    pub source: Option<KafkaParameters>,
    extra: Extra,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CreateJobRequestRequired {
    pub cluster_id: String,
    pub name: String,
    pub scene_type: SceneType,
}

codegen::object! {
    CreateJobRequest {
        cluster_id: String = "cluster_id",
        name: String = "name",
        scene_type: SceneType = "scene_type",
        description: String = "description",
        source: KafkaParameters = "source",
    }
    required CreateJobRequestRequired { cluster_id, name, scene_type }
}

codegen::open_enum! {
    pub enum SceneType {
        DisasterBackup = "DISASTER_BACKUP",
    }
}

/// Every kind of member.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct KafkaParameters {
    pub config_type: Option<SceneType>,
    pub region: Option<String>,
    pub password: Option<Secret>,
    pub replica_cnt: Option<i64>,
    pub ratio: Option<f64>,
    pub use_acl: Option<bool>,
    pub created: Option<Timestamp>,
    pub tags: Option<Vec<Tag>>,
    pub ports: Option<Vec<i64>>,
    pub labels: Option<BTreeMap<String, String>>,
    pub child: Option<Box<KafkaParameters>>,
    pub free: Option<Value>,
    pub r#type: Option<String>,
    extra: Extra,
}

codegen::object! {
    KafkaParameters {
        config_type: SceneType = "config_type",
        region: String = "region",
        password: Secret = "password",
        replica_cnt: i64 = "replica_cnt",
        ratio: f64 = "ratio",
        use_acl: bool = "use_acl",
        created: Timestamp = "created",
        tags: Vec<Tag> = "tags",
        ports: Vec<i64> = "ports",
        labels: BTreeMap<String, String> = "labels",
        child: Box<KafkaParameters> = "child",
        free: Value = "free",
        r#type: String = "type",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
    extra: Extra,
}

codegen::object! {
    Tag {
        key: String = "key",
        value: String = "value",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateJobResponse {
    pub job_id: Option<String>,
    pub source: Option<KafkaParameters>,
    extra: Extra,
}

codegen::object! {
    CreateJobResponse {
        job_id: String = "job_id",
        source: KafkaParameters = "source",
    }
}

/// A type without members.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Nothing {
    extra: Extra,
}

codegen::object! { Nothing {} }
