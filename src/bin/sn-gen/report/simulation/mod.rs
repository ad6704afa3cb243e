//! What became of scenarios, in every format.
//!
//! What kept a scenario from running comes first, then what ran, in the order of the scenarios.

mod document;
mod human;
mod junit;

use super::{OUR_MISTAKE, Reporter, explanation, github};
use crate::args::{Format, SimulateArgs, SimulationFormat};
use crate::exit::Exit;
use crate::installed::InstalledSpec;
use crate::pipeline::Findings;
use crate::scenario_result::{Conclusion, Results, ScenarioResult};
use anyhow::{Error, Result};
use sn_gen::diagnostic::{self, Level, Look};
use sn_gen::output::unified;
use sn_gen::shown::{count, visible};
use sn_gen::simulator::{Failure, SimulationError, recorded};

/// What to do where somebody means standard input.
const NO_DASH: &str = "name a file; standard input is `/dev/stdin`, where the system has it";

impl Reporter {
    /// Reports what became of scenarios.
    pub(crate) fn results(&mut self, results: &Results, args: &SimulateArgs) -> Result<()> {
        if args.format == SimulationFormat::Json {
            self.document_of(results);
            return Ok(());
        }
        for spec in &results.specs {
            self.spec(spec, args);
        }
        for result in &results.scenarios {
            self.unready(result, args);
        }
        match args.format {
            _ if args.record => self.recorded(results),
            SimulationFormat::Junit => self.junit(results)?,
            _ => self.lines(results),
        }
        Ok(())
    }

    /// Reports what ended the program before a scenario ran, where `finish` has no format for it.
    pub(crate) fn no_results(&mut self, error: &Error, args: &SimulateArgs) -> Result<()> {
        match args.format {
            SimulationFormat::Junit => self.junit_of(error),
            _ => Ok(()),
        }
    }

    fn spec(&mut self, spec: &InstalledSpec, args: &SimulateArgs) {
        self.found(&spec.findings);
        if let Some(facts) = &spec.facts {
            self.found(facts);
        }
        match &spec.instance {
            Err(_) if spec.is_without_servicenow() => {}
            Err(error) => {
                let name = visible(spec.findings.source.name());
                self.broken(&name, spec.status(), &explanation(error), our_mistake(args));
            }
            Ok(None) if !spec.findings.is_unreadable => {
                let subject =
                    if spec.facts.is_some() { "no scenario" } else { "none of its scripts" };
                self.error(&format!("{}, so {subject} ran", errors(spec.faulty())));
            }
            Ok(_) => {}
        }
        if !spec.assumed().is_empty() && !self.is_quiet {
            let name = visible(spec.findings.source.name());
            let assumed = spec.assumed().join(", ");
            self.note(&format!(
                "taken for granted, as `{name}` names it and the stand-in does not know it: {assumed}"
            ));
        }
    }

    /// Tells why a scenario was not run, or could not be run to its end.
    fn unready(&mut self, result: &ScenarioResult, args: &SimulateArgs) {
        let findings = &result.file.findings;
        self.found(findings);
        match &result.conclusion {
            Conclusion::Faulty(_) if !findings.is_unreadable => {
                self.error(&format!("{}, so it was not run", errors(findings)));
            }
            Conclusion::Stopped(error) if result.exit() == Exit::Refused => {
                let help = our_mistake(args);
                self.broken(&result.file.shown(), result.status(), &message(error), help);
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
    fn recorded(&mut self, results: &Results) {
        for result in &results.scenarios {
            let file = result.file.shown();
            match &result.conclusion {
                Conclusion::Ran(run) => {
                    for step in &run.steps {
                        let then = recorded(&step.observed);
                        self.result(&format!("# {file}:{}\n{}", step.line, harmless(&then)));
                    }
                }
                Conclusion::Stopped(error) if result.exit() == Exit::Wrong => {
                    self.error(&format!("{file}: {}", message(error)));
                }
                Conclusion::LeftOut(reason) => self.error(&format!("{file}: left out: {reason}")),
                Conclusion::Stopped(_) | Conclusion::Faulty(_) | Conclusion::NotInstalled(_) => {}
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
