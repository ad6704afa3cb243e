//! `sn-gen schema`: the JSON Schema of the spec, of scenarios, or of the facts that they share.

use crate::args::SchemaArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use sn_gen::simulator::scenario;
use sn_gen::spec;

pub(crate) fn run(args: &SchemaArgs, reporter: &mut Reporter) -> Exit {
    let schema = match args {
        SchemaArgs { scenario: true, .. } => scenario::schema(),
        SchemaArgs { given: true, .. } => scenario::facts_schema(),
        _ => spec::schema(),
    };
    reporter.result(&format!("{schema:#}\n"));
    Exit::Done
}
