//! Two update sets for one instance: what the later one would overwrite of the other.

use super::contents::{ReadRecord, Update, UpdateSet};
use crate::diagnostic::{Diagnostic, MappingProblem};
use crate::servicenow::table::{FoundBy, Table};
use std::collections::{BTreeMap, BTreeSet};

/// The most records that a finding names.
const MOST_NAMED: usize = 4;

/// The tables whose names belong to one mapping, even where two would be the same but for the table
/// that they are for.
const OWN: [Table; 4] = [Table::Property, Table::ScriptInclude, Table::UiPage, Table::UiAction];

/// Columns that tell when and how often a record was saved, not what it is.
const OF_THE_SAVE: [&str; 3] = ["sys_created_on", "sys_mod_count", "sys_updated_on"];

/// Records of a set that another set brings as well, as something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivalry {
    /// The line of the set's file where the first of them stands, from 1.
    pub line: usize,
    /// Each by its kind and name; one of each kind in front, in the order of the tables.
    records: Vec<(String, String)>,
}

/// What `one` would overwrite of `other`, or the other way round; nothing if both can be on one
/// instance. Two sets share a record if key or name are the same. That is a rivalry if its contents
/// differ, or if a property, class, page or button serves two tables.
#[must_use]
pub fn rivalry(one: &UpdateSet, other: &UpdateSet) -> Option<Rivalry> {
    let is_for_another = tables(one) != tables(other);
    let known = by_identity(other);
    let is_rival = |record: &ReadRecord| {
        let shared: Vec<_> = identities(record).filter_map(|it| known.get(&it)).collect();
        let is_own = OWN.iter().any(|table| table.name() == record.table);
        shared.iter().any(|it| (is_own && is_for_another) || !is_same(record, it))
    };
    let mut rivals: Vec<&Update> =
        one.updates.iter().filter(|update| update.record().is_some_and(is_rival)).collect();
    let line = rivals.iter().map(|update| update.row.line).min()?;
    let mut kinds = BTreeSet::new();
    rivals.sort_by_key(|update| {
        let table = update.record().and_then(|record| Table::from_name(&record.table));
        (table, update.target_name())
    });
    rivals.sort_by_cached_key(|update| !kinds.insert(update.kind()));
    let name = |update: &&Update| (update.kind().to_owned(), update.target_name().to_owned());
    Some(Rivalry { line, records: rivals.iter().map(name).collect() })
}

impl Rivalry {
    /// The finding about the set's file, where `other` is the other file.
    #[must_use]
    pub fn finding(&self, other: &str) -> Diagnostic {
        let named: Vec<String> = self
            .records
            .iter()
            .take(MOST_NAMED)
            .map(|(kind, name)| format!("{kind} `{name}`"))
            .collect();
        let (other, more) = (other.to_owned(), self.records.len() - named.len());
        Diagnostic::new(MappingProblem::Rival { other, named, more }, None)
    }
}

/// The tables whose records the set works on.
fn tables(set: &UpdateSet) -> BTreeSet<&str> {
    let records = set.updates.iter().filter_map(Update::record);
    let column = |record: &'_ ReadRecord| match Table::from_name(&record.table) {
        Some(Table::UiAction) => Some("table"),
        Some(Table::BusinessRule) => Some("collection"),
        _ => None,
    };
    records.filter_map(|record| column(record).map(|column| record.text(column))).collect()
}

/// By what an instance knows a record: its key, and its name if the table has one of each.
fn identities(record: &ReadRecord) -> impl Iterator<Item = (&str, &str, &str)> {
    let name = Table::from_name(&record.table).and_then(|table| match table {
        Table::Property | Table::Role => Some("name"),
        _ => match table.definition().found_by {
            FoundBy::One(columns) => columns.first().copied(),
            FoundBy::Nothing | FoundBy::Any(_) => None,
        },
    });
    let named = name.map(|name| (record.table.as_str(), name, record.text(name)));
    std::iter::once((record.table.as_str(), "sys_id", record.sys_id())).chain(named)
}

fn by_identity(set: &UpdateSet) -> BTreeMap<(&str, &str, &str), &ReadRecord> {
    let records = set.updates.iter().filter_map(Update::record);
    records.flat_map(|record| identities(record).map(move |it| (it, record))).collect()
}

fn is_same(one: &ReadRecord, other: &ReadRecord) -> bool {
    let columns = |record: &'_ ReadRecord| -> Vec<(String, String)> {
        let columns = record.columns.iter();
        let columns = columns.filter(|column| !OF_THE_SAVE.contains(&column.name.as_str()));
        columns.map(|column| (column.name.clone(), column.text.clone())).collect()
    };
    columns(one) == columns(other)
}
