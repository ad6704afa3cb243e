//! References: each leads to a record of the set or to one that every instance has.

use crate::model::base_role;
use crate::servicenow::table::{CUSTOM_APPLICATIONS, DEFAULT_VIEW, Table};
use crate::servicenow::update_set::contents::{Column, ReadRecord, Update};

/// Access control types and operations, whose keys are their names.
const BY_NAME: [(&str, &str); 8] = [
    ("operation", "execute"),
    ("operation", "read"),
    ("operation", "create"),
    ("operation", "delete"),
    ("operation", "write"),
    ("type", "client_callable_script_include"),
    ("type", "record"),
    ("type", "ui_page"),
];

/// A reference to another record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Reference {
    pub(super) column: String,
    pub(super) id: String,
    /// The table that it refers to, where that is known.
    pub(super) table: Option<&'static str>,
}

/// The references of an update that no instance satisfies by itself.
pub(super) fn of(update: &Update) -> impl Iterator<Item = Reference> {
    let columns = update.records.iter().flat_map(|of| of.columns.iter().map(move |it| (of, it)));
    columns
        .filter(|(record, column)| {
            is_reference(record, column) && !is_on_every_instance(record, column)
        })
        .map(|(record, column)| Reference {
            column: column.name.clone(),
            id: column.text.clone(),
            table: table_of(record, column),
        })
}

/// The table that a column refers to, where that is known.
fn table_of(record: &ReadRecord, column: &Column) -> Option<&'static str> {
    let references = Table::from_name(&record.table)?.definition().references.iter();
    references.filter(|(name, _)| *name == column.name).map(|(_, table)| *table).next()
}

fn is_reference(record: &ReadRecord, column: &Column) -> bool {
    let is_marked = column.attribute("display_value").is_some_and(|display| !display.is_empty());
    is_marked || table_of(record, column).is_some()
}

/// A role that is not of the base system counts too: its name stands beside its key, by which
/// the import finds it, and it is the spec that says that it exists.
fn is_on_every_instance(record: &ReadRecord, column: &Column) -> bool {
    let (name, id) = (column.name.as_str(), column.text.as_str());
    match name {
        // The application comes first, in a file of its own.
        "sys_scope" | "sys_package" => true,
        "sys_user_role" => column
            .attribute("name")
            .is_some_and(|role| base_role(role).is_none_or(|known| known == id)),
        // The types of the platform are many, and none of ours. A table is found by its name.
        "view" => id == DEFAULT_VIEW,
        "category" => id == CUSTOM_APPLICATIONS,
        "internal_type" | "reference" => record.table == Table::Dictionary.name(),
        _ => record.table == Table::Acl.name() && BY_NAME.contains(&(name, id)),
    }
}
