//! What the spec means: every default applied, every reference resolved, no impossible states.
//!
//! A `Model` is only made by `resolve`. No `Option` here stands for "default"; an `Option` says
//! that a part is switched off or has no value. Maps keep the order of the spec.

mod dialog;
mod payload;
mod role;
mod servicedesk_plus;
mod servicenow;

pub use crate::choice::{
    Access, ActionType, Edition, Language, PageCategory, Progress, PropertyType, Severity, Tickets,
    When,
};
pub use dialog::{Channel, ChannelKind, Delivery, Dialog, Recommendation};
pub use payload::{Field, FieldSource, MapEntry, ValueMap};
pub use role::{RoleOrigin, base_role};
pub use servicedesk_plus::{Body, BodyField, BodyValue, ServiceDeskPlus, Status};
pub use servicenow::{
    BusinessRule, NumberProperty, Properties, Property, ScriptIncludes, ServiceNow, SyncedState,
    UiAction, UiPage,
};

use crate::ident::Prefix;
use jiff::Timestamp;
use serde::Serialize;

/// The whole integration.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// Name, prefix and release.
    pub integration: Integration,
    /// The ServiceNow side, unless switched off.
    pub servicenow: Option<ServiceNow>,
    /// The ServiceDesk Plus side, unless switched off.
    pub servicedesk_plus: Option<ServiceDeskPlus>,
}

/// What this integration is called and which release of it this is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Integration {
    /// The word people see, such as `Flashduty`.
    pub name: String,
    /// The word in front of events, message keys and DOM ids.
    pub prefix: Prefix,
    /// The release, such as `1.0.0`.
    pub release: String,
    /// When this release was made, between 2000 and 2100; the source of every date in the output.
    pub released: Timestamp,
}
