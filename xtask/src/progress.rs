//! What a person at a terminal sees while a run goes on. Elsewhere, nothing: what happened is in the report.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line on stderr, if that is a terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// One that nobody sees.
    #[cfg(test)]
    pub(crate) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// One for those who look at a terminal.
    pub(crate) fn shown() -> Self {
        let bar = ProgressBar::new(0);
        // A template that cannot be read would leave the default.
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len}  {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// So many steps are to come, under a name.
    pub(crate) fn begins(&self, name: &str, steps: usize) {
        self.0.reset();
        self.0.set_prefix(name.to_owned());
        self.0.set_length(u64::try_from(steps).unwrap_or(u64::MAX));
    }

    /// This is worked on.
    pub(crate) fn is_at(&self, what: &str) {
        self.0.set_message(shown(what));
    }

    /// Nothing is asked for a while.
    pub(crate) fn waits(&self, why: &str, pause: Duration) {
        self.0.set_message(shown(&format!("{why}; waiting {} s", pause.as_secs())));
    }

    /// A step is done.
    pub(crate) fn goes_on(&self) {
        self.0.inc(1);
    }

    /// All are.
    pub(crate) fn ends(&self) {
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
        progress.is_at("https://a.example/\u{1b}[2J");
        assert_eq!(progress.0.message(), "https://a.example/\\u{1b}[2J");
    }
}
