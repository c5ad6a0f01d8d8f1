//! What a person at a terminal sees while pages are fetched. Elsewhere, nothing: what happened is in the report.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on stderr, if that is a terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// One that nobody sees.
    #[cfg(test)]
    pub(super) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// One for those who look at a terminal.
    pub(super) fn shown() -> Self {
        let bar = ProgressBar::new(0);
        // A template that cannot be read would leave the default.
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len}  {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// So many pages of a service are to come.
    pub(super) fn begins(&self, service: &str, pages: usize) {
        self.0.reset();
        self.0.set_prefix(service.to_owned());
        self.0.set_length(u64::try_from(pages).unwrap_or(u64::MAX));
    }

    /// A page is asked for.
    pub(super) fn asks(&self, url: &str) {
        self.0.set_message(shown(url));
    }

    /// Nothing is asked for a while.
    pub(super) fn waits(&self, why: &str, pause: Duration) {
        self.0.set_message(shown(&format!("{why}; waiting {} s", pause.as_secs())));
    }

    /// A page is done.
    pub(super) fn goes_on(&self) {
        self.0.inc(1);
    }

    /// All are.
    pub(super) fn ends(&self) {
        self.0.finish_and_clear();
    }
}

/// Addresses and messages of servers go to a terminal.
fn shown(text: &str) -> String {
    tablature_codegen::source::name::shown(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_steers_no_terminal() {
        let progress = Progress::hidden();
        progress.asks("https://a.example/\u{1b}[2J");
        assert_eq!(progress.0.message(), "https://a.example/\\u{1b}[2J");
    }
}
