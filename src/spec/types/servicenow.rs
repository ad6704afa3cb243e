//! The ServiceNow side: one type per record.

use super::{Phrase, Switch, Text};
use crate::choice::{Access, ActionType, PageCategory, PropertyType, Tickets, When};
use schemars::JsonSchema;
use serde::Deserialize;

/// The ServiceNow side.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceNow {
    /// The application scope.
    pub scope: Option<Scope>,
    /// The table whose records are sent.
    pub table: Option<String>,
    /// The role that may use the dialog.
    pub role: Option<String>,
    /// The account through which Flashduty writes; its changes are not sent back.
    pub service_account: Option<Phrase>,
    /// The system properties.
    pub properties: Option<Properties>,
    /// The two script includes.
    pub script_includes: Option<ScriptIncludes>,
    /// The dialog's page.
    pub ui_page: Option<UiPage>,
    /// The form button.
    pub ui_action: Option<UiAction>,
    /// The automatic sync of the state; `false` leaves it out.
    pub business_rule: Option<Switch<BusinessRule>>,
}

/// An application scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The global one.
    Global,
}

/// The system properties.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Properties {
    /// The key for Flashduty's Open API.
    pub app_key: Option<Property>,
    /// The Open API's host name.
    pub api_domain: Option<Property>,
    /// The address that records are pushed to; holds a token.
    pub push_url: Option<Property>,
    /// The Flashduty channel whose escalation rules are offered.
    pub channel_id: Option<Property>,
    /// The Microsoft Teams integration; without it the dialog offers no Teams.
    pub teams_id: Option<Property>,
    /// For how many days the table of deliveries keeps its rows. Then those whose ticket is not
    /// active are deleted.
    pub retention_days: Option<NumberProperty>,
}

/// A system property.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// Its name.
    pub name: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<PropertyType>,
    /// Whether the integration needs a value.
    pub required: Option<bool>,
    /// Keeps it out of update sets that are captured on the instance.
    pub private: Option<bool>,
    /// What an admin reads beside it.
    pub description: Option<Phrase>,
    /// The value it is delivered with; none for secrets.
    pub default: Option<Phrase>,
}

/// A system property with a whole number, which may stay empty on the instance.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberProperty {
    /// Its name.
    pub name: Option<String>,
    /// What an admin reads beside it.
    pub description: Option<Phrase>,
    /// The number that the scripts take while it is empty; it is delivered without a value.
    #[schemars(range(min = 1, max = 3650))]
    pub default: Option<u32>,
}

/// The two script includes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptIncludes {
    /// The class that builds and sends payloads.
    pub helper: Option<String>,
    /// The client-callable class behind the dialog.
    pub ajax: Option<String>,
    /// Who may call the helper.
    pub access: Option<Access>,
}

/// The dialog's page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UiPage {
    /// Its name.
    pub name: Option<String>,
    /// Its category.
    pub category: Option<PageCategory>,
    /// What an admin reads beside it.
    pub description: Option<Phrase>,
    /// The dialog's width in pixels.
    #[schemars(range(min = 320, max = 1600))]
    pub width: Option<u32>,
}

/// The form button.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UiAction {
    /// The button's label.
    pub name: Option<Phrase>,
    /// Its action name.
    pub action_name: Option<String>,
    /// Its place among the form's buttons.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub order: Option<u32>,
    /// "Active".
    pub active: Option<bool>,
    /// "Show insert": on forms of new records.
    pub show_insert: Option<bool>,
    /// "Show update": on forms of saved records.
    pub show_update: Option<bool>,
    /// "Form button".
    pub form_button: Option<bool>,
    /// The form button in workspaces too, where the dialog opens in a frame; counts only with
    /// `form_button`.
    pub workspace: Option<bool>,
    /// "Form context menu".
    pub form_context_menu: Option<bool>,
    /// "List button"; can only be `false`, the dialog needs one open record.
    pub list_button: Option<bool>,
    /// "List v2 Compatible".
    pub list_v2_compatible: Option<bool>,
    /// "List v3 Compatible".
    pub list_v3_compatible: Option<bool>,
    /// Comment on the record.
    pub comments: Option<Phrase>,
    /// What the pointer shows over the button.
    pub hint: Option<Phrase>,
}

/// The automatic sync of the state.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BusinessRule {
    /// Its name.
    pub name: Option<Phrase>,
    /// What an admin reads beside it.
    pub description: Option<Phrase>,
    /// "When".
    pub when: Option<When>,
    /// "Active".
    pub active: Option<bool>,
    /// Its place among the rules of the table.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub order: Option<u32>,
    /// The word that tells Flashduty what its pushes mean.
    pub action_type: Option<ActionType>,
    /// Raw values to fire on, beside those that have `sync: true` in the map.
    pub states: Option<Vec<Option<Text>>>,
    /// Which tickets it tells of.
    pub tickets: Option<Tickets>,
    /// Whether it also tells a change from one of its states to another state, as when a closed
    /// record is opened again.
    pub reopened: Option<bool>,
    /// A further encoded query that a record must match.
    pub filter: Option<String>,
}
