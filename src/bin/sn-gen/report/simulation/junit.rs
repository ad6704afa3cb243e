//! Scenarios as `JUnit` XML, which CI servers read.
//!
//! Nothing in it depends on the clock or the machine: the times are those of the simulation.

use super::{diff, errors, message};
use crate::exit::Exit;
use crate::installed::InstalledSpec;
use crate::report::{Reporter, explanation};
use crate::scenario_result::{Conclusion, Results, ScenarioResult};
use anyhow::{Context, Error, Result};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use sn_gen::diagnostic::{self, Look};
use sn_gen::shown::{shown, visible};
use std::path::Path;
use std::time::Duration;

const NAME: &str = "sn-gen simulate";

impl Reporter {
    pub(super) fn junit(&mut self, results: &Results) -> Result<()> {
        let spec = |result: &ScenarioResult| result.spec.and_then(|spec| results.specs.get(spec));
        self.suite(results.scenarios.iter().map(|result| case(result, spec(result))))
    }

    /// Prints what ended the program before there was a scenario.
    pub(super) fn junit_of(&mut self, error: &Error) -> Result<()> {
        let status = bad(NonSuccessKind::Error, &explanation(error), "");
        self.suite([TestCase::new(NAME, status)])
    }

    fn suite(&mut self, cases: impl IntoIterator<Item = TestCase>) -> Result<()> {
        let mut suite = TestSuite::new("scenarios");
        suite.add_test_cases(cases);
        let mut report = Report::new(NAME);
        report.add_test_suite(suite);
        let text = report.to_string().context("the report cannot be written as XML")?;
        self.result(&text);
        Ok(())
    }
}

fn case(result: &ScenarioResult, spec: Option<&InstalledSpec>) -> TestCase {
    let file = result.file.shown();
    let name = result.name().map_or_else(|| file.clone(), visible);
    let mut case = TestCase::new(xml(&name), status(result, spec));
    let folder = result.file.path.parent().filter(|it| *it != Path::new(""));
    case.set_classname(xml(&shown(folder.unwrap_or(Path::new(".")))));
    let seconds = result.costs().map(|costs| Duration::try_from_secs_f64(costs.seconds));
    if let Some(Ok(seconds)) = seconds {
        case.set_time(seconds);
    }
    case.extra.insert("file".into(), xml(&file).into());
    case
}

fn status(result: &ScenarioResult, spec: Option<&InstalledSpec>) -> TestCaseStatus {
    let findings = &result.file.findings;
    match &result.conclusion {
        Conclusion::Ran(run) if run.has_passed() => TestCaseStatus::success(),
        Conclusion::Ran(_) => {
            let whats: Vec<&str> = result.failures().map(|failure| failure.what).collect();
            let message = format!("not as expected: {}", whats.join(", "));
            let file = result.file.shown();
            let diffs: String = result.failures().map(|failure| diff(&file, failure)).collect();
            bad(NonSuccessKind::Failure, &message, &diffs)
        }
        Conclusion::Stopped(error) if result.exit() == Exit::Refused => {
            bad(NonSuccessKind::Error, &message(error), "")
        }
        Conclusion::Stopped(error) => bad(NonSuccessKind::Failure, &message(error), ""),
        Conclusion::LeftOut(reason) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(xml(reason));
            status
        }
        Conclusion::Faulty(_) => {
            let text = diagnostic::human(&[findings.report()], Look::Plain);
            bad(NonSuccessKind::Error, &errors(findings), &text)
        }
        Conclusion::NotInstalled(_) => {
            bad(NonSuccessKind::Error, &spec.map(reason).unwrap_or_default(), "")
        }
    }
}

/// Why there is nothing to run.
fn reason(spec: &InstalledSpec) -> String {
    match &spec.instance {
        Err(error) => explanation(error),
        Ok(_) => errors(spec.faulty()),
    }
}

fn bad(kind: NonSuccessKind, message: &str, text: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(xml(message));
    if !text.is_empty() {
        status.set_description(xml(text));
    }
    status
}

/// A text without the characters that XML cannot hold; the crate drops all but these two.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
