//! The tables and columns that a scenario or the facts of a company describe, laid over a dictionary.

use super::records::Missing;
use super::scenario::GivenTable;
use crate::dictionary::{Column, Dictionary, english};
use indexmap::IndexMap;

/// Adds tables, or columns to those that are there. One that cannot extend what it says extends what
/// it does in the `standard` dictionary, and is returned with the reason.
pub(super) fn extend(
    dictionary: &mut Dictionary,
    standard: &Dictionary,
    given: &IndexMap<String, GivenTable>,
) -> Vec<(String, Missing)> {
    for (name, table) in given {
        lay(dictionary, name, table);
    }
    let unsound = given.keys().filter_map(|name| {
        let missing = ancestry(dictionary, name)?;
        let extends = standard.tables.get(name).and_then(|it| it.extends.clone());
        dictionary.tables.get_mut(name)?.extends = extends;
        Some((name.clone(), missing))
    });
    unsound.collect()
}

/// Adds a table, or columns to one that is there.
fn lay(dictionary: &mut Dictionary, name: &str, given: &GivenTable) {
    let entry = dictionary.tables.entry(name.to_owned()).or_default();
    if let Some(label) = &given.label {
        entry.label.clone_from(label);
    }
    entry.extends = given.extends.clone().or(entry.extends.take());
    entry.display = given.display.clone().or(entry.display.take());
    entry.key = given.display.clone().or(entry.key.take());
    entry.read = given.read.clone().or(entry.read.take());
    for (column, definition) in &given.columns {
        let column_type = definition.kind.as_str().to_owned();
        let label = definition.label.as_deref().map(english).unwrap_or_default();
        let (reference, choices) = (definition.reference.clone(), definition.choices.clone());
        let column_of =
            Column { kind: column_type, reference, label, choices, ..Column::default() };
        entry.columns.insert(column.clone(), column_of);
    }
}

/// Why a table cannot extend what it says; nothing if it can.
fn ancestry(dictionary: &Dictionary, name: &str) -> Option<Missing> {
    let mut seen = vec![name];
    while let Some(parent) = dictionary.tables.get(*seen.last()?)?.extends.as_deref() {
        if !dictionary.tables.contains_key(parent) {
            return Some(Missing::Table { table: parent.to_owned() });
        }
        if seen.contains(&parent) {
            return Some(Missing::End { table: name.to_owned() });
        }
        seen.push(parent);
    }
    None
}
