//! What a build without the simulator says where it is asked for.

use crate::exit::Exit;
use crate::report::Reporter;

/// Refuses a command, such as `sn-gen simulate`, and says how to get it.
pub(crate) fn refuse(command: &str, reporter: &mut Reporter) -> Exit {
    reporter
        .error(&format!("this sn-gen was built without the simulator, which `{command}` needs"));
    reporter.help("build it without `--no-default-features`; that needs a C compiler");
    Exit::Refused
}
