//! `sn-gen schema`: the JSON Schema of the spec, of scenarios, or of the facts that they share.

use crate::args::SchemaArgs;
use crate::exit::Exit;
use crate::report::Reporter;
#[cfg(feature = "lab")]
use sn_gen::simulator::scenario;
use sn_gen::spec;

pub(crate) fn run(args: &SchemaArgs, reporter: &mut Reporter) -> Exit {
    #[cfg(feature = "lab")]
    let schema = match args {
        SchemaArgs { scenario: true, .. } => scenario::schema(),
        SchemaArgs { given: true, .. } => scenario::facts_schema(),
        _ => spec::schema(),
    };
    #[cfg(not(feature = "lab"))]
    let schema = match args {
        SchemaArgs { scenario: true, .. } | SchemaArgs { given: true, .. } => {
            return crate::no_lab::refuse("sn-gen schema --scenario or --given", reporter);
        }
        _ => spec::schema(),
    };
    reporter.result(&format!(
        "{schema:#}
"
    ));
    Exit::Done
}
