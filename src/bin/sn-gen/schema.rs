//! `sn-gen schema`: the spec's JSON Schema.

use crate::exit::Exit;
use crate::report::Reporter;

pub(crate) fn run(reporter: &mut Reporter) -> Exit {
    reporter.result(&format!("{:#}\n", sn_gen::spec::schema()));
    Exit::Done
}
