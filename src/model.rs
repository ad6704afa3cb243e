//! What the spec means: every default applied, every reference resolved, no impossible states.
//!
//! A `Model` is only made by `resolve`. No `Option` here stands for "default"; an `Option` says
//! that a part is switched off or has no value. Maps keep the order of the spec.

use crate::ident::{
    ActionName, ClassName, ColumnName, FieldPath, JsonKey, PageName, Prefix, PropertyName,
    RoleName, RuleId, TableName, UserName,
};
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
    /// When this release was made; the source of every date in the output.
    pub released: Released,
}

/// A moment in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Released {
    /// Seconds since 1970-01-01T00:00:00Z; never negative.
    pub unix_seconds: u64,
}

/// The ServiceNow side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceNow {
    /// The table whose records are sent.
    pub table: TableName,
    /// The role that may use the dialog.
    pub role: RoleName,
    /// The account through which Flashduty writes; its changes are not echoed back.
    pub service_account: UserName,
    /// The system properties.
    pub properties: Properties,
    /// The two script includes.
    pub script_includes: ScriptIncludes,
    /// The dialog's page.
    pub ui_page: UiPage,
    /// The form button.
    pub ui_action: UiAction,
    /// The automatic sync, unless switched off.
    pub business_rule: Option<BusinessRule>,
    /// What a manual dispatch sends, in JSON key order.
    pub payload: Vec<Field>,
    /// The value maps that the payloads use, in the order of the spec.
    pub maps: Vec<ValueMap>,
    /// What the dialog offers.
    pub dialog: Dialog,
    /// Time-out and retries.
    pub delivery: Delivery,
}

/// The five system properties.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Properties {
    /// The key for Flashduty's Open API.
    pub app_key: Property,
    /// The Open API's host.
    pub api_domain: Property,
    /// The address that incidents are pushed to; holds a token.
    pub push_url: Property,
    /// The Flashduty channel whose escalation rules are offered.
    pub channel_id: Property,
    /// The Microsoft Teams integration; without it the dialog offers no Teams.
    pub teams_id: Property,
}

impl Properties {
    /// All five, in the order of the installation guide.
    #[must_use]
    pub fn all(&self) -> [&Property; 5] {
        [
            &self.app_key,
            &self.api_domain,
            &self.push_url,
            &self.channel_id,
            &self.teams_id,
        ]
    }
}

/// One system property.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Property {
    /// Its name.
    pub name: PropertyName,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: PropertyType,
    /// What an admin reads beside it.
    pub description: String,
    /// The integration does not work without a value.
    pub required: bool,
    /// Kept out of update sets that are captured on the instance.
    pub private: bool,
    /// Holds a secret: readable and writable by admins only.
    pub secret: bool,
    /// The value it is delivered with.
    pub default: Option<String>,
}

/// The property types that fit the five properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyType {
    /// Plain text.
    String,
    /// Two-way encrypted text.
    Password2,
}

/// The two script includes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScriptIncludes {
    /// The server-side class that builds and sends payloads.
    pub helper: ClassName,
    /// The client-callable class behind the dialog.
    pub ajax: ClassName,
    /// Who may call the helper.
    pub access: Access,
}

/// "Accessible from" of a script include.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// This application scope only.
    PackagePrivate,
    /// All application scopes.
    Public,
}

/// The dialog's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UiPage {
    /// Its name.
    pub name: PageName,
    /// Its category.
    pub category: String,
    /// What an admin reads beside it.
    pub description: String,
    /// The dialog's width in pixels.
    pub width: u32,
}

/// The form button.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UiAction {
    /// The button's label.
    pub name: String,
    /// Its action name.
    pub action_name: ActionName,
    /// Its place among the form's buttons.
    pub order: u32,
    /// "Active".
    pub active: bool,
    /// "Show insert": on forms of new records.
    pub show_insert: bool,
    /// "Show update": on forms of saved records.
    pub show_update: bool,
    /// "Form button".
    pub form_button: bool,
    /// "Form context menu".
    pub form_context_menu: bool,
    /// "List button".
    pub list_button: bool,
    /// "List v2 Compatible".
    pub list_v2_compatible: bool,
    /// "List v3 Compatible".
    pub list_v3_compatible: bool,
    /// Comment on the record.
    pub comments: String,
    /// What the pointer shows.
    pub hint: String,
}

/// The automatic sync of the state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BusinessRule {
    /// Its name.
    pub name: String,
    /// What an admin reads beside it.
    pub description: String,
    /// "When".
    pub when: When,
    /// "Active".
    pub active: bool,
    /// Its place among the rules of the table.
    pub order: u32,
    /// The `action_type` of what it sends.
    pub action_type: ActionType,
    /// The column whose change it watches.
    pub column: ColumnName,
    /// The values to which a change is sent, in the order of the map; never empty.
    pub states: Vec<SyncedState>,
    /// A further encoded query that a record must match.
    pub filter: Option<String>,
    /// What it sends, in JSON key order.
    pub payload: Vec<Field>,
}

/// A value of the watched column that is synced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SyncedState {
    /// The raw value.
    pub value: String,
    /// Its label.
    pub label: String,
}

/// When an asynchronous rule runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Known to every release.
    Async,
    /// Rome and later; also during upgrades.
    AsyncAlways,
}

/// The word that tells the receiver what a push means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionType {
    /// The documented word for a change.
    Update,
    /// A change of state only, which must not dispatch again.
    RuleUpdate,
}

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
    Journal(ColumnName),
    /// The same value always.
    Constant(serde_json::Value),
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
    /// The Flashduty progress it leads to, for the guide.
    pub progress: Option<Progress>,
    /// The Flashduty severity it leads to, for the guide.
    pub severity: Option<Severity>,
}

/// The progress of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Progress {
    /// Nobody has taken it.
    Triggered,
    /// Somebody works on it.
    Processing,
    /// Put off for two hours, then triggered again.
    Snoozed,
    /// Done.
    Closed,
}

/// The severity of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Severity {
    /// Highest.
    Critical,
    /// Middle.
    Warning,
    /// Lowest.
    Info,
}

/// What the dialog offers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dialog {
    /// The notification channels, in the order shown; never empty.
    pub channels: Vec<Channel>,
    /// Escalation rules that an assignment group gets recommended before any name match.
    pub recommend: Vec<Recommendation>,
    /// The languages that people read it in; English is always one.
    pub languages: Vec<Language>,
}

/// A notification channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Channel {
    /// Its wire name.
    pub kind: ChannelKind,
    /// Its English label.
    pub label: String,
}

/// The channels that Flashduty's ServiceNow integration knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// Text message.
    Sms,
    /// Phone call.
    Voice,
    /// Microsoft Teams; needs the Teams property.
    Teams,
    /// E-mail.
    Email,
}

/// A group and the escalation rule it gets recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// The assignment group's name.
    pub group: String,
    /// The escalation rule.
    pub rule_id: RuleId,
}

/// A language of the dialog, as `sys_ui_message.language` spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// How a push is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// Socket time-out of one try, in milliseconds.
    pub timeout_ms: u32,
    /// Seconds before each further try; each at least eleven.
    pub retry_seconds: Vec<u32>,
}

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

/// An edition of ServiceDesk Plus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// The manufacturer's cloud.
    Cloud,
    /// Installed at the customer's.
    OnPremises,
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
