//! What became of scenarios, in every format.
//!
//! What kept a scenario from running comes first, then what ran, in the order of the scenarios.

mod document;
mod human;
mod junit;

use super::{OUR_MISTAKE, Reporter, explanation, github};
use crate::args::{Format, SimulateArgs, SimulationFormat};
use crate::exit::Exit;
use crate::pipeline::Findings;
use crate::stage::Stage;
use crate::trial::{Ending, Trial, Trials};
use anyhow::{Error, Result};
use sn_gen::diagnostic::{self, Level, Look};
use sn_gen::output::unified;
use sn_gen::shown::{count, visible};
use sn_gen::simulator::{Failure, SimulationError, recorded};

/// What to do about a spec that makes no script.
const NO_SERVICENOW: &str = "simulate needs a spec with `servicenow`";

/// What to do where somebody means standard input.
const NO_DASH: &str = "name a file; standard input is `/dev/stdin`, where the system has it";

impl Reporter {
    /// Reports what became of scenarios.
    pub(crate) fn trials(&mut self, trials: &Trials, args: &SimulateArgs) -> Result<()> {
        if args.format == SimulationFormat::Json {
            self.document_of(trials);
            return Ok(());
        }
        for stage in &trials.stages {
            self.stage(stage, args);
        }
        for trial in &trials.trials {
            self.unready(trial, args);
        }
        match args.format {
            _ if args.record => self.recorded(trials),
            SimulationFormat::Junit => self.junit(trials)?,
            _ => self.lines(trials),
        }
        Ok(())
    }

    /// Reports what ended the program before a scenario ran, where `finish` has no format for it.
    pub(crate) fn no_trials(&mut self, error: &Error, args: &SimulateArgs) -> Result<()> {
        match args.format {
            SimulationFormat::Junit => self.junit_of(error),
            _ => Ok(()),
        }
    }

    fn stage(&mut self, stage: &Stage, args: &SimulateArgs) {
        self.found(&stage.findings);
        if let Some(facts) = &stage.facts {
            self.found(facts);
        }
        match &stage.instance {
            Err(error) => {
                let spec = visible(stage.findings.source.name());
                let help = if stage.is_without_servicenow() {
                    Some(NO_SERVICENOW)
                } else {
                    our_mistake(args)
                };
                self.broken(&spec, stage.status(), &explanation(error), help);
            }
            Ok(None) if !stage.findings.is_unreadable => {
                let subject =
                    if stage.facts.is_some() { "no scenario" } else { "none of its scripts" };
                self.error(&format!("{}, so {subject} ran", errors(stage.faulty())));
            }
            Ok(_) => {}
        }
        if !stage.assumed().is_empty() {
            let spec = visible(stage.findings.source.name());
            let assumed = stage.assumed().join(", ");
            self.note(&format!(
                "taken for granted, as `{spec}` names it and the stand-in does not know it: {assumed}"
            ));
        }
    }

    /// Tells why a scenario was not run, or could not be run to its end.
    fn unready(&mut self, trial: &Trial, args: &SimulateArgs) {
        let findings = &trial.file.findings;
        self.found(findings);
        match &trial.ending {
            Ending::Faulty(_) if !findings.is_unreadable => {
                self.error(&format!("{}, so it was not run", errors(findings)));
            }
            Ending::Stopped(error) if trial.exit() == Exit::Refused => {
                let help = our_mistake(args);
                self.broken(&trial.file.shown(), trial.status(), &message(error), help);
            }
            _ => {}
        }
    }

    /// Tells of what is wrong with a file as a whole.
    fn broken(&mut self, file: &str, status: &str, message: &str, help: Option<&str>) {
        self.error(&format!("`{file}`: {message}"));
        if let Some(help) = help {
            self.help(help);
        }
        if self.format == Format::Github {
            let help = help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            self.commands(&github::error(file, None, status, &format!("{message}{help}")));
        }
    }

    /// Prints what was found in a file.
    pub(crate) fn found(&mut self, findings: &Findings) {
        let report = [findings.report()];
        match self.format {
            Format::Github => self.commands(&diagnostic::github(&report)),
            _ => self.aside(&diagnostic::human(&report, Look::Styled)),
        }
        if findings.is_unreadable && findings.source.name() == "-" {
            self.help(NO_DASH);
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
                Ending::Stopped(error) if trial.exit() == Exit::Wrong => {
                    self.error(&format!("{file}: {}", message(error)));
                }
                Ending::LeftOut(reason) => self.error(&format!("{file}: left out: {reason}")),
                Ending::Stopped(_) | Ending::Faulty(_) | Ending::NoStage(_) => {}
            }
        }
    }
}

/// What to do about a failure of sn-gen's own; nothing where templates of the user's may cause it.
fn our_mistake(args: &SimulateArgs) -> Option<&'static str> {
    args.templates.is_none().then_some(OUR_MISTAKE)
}

/// How many errors a file has.
pub(super) fn errors(findings: &Findings) -> String {
    let errors = count(findings.diagnostics.count(Level::Error), "error");
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
