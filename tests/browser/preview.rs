//! `sn-gen preview`, as it is started from a shell.

use crate::process::Process;
use std::path::Path;
use std::process::Command;

/// A running preview; dropped, it ends.
pub(crate) struct Preview {
    /// Where it serves, such as `http://127.0.0.1:40123`.
    pub(crate) address: String,
    _process: Process,
}

impl Preview {
    /// Runs `sn-gen preview` in a folder, at a free port and without opening a browser.
    #[track_caller]
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sn-gen"));
        command.current_dir(folder).args(["preview", "--no-open", "--port", "0"]).args(arguments);
        let (process, address) = Process::start(&mut command, "its address", address_in);
        Self { address, _process: process }
    }

    /// The address of one of its pages; the path starts with a slash.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
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
