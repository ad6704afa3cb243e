//! A spec with what it makes, held against the others before anything is written.

use crate::pipeline::{self, Findings, Integration};
use crate::specs::SpecPaths;
use anyhow::Result;
use sn_gen::engine::Engine;
use sn_gen::servicenow::update_set::{self, Outline, SetInfo, SetKind};
use sn_gen::shown::shown;

/// A spec and what it makes.
pub(crate) struct GeneratedSpec {
    pub(crate) paths: SpecPaths,
    pub(crate) findings: Findings,
    /// Nothing if the spec has errors.
    pub(crate) integration: Result<Option<Integration>>,
}

impl GeneratedSpec {
    pub(crate) fn new(paths: SpecPaths, engine: &Engine) -> Self {
        let (findings, integration) = pipeline::generate(&paths.spec, engine);
        Self { paths, findings, integration }
    }

    /// What a first installation brings to an instance; nothing without a ServiceNow side.
    fn install_set(&self) -> Result<Option<Outline>> {
        let Ok(Some(Integration { model, artifacts })) = &self.integration else {
            return Ok(None);
        };
        let path = SetInfo { integration: &model.integration, kind: SetKind::Install }.path();
        let file = artifacts.iter().find(|artifact| artifact.path == path);
        let set = file.map(|file| update_set::read(&file.text)).transpose()?;
        Ok(set.as_ref().map(Outline::of))
    }
}

/// Takes from each spec what it makes if another one would overwrite it on the same instance, with a
/// finding that names the first such spec.
pub(crate) fn refuse_rivals(specs: &mut [GeneratedSpec]) -> Result<()> {
    if specs.len() < 2 {
        return Ok(());
    }
    let sets: Vec<Option<Outline>> =
        specs.iter().map(GeneratedSpec::install_set).collect::<Result<_>>()?;
    let names: Vec<String> = specs.iter().map(|it| shown(&it.paths.spec)).collect();
    for (spec, set) in specs.iter_mut().zip(&sets) {
        let Some(set) = set else { continue };
        let others = sets.iter().zip(&names).filter_map(|(set, name)| Some((set.as_ref()?, name)));
        let rival = others
            .filter(|(other, _)| !std::ptr::eq(*other, set))
            .find_map(|(other, name)| Some((update_set::rivalry(set, other)?, name)));
        if let Some((rivalry, name)) = rival {
            spec.findings.diagnostics.push(rivalry.finding(name));
            spec.integration = Ok(None);
        }
    }
    Ok(())
}
