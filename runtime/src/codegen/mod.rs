//! The facade for generated code. Applications have no use for it.
//!
//! A generated crate names nothing of this library but what stands here, so that the rest can change without
//! generating anew. All descriptions (`Operation`, `Service`, `Cloud`, `Endpoint`) are made by `const` setters, to
//! which more can be added without breaking crates that were generated earlier.

mod attempts;
mod body;
mod call;
mod client;
mod description;
mod extras;
mod form;
mod options;
mod path;
mod prepare;
mod request;

pub use bytes::Bytes;
// Its documentation has a link that leads somewhere in its own crate only.
#[doc(no_inline)]
pub use http::HeaderMap;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Value;

#[cfg(feature = "blocking")]
pub use crate::blocking::block_on;
#[cfg(feature = "test-util")]
pub use crate::testing;

pub use self::body::{ResponseBody, Unreadable};
pub use self::call::Call;
pub use self::client::ServiceClient;
pub use self::description::{Cloud, Endpoint, Method, Operation, Service};
pub use self::extras::Extras;
pub use self::options::CallOptions;
pub use crate::config::{Config, ConfigBuilder};
pub use crate::credentials::{
    Credentials, Identity, PasswordLogin, ProvideCredentials, ProvideFuture, ProviderContext, TokenScope,
};
pub use crate::error::{
    ConfigurationError, CredentialsError, DecodeError, Error, ListingError, Phase, RequestError,
    ServiceError, TimeoutError, TooLargeError, TransportError,
};
pub use crate::file::{Download, Upload};
pub use crate::intercept::{Answer, AttemptInfo, Interceptor};
pub use crate::member::{
    Decoder, Extra, Given, IntoMember, Kept, Kind, Member, Null, ObjectReader, ObjectWriter, Oddity,
    OtherValue, decode_text, deserialize, other_text, other_value, secrets_of, serialize, set,
};
pub use crate::paging::{CollectError, ListRequest, Listing, Paging, items, pages};
pub use crate::parameter::{Parameter, position};
pub use crate::response::{Response, ResponseHeaders, header};
pub use crate::retry::RetryPolicy;
pub use crate::secret::{Secret, SecretValue};
pub use crate::timestamp::Timestamp;
pub use crate::transport::{Body, Transport, TransportFuture};
pub use crate::validate::{
    Checked, Condition, Form, Literal, Rule, Rules, Violation, ViolationKind, Violations, validate,
};
pub use crate::wait::{Wait, WaitError};
pub use crate::{__list as list, __object as object, __open_enum as open_enum, __request as request};
