//! From the spec's file to an instance that shows its dialog.

use crate::args::PreviewArgs;
use crate::exit::Exit;
use crate::installed;
use crate::pipeline::{self, Findings};
use crate::refusal::Refusal;
use crate::scenarios::ScenarioFile;
use crate::templates;
use anyhow::anyhow;
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::engine::{Engine, Override};
use sn_gen::model::ServiceNow;
use sn_gen::preview::{Preview, StartError, standard_scenario};
use sn_gen::shown::shown;
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, InstanceError, SessionError};
use std::path::{Path, PathBuf};

/// The files that a preview is made from, as they are on the disk.
#[derive(PartialEq)]
pub(super) struct Inputs {
    spec: Source,
    templates: Vec<Override>,
    scenario: Option<Source>,
    given: Option<Source>,
}

/// Everything that the inputs make, installed on an instance.
pub(super) struct Scene {
    pub(super) inputs: Inputs,
    servicenow: ServiceNow,
    instance: Instance,
    scenario: Scenario,
    /// Warnings about the spec, and about the facts if there are any.
    pub(super) findings: Vec<Findings>,
}

impl Inputs {
    pub(super) fn read(args: &PreviewArgs) -> Result<Self, Refusal> {
        Ok(Self {
            templates: args
                .templates
                .as_deref()
                .map(templates::read)
                .transpose()?
                .unwrap_or_default(),
            spec: pipeline::source(FileKind::Spec, &args.spec).map_err(Refusal::faulty)?,
            scenario: args.scenario.as_deref().map(scenario).transpose()?,
            given: args.given.as_deref().map(given).transpose()?,
        })
    }
}

fn scenario(path: &Path) -> Result<Source, Refusal> {
    if path.is_dir() || !path.exists() {
        return Err(anyhow!("`{}` is no file: name a scenario", shown(path)).into());
    }
    pipeline::source(FileKind::Scenario, path).map_err(Refusal::faulty)
}

fn given(path: &Path) -> Result<Source, Refusal> {
    pipeline::source(FileKind::Facts, path).map_err(Refusal::faulty)
}

impl Scene {
    /// Generates from the spec and installs it.
    pub(super) fn set_up(inputs: Inputs) -> Result<Self, Refusal> {
        let engine = Engine::new(inputs.templates.clone())?;
        let (mut findings, integration) = pipeline::render(inputs.spec.clone(), &engine);
        let Some(integration) = integration? else {
            return Err(Refusal::faulty(findings));
        };
        let Some(servicenow) = &integration.model.servicenow else {
            let error = Some(InstanceError::NoServiceNow.into());
            return Err(Refusal { exit: Exit::Wrong, findings: None, error });
        };
        let (instance, facts) = match &inputs.given {
            None => (installed::instance(&integration, &mut findings)?, None),
            Some(given) => match installed::with_facts(&integration, given, &mut findings)? {
                (Some(instance), facts) => (instance, Some(facts)),
                (None, facts) => return Err(Refusal::faulty(facts)),
            },
        };
        let findings: Vec<Findings> = [findings].into_iter().chain(facts).collect();
        let source =
            inputs.scenario.clone().unwrap_or_else(|| standard_scenario(servicenow, &instance));
        let file = ScenarioFile::of(PathBuf::new(), source).read_for(instance.words());
        let Some(scenario) = file.scenario else {
            return Err(Refusal::faulty(file.findings));
        };
        Ok(Self { servicenow: servicenow.clone(), instance, scenario, findings, inputs })
    }

    /// The instance before anything has happened on it.
    pub(super) fn begin(&self) -> Result<Preview, Refusal> {
        match Preview::new(&self.servicenow, &self.instance, &self.scenario) {
            Err(StartError::Session(SessionError::Scenario(diagnostics))) => {
                let source = self.scenario.source().clone();
                Err(Refusal::faulty(Findings { source, diagnostics, is_unreadable: false }))
            }
            preview => Ok(preview?),
        }
    }
}
