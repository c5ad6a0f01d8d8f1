//! Calls from programs that are not asynchronous: they wait on a tokio runtime that this library keeps for them.
//!
//! One runtime serves the whole process, with one thread beside those that wait: it keeps connections alive between
//! calls. It is made by the first call.

use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{ConfigurationError, Error};

/// It lives as long as the process: calls may come from any thread, to the end.
static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);

/// Waits for `work`. Not from asynchronous code, whose other tasks would stand still: that is an error.
///
/// # Errors
/// Those of `work`; [`Error::Configuration`] in asynchronous code, and where no runtime can be made.
pub fn block_on<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        let message = "called from asynchronous code, which must not block; use `.send().await` there";
        return Err(ConfigurationError::new(message).into());
    }
    handle()?.block_on(work)
}

fn handle() -> Result<Handle, ConfigurationError> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = match &mut *runtime {
        Some(runtime) => runtime,
        none => none.insert(make().map_err(|error| {
            ConfigurationError::caused_by("no runtime for blocking calls can be made", error)
        })?),
    };
    Ok(runtime.handle().clone())
}

fn make() -> std::io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(1).thread_name("tablature").enable_all().build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_from_any_thread() {
        let work = || {
            block_on(async {
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                Ok(())
            })
        };
        let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(work)).collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap().is_ok()));
    }

    #[tokio::test]
    async fn asynchronous_code_is_told_not_to_block() {
        let error = block_on(async { Ok(()) }).unwrap_err();
        assert!(matches!(error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains("use `.send().await`"));
    }
}
