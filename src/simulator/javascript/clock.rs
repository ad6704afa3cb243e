//! How long a thread has had a processor, so that a busy machine takes nobody's time away.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Where the system does not tell, a thread is taken to share a processor with so many others.
const OTHERS: u32 = 5;

/// The time of one thread.
pub(super) struct ThreadClock {
    /// Where Linux counts it, in nanoseconds.
    count: Option<PathBuf>,
    begun: Instant,
}

impl ThreadClock {
    /// That of the thread which asks for it.
    pub(super) fn of_this_thread() -> Self {
        let thread = fs::read_link("/proc/thread-self").ok();
        let count = thread.map(|it| Path::new("/proc").join(it).join("schedstat"));
        let clock = Self { count, begun: Instant::now() };
        let count = clock.counted().and(clock.count);
        Self { count, begun: clock.begun }
    }

    /// How much of it the thread has had.
    pub(super) fn spent(&self) -> Duration {
        self.counted().unwrap_or_else(|| self.begun.elapsed() / (OTHERS + 1))
    }

    fn counted(&self) -> Option<Duration> {
        let text = fs::read_to_string(self.count.as_ref()?).ok()?;
        text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    }
}
