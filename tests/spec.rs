//! The shipped spec, the starter, and what a valid spec means.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it must be"
)]

use sn_gen::diagnostic::{Look, Report, Source, human};
use sn_gen::model::Model;
use sn_gen::resolve::resolve;

const SHIPPED: &str = include_str!("../mappings.yaml");
const STARTER: &str = include_str!("../templates/init/mappings.yaml");
const SMALLEST: &str = "\
version: 1
integration:
  release: 1.0.0
  released: 2026-11-21
";

/// The model of a spec without a single finding.
fn model(text: &str) -> Model {
    let source = Source::new("mappings.yaml", text);
    let resolution = resolve(&source);
    let report = Report {
        source: &source,
        diagnostics: &resolution.diagnostics,
    };
    assert_eq!(human(&[report], Look::Plain), "");
    resolution.model.unwrap()
}

#[test]
fn the_smallest_spec_means_the_same_as_the_shipped_one() {
    assert_eq!(model(SMALLEST), model(SHIPPED));
}

#[test]
fn the_starter_means_the_same_as_the_shipped_spec() {
    assert_eq!(model(STARTER), model(SHIPPED));
}
