//! References: each leads to a record of the set or to one that every instance has.

use super::findings::SetFindings;
use crate::model::base_role;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::{Column, ReadRecord, Update, UpdateSet};
use std::collections::BTreeSet;

/// Access control types and operations, whose keys are their names.
const BY_NAME: [(&str, &str); 4] = [
    ("operation", "execute"),
    ("operation", "read"),
    ("type", "client_callable_script_include"),
    ("type", "ui_page"),
];

/// The records of the set by table and key; a reference column is named like its table.
pub(super) fn known(update_set: &UpdateSet) -> BTreeSet<(&str, &str)> {
    let records = update_set.updates.iter().filter_map(Update::record);
    records.map(|record| (record.table.as_str(), record.sys_id())).collect()
}

pub(super) fn check(update: &Update, known: &BTreeSet<(&str, &str)>, findings: &mut SetFindings) {
    let records = update.record().into_iter();
    for (record, column) in records.flat_map(|of| of.columns.iter().map(move |it| (of, it))) {
        let (name, id) = (column.name.as_str(), column.text.as_str());
        let is_known = is_on_every_instance(record, column) || known.contains(&(name, id));
        if is_reference(record, column) && !is_known {
            let what = "which is neither in the set nor on every instance";
            findings.add("dangling-reference", format!("`{name}` refers to `{id}`, {what}"));
        }
    }
}

fn is_reference(record: &ReadRecord, column: &Column) -> bool {
    let is_marked = column.attribute("display_value").is_some_and(|display| !display.is_empty());
    let table = Table::from_name(&record.table);
    is_marked || table.is_some_and(|of| of.definition().references.contains(&column.name.as_str()))
}

/// A role that is not of the base system counts too: its name stands beside its key, by which
/// the import finds it, and it is the spec that says that it exists.
fn is_on_every_instance(record: &ReadRecord, column: &Column) -> bool {
    let (name, id) = (column.name.as_str(), column.text.as_str());
    match name {
        "sys_scope" | "sys_package" => id == "global",
        "sys_user_role" => column
            .attribute("name")
            .is_some_and(|role| base_role(role).is_none_or(|known| known == id)),
        _ => record.table == Table::Acl.name() && BY_NAME.contains(&(name, id)),
    }
}
