//! What became of the scenarios: made by the simulation, printed by the report.

use crate::exit::Exit;
use crate::installed::InstalledSpec;
use crate::scenarios::ScenarioFile;
use sn_gen::diagnostic::Diagnostics;
use sn_gen::simulator::{
    Costs, Failure, InstanceError, InterpreterError, Run, Simulation, SimulationError,
};

/// All scenarios and the specs whose scripts they ran.
pub(crate) struct Results {
    pub(crate) specs: Vec<InstalledSpec>,
    /// As they were named; those of a folder in the order of their paths.
    pub(crate) scenarios: Vec<ScenarioResult>,
}

/// A scenario and what became of it.
pub(crate) struct ScenarioResult {
    pub(crate) file: ScenarioFile,
    /// Which of the specs it belongs to.
    pub(crate) spec: Option<usize>,
    pub(crate) conclusion: Conclusion,
}

/// How a scenario ended.
pub(crate) enum Conclusion {
    /// It ran to its end.
    Ran(Run),
    /// It was begun, and did not come to its end.
    Stopped(SimulationError),
    /// It was not begun, because its file has errors, these among them, or cannot be read.
    Faulty(Diagnostics),
    /// It was not begun, because it does not apply to the mapping, for this reason.
    LeftOut(String),
    /// It was not begun, because there is nothing that it could run.
    NotInstalled(Exit),
}

impl ScenarioResult {
    /// Runs a scenario on the instance of its spec.
    pub(crate) fn run(
        file: &ScenarioFile,
        spec: Option<&InstalledSpec>,
        watch_all: bool,
    ) -> Conclusion {
        let (Some(scenario), Some(spec)) = (&file.scenario, spec) else {
            return Conclusion::Faulty(Diagnostics::default());
        };
        if spec.is_without_servicenow() {
            return Conclusion::LeftOut(InstanceError::NoServiceNow.to_string());
        }
        let Ok(Some(instance)) = &spec.instance else {
            return Conclusion::NotInstalled(spec.exit());
        };
        if let Some(reason) = &scenario.left_out {
            return Conclusion::LeftOut(reason.clone());
        }
        match Simulation::new(instance, scenario, watch_all) {
            Ok(simulation) => simulation.run().map_or_else(Conclusion::Stopped, Conclusion::Ran),
            Err(missing) => Conclusion::Faulty(missing),
        }
    }

    pub(crate) fn new(mut file: ScenarioFile, spec: Option<usize>, conclusion: Conclusion) -> Self {
        if let Conclusion::Faulty(missing) = &conclusion {
            for finding in missing {
                file.findings.diagnostics.push(finding.clone());
            }
        }
        Self { file, spec, conclusion }
    }

    /// Whether it ran to its end, whatever was expected of it.
    pub(crate) fn ran(&self) -> Exit {
        match &self.conclusion {
            Conclusion::Ran(_) => Exit::Done,
            _ => self.exit(),
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        match &self.conclusion {
            Conclusion::Ran(run) if run.has_passed() => Exit::Done,
            Conclusion::LeftOut(_) => Exit::Done,
            Conclusion::Faulty(_) if self.file.findings.is_unreadable => Exit::Refused,
            // The stand-in fails, not the script.
            Conclusion::Stopped(SimulationError::Interpreter(InterpreterError::Failed(_))) => {
                Exit::Refused
            }
            Conclusion::Ran(_) | Conclusion::Stopped(_) | Conclusion::Faulty(_) => Exit::Wrong,
            Conclusion::NotInstalled(exit) => *exit,
        }
    }

    /// What became of it, in one word.
    pub(crate) fn status(&self) -> &'static str {
        match (&self.conclusion, self.exit()) {
            (Conclusion::LeftOut(_), _) => "left out",
            (_, Exit::Done) => "passed",
            (_, Exit::Refused) => "refused",
            (Conclusion::Ran(_) | Conclusion::Stopped(_), Exit::Wrong) => "failed",
            (Conclusion::Faulty(_) | Conclusion::NotInstalled(_), Exit::Wrong) => "invalid",
        }
    }

    /// What it cost, as far as it ran to its end.
    pub(crate) fn costs(&self) -> Option<Costs> {
        match &self.conclusion {
            Conclusion::Ran(run) => Some(run.costs()),
            _ => None,
        }
    }

    /// What it shows, if that can be read.
    pub(crate) fn name(&self) -> Option<&str> {
        self.file.scenario.as_ref().map(|scenario| scenario.name.as_str())
    }

    /// What did not come as expected.
    pub(crate) fn failures(&self) -> impl Iterator<Item = &Failure> {
        let steps = match &self.conclusion {
            Conclusion::Ran(run) => run.steps.as_slice(),
            _ => &[],
        };
        steps.iter().flat_map(|step| &step.failures)
    }
}
