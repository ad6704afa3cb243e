//! `sn-gen schema`: the JSON Schema of the spec, or of scenarios.

use crate::args::SchemaArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use sn_gen::simulator::scenario;
use sn_gen::spec;

pub(crate) fn run(args: &SchemaArgs, reporter: &mut Reporter) -> Exit {
    let schema = if args.scenario { scenario::schema() } else { spec::schema() };
    reporter.result(&format!("{schema:#}\n"));
    Exit::Done
}
