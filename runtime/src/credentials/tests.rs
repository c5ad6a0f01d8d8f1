//! The cache, with a provider that counts, and a time that is given.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::*;
use crate::codegen::Cloud;
use crate::config::Config;
use crate::error::{Error, ServiceError};

static CLOUD: Cloud = Cloud::new("demo");
const MINUTE: Duration = Duration::from_mins(1);
const LIFE: Duration = Duration::from_hours(24);

/// Gives the tokens `t-1`, `t-2` and so on, or fails.
#[derive(Debug)]
struct Counting {
    given: AtomicU32,
    life: Option<Duration>,
    /// From this one on, logins fail with the status.
    fails: Option<(u32, u16)>,
}

#[derive(Clone, Debug)]
struct Shared(Arc<Counting>);

impl ProvideCredentials for Shared {
    fn provide<'a>(&'a self, _: ProviderContext<'a>) -> ProvideFuture<'a> {
        Box::pin(async {
            let number = self.0.given.fetch_add(1, Ordering::Relaxed) + 1;
            // Others come to wait.
            tokio::task::yield_now().await;
            if let Some((_, status)) = self.0.fails.filter(|(first, _)| number >= *first) {
                let status = StatusCode::from_u16(status).unwrap();
                let error = ServiceError::read(
                    "the login",
                    status,
                    HeaderMap::new(),
                    None,
                    "".into(),
                    &crate::redact::Secrets::default(),
                );
                return Err(CredentialsError::caused_by("the login", error.into()));
            }
            let identity = Identity::token(format!("t-{number}"));
            Ok(self.0.life.map_or(identity.clone(), |life| identity.expires_at(start() + life)))
        })
    }
}

fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

fn before_the_end(minutes: u32) -> Duration {
    LIFE.saturating_sub(minutes * MINUTE)
}

struct Bench {
    config: Config,
    provider: Arc<Counting>,
}

impl Bench {
    fn new(life: Option<Duration>, fails: Option<(u32, u16)>) -> Self {
        let provider = Arc::new(Counting { given: AtomicU32::new(0), life, fails });
        let credentials = Credentials::provider(Shared(Arc::clone(&provider)));
        Self { config: Config::builder().credentials(credentials).build().unwrap(), provider }
    }

    fn context(&self) -> ProviderContext<'_> {
        ProviderContext { config: &self.config, cloud: &CLOUD }
    }

    async fn get(&self, after: Duration) -> Result<Arc<cache::Held>, CredentialsError> {
        self.config.identities().get(self.context(), start() + after).await
    }

    async fn token(&self, after: Duration) -> String {
        token(&self.get(after).await.unwrap())
    }

    async fn replacement(&self, refused: &Arc<cache::Held>, after: Duration) -> Option<String> {
        let other = self.config.identities().replace(refused, self.context(), start() + after).await;
        other.unwrap().map(|held| token(&held))
    }

    fn asked(&self) -> u32 {
        self.provider.given.load(Ordering::Relaxed)
    }
}

fn token(held: &cache::Held) -> String {
    match &held.identity.proof {
        Proof::Token(token) => token.expose().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// Polls all of them in turn until each is ready.
async fn together<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut futures: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut pending = false;
        for (future, output) in &mut futures {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(ready) => *output = Some(ready),
                    std::task::Poll::Pending => pending = true,
                }
            }
        }
        if pending { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    futures.into_iter().filter_map(|(_, output)| output).collect()
}

#[tokio::test]
async fn all_who_wait_share_one_login() {
    let bench = Bench::new(Some(LIFE), None);
    let tokens = together((0..100).map(|_| bench.token(Duration::ZERO)).collect()).await;
    assert_eq!((tokens.len(), bench.asked()), (100, 1));
    assert!(tokens.iter().all(|token| token == "t-1"));
}

/// A hundred failed logins would lock the account.
#[tokio::test]
async fn all_who_wait_share_one_failure() {
    for status in [401, 503] {
        let bench = Bench::new(Some(LIFE), Some((1, status)));
        let outcomes = together((0..100).map(|_| bench.get(Duration::ZERO)).collect()).await;
        assert_eq!((outcomes.len(), bench.asked()), (100, 1), "{status}");
        assert!(outcomes.iter().all(Result::is_err));
    }
}

#[tokio::test]
async fn a_refused_login_rests_and_an_outage_does_not() {
    for (status, asked) in [(401, 1), (403, 1), (429, 2), (503, 2)] {
        let bench = Bench::new(Some(LIFE), Some((1, status)));
        bench.get(Duration::ZERO).await.err().unwrap();
        let error = Error::from(bench.get(Duration::from_secs(9)).await.err().unwrap());
        assert_eq!(bench.asked(), asked, "{status}");
        assert_eq!(error.is_retryable(), asked == 2, "{status}");
        bench.get(Duration::from_secs(20)).await.err().unwrap();
        assert_eq!(bench.asked(), asked + 1, "{status}");
    }
}

#[tokio::test]
async fn renews_before_the_end_and_only_one_waits() {
    let bench = Bench::new(Some(LIFE), None);
    assert_eq!(bench.token(Duration::ZERO).await, "t-1");
    assert_eq!(bench.token(before_the_end(6)).await, "t-1");
    let tokens = together((0..100).map(|_| bench.token(before_the_end(4))).collect()).await;
    assert_eq!(bench.asked(), 2);
    assert_eq!(tokens.iter().filter(|token| *token == "t-2").count(), 1, "the others did not wait");
    assert_eq!(bench.token(before_the_end(4)).await, "t-2");
}

#[tokio::test]
async fn a_short_life_is_not_all_renewal() {
    let bench = Bench::new(Some(4 * MINUTE), None);
    bench.token(Duration::ZERO).await;
    assert_eq!(bench.token(2 * MINUTE).await, "t-1");
    assert_eq!(bench.token(3 * MINUTE).await, "t-2");
}

#[tokio::test]
async fn an_early_renewal_that_fails_harms_nobody() {
    let bench = Bench::new(Some(LIFE), Some((2, 503)));
    bench.token(Duration::ZERO).await;
    assert_eq!(bench.token(before_the_end(4)).await, "t-1");
    assert_eq!(bench.token(before_the_end(4)).await, "t-1");
    assert_eq!(bench.asked(), 2, "there is a pause before the next");
    assert_eq!(bench.token(before_the_end(2)).await, "t-1");
    assert_eq!(bench.asked(), 3);
    bench.get(LIFE).await.err().unwrap();
}

#[tokio::test]
async fn who_is_cancelled_leaves_the_login_to_the_next() {
    let bench = Bench::new(Some(LIFE), None);
    let mut first = Box::pin(bench.get(Duration::ZERO));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(first.as_mut().poll(&mut context).is_pending());
    drop(first);
    assert_eq!(bench.token(Duration::ZERO).await, "t-2");
}

#[tokio::test]
async fn a_refusal_renews_once_for_all() {
    let bench = Bench::new(Some(LIFE), None);
    let held = bench.get(Duration::ZERO).await.unwrap();
    let others = together((0..100).map(|_| bench.replacement(&held, MINUTE)).collect()).await;
    assert_eq!(others.len(), 100);
    assert!(others.iter().all(|other| other.as_deref() == Some("t-2")));
    assert_eq!(bench.replacement(&held, MINUTE).await.as_deref(), Some("t-2"), "one that comes late");
    assert_eq!(bench.asked(), 2);
}

/// A service that refuses every token must not cause a login a call.
#[tokio::test]
async fn a_new_token_that_nobody_accepts_is_not_renewed() {
    let bench = Bench::new(Some(LIFE), None);
    let first = bench.get(Duration::ZERO).await.unwrap();
    bench.replacement(&first, Duration::ZERO).await.unwrap();
    let second = bench.get(Duration::ZERO).await.unwrap();
    assert_eq!(bench.replacement(&second, MINUTE / 2).await, None);
    second.accept();
    assert_eq!(bench.replacement(&second, MINUTE / 2).await.as_deref(), Some("t-3"));
    let third = bench.get(MINUTE).await.unwrap();
    assert_eq!(bench.replacement(&third, MINUTE).await, None);
    assert_eq!(bench.replacement(&third, 2 * MINUTE).await.as_deref(), Some("t-4"), "after a while");
}

#[tokio::test]
async fn what_was_given_is_not_renewed() {
    let config = Config::builder().credentials(Credentials::token("T")).build().unwrap();
    let context = ProviderContext { config: &config, cloud: &CLOUD };
    let held = config.identities().get(context, start()).await.unwrap();
    assert!(config.identities().replace(&held, context, start()).await.unwrap().is_none());
}

#[tokio::test]
async fn what_a_provider_gives_is_checked() {
    #[derive(Debug)]
    struct Careless;
    impl ProvideCredentials for Careless {
        fn provide<'a>(&'a self, _: ProviderContext<'a>) -> ProvideFuture<'a> {
            Box::pin(async { Ok(Identity::ak_sk("AK", "hunter2\n")) })
        }
    }
    let config = Config::builder().credentials(Credentials::provider(Careless)).build().unwrap();
    let context = ProviderContext { config: &config, cloud: &CLOUD };
    let error = config.identities().get(context, start()).await.err().unwrap();
    assert!(error.message().contains("white space") && !format!("{error:?}").contains("hunter2"));
}

#[test]
fn nothing_shows_a_secret() {
    let login = PasswordLogin {
        domain: "d".into(),
        user: "u".into(),
        password: "hunter2".into(),
        scope: TokenScope::Domain,
    };
    for credentials in [
        Credentials::ak_sk("AK", "hunter2").with_security_token("hunter2"),
        Credentials::token("hunter2"),
        Credentials::password(login),
        Credentials::from_metadata_at("http://user:hunter2@host"),
        Credentials::first_of([Credentials::token("hunter2")]),
    ] {
        let config = Config::builder().credentials(credentials.clone()).build().unwrap();
        assert!(!format!("{credentials:?} {config:?}").contains("hunter2"), "{credentials:?}");
    }
}
