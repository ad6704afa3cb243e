//! From the spec's file to artifacts: the one place that knows the library's way of the data.

use crate::read::read;
use anyhow::Result;
use sn_gen::artifact::Artifact;
use sn_gen::diagnostic::{Diagnostics, FileKind, Source, Unreadable};
use sn_gen::engine::Engine;
use sn_gen::resolve::{Resolution, resolve};
use sn_gen::shown::shown;
use std::path::Path;

/// A spec and what was found in it.
pub(crate) struct Findings {
    pub(crate) source: Source,
    pub(crate) diagnostics: Diagnostics,
    /// The disk would not give the file.
    pub(crate) is_unreadable: bool,
}

/// Reads a spec and generates from it; no artifacts if the spec has errors.
pub(crate) fn generate(spec: &Path, engine: &Engine) -> (Findings, Result<Option<Vec<Artifact>>>) {
    let name = shown(spec);
    let unusable = |it: Unreadable, is_unreadable| {
        let findings = Findings { source: it.source, diagnostics: it.diagnostics, is_unreadable };
        (findings, Ok(None))
    };
    let bytes = match read(spec, Source::MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return unusable(Unreadable::from_io(FileKind::Spec, name, &error), true),
    };
    match Source::from_bytes(FileKind::Spec, name, &bytes) {
        Ok(source) => render(source, engine),
        Err(it) => unusable(it, false),
    }
}

fn render(source: Source, engine: &Engine) -> (Findings, Result<Option<Vec<Artifact>>>) {
    let Resolution { model, diagnostics } = resolve(&source);
    let artifacts = model.map(|model| sn_gen::build(&model, engine)).transpose();
    let findings = Findings { source, diagnostics, is_unreadable: false };
    (findings, artifacts.map_err(Into::into))
}
