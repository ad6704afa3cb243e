//! The output folder: what is written, what is removed, what is never touched.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod foreign;
mod kill;
#[cfg(unix)]
mod link;
mod plan;

use sn_gen::artifact::Artifact;
use sn_gen::manifest::Manifest;
use sn_gen::output::{FileAction, Hindrance, OutputError, Plan};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

type Files = BTreeMap<String, String>;

/// Artifacts of these paths and texts, and the manifest that goes with them.
fn made(files: &[(&str, &str)]) -> Vec<Artifact> {
    let mut artifacts: Vec<_> =
        files.iter().map(|(path, text)| Artifact::new(*path, text)).collect();
    let manifest = Manifest::new("1.0.0", &artifacts, Vec::new());
    artifacts.push(manifest.to_artifact().unwrap());
    artifacts
}

fn before() -> Vec<Artifact> {
    made(&[
        ("INSTALL.md", "# Install"),
        ("servicenow/ui-pages/old.html", "<p/>"),
        ("servicenow/script-includes/helper.js", "old();"),
    ])
}

fn after() -> Vec<Artifact> {
    made(&[
        ("INSTALL.md", "# Install"),
        ("servicenow/ui-actions/new.js", "acl();"),
        ("servicenow/script-includes/helper.js", "new();"),
    ])
}

fn folder_with(artifacts: &[Artifact]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), artifacts);
    folder
}

fn build(folder: &Path, artifacts: &[Artifact]) {
    Plan::new(folder, artifacts).unwrap().apply().unwrap();
}

/// Every file below a folder; an empty folder shows as a path that ends in `/`.
fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if !entry.file_type().is_dir() {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.insert(format!("{path}/"), String::new());
        }
    }
    files
}

fn expected(artifacts: &[Artifact]) -> Files {
    artifacts.iter().map(|artifact| (artifact.path.clone(), artifact.text.clone())).collect()
}

/// The plan in one line per file.
fn outline(plan: &Plan) -> String {
    let line = |file: &sn_gen::output::PlannedFile| {
        let verb = match file.action {
            FileAction::Create { .. } => "create",
            FileAction::Change { .. } => "change",
            FileAction::Remove { .. } => "remove",
            FileAction::Keep => "keep",
            FileAction::Spare => "spare",
            FileAction::UpToDate => "up to date",
        };
        format!("{verb}: {}\n", file.path)
    };
    plan.files.iter().map(line).collect()
}

fn hindrances(error: OutputError) -> Vec<Hindrance> {
    match error {
        OutputError::Blocked(obstacles) => obstacles.iter().map(|it| it.hindrance).collect(),
        other => panic!("{other}"),
    }
}
