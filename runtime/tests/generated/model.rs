use std::collections::BTreeMap;

use tablature_runtime::codegen::{self, Extra, IntoMember, Secret, Timestamp, Value};

/// A setter for every member, and access to what has no field.
macro_rules! setters {
    ($($(#[$meta:meta])* $field:ident: $type:ty = $wire:literal),* $(,)?) => {
        $($(#[$meta])* pub fn $field(mut self, $field: impl IntoMember<$type>) -> Self {
            codegen::set(&mut self.$field, &mut self.extra, $wire, $field);
            self
        })*

        pub fn extra(&self) -> &Extra {
            &self.extra
        }

        pub fn extra_mut(&mut self) -> &mut Extra {
            &mut self.extra
        }

        pub fn with_extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
            self.extra.insert(name, value);
            self
        }
    };
}

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

impl CreateJobRequest {
    pub fn new(required: CreateJobRequestRequired) -> Self {
        Self {
            cluster_id: Some(required.cluster_id),
            name: Some(required.name),
            scene_type: Some(required.scene_type),
            description: None,
            source: None,
            extra: Extra::new(),
        }
    }

    setters! {
        cluster_id: String = "cluster_id", name: String = "name", scene_type: SceneType = "scene_type",
        description: String = "description", source: KafkaParameters = "source",
    }
}

impl From<CreateJobRequestRequired> for CreateJobRequest {
    fn from(required: CreateJobRequestRequired) -> Self {
        Self::new(required)
    }
}

codegen::object! {
    CreateJobRequest { cluster_id: "cluster_id", name: "name", scene_type: "scene_type", description: "description", source: "source" }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SceneType {
    DisasterBackup,
    Other(codegen::OtherValue),
}
codegen::open_enum! { SceneType { DisasterBackup = "DISASTER_BACKUP" } }

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

impl KafkaParameters {
    pub fn new() -> Self {
        Self::default()
    }

    setters! {
        config_type: SceneType = "config_type", region: String = "region", password: Secret = "password",
        replica_cnt: i64 = "replica_cnt", ratio: f64 = "ratio", use_acl: bool = "use_acl", created: Timestamp = "created",
        tags: Vec<Tag> = "tags", ports: Vec<i64> = "ports", labels: BTreeMap<String, String> = "labels",
        child: Box<KafkaParameters> = "child", free: Value = "free", r#type: String = "type",
    }
}

codegen::object! {
    KafkaParameters {
        config_type: "config_type", region: "region", password: "password", replica_cnt: "replica_cnt",
        ratio: "ratio", use_acl: "use_acl", created: "created", tags: "tags", ports: "ports", labels: "labels",
        child: "child", free: "free", r#type: "type",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
    extra: Extra,
}

impl Tag {
    pub fn new() -> Self {
        Self::default()
    }

    setters! { key: String = "key", value: String = "value" }
}

codegen::object! { Tag { key: "key", value: "value" } }

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateJobResponse {
    pub job_id: Option<String>,
    pub source: Option<KafkaParameters>,
    extra: Extra,
}

impl CreateJobResponse {
    setters! { job_id: String = "job_id", source: KafkaParameters = "source" }
}

codegen::object! { CreateJobResponse { job_id: "job_id", source: "source" } }

/// A type without members.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Nothing {
    extra: Extra,
}

codegen::object! { Nothing {} }
