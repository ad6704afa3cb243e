//! The ServiceDesk Plus side: a body for each edition, and what its values mean.

use crate::choice::{Edition, Progress, Severity};
use crate::ident::{AttributePath, JsonKey};
use serde::Serialize;
use serde_json::Value;

/// The ServiceDesk Plus side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceDeskPlus {
    /// The webhook's name.
    pub webhook: String,
    /// The trigger's name.
    pub trigger: String,
    /// A body for each edition; never empty, and all have the same keys.
    pub bodies: Vec<Body>,
    /// Statuses and the progress each leads to.
    pub statuses: Vec<Status>,
    /// Priorities and the severity each leads to.
    pub priorities: Vec<(String, Severity)>,
}

/// The webhook's body in one edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Body {
    /// The edition.
    pub edition: Edition,
    /// Its fields, in JSON key order.
    pub fields: Vec<BodyField>,
}

/// One key of a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyField {
    /// The JSON key.
    pub key: JsonKey,
    /// What is sent under it.
    pub value: BodyValue,
}

/// What a body sends under a key.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyValue {
    /// The request attribute at this path, without the leading `request.` of one edition.
    Attribute(AttributePath),
    /// The same value always.
    Constant(Value),
}

/// A status of requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Its name, which is sent.
    pub name: String,
    /// The progress that it is meant to lead to.
    pub progress: Progress,
    /// The progress that Flashduty documents for it; nothing if it does not name the status.
    pub documented: Option<Progress>,
}
