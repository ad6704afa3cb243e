//! Which scenarios run, and what is in their files.

use crate::args::SimulateArgs;
use crate::pipeline::{self, Findings};
use crate::walk;
use anyhow::Result;
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::shown::shown;
use sn_gen::simulator::scenario::{Reading, Scenario};
use sn_gen::simulator::{Words, standard};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::DirEntry;

/// A scenario's file, read.
pub(crate) struct ScenarioFile {
    pub(crate) path: PathBuf,
    pub(crate) findings: Findings,
    /// Whether it is in the program, and has to fit every mapping.
    is_standard: bool,
    /// Nothing if the file has errors.
    pub(crate) scenario: Option<Scenario>,
}

/// Where a scenario comes from.
pub(crate) enum Origin {
    Disk(PathBuf),
    /// The program itself.
    Standard(Source),
}

/// The scenarios that run: those that are named, or those of the usual folder, or the standard ones.
pub(crate) fn find(args: &SimulateArgs) -> Result<Vec<Origin>> {
    let usual = args.folder();
    let named = match args.scenarios.as_slice() {
        [] if !args.standard && usual.is_dir() => files(&[usual])?,
        named => files(named)?,
    };
    let mut all: Vec<Origin> = named.into_iter().map(Origin::Disk).collect();
    if args.standard || all.is_empty() {
        all.extend(standard().into_iter().map(Origin::Standard));
    }
    Ok(all)
}

/// The files that `given` names, in its order, and for a folder those below it, sorted by path;
/// each file once.
fn files(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if path.is_dir() {
            files.extend(in_folder(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.clone())));
    Ok(files)
}

/// Every scenario below a folder; hidden ones are left out.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_hidden = |entry: &DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
    let files = walk::files(folder, &["yaml", "yml"], is_wanted)?;
    // Reading the folder as a scenario says what is wrong with it, in every format.
    Ok(if files.is_empty() { vec![folder.to_owned()] } else { files })
}

impl ScenarioFile {
    pub(crate) fn read(origin: &Origin) -> Self {
        match origin {
            Origin::Disk(path) => Self::on_disk(path),
            Origin::Standard(source) => {
                Self { is_standard: true, ..Self::of(source.name().into(), source.clone()) }
            }
        }
    }

    pub(crate) fn on_disk(path: &Path) -> Self {
        let path = path.to_owned();
        match pipeline::source(FileKind::Scenario, &path) {
            Ok(source) => Self::of(path, source),
            Err(findings) => Self { path, findings, is_standard: false, scenario: None },
        }
    }

    /// The scenario of a text.
    pub(crate) fn of(path: PathBuf, source: Source) -> Self {
        let Reading { scenario, diagnostics } = Scenario::read(&source);
        let findings = Findings { source, diagnostics, is_unreadable: false };
        Self { path, findings, is_standard: false, scenario }
    }

    /// The same file, read for a mapping whose words are these.
    pub(crate) fn read_for(self, words: &Words) -> Self {
        if self.scenario.is_none() || !self.findings.source.text().contains('$') {
            return self;
        }
        let Reading { scenario, diagnostics } = Scenario::read_for(&self.findings.source, words);
        let scenario = scenario.map(|mut scenario| {
            if self.is_standard {
                scenario.left_out = scenario.left_out.or_else(|| scenario.untold.take());
            }
            scenario
        });
        let findings = Findings { diagnostics, ..self.findings };
        Self { findings, scenario, ..self }
    }

    /// Its path as people see it.
    pub(crate) fn shown(&self) -> String {
        shown(&self.path)
    }

    /// The spec whose scripts run, if any can.
    pub(crate) fn spec(&self, default: &Path) -> Option<PathBuf> {
        let scenario = self.scenario.as_ref()?;
        Some(match &scenario.spec {
            Some(own) => self.path.parent().unwrap_or(Path::new("")).join(own),
            None => default.to_owned(),
        })
    }
}
