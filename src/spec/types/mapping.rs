//! What maps to what, and how it is sent.

use super::entries::{Entries, Removable};
use super::{Constant, Phrase, Text};
use crate::choice::{Language, Progress, Severity};
use schemars::JsonSchema;
use serde::Deserialize;

/// Where a payload value comes from: a field's name alone, or keys.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum PayloadField {
    /// The raw value of this field.
    From(String),
    /// Its keys.
    Keys(FieldEntry),
}

impl PayloadField {
    /// Its keys, also of a field's name alone.
    pub(crate) fn keys(&self) -> FieldEntry {
        match self {
            Self::From(field) => FieldEntry { from: Some(field.clone()), ..FieldEntry::default() },
            Self::Keys(keys) => keys.clone(),
        }
    }
}

/// Where a payload value comes from: exactly one of `from`, `journal` and `value`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldEntry {
    /// A field, or a dot-walk such as `location.country`; its raw value is sent.
    pub from: Option<String>,
    /// A journal field; its newest entry that the service account did not write is sent, as plain
    /// text.
    pub journal: Option<String>,
    /// `anyone` counts entries of `journal` that the service account wrote as well.
    pub by: Option<Authors>,
    /// The same value always.
    pub value: Option<Constant>,
    /// `display` sends the display value of `from`, in the language of the sending user; `html`
    /// keeps the HTML of a `journal`; `number` makes a JSON number of a `value` that JavaScript
    /// prints otherwise, such as `1.0`.
    #[serde(rename = "as")]
    pub shown: Option<Shown>,
    /// Sends the label that this map has for the raw value of `from`.
    pub map: Option<String>,
    /// The most characters that are sent.
    #[schemars(range(min = 1, max = 8000))]
    pub max: Option<u32>,
}

/// As what a value is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The display value.
    Display,
    /// The text with its HTML.
    Html,
    /// A JSON number.
    Number,
}

/// Whose journal entries count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Authors {
    /// Those of the service account as well.
    Anyone,
}

/// What a raw value is called: a label alone, or keys.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum MapEntry {
    /// The label.
    Label(Text),
    /// Its keys.
    Keys(MapValue),
}

impl MapEntry {
    /// Its keys, also of a label alone.
    pub(crate) fn keys(&self) -> MapValue {
        match self {
            Self::Label(label) => MapValue { label: Some(label.clone()), ..MapValue::default() },
            Self::Keys(keys) => keys.clone(),
        }
    }

    /// Whether the business rule fires on it.
    #[must_use]
    pub fn is_synced(&self) -> bool {
        matches!(self, Self::Keys(MapValue { sync: Some(true), .. }))
    }
}

/// What a raw value is called and leads to.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapValue {
    /// What is sent for it.
    pub label: Option<Text>,
    /// The Flashduty progress it leads to, for the guide and the simulated Flashduty.
    pub progress: Option<Progress>,
    /// The Flashduty severity it leads to, for the guide.
    pub severity: Option<Severity>,
    /// The business rule fires when the field changes to this value.
    pub sync: Option<bool>,
}

/// What the dialog offers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dialog {
    /// The notification channels and their English labels, in the order shown. Without `extends`
    /// they replace the standard four as a whole.
    pub channels: Option<DialogChannels>,
    /// Assignment group name to the id of the escalation rule that it gets recommended.
    pub recommend: Option<Entries<Text>>,
    /// The languages that people read it in; English is always one.
    pub languages: Option<Vec<Option<Language>>>,
}

/// The notification channels, in the order shown.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(with = "ChannelLabels")]
pub struct DialogChannels(pub Entries<Phrase>);

/// The notification channels that Flashduty's ServiceNow integration knows.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ChannelLabels {
    /// The label of text messages.
    #[expect(dead_code, reason = "describes a key; the order of the keys is what is read")]
    sms: Option<Removable<Phrase>>,
    /// The label of phone calls.
    #[expect(dead_code, reason = "describes a key; the order of the keys is what is read")]
    voice: Option<Removable<Phrase>>,
    /// The label of Microsoft Teams; needs the property `teams_id`.
    #[expect(dead_code, reason = "describes a key; the order of the keys is what is read")]
    teams: Option<Removable<Phrase>>,
    /// The label of e-mail.
    #[expect(dead_code, reason = "describes a key; the order of the keys is what is read")]
    email: Option<Removable<Phrase>>,
}

/// How a push is tried.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Time-out of one try, from `1s` to `30s`.
    pub timeout: Option<Phrase>,
    /// Waiting time before each further try, each from `11s` to `24h`; an empty list is no retry.
    pub retries: Option<Vec<Option<Phrase>>>,
}
