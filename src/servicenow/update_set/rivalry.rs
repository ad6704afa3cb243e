//! Two update sets for one instance: what the later one would overwrite of the other.

use super::contents::{ReadRecord, Update, UpdateSet};
use crate::diagnostic::{Diagnostic, MappingProblem};
use crate::manifest;
use crate::servicenow::table::{FoundBy, Table};
use std::collections::{BTreeMap, BTreeSet};

/// The most records that a finding names.
const MOST_NAMED: usize = 4;

/// The tables whose names belong to one mapping, even where two would be the same but for the table
/// that they are for.
const OWN: [Table; 5] =
    [Table::Property, Table::DbObject, Table::ScriptInclude, Table::UiPage, Table::UiAction];

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

/// What has to be known of a set to hold it against others: not its records, but what tells them
/// apart.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    updates: Vec<OutlinedUpdate>,
    /// The tables whose records the set works on.
    tables: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct OutlinedUpdate {
    line: usize,
    kind: String,
    name: String,
    table: String,
    identities: Vec<Identity>,
    /// Digests of the columns that tell what its records are.
    content: String,
}

/// By what an instance knows a record: table, column, value.
type Identity = (String, &'static str, String);

impl Outline {
    /// The outline of a whole set.
    #[must_use]
    pub fn of(set: &UpdateSet) -> Self {
        let mut outline = Self::default();
        set.updates.iter().for_each(|update| outline.add(update));
        outline
    }

    /// Takes in another update of the set.
    pub fn add(&mut self, update: &Update) {
        let Some(record) = update.record() else { return };
        let of = match Table::from_name(&record.table) {
            Some(Table::UiAction) => Some("table"),
            Some(Table::BusinessRule) => Some("collection"),
            _ => None,
        };
        self.tables.extend(of.map(|column| record.text(column).to_owned()));
        self.updates.push(OutlinedUpdate {
            line: update.row.line,
            kind: update.kind().to_owned(),
            name: update.target_name().to_owned(),
            table: record.table.clone(),
            identities: identities(record),
            content: update.records.iter().map(content).collect(),
        });
    }
}

/// What `one` would overwrite of `other`, or the other way round; nothing if both can be on one
/// instance. Two sets share a record if key or name are the same. That is a rivalry if its contents
/// differ, or if a property, class, page or button serves two tables.
#[must_use]
pub fn rivalry(one: &Outline, other: &Outline) -> Option<Rivalry> {
    let is_for_another = one.tables != other.tables;
    let known: BTreeMap<&Identity, &OutlinedUpdate> =
        other.updates.iter().flat_map(|it| it.identities.iter().map(move |id| (id, it))).collect();
    let is_rival = |update: &&OutlinedUpdate| {
        let shared: Vec<_> = update.identities.iter().filter_map(|it| known.get(it)).collect();
        let is_own = OWN.iter().any(|table| table.name() == update.table);
        shared.iter().any(|it| (is_own && is_for_another) || update.content != it.content)
    };
    let mut rivals: Vec<&OutlinedUpdate> = one.updates.iter().filter(is_rival).collect();
    let line = rivals.iter().map(|update| update.line).min()?;
    let mut kinds = BTreeSet::new();
    rivals.sort_by_key(|update| (Table::from_name(&update.table), &update.name));
    rivals.sort_by_cached_key(|update| !kinds.insert(&update.kind));
    let name = |update: &&OutlinedUpdate| (update.kind.clone(), update.name.clone());
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

/// Its key, and its name if the table has one of each. An access control is told from others of its
/// name by what it is for.
fn identities(record: &ReadRecord) -> Vec<Identity> {
    let table = Table::from_name(&record.table);
    let name = table.and_then(|table| match table {
        Table::Property | Table::Role | Table::DbObject => Some("name"),
        _ => match table.definition().found_by {
            FoundBy::One(columns) => columns.first().copied(),
            FoundBy::Nothing | FoundBy::Any(_) => None,
        },
    });
    let operation = (table == Some(Table::Acl)).then(|| record.text("operation"));
    let named = |column| match operation {
        Some(operation) => format!("{}/{operation}", record.text(column)),
        None => record.text(column).to_owned(),
    };
    let identity = |column, value| (record.table.clone(), column, value);
    let key = identity("sys_id", record.sys_id().to_owned());
    std::iter::once(key).chain(name.map(|column| identity(column, named(column)))).collect()
}

/// A digest of the columns that tell what a record is.
pub(super) fn content(record: &ReadRecord) -> String {
    let columns = record.columns.iter();
    let columns = columns.filter(|column| !OF_THE_SAVE.contains(&column.name.as_str()));
    let columns: Vec<String> = columns.map(|it| format!("{}={}", it.name, it.text)).collect();
    manifest::digest(columns.join("\0").as_bytes())
}
