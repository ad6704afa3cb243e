//! What is sent: the fields of a payload and the maps that translate raw values.

use crate::choice::{Progress, Severity};
use crate::ident::{ColumnName, FieldPath, JsonKey};
use serde::Serialize;

/// One key of a payload.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// The JSON key.
    pub key: JsonKey,
    /// Where its value comes from.
    pub source: FieldSource,
    /// The most characters that are sent.
    pub max: Option<u32>,
}

/// Where a payload value comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldSource {
    /// The raw value of a field.
    Raw(FieldPath),
    /// The display value of a field, in the language of the sending user.
    Display(FieldPath),
    /// The label that a map has for the raw value.
    Mapped {
        /// The field.
        from: FieldPath,
        /// The map's name; `ServiceNow::maps` has it.
        map: String,
    },
    /// The newest entry of a journal field.
    Journal {
        /// The field.
        column: ColumnName,
        /// Whether it is sent with its HTML.
        html: bool,
        /// Whether an entry by the service account counts as well.
        anyone: bool,
    },
    /// The same value always.
    Constant(serde_json::Value),
}

impl FieldSource {
    /// The field that it reads, unless it is the same value always.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Raw(from) | Self::Display(from) | Self::Mapped { from, .. } => {
                Some(from.as_str())
            }
            Self::Journal { column, .. } => Some(column.as_str()),
            Self::Constant(_) => None,
        }
    }
}

/// Raw values of a choice field and what each is called.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueMap {
    /// The name by which fields refer to it.
    pub name: String,
    /// The values, in the order of the spec.
    pub entries: Vec<MapEntry>,
}

/// One value of a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapEntry {
    /// The raw value.
    pub value: String,
    /// What is sent for it.
    pub label: String,
    /// The Flashduty progress it leads to, for the guide and the simulated Flashduty.
    pub progress: Option<Progress>,
    /// The Flashduty severity it leads to, for the guide.
    pub severity: Option<Severity>,
}
