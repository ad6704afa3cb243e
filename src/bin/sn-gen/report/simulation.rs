//! What became of scenarios, in every format.
//!
//! What kept a scenario from running comes first, then what ran, in the order of the paths.

mod document;
mod human;
mod junit;

use super::{OUR_MISTAKE, Reporter, explanation};
use crate::args::{Format, SimulateArgs, SimulationFormat};
use crate::exit::Exit;
use crate::pipeline::Findings;
use crate::stage::Stage;
use crate::trial::{Ending, Trial, Trials};
use sn_gen::diagnostic::{self, Look, Severity};
use sn_gen::output::unified;
use sn_gen::shown::{count, visible};
use sn_gen::simulator::{Failure, SimulationError, recorded};

impl Reporter {
    /// Reports what became of scenarios.
    pub(crate) fn trials(&mut self, trials: &Trials, args: &SimulateArgs) {
        if args.format == SimulationFormat::Json {
            self.document_of(trials);
            return;
        }
        for stage in &trials.stages {
            self.stage(stage, args);
        }
        for trial in &trials.trials {
            self.unready(trial);
        }
        match args.format {
            _ if args.record => self.recorded(trials),
            SimulationFormat::Junit => self.junit(trials),
            _ => self.lines(trials),
        }
    }

    fn stage(&mut self, stage: &Stage, args: &SimulateArgs) {
        self.found(&stage.findings);
        match &stage.instance {
            Err(error) => {
                let spec = visible(stage.findings.source.name());
                self.error(&format!("`{spec}`: {}", explanation(error)));
                if args.templates.is_none() && stage.exit() == Exit::Refused {
                    self.help(OUR_MISTAKE);
                }
            }
            Ok(None) if !stage.findings.is_unreadable => {
                self.error(&format!("{}, so none of its scripts ran", errors(&stage.findings)));
            }
            Ok(_) => {}
        }
    }

    /// Tells why a scenario was not run.
    fn unready(&mut self, trial: &Trial) {
        let findings = &trial.file.findings;
        self.found(findings);
        if matches!(trial.ending, Ending::Faulty(_)) && !findings.is_unreadable {
            self.error(&format!("{}, so it was not run", errors(findings)));
        }
    }

    fn found(&mut self, findings: &Findings) {
        let report = [findings.report()];
        match self.format {
            Format::Github => self.commands(&diagnostic::github(&report)),
            _ => self.aside(&diagnostic::human(&report, Look::Styled)),
        }
    }

    /// Prints what happened, as expectations that would hold.
    fn recorded(&mut self, trials: &Trials) {
        for trial in &trials.trials {
            let file = trial.file.shown();
            match &trial.ending {
                Ending::Ran(run) => {
                    for step in &run.steps {
                        let then = recorded(&step.observed);
                        self.result(&format!("# {file}:{}\n{}", step.line, harmless(&then)));
                    }
                }
                Ending::Stopped(error) => self.error(&format!("{file}: {}", message(error))),
                Ending::Faulty(_) | Ending::NoStage(_) => {}
            }
        }
    }
}

/// How many errors a file has.
fn errors(findings: &Findings) -> String {
    let errors = count(findings.diagnostics.count(Severity::Error), "error");
    format!("`{}` has {errors}", visible(findings.source.name()))
}

/// Why a scenario did not come to its end, on one line.
fn message(error: &SimulationError) -> String {
    visible(&error.to_string())
}

/// Lines that do not steer a terminal.
fn harmless(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

/// What was expected beside what happened.
fn diff(file: &str, failure: &Failure) -> String {
    let Failure { what, line, expected, observed } = failure;
    let label = format!("expected {what} ({file}:{line})");
    unified((&label, expected), (&format!("observed {what}"), observed))
}
