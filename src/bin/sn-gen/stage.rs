//! A spec whose scripts run: generated once, however many scenarios use it.

use crate::exit::Exit;
use crate::pipeline::{self, Findings, Integration};
use anyhow::Result;
use sn_gen::engine::Engine;
use sn_gen::simulator::{Instance, InstanceError};
use std::path::Path;

/// An instance that has what the mapping names. What looks misspelt is added to the findings.
pub(crate) fn installed(integration: &Integration, findings: &mut Findings) -> Result<Instance> {
    let Integration { model, artifacts } = integration;
    let servicenow = model.servicenow.as_ref().ok_or(InstanceError::NoServiceNow)?;
    let instance = Instance::new(model, artifacts)?.assuming(servicenow);
    for doubt in &instance.doubts(&findings.source) {
        findings.diagnostics.push(doubt.clone());
    }
    Ok(instance)
}

/// A simulated instance with everything installed that a spec makes.
pub(crate) struct Stage {
    pub(crate) findings: Findings,
    /// Nothing if the spec has errors.
    pub(crate) instance: Result<Option<Instance>>,
}

impl Stage {
    pub(crate) fn new(spec: &Path, engine: &Engine) -> Self {
        let (mut findings, integration) = pipeline::generate(spec, engine);
        let instance = integration.and_then(|integration| {
            integration.map(|it| installed(&it, &mut findings)).transpose()
        });
        Self { findings, instance }
    }

    /// How bad it is.
    pub(crate) fn exit(&self) -> Exit {
        match &self.instance {
            Ok(Some(_)) => Exit::Done,
            Ok(None) if self.findings.is_unreadable => Exit::Refused,
            Ok(None) => Exit::Wrong,
            Err(_) if self.is_without_servicenow() => Exit::Wrong,
            Err(_) => Exit::Refused,
        }
    }

    /// Whether the spec is at fault, since it says that there is nothing to run.
    pub(crate) fn is_without_servicenow(&self) -> bool {
        let error = self.instance.as_ref().err().and_then(|error| error.downcast_ref());
        matches!(error, Some(InstanceError::NoServiceNow))
    }

    /// What the mapping names and the instance has for that reason only.
    pub(crate) fn assumed(&self) -> &[String] {
        match &self.instance {
            Ok(Some(instance)) => instance.assumed(),
            _ => &[],
        }
    }

    /// What became of it, in one word.
    pub(crate) fn status(&self) -> &'static str {
        match self.exit() {
            Exit::Done => "valid",
            Exit::Wrong => "invalid",
            Exit::Refused => "refused",
        }
    }
}
