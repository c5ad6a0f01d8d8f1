//! What a request is beside its documentation: `codegen::request!` and `codegen::list!` expand to it.
//!
//! Macros and no traits, so that applications import nothing to call these methods; and their documentation stands here, once.

/// How a request is made, what may be added to it, and how it is sent, for a struct with a field for each parameter, a field
/// `client: ServiceClient` before and a field `extras: Extras` behind them:
///
/// ```text
/// request! {
///     CreateThing
///     operation "CreateThing" Post "/v1/{project_id}/things/{kind}" [201]
///     required CreateThingRequired { kind: String = path "kind", name: String = query "name" }
///     given { body: Thing = json "application/json" }
///     optional { project_id: String = config "project_id", limit: i64 = query "limit" }
///     => Response<Thing>, members, rules
/// }
/// request! {
///     DownloadThing
///     operation "DownloadThing" Get "/v1/things/{id}" [200]
///     given { id: String = path "id" }
///     => file Response<Download>, Response<Bytes>
/// }
/// ```
///
/// The operation has its id, method, path and the statuses of a success. What is `required` comes as one literal, what is `given` as arguments, and what is `optional` by setters; each with the place where
/// it goes and its name there. `members` is there where the body is an object, `rules` where its type has some. `file` says
/// that the answer is read piece by piece, and is what comes of reading all of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    (
        $type:ident
        operation $id:literal $method:ident $path:literal [$($success:literal),*]
        $(required $required:ident {
            $($needed:ident: $needed_type:ty = $needed_place:ident $needed_name:literal),* $(,)?
        })?
        $(given { $($given:ident: $given_type:ty = $given_place:ident $given_name:literal),* $(,)? })?
        $(optional { $($option:ident: $option_type:ty = $option_place:ident $option_name:literal),* $(,)? })?
        => $($answer:tt)*
    ) => {
        impl $type {
            #[inline]
            pub(crate) fn new(
                client: $crate::codegen::ServiceClient
                $(, required: $required)?
                $($(, $given: $given_type)*)?
            ) -> Self {
                Self {
                    client,
                    $($($needed: required.$needed,)*)?
                    $($($given,)*)?
                    $($($option: ::core::option::Option::None,)*)?
                    extras: $crate::codegen::Extras::new(),
                }
            }

            $($(
                #[doc = concat!("Sets [`", stringify!($option), "`](Self#structfield.", stringify!($option), ").")]
                #[inline]
                pub fn $option(mut self, $option: impl ::core::convert::Into<$option_type>) -> Self {
                    self.$option = ::core::option::Option::Some($option.into());
                    self
                }
            )*)?

            /// Sends the request.
            ///
            /// # Errors
            ///
            /// If the request cannot be created or sent, or if the answer is an error or cannot be read.
            #[inline]
            pub async fn send(
                self,
            ) -> ::core::result::Result<$crate::__request_answer!($($answer)*), $crate::codegen::Error> {
                static OPERATION: $crate::codegen::Operation =
                    $crate::codegen::Operation::new($id, $crate::codegen::Method::$method, $path).success(&[$($success),*]);

                let mut call = $crate::codegen::Call::new(&self.client, &OPERATION);
                $($($crate::__request_part!(
                    call, $needed_place $needed_name, ::core::option::Option::Some(self.$needed)
                );)*)?
                $($($crate::__request_part!(
                    call, $given_place $given_name, ::core::option::Option::Some(self.$given)
                );)*)?
                $($($crate::__request_part!(call, $option_place $option_name, self.$option);)*)?
                call.extras(self.extras);
                $crate::__request_sent!(call, $($answer)*)
            }
        }

        $crate::__request_rest! { $type $($answer)* }
    };
}

/// One parameter, or the body, into the call.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_part {
    ($call:ident, config $name:literal, $value:expr) => {
        $call.path_or_config($name, $value.as_ref())
    };
    ($call:ident, query $name:literal, $value:expr) => {
        $call.query($name, $value.as_ref())
    };
    ($call:ident, joined $name:literal, $value:expr) => {
        $call.query_joined($name, $value.as_ref())
    };
    ($call:ident, quoted $name:literal, $value:expr) => {
        $call.query_quoted($name, '\'', $value.as_ref())
    };
    ($call:ident, double_quoted $name:literal, $value:expr) => {
        $call.query_quoted($name, '"', $value.as_ref())
    };
    ($call:ident, header $name:literal, $value:expr) => {
        $call.header($name, $value.as_ref())
    };
    ($call:ident, path $name:literal, $value:expr) => {
        if let ::core::option::Option::Some(value) = $value {
            $call.path($name, &value)
        }
    };
    ($call:ident, part $name:literal, $value:expr) => {
        if let ::core::option::Option::Some(file) = $value {
            $call.part($name, file)
        }
    };
    ($call:ident, file $type:literal, $value:expr) => {
        if let ::core::option::Option::Some(file) = $value {
            $call.file(file, $type)
        }
    };
    // `json`, `form` and `parts`: the type is said by the kind.
    ($call:ident, $kind:ident $type:literal, $value:expr) => {
        if let ::core::option::Option::Some(body) = $value {
            $call.$kind(&body)
        }
    };
}

/// What `send` gives.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_answer {
    (file $answer:ty, $whole:ty $(, $part:ident)*) => {
        $answer
    };
    ($answer:ty $(, $part:ident)*) => {
        $answer
    };
}

/// The call on its way.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_sent {
    ($call:ident, file $($rest:tt)*) => {
        $call.download().await
    };
    ($call:ident, $($rest:tt)*) => {
        $call.send().await
    };
}

/// What all requests have beside their parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_rest {
    ($type:ident file $answer:ty, $whole:ty $(, $part:ident)*) => {
        $crate::__request_parts! { $type base $($part)* }

        impl $type {
            /// Sends the request, and waits for the whole file, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send) and of reading the file, and [`Error::Configuration`](crate::Error::Configuration)
            /// in asynchronous code, which must not block.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn send_blocking(self) -> ::core::result::Result<$whole, $crate::codegen::Error> {
                $crate::codegen::block_on(async { self.send().await?.whole().await })
            }
        }
    };
    ($type:ident $answer:ty $(, $part:ident)*) => {
        $crate::__request_parts! { $type base $($part)* }

        impl $type {
            /// Sends the request and waits for the answer, in programs that are not asynchronous.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send), and [`Error::Configuration`](crate::Error::Configuration) in asynchronous
            /// code, which must not block.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn send_blocking(self) -> ::core::result::Result<$answer, $crate::codegen::Error> {
                $crate::codegen::block_on(self.send())
            }
        }
    };
}

/// How a list is read page by page, for a request that [`request!`](crate::codegen::request) has made:
///
/// ```text
/// list! {
///     ListThings of Things {
///         items: Thing = things,
///         position = marker,
///         paging = Paging::last_item("things", "id"),
///     }
/// }
/// ```
///
/// `Things` is a page, `things` its member with the items, and `marker` the parameter that says where to go on.
#[doc(hidden)]
#[macro_export]
macro_rules! __list {
    (
        $type:ident of $page:ty {
            items: $item:ty = $items:ident, position = $position:ident, paging = $paging:expr $(,)?
        }
    ) => {
        impl $type {
            /// Reads the list page by page, with a call for each page when it is needed.
            ///
            /// Starts at the page that this request names.
            #[inline]
            pub fn pages(self) -> $crate::codegen::Listing<$crate::codegen::Response<$page>> {
                $crate::codegen::pages(self)
            }

            /// Reads the items of all pages in order.
            #[inline]
            pub fn items(self) -> $crate::codegen::Listing<$item> {
                $crate::codegen::items(self)
            }
        }

        impl $crate::codegen::ListRequest for $type {
            type Page = $page;
            type Item = $item;

            const PAGING: $crate::codegen::Paging = $paging;

            #[inline]
            fn position(&self) -> ::core::option::Option<::std::string::String> {
                $crate::codegen::position(self.$position.as_ref())
            }

            #[inline]
            fn go_to(&mut self, position: &str) {
                self.$position = position.parse().ok();
            }

            #[inline]
            async fn fetch(
                self,
            ) -> ::core::result::Result<$crate::codegen::Response<Self::Page>, $crate::codegen::Error> {
                // Pages have no use for documented headers.
                self.send().await.map($crate::codegen::Response::plain)
            }

            #[inline]
            fn items(page: Self::Page) -> ::std::vec::Vec<Self::Item> {
                page.$items.unwrap_or_default()
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
            #[inline]
            pub fn extra_query(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.extras.query(name, value);
                self
            }

            /// Adds a header that is not documented.
            #[inline]
            pub fn extra_header(
                mut self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.extras.header(name, value);
                self
            }

            /// Sets time limits and retries for this call only.
            #[inline]
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
            #[inline]
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
            #[inline]
            pub fn validate(&self) -> ::core::result::Result<(), $crate::codegen::Violations> {
                $crate::codegen::Checked::check(&self.body)
            }
        }

        $crate::__request_parts! { $type $($rest)* }
    };
}
