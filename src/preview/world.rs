//! What is on the instance that the preview shows.

use crate::diagnostic::Source;
use crate::model::ServiceNow;
use indexmap::IndexSet;

const WORLD: &str = include_str!("world.yaml");

/// What a form shows first, as far as the table has it.
const FORM: [&str; 8] = [
    "number",
    "state",
    "assignment_group",
    "assigned_to",
    "urgency",
    "impact",
    "short_description",
    "description",
];

/// A scenario whose records show every state of the dialog.
#[must_use]
pub fn standard_scenario(servicenow: &ServiceNow) -> Source {
    let table = servicenow.table.as_str();
    let number = if table == "incident" { "INC" } else { "REC" };
    let text = WORLD.replace("TABLE:", &format!("{table}:"));
    Source::new("world.yaml", &text.replace("NUMBER0", &format!("{number}0")))
}

/// The fields of the form: the usual ones, and the one whose changes are synced.
pub(super) fn columns(servicenow: &ServiceNow) -> Vec<String> {
    let watched = servicenow.business_rule.iter().map(|rule| rule.column.as_str());
    let columns: IndexSet<&str> = FORM.into_iter().chain(watched).collect();
    columns.into_iter().map(str::to_owned).collect()
}
