//! `examples/`: small programs that an application is begun with. They are compiled with the crate; the one that needs no
//! service can be run as it is.
//!
//! Left out on purpose: an example for each operation. Those stand in the documentation of the requests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{Crate, Request};
use super::sample::{self, Sample};
use super::{InvalidOutput, origin, print};
use crate::emit::OutputFile;
use crate::emit::text::Doc;

/// The example that `testing` is needed for: the manifest says so.
pub(super) const TESTING: &str = "testing";

/// The programs. None where no operation has a call that can be made up.
pub(super) fn emit(plan: &Crate<'_>) -> Result<Vec<OutputFile>, InvalidOutput> {
    let Some(request) = sample::request(plan) else { return Ok(Vec::new()) };
    let mut lists_of = plan.operations.values().filter(|it| !it.source.deprecated && it.paging.is_some());
    let programs = [
        ("first_call", first_call(plan, request)),
        ("errors", errors(plan, request)),
        ("retries", retries(plan, request)),
        (TESTING, testing(plan, request)),
        ("lists", lists_of.next().and_then(|list| lists(plan, list))),
    ];
    let written = programs.into_iter().filter_map(|(name, program)| Some((name, program?)));
    written
        .map(|(name, items)| {
            print::file(format!("examples/{name}.rs"), &origin::source(plan.api), items, None)
        })
        .collect()
}

/// A program: what it shows, what it imports, and its items.
fn program(docs: &'static str, imports: &TokenStream, items: &TokenStream) -> TokenStream {
    let (docs, blank) = (Doc::from(docs).inner(), print::blank());
    quote! { #docs #blank #imports #blank #items }
}

fn main(body: &TokenStream) -> TokenStream {
    quote! {
        #[tokio::main]
        async fn main() -> Result<(), Error> {
            #body
            Ok(())
        }
    }
}

/// A client of the region, with the credentials that are found; `settings` are of the configuration.
fn client(plan: &Crate<'_>, sample: &mut Sample<'_>, settings: &TokenStream) -> TokenStream {
    sample.import(["Client", "Config", "Credentials", "Error"]);
    let (region, client, blank) = (origin::sample_region(plan.api), sample.variable(), print::blank());
    quote! {
        let config = Config::builder().region(#region).credentials(Credentials::default_chain()) #settings .build()?;
        let #client = Client::new(&config);
        #blank
    }
}

fn first_call(plan: &Crate<'_>, request: &Request<'_>) -> Option<TokenStream> {
    let mut sample = Sample::new(plan);
    let client = client(plan, &mut sample, &TokenStream::new());
    let call = sample.call(request)?;
    let docs = "A first call. The access key comes from the environment, a profile file or the instance.";
    let body = quote! { #client #call };
    Some(program(docs, &sample.imports(), &main(&body)))
}

fn errors(plan: &Crate<'_>, request: &Request<'_>) -> Option<TokenStream> {
    let mut sample = Sample::new(plan);
    let client = client(plan, &mut sample, &TokenStream::new());
    let (call, shown) = (sample.request(request)?, sample.shown(request));
    let docs = "Error handling: errors can be matched, and are safe to log.";
    let body = quote! {
        #client
        match #call.send().await {
            Ok(response) => { #shown; }
            Err(error) if error.is_not_found() => println!("not found"),
            Err(error) if error.is_conflict() => println!("it already exists"),
            Err(error) if error.is_throttled() => println!("too many calls: try again later"),
            Err(Error::Service(error)) => {
                println!("{} {:?}: {:?}", error.status(), error.code(), error.message());
                println!("request id, for the support team: {:?}", error.request_id());
            }
            Err(error) => return Err(error),
        }
    };
    Some(program(docs, &sample.imports(), &main(&body)))
}

fn retries(plan: &Crate<'_>, request: &Request<'_>) -> Option<TokenStream> {
    let mut sample = Sample::new(plan);
    let settings = quote! { .retry(RetryPolicy::new().max_attempts(5)).timeout(Duration::from_mins(2)) };
    let client = client(plan, &mut sample, &settings);
    sample.import(["CallOptions", "RetryPolicy"]);
    let (call, shown) = (sample.request(request)?, sample.shown(request));
    let docs = "Retries and time limits: for all calls, and for a single one.";
    let body = quote! {
        #client
        let once = CallOptions::new().retry(RetryPolicy::off()).timeout(Duration::from_secs(10));
        let response = #call.with_options(once).send().await?;
        #shown;
    };
    let (blank, imports) = (print::blank(), sample.imports());
    Some(program(docs, &quote! { use std::time::Duration; #blank #imports }, &main(&body)))
}

fn lists(plan: &Crate<'_>, request: &Request<'_>) -> Option<TokenStream> {
    let mut sample = Sample::new(plan);
    let client = client(plan, &mut sample, &TokenStream::new());
    let walk = sample.walk(request)?;
    let docs = "A list that comes in pages: each is fetched when its first item is needed.";
    let body = quote! { #client #walk };
    Some(program(docs, &sample.imports(), &main(&body)))
}

fn testing(plan: &Crate<'_>, request: &Request<'_>) -> Option<TokenStream> {
    let mut sample = Sample::new(plan);
    sample.import(["Client", "Error"]);
    let call = sample.call(request)?;
    let stubbed = if let Some(answer) = sample.answer(request) {
        quote! { .reply(#answer) }
    } else {
        let status = request.outcome.statuses.first().copied().unwrap_or(200);
        let status = Literal::u16_unsuffixed(status);
        quote! { .reply_empty(#status) }
    };
    let (client, blank, id) = (sample.variable(), print::blank(), &request.source.id.0);
    let docs = "Testing an application: a stub answers its calls, so no service is needed. Run it with \
                `cargo run --example testing --features test-util`.";
    let body = quote! {
        let stub = Stub::new();
        stub.on(#id) #stubbed .reply_error(409, "code", "it already exists");
        let #client = Client::new(&stub.config().build()?);
        #blank
        application(&#client).await?;
        let refused = application(&#client).await;
        let is_conflict = refused.is_err_and(|error| error.is_conflict());
        assert!(is_conflict);
        assert_eq!(stub.calls_of(#id).len(), 2);
    };
    let main = main(&body);
    let items = quote! {
        /// The code under test.
        async fn application(#client: &Client) -> Result<(), Error> {
            #call
            Ok(())
        }
        #blank
        #main
    };
    let (imports, package) = (sample.imports(), &plan.name);
    Some(program(docs, &quote! { use #package::testing::Stub; #imports }, &items))
}
