//! The spec as written: YAML text to typed values, with the place of every key and value kept.
//!
//! Knows the spec's shape but no meaning and no defaults; every finding about the shape is made
//! here, and what was found faulty is left out, so that the rest can be checked further.

mod parse;
mod schema;
mod shape;
mod tree;
mod types;

use crate::diagnostic::{Code, Diagnostics, ShapeProblem, Source, Span, YamlProblem, find_secrets};
pub use schema::schema;
use tree::Node;
pub use types::*;

/// A spec and where its parts are.
#[derive(Debug)]
pub(crate) struct Document {
    /// What was written, without the parts that have the wrong shape.
    pub(crate) spec: Spec,
    root: Node,
    faults: Vec<Span>,
}

impl Document {
    /// The place of the value at a path; of the nearest part above it if it was not written.
    pub(crate) fn value(&self, path: &[&str]) -> Span {
        self.root.find(path).1
    }

    /// The place of the key at a path; of the nearest part above it if it was not written.
    pub(crate) fn key(&self, path: &[&str]) -> Span {
        self.root.find(path).0
    }

    /// Whether something was written at a path.
    pub(crate) fn is_written(&self, path: &[&str]) -> bool {
        self.root.has(path)
    }

    /// Whether the value at a path, or one around it or below it, has a fault of shape.
    pub(crate) fn is_faulty(&self, path: &[&str]) -> bool {
        let written = path.first().is_some_and(|first| self.root.has(&[*first]));
        let extent = self.root.find(path).2;
        written && self.faults.iter().any(|fault| extent.holds(*fault))
    }
}

/// Reads a source, adding what is wrong with its shape; nothing if it is no mapping at all.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Document> {
    for (span, kind) in find_secrets(source.text()) {
        diagnostics.report(span, ShapeProblem::Secret { kind });
    }
    let root = parse::parse(source, diagnostics)?;
    if !root.is_mapping() {
        let found = root.describe();
        diagnostics.report(root.span, YamlProblem::NotAMapping { found });
        return None;
    }
    let value = shape::check(&root, diagnostics);
    let faults = diagnostics.iter().filter(|it| it.code != Code::Secret).filter_map(|it| it.span);
    let faults = faults.collect();
    match serde_yaml::from_value(value) {
        Ok(spec) => Some(Document { spec, root, faults }),
        Err(error) => {
            diagnostics.report(root.span, ShapeProblem::Internal { reason: error.to_string() });
            None
        }
    }
}
