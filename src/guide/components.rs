//! The delivered records as an admin meets them: what each is for, and the order of removal.

use crate::model::Integration;
use serde::Serialize;
use std::collections::BTreeMap;

/// A delivered record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Its table.
    pub table: &'static str,
    /// Its display value.
    pub name: String,
    /// What it is for, as a phrase or sentence.
    pub purpose: String,
    /// The table that it is about, if it is one of many that share a row; empty if about none.
    #[serde(skip)]
    pub listed_with: Option<String>,
    /// The place of its table in the order of removal, and what to know of it; nothing if it goes
    /// with the record that it belongs to.
    #[serde(skip)]
    pub removal: Option<(u32, &'static str)>,
}

/// A step of the removal.
#[derive(Serialize)]
pub(super) struct Removal {
    table: &'static str,
    names: Vec<String>,
    note: &'static str,
}

/// The name of the first delivered record of a table.
pub(super) fn name<'c>(delivered: &'c [Component], table: &str) -> Option<&'c str> {
    delivered.iter().find(|it| it.table == table).map(|it| it.name.as_str())
}

/// The name of the last delivered record of a table.
pub(super) fn last_name<'c>(delivered: &'c [Component], table: &str) -> Option<&'c str> {
    delivered.iter().rfind(|it| it.table == table).map(|it| it.name.as_str())
}

/// The delivered records; those that are listed as one stand in one row at the end, named by the
/// table that they are about, or by how the names of ours begin.
pub(super) fn rows(integration: &Integration, delivered: &[Component]) -> Vec<Component> {
    let (many, mut rows): (Vec<_>, Vec<_>) =
        delivered.iter().cloned().partition(|it| it.listed_with.is_some());
    for component in many {
        if rows.iter().all(|row| row.table != component.table) {
            let of = component.listed_with.as_deref().filter(|table| !table.is_empty());
            let of = of.unwrap_or(integration.prefix.as_str());
            rows.push(Component { name: format!("{of}.*"), ..component });
        }
    }
    rows
}

/// What to delete, of each table the last first, each name once.
pub(super) fn removal(integration: &Integration, rows: &[Component]) -> Vec<Removal> {
    let mut steps: BTreeMap<u32, Removal> = BTreeMap::new();
    for Component { table, name, removal, .. } in rows.iter().rev() {
        if let Some((rank, note)) = *removal {
            let step = steps.entry(rank).or_insert(Removal { table, names: Vec::new(), note });
            if !step.names.contains(name) {
                step.names.push(name.clone());
            }
        }
    }
    let sets = Removal {
        table: "sys_remote_update_set",
        names: vec![format!("{} integration", integration.name)],
        note: "All releases; their names start like this.",
    };
    steps.into_values().chain([sets]).collect()
}
