//! The arguments, whose comments are the help.

mod build;
mod preview;
mod simulate;
mod templates;

pub(crate) use build::BuildArgs;
pub(crate) use preview::PreviewArgs;
pub(crate) use simulate::{SimulateArgs, SimulationFormat};
pub(crate) use templates::TemplatesArgs;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The spec where none is named.
pub(crate) const SPEC: &str = "mappings.yaml";
/// The folder of scenarios where none is named.
pub(crate) const SCENARIOS: &str = "scenarios";
/// The output folder where none is named.
pub(crate) const OUT: &str = "generated";

/// Connects ServiceNow and ServiceDesk Plus with Flashduty: generates the integration from one file
///
/// That file is the mapping, usually mappings.yaml, which is called the spec here. It says which fields
/// and states of your tickets mean what in Flashduty.
#[derive(Debug, Parser)]
#[command(version, propagate_version = false, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  sn-gen init             set up this folder, with a small mappings.yaml to start from
  sn-gen build            make generated/ from mappings.yaml; read INSTALL.md there next
  sn-gen build --check    in CI: is generated/ what mappings.yaml makes?
  sn-gen verify set.xml   is this update set sound?
  sn-gen simulate         do the generated scripts do what scenarios expect?
  sn-gen preview          try the dialog in a browser, on a simulated instance

Exit codes:
  0  done, or up to date
  1  a spec has errors, an update set is not sound, --check found a difference,
     or a scenario failed or has errors
  2  the command line or a template cannot be used, or a file cannot be read or written";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArgs),
    Init(InitArgs),
    Preview(PreviewArgs),
    Schema(SchemaArgs),
    Simulate(SimulateArgs),
    Templates(TemplatesArgs),
    Verify(VerifyArgs),
}

/// Set up a folder to start from: a small, commented spec, a CI workflow and a first scenario
///
/// Without FILE it sets up the current folder: the spec, its JSON Schema for editors,
/// `.gitattributes`, a CI workflow and a first scenario. With FILE it writes only that spec and its
/// schema. Missing folders are made; a file that is already there is never overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = INIT_EXAMPLES)]
pub(crate) struct InitArgs {
    /// The spec to write, with its schema only
    pub(crate) file: Option<PathBuf>,

    /// Write a few commented scenarios into this folder instead
    #[arg(
        long,
        value_name = "DIR",
        num_args = 0..=1,
        default_missing_value = SCENARIOS,
        conflicts_with = "file"
    )]
    pub(crate) scenarios: Option<PathBuf>,
}

const INIT_EXAMPLES: &str = "\
Examples:
  sn-gen init                      set up this folder, with mappings.yaml
  sn-gen init customers/acme.yaml  write this spec and its schema
  sn-gen init --scenarios          write scenarios/, for `sn-gen simulate`";

/// Check that update sets are sound: format, hashes, scope, references, secrets
///
/// A set is not sound if an instance would refuse, overlook or lack something of it. Any export can be
/// given. Each must be well-formed, in UTF-8 and of one scope. Hashes that an instance computed must fit
/// their payload. No update may be there twice, and its set must be in the file. No script may name what
/// the set deletes. A secret in clear is a finding if its form alone proves it.
///
/// A set that sn-gen made is known by its keys or its description. It must also have a hash in every
/// update and scripts that are ES5, and bring each record, class, page and event that it refers to and
/// that is not on every instance. The export of somebody else may rely on what its instance has.
///
/// Other differences from what sn-gen writes are counted in one line. Several sets are also compared with
/// each other: what one would overwrite of another is a finding.
#[derive(Debug, clap::Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct VerifyArgs {
    /// Update sets, as exported or generated, or folders that hold them
    ///
    /// Of a folder, those are read that have the name which an instance and sn-gen give them:
    /// `sys_remote_update_set_….xml`.
    #[arg(value_name = "FILE|DIR", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Also list what only differs from what sn-gen writes, such as dates and authors
    #[arg(long)]
    pub(crate) all: bool,

    /// Each set is for an instance of its own: several may bring the same records
    #[arg(long)]
    pub(crate) separate: bool,

    /// How findings and results are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Print findings, warnings and errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  sn-gen verify generated                    what a build made
  sn-gen verify customers --separate         what a build of several specs made
  sn-gen verify edited.xml --format github   findings beside the lines";

/// Print the JSON Schema of the spec, for completion and checks in an editor
#[derive(Debug, clap::Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(crate) struct SchemaArgs {
    /// Print the schema of scenarios instead, which `sn-gen simulate` runs
    #[arg(long)]
    pub(crate) scenario: bool,

    /// Print the schema of the facts of an instance instead, which `sn-gen simulate --given` reads
    #[arg(long, conflicts_with = "scenario")]
    pub(crate) given: bool,
}

const SCHEMA_EXAMPLES: &str = "\
Examples:
  sn-gen schema > mappings.schema.json
  sn-gen schema --scenario > scenario.schema.json

  With this first line in a YAML file, editors with a YAML language server use it:
  # yaml-language-server: $schema=mappings.schema.json";

/// How findings and results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people: findings with the lines they are about
    #[default]
    Human,
    /// One JSON document on standard output
    Json,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
