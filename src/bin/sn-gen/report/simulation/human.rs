//! A line for each scenario, with diffs for people and workflow commands for GitHub.

use super::{diff, message};
use crate::args::Format;
use crate::exit::Exit;
use crate::report::diff::coloured;
use crate::report::{Reporter, github};
use crate::scenario_result::{Conclusion, Results, ScenarioResult};
use anstyle::{AnsiColor, Style};
use sn_gen::shown::{count, visible};
use sn_gen::simulator::{Costs, Failure};

const PASSED: Style = AnsiColor::Green.on_default();
const LEFT_OUT: Style = AnsiColor::Yellow.on_default();
const FAILED: Style = AnsiColor::Red.on_default().bold();

impl Reporter {
    pub(super) fn lines(&mut self, results: &Results) {
        let width = results.scenarios.iter().map(|result| place(result).chars().count()).max();
        for result in &results.scenarios {
            self.line(result, width.unwrap_or_default());
        }
        self.detail(&summary(results));
    }

    fn line(&mut self, result: &ScenarioResult, width: usize) {
        let name = visible(result.name().unwrap_or_default());
        let place = format!("{:width$}", place(result));
        match &result.conclusion {
            Conclusion::Ran(run) if run.has_passed() => {
                let costs = run.costs();
                self.detail(&format!("{PASSED}ok{PASSED:#}    {place}  {name}  ({costs})\n"));
            }
            Conclusion::Ran(_) => {
                self.result(&format!("{FAILED}FAIL{FAILED:#}  {place}  {name}\n"));
                for failure in result.failures() {
                    self.failure(result, failure);
                }
            }
            Conclusion::Stopped(error) if result.exit() == Exit::Wrong => {
                self.result(&format!("{FAILED}FAIL{FAILED:#}  {place}  {name}\n"));
                let message = message(error);
                if self.format == Format::Github {
                    let text = format!("{name}: {message}");
                    self.commands(&github::error(&result.file.shown(), None, "failed", &text));
                } else {
                    self.result(&format!("{message}\n"));
                }
            }
            Conclusion::LeftOut(reason) => {
                self.detail(&format!(
                    "{LEFT_OUT}--{LEFT_OUT:#}    {place}  {name}  (left out: {reason})\n"
                ));
            }
            Conclusion::Stopped(_) | Conclusion::Faulty(_) | Conclusion::NotInstalled(_) => {}
        }
    }

    fn failure(&mut self, result: &ScenarioResult, failure: &Failure) {
        let file = result.file.shown();
        let diff = diff(&file, failure);
        if self.format == Format::Github {
            let name = visible(result.name().unwrap_or_default());
            let text = format!("{name}\n{diff}");
            self.commands(&github::error(&file, Some(failure.line), failure.what, text.trim_end()));
        } else {
            self.result(&coloured(&diff));
        }
    }
}

/// Where a scenario is, or where the first thing is that did not come as expected.
fn place(result: &ScenarioResult) -> String {
    let file = result.file.shown();
    match result.failures().next() {
        Some(failure) => format!("{file}:{}", failure.line),
        None => file,
    }
}

/// How many scenarios there are, what became of them, and what they cost together.
fn summary(results: &Results) -> String {
    let number = |wanted: &[&str]| {
        results.scenarios.iter().filter(|result| wanted.contains(&result.status())).count()
    };
    let parts = [
        (number(&["passed"]), "passed"),
        (number(&["failed"]), "failed"),
        (number(&["left out"]), "left out"),
        (number(&["invalid", "refused"]), "not run"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, what)| format!("{number} {what}")).collect();
    let costs = Costs::sum(results.scenarios.iter().filter_map(ScenarioResult::costs));
    let all = count(results.scenarios.len(), "scenario");
    format!("{all}: {}  ({costs} of simulated time)\n", parts.join(", "))
}
