//! From the spec's file to artifacts: the one place that knows the library's way of the data.

use crate::read::read;
use anyhow::Result;
use sn_gen::artifact::Artifact;
use sn_gen::diagnostic::{Diagnostics, FileKind, Report, Source, Unreadable};
use sn_gen::engine::Engine;
use sn_gen::model::Model;
use sn_gen::resolve::{Resolution, resolve};
use sn_gen::shown::shown;
use std::path::Path;

/// A file that people write, and what was found in it.
pub(crate) struct Findings {
    pub(crate) source: Source,
    pub(crate) diagnostics: Diagnostics,
    /// The disk would not give the file.
    pub(crate) is_unreadable: bool,
}

impl Findings {
    pub(crate) fn report(&self) -> Report<'_> {
        Report { source: &self.source, diagnostics: &self.diagnostics }
    }
}

/// What a spec means and what it makes.
pub(crate) struct Integration {
    pub(crate) model: Model,
    pub(crate) artifacts: Vec<Artifact>,
}

/// Reads a spec and generates from it; no integration if the spec has errors.
pub(crate) fn generate(spec: &Path, engine: &Engine) -> (Findings, Result<Option<Integration>>) {
    match source(FileKind::Spec, spec) {
        Ok(source) => render(source, engine),
        Err(findings) => (findings, Ok(None)),
    }
}

/// Reads a file; findings if there is no text in it.
pub(crate) fn source(kind: FileKind, path: &Path) -> Result<Source, Findings> {
    let name = shown(path);
    let findings = |it: Unreadable, is_unreadable| Findings {
        source: it.source,
        diagnostics: it.diagnostics,
        is_unreadable,
    };
    match read(path, Source::MAX_BYTES) {
        Ok(bytes) => Source::from_bytes(kind, name, &bytes).map_err(|it| findings(it, false)),
        Err(error) => Err(findings(Unreadable::from_io(kind, name, &error), true)),
    }
}

/// Generates from the text of a spec; no integration if it has errors.
pub(crate) fn render(source: Source, engine: &Engine) -> (Findings, Result<Option<Integration>>) {
    let Resolution { model, diagnostics } = resolve(&source);
    let integration = model.map(|model| {
        let artifacts = sn_gen::build(&model, engine)?;
        Ok(Integration { model, artifacts })
    });
    let findings = Findings { source, diagnostics, is_unreadable: false };
    (findings, integration.transpose())
}
