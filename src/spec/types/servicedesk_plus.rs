//! The ServiceDesk Plus side.

use super::Text;
use crate::choice::{Edition, Progress, Severity};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// The ServiceDesk Plus side.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceDeskPlus {
    /// The webhook's name.
    pub webhook: Option<Text>,
    /// The trigger's name.
    pub trigger: Option<Text>,
    /// The editions that a body is made for.
    pub editions: Option<Vec<Option<Edition>>>,
    /// The webhook's body: JSON key to request attribute. Replaces the standard body as a whole.
    pub body: Option<IndexMap<String, BodyField>>,
    /// Status to Flashduty progress, for the guide. Replaces the standard list as a whole.
    pub statuses: Option<IndexMap<String, Progress>>,
    /// Priority to Flashduty severity, for the guide. Replaces the standard list as a whole.
    pub priorities: Option<IndexMap<String, Severity>>,
}

/// A request attribute: one path for both editions, or one for each.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum BodyField {
    /// The path in both editions, such as `priority.name`.
    Both(String),
    /// A path for each edition.
    Each(EditionPaths),
}

/// The path of a request attribute in each edition.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionPaths {
    /// The path in the cloud, such as `udf_fields.txt_service`.
    #[schemars(required)]
    pub cloud: Option<String>,
    /// The path on premises, such as `udf_fields.udf_sline_301`.
    #[schemars(required)]
    pub on_premises: Option<String>,
}
