//! Why a scenario has no result.

use rquickjs::CaughtError;

/// How often the engine asks in one step whether to go on. It asks after ten thousand jumps and
/// calls, so these are several hundred million steps of a script: more than a group of ten thousand
/// people needs. What a single call of the library does is not counted.
pub(super) const MOST_TICKS: u32 = 5_000;
/// As many scenarios run at the same time as there are cores.
pub(super) const MEMORY_BYTES: usize = 256 << 20;

/// Why a scenario ended without a result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterpreterError {
    /// The stand-in itself fails; a fault of ours, or of a record that it cannot load.
    #[error("{0}")]
    Failed(String),
    /// A script did not end.
    #[error("a script did not end: {at} after {} million jumps and calls", MOST_TICKS / 100)]
    Endless {
        /// What it was doing, and where.
        at: String,
    },
    /// A script called something of the library that does not come back.
    #[error(
        "a script did not come back: a single call took more than {seconds} seconds of a processor"
    )]
    Stuck {
        /// How long it had a processor and nothing else happened.
        seconds: u64,
    },
    /// A script asked for too much memory.
    #[error("a script needs more than {} MiB of memory", MEMORY_BYTES >> 20)]
    Memory,
}

impl InterpreterError {
    /// From an engine that does not start.
    pub(super) fn of_start(error: &rquickjs::Error) -> Self {
        Self::Failed(error.to_string())
    }

    /// From what nobody has caught.
    pub(super) fn of_uncaught(error: &CaughtError<'_>) -> Self {
        let exception = match error {
            CaughtError::Exception(exception) => exception,
            // Where no memory is left, there is none for an exception.
            CaughtError::Value(value) if value.is_null() => return Self::Memory,
            other => return Self::Failed(other.to_string()),
        };
        let message = exception.message().unwrap_or_default();
        if message.is_empty() || message == "out of memory" {
            return Self::Memory;
        }
        let stack = exception.stack().unwrap_or_default();
        let place = stack.lines().next().unwrap_or_default().trim();
        Self::Failed(format!("{message} ({place})"))
    }
}
