//! The arguments of `sn-gen simulate`.

use super::{Format, SCENARIOS, SPEC};
use clap::ValueEnum;
use std::path::PathBuf;

/// Run the generated scripts off the instance, and check what they do
///
/// A scenario is a YAML file that says what is there, what happens, and what must come of it. The
/// scripts are generated in memory and run on a strict stand-in for the platform, with a simulated
/// Flashduty. Nothing is sent anywhere.
///
/// If you name no scenario, those in the folder `scenarios` beside the spec run. If there is no such
/// folder, the standard ones run, which are in the program and fit every spec.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SimulateArgs {
    /// Scenarios, or folders that hold scenarios
    #[arg(value_name = "SCENARIO|DIR")]
    pub(crate) scenarios: Vec<PathBuf>,

    /// Also run the standard scenarios
    #[arg(long)]
    pub(crate) standard: bool,

    /// Facts that all scenarios share: tables, records and properties of your instance
    #[arg(long, value_name = "FILE")]
    pub(crate) given: Option<PathBuf>,

    /// The spec whose scripts run, unless a scenario names its own
    #[arg(long, value_name = "FILE", default_value = SPEC)]
    pub(crate) spec: PathBuf,

    /// A folder of .tera files that take the place of the templates with the same names
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,

    /// Compare nothing; print what happened in each step, as the `then` that would hold
    #[arg(long, conflicts_with = "format")]
    pub(crate) record: bool,

    /// How findings and results are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: SimulationFormat,

    /// Print failures, findings, warnings and errors only
    #[arg(short, long, conflicts_with = "record")]
    pub(crate) quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  sn-gen simulate                              all of scenarios/, or the standard ones
  sn-gen simulate retries.yaml                 one scenario
  sn-gen simulate --standard --given our.yaml  the standard ones as well, on an instance like yours
  sn-gen simulate --spec customers/acme.yaml   the scenarios of another spec
  sn-gen simulate --record new.yaml            print what happens, to write a scenario from
  sn-gen simulate --format junit > report.xml  for a CI server";

/// How findings and results of scenarios are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum SimulationFormat {
    /// For people: a line per scenario, a diff for whatever did not come as expected
    #[default]
    Human,
    /// One JSON document on standard output
    Json,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
    // As a comment of the code it would need backticks.
    #[value(help = "One JUnit XML document on standard output, for CI servers")]
    Junit,
}

impl SimulateArgs {
    /// The folder whose scenarios run where none are named.
    pub(crate) fn folder(&self) -> PathBuf {
        self.spec.with_file_name(SCENARIOS)
    }
}

impl SimulationFormat {
    /// How everything is printed for which there is no format of its own.
    pub(crate) fn common(self) -> Format {
        match self {
            Self::Human | Self::Junit => Format::Human,
            Self::Json => Format::Json,
            Self::Github => Format::Github,
        }
    }
}
