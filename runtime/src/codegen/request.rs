//! What every request has beside its parameters: `codegen::request!` expands to it.
//!
//! A macro and no trait, so that applications import nothing to call these methods.

/// The methods that all requests share, for a struct with a field `extras: Extras` and a method `send`:
///
/// ```text
/// request! { CreateThing -> Response<Thing>, members, rules }
/// request! { DownloadThing -> file Response<Bytes> }
/// ```
///
/// `members` is there where the body is an object, `rules` where its type has some. `file` says that the answer is read
/// piece by piece, and is what comes of reading all of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($type:ident -> file $answer:ty $(, $part:ident)* $(,)?) => {
        $crate::__request_parts! { $type base $($part)* }

        impl $type {
            /// Sends the request, and waits for the whole file, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send) and of reading the file, and [`Error::Configuration`](crate::Error::Configuration)
            /// in asynchronous code, which must not block.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> ::core::result::Result<$answer, $crate::codegen::Error> {
                $crate::codegen::block_on(async { self.send().await?.whole().await })
            }
        }
    };
    ($type:ident -> $answer:ty $(, $part:ident)* $(,)?) => {
        $crate::__request_parts! { $type base $($part)* }

        impl $type {
            /// Sends the request and waits for the answer, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send), and [`Error::Configuration`](crate::Error::Configuration) in asynchronous
            /// code, which must not block.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> ::core::result::Result<$answer, $crate::codegen::Error> {
                $crate::codegen::block_on(self.send())
            }
        }
    };
}

/// The parts of a request, one after the other.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_parts {
    ($type:ident) => {};
    ($type:ident base $($rest:ident)*) => {
        impl $type {
            /// Adds a query parameter that is not documented.
            pub fn extra_query(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.extras.query(name, value);
                self
            }

            /// Adds a header that is not documented.
            pub fn extra_header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.extras.header(name, value);
                self
            }

            /// Sets time limits and retries for this call only.
            pub fn with_options(mut self, options: $crate::codegen::CallOptions) -> Self {
                self.extras.options(options);
                self
            }
        }

        $crate::__request_parts! { $type $($rest)* }
    };
    ($type:ident members $($rest:ident)*) => {
        impl $type {
            /// Adds a member to the body that is not documented.
            pub fn extra_member(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<$crate::codegen::Value>,
            ) -> Self {
                self.extras.member(name, value);
                self
            }
        }

        $crate::__request_parts! { $type $($rest)* }
    };
    ($type:ident rules $($rest:ident)*) => {
        impl $type {
            /// Checks the body against the documented rules. `send` does not: documentation can be wrong, so the service
            /// decides.
            ///
            /// # Errors
            ///
            /// Every rule that is broken, without the values that break it.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::codegen::Violations> {
                $crate::codegen::Checked::check(&self.body)
            }
        }

        $crate::__request_parts! { $type $($rest)* }
    };
}
