//! The arguments of `sn-gen preview`.

use super::SPEC;
use std::path::PathBuf;

/// The port where none is named.
const PORT: u16 = 8642;

/// Show the dialog in a browser, on a simulated instance with a simulated Flashduty
///
/// Serves a form in the platform's look whose button opens the generated dialog. Everything that it
/// asks for is answered by the generated scripts, and a panel shows what the instance did. Nothing is
/// sent anywhere, and nothing listens but on this machine. The spec and your templates are read anew
/// whenever the form is loaded; Ctrl+C ends it.
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

    /// A scenario; what it has under `given` is on the instance, and its steps are not done
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,

    /// Facts of an instance of yours, as `simulate` takes them; what a scenario has lies over them
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
