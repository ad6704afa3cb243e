//! Scenarios as one JSON document for programs.

use super::message;
use crate::report::{Reporter, explanation};
use crate::stage::Stage;
use crate::trial::{Ending, Trial, Trials};
use serde_json::{Value, json};
use sn_gen::diagnostic;
use sn_gen::simulator::{Failure, StepRun};

impl Reporter {
    pub(super) fn document_of(&mut self, trials: &Trials) {
        self.document.specs = Some(trials.stages.iter().map(spec).collect());
        self.document.items = trials.trials.iter().map(|it| scenario(it, trials)).collect();
    }
}

fn spec(stage: &Stage) -> Value {
    json!({
        "spec": stage.findings.source.name(),
        "status": stage.status(),
        "error": stage.instance.as_ref().err().map(explanation),
        "assumed": stage.assumed(),
        "given": stage.facts.as_ref().map(|facts| diagnostic::json(&[facts.report()])),
        "findings": diagnostic::json(&[stage.findings.report()]),
    })
}

fn scenario(trial: &Trial, trials: &Trials) -> Value {
    let stage = trial.stage.and_then(|stage| trials.stages.get(stage));
    let (steps, error) = match &trial.ending {
        Ending::Ran(run) => (run.steps.iter().map(step).collect(), None),
        Ending::Stopped(error) => (Vec::new(), Some(message(error))),
        Ending::LeftOut(_) | Ending::Faulty(_) | Ending::NoStage(_) => (Vec::new(), None),
    };
    let left_out = match &trial.ending {
        Ending::LeftOut(reason) => Some(reason),
        _ => None,
    };
    json!({
        "file": trial.file.shown(),
        "name": trial.name(),
        "spec": stage.map(|stage| stage.findings.source.name()),
        "status": trial.status(),
        "error": error,
        "left_out": left_out,
        "costs": trial.costs(),
        "steps": steps,
        "findings": diagnostic::json(&[trial.file.findings.report()]),
    })
}

fn step(step: &StepRun) -> Value {
    let failures: Vec<Value> = step.failures.iter().map(failure).collect();
    json!({ "line": step.line, "costs": step.observed.costs(), "failures": failures })
}

fn failure(failure: &Failure) -> Value {
    let Failure { what, line, expected, observed } = failure;
    json!({ "what": what, "line": line, "expected": expected, "observed": observed })
}
