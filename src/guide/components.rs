//! The delivered records as an admin meets them: what each is for, and the order of removal.

use crate::model::Integration;
use serde::Serialize;

/// A delivered record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Its table.
    pub table: &'static str,
    /// Its display value.
    pub name: String,
    /// What it is for, as a phrase or sentence.
    pub purpose: String,
}

/// A step of the removal.
#[derive(Serialize)]
pub(super) struct Removal {
    position: usize,
    table: &'static str,
    names: Vec<String>,
    note: &'static str,
}

/// The table whose rows are too many to be listed.
const MESSAGES: &str = "sys_ui_message";

/// The order of removal, callers before the called, with what to know.
const REMOVAL: [(&str, &str); 10] = [
    ("sys_script", ""),
    ("sysevent_script_action", ""),
    ("sysevent_register", ""),
    ("sys_ui_action", "With its row in sys_ui_action_role."),
    ("sys_ui_page", ""),
    ("sys_script_include", "In this order."),
    ("sys_security_acl", "With their rows in sys_security_acl_role."),
    ("sys_user_role", "Takes it from all who have it."),
    (MESSAGES, "All keys that start so."),
    ("sys_properties", "The values are lost."),
];

/// The name of the first delivered record of a table.
pub(super) fn name<'c>(delivered: &'c [Component], table: &str) -> Option<&'c str> {
    delivered.iter().find(|it| it.table == table).map(|it| it.name.as_str())
}

/// The name of the last delivered record of a table.
pub(super) fn last_name<'c>(delivered: &'c [Component], table: &str) -> Option<&'c str> {
    delivered.iter().rfind(|it| it.table == table).map(|it| it.name.as_str())
}

/// The delivered records, all messages in one row at the end.
pub(super) fn rows(integration: &Integration, delivered: &[Component]) -> Vec<Component> {
    let name = format!("{}.*", integration.prefix);
    let (messages, others): (Vec<_>, Vec<_>) =
        delivered.iter().cloned().partition(|it| it.table == MESSAGES);
    let messages = messages.into_iter().next().map(|first| Component { name, ..first });
    others.into_iter().chain(messages).collect()
}

/// What to delete, of each table the last first.
pub(super) fn removal(integration: &Integration, rows: &[Component]) -> Vec<Removal> {
    let names = |table| {
        rows.iter().rev().filter(move |it| it.table == table).map(|it| it.name.clone()).collect()
    };
    let records = REMOVAL.map(|(table, note)| (table, names(table), note));
    let sets = vec![format!("{} integration", integration.name)];
    let sets = ("sys_remote_update_set", sets, "All releases; their names start so.");
    let steps = records.into_iter().chain([sets]).filter(|(_, names, _)| !names.is_empty());
    let step = |((table, names, note), position)| Removal { position, table, names, note };
    steps.zip(1..).map(step).collect()
}
