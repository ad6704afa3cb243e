//! The arguments of `sn-gen preview`.

use super::SPEC;
use std::path::PathBuf;

/// The port where none is named.
const PORT: u16 = 8642;

/// Show the dialog in a browser, on a simulated instance with a simulated Flashduty
///
/// Opens a page that looks like a form of ServiceNow, whose button opens the generated dialog. The
/// generated scripts answer everything that it asks for, and a panel shows what the instance did.
/// Nothing is sent anywhere, and only this machine can reach the page. Load the page again after a
/// change of the spec or of your templates. Ctrl+C ends the preview.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct PreviewArgs {
    /// The spec whose dialog is shown
    #[arg(value_name = "SPEC", default_value = SPEC)]
    pub(crate) spec: PathBuf,

    /// The port to listen on; 0 takes one that is free
    #[arg(long, default_value_t = PORT)]
    pub(crate) port: u16,

    /// Print the address only; do not open a browser
    #[arg(long)]
    pub(crate) no_open: bool,

    /// A scenario: what it has under `given` is on the instance; its steps are not run
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,

    /// Facts of your instance, as for `simulate`; where a scenario says otherwise, the scenario counts
    #[arg(long, value_name = "FILE")]
    pub(crate) given: Option<PathBuf>,

    /// A folder of .tera files that take the place of the templates with the same names
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  sn-gen preview                            the dialog of mappings.yaml
  sn-gen preview customers/acme.yaml        that of another spec
  sn-gen preview --templates mine           with templates of your own
  sn-gen preview --scenario big-group.yaml  with people and rules of your own
  sn-gen preview --given our.yaml           on an instance like yours
  sn-gen preview --no-open --port 0         for scripts: any free port, no browser";
