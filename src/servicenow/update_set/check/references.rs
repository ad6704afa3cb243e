//! References: each leads to a record of the set or to one that every instance has.

use super::finding::{Finding, Problem};
use super::report::Report;
use crate::servicenow::acl::BASE_ROLES;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::read::{Column, ReadRecord, Update, UpdateSet};
use std::collections::BTreeSet;

/// Reference columns, whether or not an attribute says so.
const REFERENCES: [&str; 4] = ["operation", "sys_security_acl", "sys_ui_action", "sys_user_role"];

/// Access control types and operations, whose keys are their names.
const BY_NAME: [(&str, &str); 4] = [
    ("operation", "execute"),
    ("operation", "read"),
    ("type", "client_callable_script_include"),
    ("type", "ui_page"),
];

pub(super) fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let records = update_set.updates.iter().filter_map(Update::record);
    let known: BTreeSet<(&str, &str)> =
        records.map(|record| (record.table.as_str(), record.sys_id())).collect();
    let mut findings = Vec::new();
    for update in &update_set.updates {
        let Some(record) = update.record() else {
            continue;
        };
        let mut report = Report::about_update(update);
        for column in record.columns.iter().filter(|column| is_reference(column)) {
            if !is_on_every_instance(record, column)
                && !known.contains(&(column.name.as_str(), column.text.as_str()))
            {
                let (column, id) = (column.name.clone(), column.text.clone());
                report.add(Problem::DanglingReference { column, id });
            }
        }
        findings.extend(report.findings);
    }
    findings
}

fn is_reference(column: &Column) -> bool {
    let is_marked = column.attribute("display_value").is_some_and(|display| !display.is_empty());
    is_marked || REFERENCES.contains(&column.name.as_str())
}

/// A role that is not of the base system counts too: its name stands beside its key, by which
/// the import finds it, and it is the spec that says that it exists.
fn is_on_every_instance(record: &ReadRecord, column: &Column) -> bool {
    let (name, id) = (column.name.as_str(), column.text.as_str());
    match name {
        "sys_scope" | "sys_package" => id == "global",
        "sys_user_role" => column.attribute("name").is_some_and(|role| {
            let base = BASE_ROLES.iter().find(|(base, _)| *base == role);
            base.is_none_or(|(_, known)| *known == id)
        }),
        _ => record.table == Table::Acl.name() && BY_NAME.contains(&(name, id)),
    }
}
