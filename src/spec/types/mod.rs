//! The types of the spec; their comments are what an editor shows beside a key.
//!
//! Everything that has a default is an `Option`: which default, `resolve` decides. A list item is
//! none where the item had the wrong shape.

mod entries;
mod mapping;
mod servicedesk_plus;
mod servicenow;

pub use crate::yaml::{Constant, Only, Phrase, Text};
pub use entries::Entries;
pub use mapping::{
    Authors, Delivery, Dialog, DialogChannels, FieldEntry, MapEntry, MapValue, PayloadField, Shown,
};
pub use servicedesk_plus::{BodyEntry, BodyField, ServiceDeskPlus};
pub use servicenow::{
    BusinessRule, NumberProperty, Properties, Property, Scope, ScriptIncludes, ServiceNow,
    UiAction, UiPage,
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;

/// A ServiceNow and ServiceDesk Plus integration for Flashduty, as sn-gen reads it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sn-gen mapping file")]
pub struct Spec {
    /// The version of this format.
    #[schemars(required)]
    pub version: Option<Version>,
    /// Lays this file over another mapping: sections merge key by key, everything else that is
    /// written replaces what stands there, and `KEY: false` leaves an entry out.
    pub extends: Option<Base>,
    /// What the integration is called and which release of it this is.
    #[schemars(required)]
    pub integration: Option<Integration>,
    /// The ServiceNow side; `false` leaves it out.
    pub servicenow: Option<Switch<ServiceNow>>,
    /// What a manual dispatch sends: JSON key to source, sent in this order. Without `extends` it
    /// replaces the standard payload as a whole.
    pub payload: Option<Entries<PayloadField>>,
    /// What the business rule sends, in the notation of `payload`. Without `extends` it replaces
    /// the standard one as a whole.
    pub state_sync: Option<Entries<PayloadField>>,
    /// Value maps by name: raw value to the label that is sent, whatever the user's language.
    /// Without `extends` a map that is written replaces the standard map of that name as a whole.
    pub maps: Option<Entries<Entries<MapEntry>>>,
    /// What the dialog offers.
    pub dialog: Option<Dialog>,
    /// Time-out and retries of a push.
    pub delivery: Option<Delivery>,
    /// The ServiceDesk Plus side; `false` leaves it out.
    pub servicedesk_plus: Option<Switch<ServiceDeskPlus>>,
}

/// The version of this format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Version {
    /// The first, and so far the only one.
    #[serde(rename = "1")]
    One,
}

impl JsonSchema for Version {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Who quotes it means the same.
        json_schema!({ "enum": [1, "1"] })
    }
}

/// A mapping that others can extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The standard mapping.
    Standard,
}

/// What the integration is called and which release of it this is.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Integration {
    /// The word people see, such as `Flashduty`.
    pub name: Option<Phrase>,
    /// The word before properties, events, message keys and DOM ids; made of the name unless
    /// written.
    pub prefix: Option<String>,
    /// The release of your integration, such as `1.0.0`.
    #[schemars(required)]
    pub release: Option<Phrase>,
    /// When this release was made, such as `2026-11-21T00:00:00Z`; every date in the output comes
    /// from here.
    #[schemars(required)]
    pub released: Option<Phrase>,
}

/// A part that `false` switches off.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum Switch<T> {
    /// Leaves it out.
    Off(Only<false>),
    /// Its keys.
    On(T),
}
