//! The ServiceDesk Plus side.

use super::{Constant, Entries, Phrase};
use crate::choice::{Edition, Progress, Severity};
use schemars::JsonSchema;
use serde::Deserialize;

/// The ServiceDesk Plus side.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceDeskPlus {
    /// The webhook's name.
    pub webhook: Option<Phrase>,
    /// The trigger's name.
    pub trigger: Option<Phrase>,
    /// The editions that a body is made for.
    pub editions: Option<Vec<Option<Edition>>>,
    /// The webhook's body: JSON key to request attribute; `request_id` is one of them. Without
    /// `extends` it replaces the standard body as a whole.
    pub body: Option<Entries<BodyField>>,
    /// Status to Flashduty progress, for the guide: what Flashduty documents, and what statuses of
    /// your own are meant as. Without `extends` it replaces the standard list as a whole.
    pub statuses: Option<Entries<Progress>>,
    /// Priority to Flashduty severity, for the guide. Without `extends` it replaces the standard
    /// list as a whole.
    pub priorities: Option<Entries<Severity>>,
}

/// What a key of the body holds: a request attribute, or keys.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum BodyField {
    /// The path of a request attribute in every edition, such as `priority.name`.
    Attribute(String),
    /// Its keys.
    Keys(BodyEntry),
}

/// What a key of the body holds: a path for each edition that a body is made for, or `value`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyEntry {
    /// The path in the cloud, such as `udf_fields.txt_service`.
    pub cloud: Option<String>,
    /// The path on premises, such as `udf_fields.udf_sline_301`.
    pub on_premises: Option<String>,
    /// The same value always.
    pub value: Option<Constant>,
}
