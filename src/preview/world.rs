//! What is on the instance that the preview shows.

use crate::diagnostic::Source;
use crate::model::ServiceNow;
use crate::simulator::Instance;
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

/// A scenario whose records show every state of the dialog that an instance has.
#[must_use]
pub fn standard_scenario(servicenow: &ServiceNow, instance: &Instance) -> Source {
    let table = servicenow.table.as_str();
    let number = if table == "incident" { "INC" } else { "REC" };
    let can_be_closed = instance.has_column("active");
    let lines = WORLD.split_inclusive('\n');
    let text: String = lines.filter(|it| can_be_closed || !it.contains(" active: ")).collect();
    let text = text.replace("TABLE:", &format!("{table}:"));
    Source::new("world.yaml", &text.replace("NUMBER0", &format!("{number}0")))
}

/// The fields of the form: the usual ones, and the one whose changes are synced.
pub(super) fn columns(servicenow: &ServiceNow) -> Vec<String> {
    let watched = servicenow.business_rule.iter().map(|rule| rule.column.as_str());
    let columns: IndexSet<&str> = FORM.into_iter().chain(watched).collect();
    columns.into_iter().map(str::to_owned).collect()
}
