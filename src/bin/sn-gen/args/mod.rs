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

/// Generates a complete ServiceNow and ServiceDesk Plus integration for Flashduty from one file
#[derive(Debug, Parser)]
#[command(version, propagate_version = false, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  sn-gen init             write a small mappings.yaml to start from
  sn-gen build            make generated/ from mappings.yaml
  sn-gen build --check    in CI: is generated/ what mappings.yaml makes?
  sn-gen verify set.xml   is this update set sound?
  sn-gen simulate         do the generated scripts do what scenarios expect?
  sn-gen preview          the dialog in a browser, on a simulated instance

Exit codes:
  0  done, or up to date
  1  a spec has errors, an update set is not sound, --check found a difference,
     or a scenario failed or has errors
  2  the command line or a template cannot be used, or the disk refused";

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

/// Write a small, commented spec to start from, with what belongs beside it
///
/// Without a file it sets up the current folder: the spec, its JSON Schema for editors,
/// `.gitattributes`, a CI workflow and a first scenario. With one it writes that spec and the schema.
/// Folders are made; what is there already is never overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = INIT_EXAMPLES)]
pub(crate) struct InitArgs {
    /// The spec to write, alone
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
  sn-gen init                      write mappings.yaml, and what belongs beside it
  sn-gen init customers/acme.yaml  write another file
  sn-gen init --scenarios          write scenarios/, for `sn-gen simulate`";

/// Check that update sets are sound: format, hashes, scope, references, secrets
///
/// Finds what an instance would refuse, overlook or lack. Any export can be given. Of each it is
/// judged whether it is well-formed, in UTF-8 and of one scope, whether a hash that an instance
/// computed fits its payload, whether updates are double or refer to a set that is not there, whether
/// scripts name what the set deletes, and whether it holds a secret in clear that its form alone proves.
///
/// Only a set that sn-gen made, which its keys or its description tell, must also have a hash in every
/// update, scripts that are ES5, and bring each record, class, page and event that it refers to and that
/// is not on every instance: the export of somebody else may rely on what its instance has.
///
/// Whatever else differs from what sn-gen writes, one line counts. Several sets are held against each
/// other as well: what one would overwrite of another is a finding.
#[derive(Debug, clap::Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct VerifyArgs {
    /// Update sets, as exported or generated, or folders that hold them
    ///
    /// Of a folder those are read that are called as an instance and sn-gen call them,
    /// `sys_remote_update_set_….xml`.
    #[arg(value_name = "FILE|DIR", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// List also what only differs from what sn-gen writes, such as dates and authors
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
    /// The schema of scenarios instead, which `sn-gen simulate` runs
    #[arg(long)]
    pub(crate) scenario: bool,

    /// The schema of facts instead, which `sn-gen simulate --given` reads
    #[arg(long, conflicts_with = "scenario")]
    pub(crate) given: bool,
}

const SCHEMA_EXAMPLES: &str = "\
Examples:
  sn-gen schema > mappings.schema.json
  sn-gen schema --scenario > scenario.schema.json

  With this first line a YAML language server uses it:
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
