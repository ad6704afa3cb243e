//! What an interpreter does, counted: by the step, to end a script, and at all, to see that it lives.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Counts that another thread can read.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    ticks: AtomicU32,
    beats: AtomicU64,
}

impl Pulse {
    /// A new step begins.
    pub(super) fn begin(&self) {
        self.ticks.store(0, Ordering::Relaxed);
        self.beats.fetch_add(1, Ordering::Relaxed);
    }

    /// The engine asks whether to go on; how often it has asked in this step.
    pub(super) fn tick(&self) -> u32 {
        self.beats.fetch_add(1, Ordering::Relaxed);
        self.ticks.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn ticks(&self) -> u32 {
        self.ticks.load(Ordering::Relaxed)
    }

    /// Another number than before, if anything has happened since.
    pub(super) fn beats(&self) -> u64 {
        self.beats.load(Ordering::Relaxed)
    }
}
