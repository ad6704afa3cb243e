//! The ServiceDesk Plus side: one field list for both editions, and what its values mean.

use crate::choice::{Edition, Progress, Severity};
use crate::ident::{FieldPath, JsonKey};
use serde::Serialize;

/// The ServiceDesk Plus side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceDeskPlus {
    /// The webhook's name.
    pub webhook: String,
    /// The trigger's name.
    pub trigger: String,
    /// The editions that a body is made for; never empty.
    pub editions: Vec<Edition>,
    /// The body, in JSON key order.
    pub body: Vec<BodyField>,
    /// Statuses and the progress each leads to.
    pub statuses: Vec<(String, Progress)>,
    /// Priorities and the severity each leads to.
    pub priorities: Vec<(String, Severity)>,
}

/// One key of the webhook body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyField {
    /// The JSON key.
    pub key: JsonKey,
    /// The request attribute in the cloud, such as `priority.name`.
    pub cloud: FieldPath,
    /// The request attribute on premises, without the leading `request.`.
    pub on_premises: FieldPath,
}
