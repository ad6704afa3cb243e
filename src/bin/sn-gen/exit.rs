//! How the program ends, for the shell and for CI.

use std::process::ExitCode;

/// The exit codes, from good to bad: of several results the worst counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything is done or up to date.
    Done = 0,
    /// A spec has errors, an update set is not sound, a check found a difference, or a scenario
    /// failed.
    Wrong = 1,
    /// The command line or a template cannot be used, the disk refused, or sn-gen itself fails.
    Refused = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
