//! The ServiceNow side: the records that the spec names and what it says of each.

use crate::choice::{Access, ActionType, PageCategory, PropertyType, Tickets, When};
use crate::ident::{
    ActionName, ClassName, ColumnName, PageName, PropertyName, RoleName, TableName, UserName,
};
use crate::model::{Delivery, Dialog, Field, ValueMap};
use indexmap::IndexSet;
use serde::Serialize;

/// The ServiceNow side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceNow {
    /// The table whose records are sent.
    pub table: TableName,
    /// The table that has a row for each message.
    pub delivery_table: TableName,
    /// The role that may use the dialog.
    pub role: RoleName,
    /// The account through which Flashduty writes; its changes are not echoed back.
    pub service_account: UserName,
    /// The system properties.
    pub properties: Properties,
    /// The script includes.
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

impl ServiceNow {
    /// The fields of every payload: those of a manual dispatch, then those of the state sync.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let synced = self.business_rule.iter().flat_map(|rule| &rule.payload);
        self.payload.iter().chain(synced)
    }

    /// The service account as scripts compare it: user names are the same in any case.
    #[must_use]
    pub fn account_in_any_case(&self) -> String {
        self.service_account.as_str().to_lowercase()
    }

    /// Whether only tickets are synced that the receiver knows.
    #[must_use]
    pub fn syncs_known_only(&self) -> bool {
        self.business_rule.as_ref().is_some_and(|rule| rule.tickets == Tickets::Known)
    }

    /// The fields of the table that the scripts read, each once, in the order of first use.
    #[must_use]
    pub fn paths(&self) -> IndexSet<&str> {
        let watched = self.business_rule.iter().map(|rule| rule.column.as_str());
        self.fields().filter_map(|field| field.source.path()).chain(watched).collect()
    }
}

/// The system properties.
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
    /// The Microsoft Teams integration, if the dialog has that channel.
    pub teams_id: Option<Property>,
    /// For how many days rows of deliveries are kept whose ticket is not active.
    pub retention_days: NumberProperty,
}

impl Properties {
    /// Those whose values an administrator enters, in the order of the installation guide.
    #[must_use]
    pub fn entered(&self) -> Vec<&Property> {
        let always = [&self.app_key, &self.api_domain, &self.push_url, &self.channel_id];
        always.into_iter().chain(&self.teams_id).collect()
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
    /// The value that the spec gives it.
    pub default: Option<String>,
}

impl Property {
    /// The value that it is delivered with: encrypted text of one instance is of no use on
    /// another.
    #[must_use]
    pub fn delivered(&self) -> Option<&str> {
        self.default.as_deref().filter(|_| self.kind != PropertyType::Password2)
    }
}

/// A system property with a whole number. It is delivered without a value, also by upgrades, since
/// an instance with an earlier release may not have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberProperty {
    /// Its name.
    pub name: PropertyName,
    /// What an admin reads beside it.
    pub description: String,
    /// The number that the scripts take while it is empty.
    pub default: u32,
}

/// The script includes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScriptIncludes {
    /// The server-side class that customers call.
    pub helper: ClassName,
    /// The client-callable class behind the dialog.
    pub ajax: ClassName,
    /// The class that builds what is sent of a record.
    pub payload: ClassName,
    /// The class that asks Flashduty and says what an answer means.
    pub client: ClassName,
    /// The class that keeps the rows of the table of deliveries.
    pub outbox: ClassName,
    /// The class that sends what is due.
    pub sender: ClassName,
    /// Who may call the helper.
    pub access: Access,
}

/// The dialog's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UiPage {
    /// Its name.
    pub name: PageName,
    /// Its category.
    pub category: PageCategory,
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
    /// "Workspace Form Button" and "Format for Configurable Workspace"; only with the form button.
    pub workspace: bool,
    /// "Form context menu".
    pub form_context_menu: bool,
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
    /// Which tickets it tells of.
    pub tickets: Tickets,
    /// Whether a change from one of its states to another one is sent as well.
    pub reopened: bool,
    /// A further encoded query that a record must match.
    pub filter: Option<String>,
    /// What it sends, in JSON key order.
    pub payload: Vec<Field>,
}

impl BusinessRule {
    /// The fields that its filter asks for, in its order: what stands before the operators.
    #[must_use]
    pub fn filter_paths(&self) -> Vec<&str> {
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
        let parts: Vec<&str> = self.filter.iter().flat_map(|it| it.split('^')).collect();
        // What follows a doubled caret is still a value.
        let is_term = |at: usize| at == 0 || !parts[at - 1].is_empty();
        let terms = parts.iter().enumerate().filter(|(at, _)| is_term(*at));
        let paths = terms.map(|(_, term)| {
            let field = term.strip_prefix("OR").unwrap_or(term);
            field.find(|c| !is_part(c)).map_or(field, |end| &field[..end])
        });
        paths.filter(|path| !path.is_empty()).collect()
    }
}

/// A value of the watched column that is synced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SyncedState {
    /// The raw value.
    pub value: String,
    /// Its label.
    pub label: String,
}
