//! The arguments of `templates`, whose comments are its help.

use std::path::PathBuf;

/// List the templates that a build uses, or write them into a folder to start from
///
/// `build --templates DIR` takes single templates from a folder. Keep those that you change there,
/// under the same names, and delete the others.
#[derive(Debug, clap::Args)]
#[command(after_help = TEMPLATES_EXAMPLES)]
#[group(required = true, multiple = false)]
pub(crate) struct TemplatesArgs {
    /// Print the names
    #[arg(long)]
    pub(crate) list: bool,

    /// Write every template into this folder; a file that is already there is never overwritten
    #[arg(long, value_name = "DIR")]
    pub(crate) export: Option<PathBuf>,
}

const TEMPLATES_EXAMPLES: &str = "\
Examples:
  sn-gen templates --list
  sn-gen templates --export mine    then change some, and run: sn-gen build --templates mine";
