//! One `mappings.yaml` in, a complete ServiceNow–Flashduty integration out.
//!
//! The way of the data is one line: text, [`model::Model`], list of [`artifact::Artifact`], disk.
#![cfg_attr(
    not(feature = "lab"),
    allow(
        dead_code,
        unused_imports,
        reason = "what the simulator uses stays beside what is like it"
    )
)]

pub mod artifact;
pub mod choice;
pub mod diagnostic;
mod dictionary;
pub mod encode;
pub mod engine;
pub mod guide;
pub mod ident;
pub mod manifest;
pub mod model;
pub mod output;
#[cfg(feature = "lab")]
pub mod preview;
pub mod resolve;
pub mod script;
pub mod servicedesk_plus;
pub mod servicenow;
pub mod shown;
#[cfg(feature = "lab")]
pub mod simulator;
pub mod spec;
mod yaml;

use artifact::Artifact;
use engine::{Engine, TemplateError};
use guide::{Component, Delivery};
use manifest::{Manifest, RecordEntry};
use model::Model;
use servicenow::record::Record;
use servicenow::update_set::WriteError;

/// Why a valid model could not be turned into files.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A template fails; with the embedded templates this is a bug of ours.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// An update set cannot hold a text.
    #[error(transparent)]
    UpdateSet(#[from] WriteError),
    /// The manifest cannot be written as JSON.
    #[error("the manifest cannot be written: {0}")]
    Manifest(#[from] serde_json::Error),
}

/// Generates every file of an integration: a pure function of model and templates.
///
/// The manifest is the last artifact; all others are sorted by path.
pub fn build(model: &Model, engine: &Engine) -> Result<Vec<Artifact>, BuildError> {
    let mut artifacts = Vec::new();
    let mut records = Vec::new();
    if let Some(servicenow) = &model.servicenow {
        records = servicenow::records(model, servicenow, engine)?;
        artifacts.extend(servicenow::files(model, &records)?);
        let check = servicenow::background_script::artifact(model, servicenow, &records, engine)?;
        let removal = servicenow::remove_unused::artifact(model, &records, engine)?;
        artifacts.extend([check, removal]);
    }
    let bodies = model.servicedesk_plus.as_ref().map(servicedesk_plus::artifacts);
    let bodies = bodies.unwrap_or_default();
    let components: Vec<Component> = records.iter().map(component).collect();
    let delivery = Delivery { components: &components, files: &artifacts, bodies: &bodies };
    let guide = guide::artifact(model, delivery, engine)?;
    artifacts.push(guide);
    artifacts.extend(bodies);
    artifacts.sort_by(|one, other| one.path.cmp(&other.path));
    let entries = records.iter().map(entry).collect();
    let manifest = Manifest::new(&model.integration.release, &artifacts, entries);
    artifacts.push(manifest.to_artifact()?);
    Ok(artifacts)
}

fn component(record: &Record) -> Component {
    let definition = record.table.definition();
    Component {
        table: definition.name,
        name: record.name.clone(),
        purpose: record.purpose().to_owned(),
        listed_with: definition.listed_as_one.then(|| record.applies_to.clone()),
        removal: definition.removal,
    }
}

fn entry(record: &Record) -> RecordEntry {
    RecordEntry {
        table: record.table.name().to_owned(),
        name: record.name.clone(),
        sys_id: record.sys_id.to_string(),
    }
}
