//! A spec whose scripts run: generated once, however many scenarios use it.

use crate::exit::Exit;
use crate::pipeline::{self, Findings, Integration};
use anyhow::Result;
use sn_gen::diagnostic::{Code, Source};
use sn_gen::engine::Engine;
use sn_gen::model::ServiceNow;
use sn_gen::simulator::scenario::Facts;
use sn_gen::simulator::{Instance, InstanceError};
use std::path::Path;

/// An instance that has what the mapping names, with the findings about what looks misspelt there.
pub(crate) fn instance(integration: &Integration, findings: &mut Findings) -> Result<Instance> {
    let (instance, servicenow) = bare(integration)?;
    Ok(doubted(instance.assuming(servicenow), findings))
}

/// An instance that has what was delivered only.
fn bare(integration: &Integration) -> Result<(Instance, &ServiceNow)> {
    let Integration { model, artifacts } = integration;
    let servicenow = model.servicenow.as_ref().ok_or(InstanceError::NoServiceNow)?;
    Ok((Instance::new(model, artifacts)?, servicenow))
}

fn doubted(instance: Instance, findings: &mut Findings) -> Instance {
    // An instance may have more columns than the base system.
    let doubts = instance.doubts(&findings.source);
    findings.diagnostics.replace(Code::DoubtfulColumn, &doubts);
    instance
}

/// An instance that also has what all scenarios share; nothing if that has errors.
pub(crate) fn with_facts(
    integration: &Integration,
    given: &Source,
    findings: &mut Findings,
) -> Result<(Option<Instance>, Findings)> {
    let (instance, servicenow) = bare(integration)?;
    let (facts, diagnostics) = Facts::read(given, instance.words());
    let found = |diagnostics| Findings { source: given.clone(), diagnostics, is_unreadable: false };
    let Some(facts) = facts else {
        return Ok((None, found(diagnostics)));
    };
    Ok(match instance.assuming_with(servicenow, &facts) {
        Ok(instance) => (Some(doubted(instance, findings)), found(diagnostics)),
        Err(missing) => (None, found(missing)),
    })
}

/// A simulated instance with everything installed that a spec makes.
pub(crate) struct InstalledSpec {
    pub(crate) findings: Findings,
    /// What was found in the facts that all scenarios share, if there are any.
    pub(crate) facts: Option<Findings>,
    /// Nothing if the spec or the facts have errors.
    pub(crate) instance: Result<Option<Instance>>,
}

impl InstalledSpec {
    pub(crate) fn new(spec: &Path, given: Option<&Source>, engine: &Engine) -> Self {
        let (mut findings, integration) = pipeline::generate(spec, engine);
        let mut facts = None;
        let instance = integration.and_then(|integration| match (integration, given) {
            (None, _) => Ok(None),
            (Some(it), None) => instance(&it, &mut findings).map(Some),
            (Some(it), Some(given)) => {
                let (instance, found) = with_facts(&it, given, &mut findings)?;
                facts = Some(found);
                Ok(instance)
            }
        });
        Self { findings, facts, instance }
    }

    /// How bad it is.
    pub(crate) fn exit(&self) -> Exit {
        match &self.instance {
            Ok(Some(_)) => Exit::Done,
            Ok(None) if self.findings.is_unreadable => Exit::Refused,
            Ok(None) => Exit::Wrong,
            Err(_) if self.is_without_servicenow() => Exit::Done,
            Err(_) => Exit::Refused,
        }
    }

    /// Whether the spec says that there is nothing to run.
    pub(crate) fn is_without_servicenow(&self) -> bool {
        let error = self.instance.as_ref().err().and_then(|error| error.downcast_ref());
        matches!(error, Some(InstanceError::NoServiceNow))
    }

    /// The file whose errors keep scripts from running, if any do.
    pub(crate) fn faulty(&self) -> &Findings {
        self.facts.as_ref().unwrap_or(&self.findings)
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
