//! From the spec's file to an instance that shows its dialog.

use crate::args::PreviewArgs;
use crate::exit::Exit;
use crate::installed;
use crate::pipeline::{self, Findings};
use crate::refusal::Refusal;
use crate::scenarios::ScenarioFile;
use crate::templates;
use anyhow::anyhow;
use sn_gen::engine::Engine;
use sn_gen::preview::{Preview, StartError, standard_scenario};
use sn_gen::shown::shown;
use sn_gen::simulator::{InstanceError, SessionError};
use std::path::PathBuf;

/// An instance, and what was found in its spec.
pub(super) struct Scene {
    pub(super) preview: Preview,
    /// Warnings.
    pub(super) findings: Findings,
}

/// Generates from the spec and installs it.
pub(super) fn set_up(args: &PreviewArgs) -> Result<Scene, Refusal> {
    let overrides = args.templates.as_deref().map(templates::read).transpose()?;
    let engine = Engine::new(overrides.unwrap_or_default())?;
    let (mut findings, integration) = pipeline::generate(&args.spec, &engine);
    let Some(integration) = integration? else {
        return Err(Refusal::faulty(findings));
    };
    let Some(servicenow) = &integration.model.servicenow else {
        let error = Some(InstanceError::NoServiceNow.into());
        return Err(Refusal { exit: Exit::Wrong, findings: None, error });
    };
    let instance = installed::instance(&integration, &mut findings)?;
    let file = match &args.scenario {
        Some(path) if path.is_dir() || !path.exists() => {
            return Err(anyhow!("`{}` is no file: name a scenario", shown(path)).into());
        }
        Some(path) => ScenarioFile::on_disk(path).read_for(instance.words()),
        None => ScenarioFile::of(PathBuf::new(), standard_scenario(servicenow)),
    };
    let Some(scenario) = file.scenario else {
        return Err(Refusal::faulty(file.findings));
    };
    match Preview::new(servicenow, &instance, &scenario) {
        Ok(preview) => Ok(Scene { preview, findings }),
        Err(StartError::Session(SessionError::Scenario(diagnostics))) => {
            Err(Refusal::faulty(Findings { diagnostics, ..file.findings }))
        }
        Err(error) => Err(error.into()),
    }
}
