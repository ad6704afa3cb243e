//! Scenarios as one JSON document for programs.

use super::message;
use crate::installed::InstalledSpec;
use crate::report::{Reporter, explanation};
use crate::scenario_result::{Conclusion, Results, ScenarioResult};
use serde_json::{Value, json};
use sn_gen::diagnostic;
use sn_gen::simulator::{Failure, StepRun};

impl Reporter {
    pub(super) fn document_of(&mut self, results: &Results) {
        self.document.specs = Some(results.specs.iter().map(spec).collect());
        self.document.items = results.scenarios.iter().map(|it| scenario(it, results)).collect();
    }
}

fn spec(spec: &InstalledSpec) -> Value {
    json!({
        "spec": spec.findings.source.name(),
        "status": spec.status(),
        "error": spec.instance.as_ref().err().map(explanation),
        "assumed": spec.assumed(),
        "given": spec.facts.as_ref().map(|facts| diagnostic::json(&[facts.report()])),
        "findings": diagnostic::json(&[spec.findings.report()]),
    })
}

fn scenario(result: &ScenarioResult, results: &Results) -> Value {
    let spec = result.spec.and_then(|spec| results.specs.get(spec));
    let (steps, error) = match &result.conclusion {
        Conclusion::Ran(run) => (run.steps.iter().map(step).collect(), None),
        Conclusion::Stopped(error) => (Vec::new(), Some(message(error))),
        Conclusion::LeftOut(_) | Conclusion::Faulty(_) | Conclusion::NotInstalled(_) => {
            (Vec::new(), None)
        }
    };
    let left_out = match &result.conclusion {
        Conclusion::LeftOut(reason) => Some(reason),
        _ => None,
    };
    json!({
        "file": result.file.shown(),
        "name": result.name(),
        "spec": spec.map(|spec| spec.findings.source.name()),
        "status": result.status(),
        "error": error,
        "left_out": left_out,
        "costs": result.costs(),
        "steps": steps,
        "findings": diagnostic::json(&[result.file.findings.report()]),
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
