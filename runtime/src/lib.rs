#![doc = include_str!("../README.md")]

pub mod codegen;
pub mod sign;

mod config;
mod credentials;
mod encode;
mod error;
mod member;
mod parameter;
mod response;
mod secret;
mod timestamp;
mod transport;

pub use config::{Config, ConfigBuilder};
pub use credentials::Credentials;
pub use error::{
    ConfigurationError, CredentialsError, DecodeError, Error, Phase, RequestError, ServiceError,
    TimeoutError, TransportError,
};
pub use member::{Extra, Given, IntoMember, Kept, Kind, Member, Null, Oddity};
pub use response::Response;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use transport::{Body, Transport, TransportFuture};
