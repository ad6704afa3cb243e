//! `sn-gen preview`, as it is started from a shell.

use crate::kept::{Idle, keeper};
use crate::process::Process;
use std::path::Path;
use std::thread;

/// A preview for one test; dropped, it waits for the next one or ends.
pub(crate) struct Preview {
    /// Where it serves, such as `http://127.0.0.1:40123`.
    pub(crate) address: String,
    process: Option<Process>,
    is_shipped: bool,
}

/// Previews of the shipped mapping. Each load of a form begins an instance with settings and a
/// history of its own, so nothing goes from one test to the next.
static IDLE: Idle<(String, Process)> = Idle::new();

impl Preview {
    /// One of the shipped mapping.
    #[track_caller]
    pub(crate) fn shipped() -> Self {
        let (address, process) =
            IDLE.take().unwrap_or_else(|| start(Path::new(env!("CARGO_MANIFEST_DIR")), &[]));
        Self { address, process: Some(process), is_shipped: true }
    }

    /// Runs `sn-gen preview` in a folder, at a free port and without opening a browser.
    #[track_caller]
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let (address, process) = start(folder, arguments);
        Self { address, process: Some(process), is_shipped: false }
    }

    /// The address of one of its pages; the path starts with a slash.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        if self.is_shipped && !thread::panicking() {
            IDLE.put((std::mem::take(&mut self.address), process));
        } else {
            process.wait();
        }
    }
}

#[track_caller]
fn start(folder: &Path, arguments: &[&str]) -> (String, Process) {
    let mut command = keeper();
    command.current_dir(folder).arg(env!("CARGO_BIN_EXE_sn-gen"));
    command.args(["preview", "--no-open", "--port", "0"]).args(arguments);
    let (process, address) = Process::start(&mut command, "its address", address_in);
    (address, process)
}

/// The address that a line tells, without the slash at its end.
fn address_in(line: &str) -> Option<String> {
    const START: &str = "http://127.0.0.1:";
    let rest = &line[line.find(START)? + START.len()..];
    let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
    (digits > 0).then(|| format!("{START}{}", &rest[..digits]))
}

#[test]
fn the_address_is_found_in_a_sentence() {
    let found = |line| address_in(line).unwrap_or_default();
    assert_eq!(found("Preview: http://127.0.0.1:4711/ (Ctrl+C ends it)"), "http://127.0.0.1:4711");
    assert_eq!(found("http://127.0.0.1:80"), "http://127.0.0.1:80");
    assert_eq!(found("reads mappings.yaml"), "");
    assert_eq!(found("http://127.0.0.1:PORT"), "");
}
