//! The command line: what each command prints where, and with which code it ends.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../support/mod.rs"]
mod support;

mod build;
mod check;
mod ci;
mod foreign;
mod gone;
#[cfg(unix)]
mod hostile;
mod init;
mod preview;
mod quiet;
mod schema;
mod several;
mod simulate;
mod standard;
mod templates;
mod usage;
mod verify;

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use tempfile::TempDir;

/// A spec whose output is four files.
const SPEC: &str = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21T00:00:00Z }
servicenow: false
servicedesk_plus:
  editions: [cloud, on_premises]
  body: { subject: subject, request_id: id }
";
/// A spec with one error.
const BROKEN: &str = "\
version: 2
integration: { release: 1.0.0, released: 2026-11-21T00:00:00Z }
";

/// A folder in which commands run.
struct Project(TempDir);

impl Project {
    fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with a spec of the standard name, and a guide of one line for the tests that
    /// print whole files.
    fn new() -> Self {
        let project = Self::empty();
        project.write("mappings.yaml", SPEC);
        project.write("short/guide/INSTALL.md.tera", "# Guide\n");
        project
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Changes the spec of the standard name.
    fn edit(&self, old: &str, new: &str) {
        assert!(SPEC.contains(old), "{old}");
        self.write("mappings.yaml", SPEC.replace(old, new));
    }

    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sn-gen"));
        command.current_dir(self.path()).args(args.split_whitespace());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "CI"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs a command; its status, standard output and standard error as one text.
    fn run(&self, args: &str) -> String {
        told(&mut self.command(args))
    }

    /// Every file with its content and the time of its last change.
    fn files(&self) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        let files = walkdir::WalkDir::new(self.path()).into_iter().map(Result::unwrap);
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(self.path()).unwrap();
                let time = entry.metadata().unwrap().modified().unwrap();
                let content = fs::read(entry.path()).unwrap();
                (path.to_str().unwrap().to_owned(), (content, time))
            })
            .collect()
    }

    fn names(&self) -> String {
        let files = self.files();
        files.into_keys().map(|path| path + "\n").collect()
    }
}

fn told(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\x1b', "␛");
    let status = output.status.code().unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    format!("status: {status}\n--- stdout\n{out}--- stderr\n{err}")
}
