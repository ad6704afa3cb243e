//! Runs the generated scripts off the instance and checks what they do.
//!
//! A scenario says what is there, what happens, and what must come of it. The instance is a
//! stand-in, strict where the platform is strict: it loads the generated update set, runs its
//! scripts, and refuses what an instance would refuse, drop or charge for. Flashduty is simulated
//! as its contract has it. Nothing here reads a clock or throws dice: a scenario ends the same on
//! every machine.

mod answers;
mod assumed;
mod compare;
mod described;
mod given_missing;
mod given_names;
mod given_tables;
mod installation;
mod instance;
mod javascript;
mod lookup;
mod observed;
mod order;
mod preference;
mod receiver;
mod record;
mod records;
mod regular_expression;
mod rows;
pub mod scenario;
mod session;
mod stand_in;
mod standard;
mod steps;
mod untold;
mod words;
mod world;
mod zone;

pub use compare::Failure;
pub use instance::{Instance, InstanceError};
pub use javascript::{ES5, InterpreterError, PLATFORM, RUNTIME, run as run_world};
pub use observed::{Costs, Observed, Transaction};
pub use record::then as recorded;
pub use session::{Done, Session, SessionError, Ticket};
pub use stand_in::{Header, HeaderError, StandInError, page as stand_in};
pub use standard::standard;
pub use words::Words;

use crate::diagnostic::Diagnostics;
use indexmap::IndexMap;
use scenario::Scenario;
use std::sync::Arc;

/// A scenario, ready to run.
#[derive(Debug, Clone)]
pub struct Simulation<'a> {
    scenario: &'a Scenario,
    /// What all scenarios of the instance share, and what is this scenario's own; both are JSON.
    base: Arc<str>,
    own: String,
    keys: IndexMap<String, String>,
}

/// What came of a scenario.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its steps, in their order.
    pub steps: Vec<StepRun>,
}

/// What came of a step.
#[derive(Debug, Clone)]
pub struct StepRun {
    /// The line where it is written.
    pub line: usize,
    /// What happened.
    pub observed: Observed,
    /// What did not come as expected.
    pub failures: Vec<Failure>,
}

/// Why a scenario has no result.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// It did not run to its end.
    #[error(transparent)]
    Interpreter(#[from] InterpreterError),
    /// What the stand-in tells cannot be read, such as half of a character that a script has cut.
    #[error("what happened cannot be read: {0}")]
    Outcome(#[from] serde_json::Error),
}

impl<'a> Simulation<'a> {
    /// Puts a scenario on an instance; findings if it names what is not there. With `watch_all`,
    /// what happened also tells of records that no step expects anything of.
    pub fn new(
        instance: &Instance,
        scenario: &'a Scenario,
        watch_all: bool,
    ) -> Result<Self, Diagnostics> {
        let world = world::world(instance, scenario, watch_all)?;
        Ok(Self { scenario, own: world.own()?, base: world.base, keys: world.keys })
    }

    /// What the stand-in reads, as JSON, for an engine other than the embedded one.
    #[must_use]
    pub fn world(&self) -> String {
        let own = self.own.trim_start_matches('{');
        format!("{{\"base\":{},{own}", self.base)
    }

    /// Runs it in the embedded engine.
    pub fn run(&self) -> Result<Run, SimulationError> {
        self.judge(&order::run(&self.base, &self.own)?)
    }

    /// Holds what the stand-in has told, as JSON, against what was expected.
    pub fn judge(&self, outcome: &str) -> Result<Run, SimulationError> {
        let observed = observed::read(outcome, &self.keys)?;
        let steps = self.scenario.steps.iter().zip(observed);
        let steps = steps.map(|(step, observed)| {
            let line = |what: &str| self.scenario.line(&step.then.place.key(what));
            let failures = compare::compare(step, &observed, line);
            StepRun { line: step.line, observed, failures }
        });
        Ok(Run { steps: steps.collect() })
    }
}

impl Run {
    /// Whether everything came as expected.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.steps.iter().all(|step| step.failures.is_empty())
    }

    /// What it cost.
    #[must_use]
    pub fn costs(&self) -> Costs {
        Costs::sum(self.steps.iter().map(|step| step.observed.costs()))
    }
}
