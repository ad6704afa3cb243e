//! A line for each scenario, with diffs for people and workflow commands for GitHub.

use super::{diff, message};
use crate::args::Format;
use crate::exit::Exit;
use crate::report::diff::coloured;
use crate::report::{Reporter, github};
use crate::trial::{Ending, Trial, Trials};
use anstyle::{AnsiColor, Style};
use sn_gen::shown::{count, visible};
use sn_gen::simulator::{Costs, Failure};

const PASSED: Style = AnsiColor::Green.on_default();
const LEFT_OUT: Style = AnsiColor::Yellow.on_default();
const FAILED: Style = AnsiColor::Red.on_default().bold();

impl Reporter {
    pub(super) fn lines(&mut self, trials: &Trials) {
        let width = trials.trials.iter().map(|trial| place(trial).chars().count()).max();
        for trial in &trials.trials {
            self.line(trial, width.unwrap_or_default());
        }
        self.result(&summary(trials));
    }

    fn line(&mut self, trial: &Trial, width: usize) {
        let name = visible(trial.name().unwrap_or_default());
        let place = format!("{:width$}", place(trial));
        match &trial.ending {
            Ending::Ran(run) if run.has_passed() => {
                let costs = run.costs();
                self.result(&format!("{PASSED}ok{PASSED:#}    {place}  {name}  ({costs})\n"));
            }
            Ending::Ran(_) => {
                self.result(&format!("{FAILED}FAIL{FAILED:#}  {place}  {name}\n"));
                for failure in trial.failures() {
                    self.failure(trial, failure);
                }
            }
            Ending::Stopped(error) if trial.exit() == Exit::Wrong => {
                self.result(&format!("{FAILED}FAIL{FAILED:#}  {place}  {name}\n"));
                let message = message(error);
                if self.format == Format::Github {
                    let text = format!("{name}: {message}");
                    self.commands(&github::error(&trial.file.shown(), None, "failed", &text));
                } else {
                    self.result(&format!("{message}\n"));
                }
            }
            Ending::LeftOut(reason) => {
                self.result(&format!(
                    "{LEFT_OUT}--{LEFT_OUT:#}    {place}  {name}  (left out: {reason})\n"
                ));
            }
            Ending::Stopped(_) | Ending::Faulty(_) | Ending::NoStage(_) => {}
        }
    }

    fn failure(&mut self, trial: &Trial, failure: &Failure) {
        let file = trial.file.shown();
        let diff = diff(&file, failure);
        if self.format == Format::Github {
            let name = visible(trial.name().unwrap_or_default());
            let text = format!("{name}\n{diff}");
            self.commands(&github::error(&file, Some(failure.line), failure.what, text.trim_end()));
        } else {
            self.result(&coloured(&diff));
        }
    }
}

/// Where a scenario is, or where the first thing is that did not come as expected.
fn place(trial: &Trial) -> String {
    let file = trial.file.shown();
    match trial.failures().next() {
        Some(failure) => format!("{file}:{}", failure.line),
        None => file,
    }
}

/// How many scenarios there are, what became of them, and what they cost together.
fn summary(trials: &Trials) -> String {
    let number = |wanted: &[&str]| {
        trials.trials.iter().filter(|trial| wanted.contains(&trial.status())).count()
    };
    let parts = [
        (number(&["passed"]), "passed"),
        (number(&["failed"]), "failed"),
        (number(&["left out"]), "left out"),
        (number(&["invalid", "refused"]), "not run"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, what)| format!("{number} {what}")).collect();
    let costs = Costs::sum(trials.trials.iter().filter_map(Trial::costs));
    let all = count(trials.trials.len(), "scenario");
    format!("{all}: {}  ({costs} of simulated time)\n", parts.join(", "))
}
