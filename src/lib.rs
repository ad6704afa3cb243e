//! One `mappings.yaml` in, a complete ServiceNow–Flashduty integration out.
//!
//! The way of the data is one line: text, [`model::Model`], list of [`artifact::Artifact`], disk.

pub mod artifact;
pub mod diagnostic;
pub mod encode;
pub mod engine;
pub mod guide;
pub mod ident;
pub mod manifest;
pub mod model;
pub mod output;
pub mod resolve;
pub mod servicedesk_plus;
pub mod servicenow;
pub mod spec;

use artifact::Artifact;
use engine::{Engine, TemplateError};
use manifest::Manifest;
use model::Model;

/// Why nothing could be generated although the spec has no errors.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The manifest cannot be written.
    #[error("cannot write the manifest: {0}")]
    Manifest(#[from] serde_json::Error),
    /// A template fails on its view.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// Everything that the model describes, the manifest last.
pub fn build(model: &Model, engine: &Engine) -> Result<Vec<Artifact>, BuildError> {
    let bodies = model
        .servicedesk_plus
        .as_ref()
        .map(servicedesk_plus::artifacts);
    let mut artifacts = bodies.unwrap_or_default();
    artifacts.push(guide::artifact(model, &artifacts, engine)?);
    let manifest = Manifest::new(&model.integration.release, &artifacts, Vec::new());
    artifacts.push(manifest.to_artifact()?);
    Ok(artifacts)
}
