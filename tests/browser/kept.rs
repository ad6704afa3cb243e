//! Processes that serve one test after the other, and end with the last one.

use std::process::Command;
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// A shell that runs a command for as long as its own input is open: the system closes that with
/// the tests, even if they are killed.
const KEEPER: &str = r#""$@" & exec >/dev/null 2>&1; read -r line; kill "$!"; wait "$!""#;

/// The browser notices the end of its driver a little later, and may write into its folder until then.
const REMOVE: &str = r#"; tries=0
while [ -e "$TMPDIR" ] && [ "$tries" -lt 50 ]; do
    rm -rf "$TMPDIR"; sleep 0.2; tries=$((tries + 1))
done"#;

/// What starts a command, which follows as arguments, and ends it with the tests.
pub(crate) fn keeper() -> Command {
    shell(KEEPER)
}

/// The same for a command that leaves files in a folder, which goes with it.
pub(crate) fn keeper_with(folder: TempDir) -> Command {
    let mut shell = shell(&[KEEPER, REMOVE].concat());
    shell.env("TMPDIR", folder.keep());
    shell
}

fn shell(script: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "keeper"]);
    shell
}

/// What waits for its next test.
pub(crate) struct Idle<T>(Mutex<Vec<T>>);

impl<T> Idle<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    pub(crate) fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(crate) fn put(&self, it: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(it);
    }
}
