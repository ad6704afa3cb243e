//! Records as people write them: table, key, columns, with keys in place of `sys_id`s.

use crate::dictionary;
use crate::ident::SysId;
use indexmap::IndexMap;
use serde::Deserialize;
use serde_yaml::Value;

/// When every scenario begins, UTC.
pub(super) const NOW: &str = "2026-01-05 08:00:00";
/// The records that every scenario begins with.
const STANDARD: &str = include_str!("instance.yaml");

/// A row as the platform stores it: column and raw value.
pub(super) type Row = IndexMap<String, String>;

/// Rows by table.
pub(super) type Rows = IndexMap<String, Vec<Row>>;

/// The columns of a record as written; only a journal field has several texts.
pub(super) type RecordTexts = IndexMap<String, Vec<String>>;

/// What a record says that the instance does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missing {
    /// A table.
    Table { table: String },
    /// A column of a table.
    Column { table: String, column: String },
    /// A record that a reference names.
    Record { table: String, key: String },
    /// An end of the tables that extend each other.
    End { table: String },
    /// A value of the column's type.
    Value { column: String, found: String, expected: &'static str },
    /// A time zone.
    Zone { name: String },
}

/// Something missing, and where: table, key, and column if it is about one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lack {
    pub(super) path: Vec<String>,
    pub(super) missing: Missing,
}

/// Records by table and key.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Records {
    pub(super) tables: IndexMap<String, IndexMap<String, RecordTexts>>,
    /// Records that are made in the course of a scenario.
    announced: Vec<(String, String)>,
}

impl Records {
    /// The records of the standard instance.
    pub(super) fn standard() -> Result<Self, serde_yaml::Error> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct File(IndexMap<String, IndexMap<String, IndexMap<String, Value>>>);

        let File(tables) = serde_yaml::from_str(STANDARD)?;
        let mut records = Self::default();
        for (table, rows) in tables {
            for (key, columns) in rows {
                let columns = columns.into_iter().map(|(name, value)| (name, texts(&value)));
                records.lay(&table, &key, columns.collect());
            }
        }
        Ok(records)
    }

    /// Lays columns over those of a record, or adds the record.
    pub(super) fn lay(&mut self, table: &str, key: &str, columns: RecordTexts) {
        let record = self.tables.entry(table.to_owned()).or_default();
        record.entry(key.to_owned()).or_default().extend(columns);
    }

    /// Takes out the records of a table, or what they have in one column.
    pub(super) fn remove(&mut self, table: &str, column: Option<&str>) {
        match (column, self.tables.get_mut(table)) {
            (Some(column), Some(records)) => {
                records.values_mut().for_each(|it| drop(it.shift_remove(column)));
            }
            _ => drop(self.tables.shift_remove(table)),
        }
    }

    /// Makes a name known whose record comes later.
    pub(super) fn announce(&mut self, table: &str, key: &str) {
        self.announced.push((table.to_owned(), key.to_owned()));
    }

    /// Whether there is such a record, or will be.
    pub(super) fn has(&self, table: &str, key: &str) -> bool {
        let is_announced = || self.announced.iter().any(|it| it.0 == table && it.1 == key);
        self.tables.get(table).is_some_and(|records| records.contains_key(key)) || is_announced()
    }

    /// What the records of a table are called.
    pub(super) fn keys(&self, table: &str) -> Vec<String> {
        self.tables.get(table).into_iter().flat_map(IndexMap::keys).cloned().collect()
    }

    /// The columns of a record, as written.
    pub(super) fn columns(&self, table: &str, key: &str) -> RecordTexts {
        self.of(table, key).cloned().unwrap_or_default()
    }

    /// The same, if there is such a record.
    pub(super) fn of(&self, table: &str, key: &str) -> Option<&RecordTexts> {
        self.tables.get(table)?.get(key)
    }

    /// What a record has in a column; the newest entry of a journal.
    pub(super) fn text(&self, table: &str, key: &str, column: &str) -> Option<&str> {
        let columns = self.tables.get(table)?.get(key)?;
        columns.get(column)?.last().map(String::as_str)
    }

    /// The keys of a table's records that have a text in a column.
    pub(super) fn with(&self, table: &str, column: &str, text: &str) -> Vec<(String, RecordTexts)> {
        let all = self.tables.get(table).into_iter().flatten();
        let has = |columns: &RecordTexts| columns.get(column).is_some_and(|it| *it == [text]);
        all.filter(|(_, columns)| has(columns)).map(|(key, it)| (key.clone(), it.clone())).collect()
    }

    /// The `sys_id` of a record; the same in every run.
    pub(super) fn sys_id(&self, table: &str, key: &str) -> Option<String> {
        if !self.has(table, key) {
            return None;
        }
        let columns = self.tables.get(table).and_then(|records| records.get(key));
        let own = columns.and_then(|it| it.get("sys_id")).and_then(|texts| texts.first());
        Some(own.cloned().unwrap_or_else(|| derived(table, key)))
    }

    /// The table and the `sys_id` of whatever has this key: first of the preferred table.
    pub(super) fn find(&self, preferred: &str, key: &str) -> Option<(&str, String)> {
        let first = [preferred, "sys_user", "sys_user_group"];
        let first =
            first.into_iter().filter_map(|it| Some(self.tables.get_key_value(it)?.0.as_str()));
        let all = self.tables.keys().map(String::as_str);
        let announced = self.announced.iter().map(|(table, _)| table.as_str());
        let mut tables = first.chain(all).chain(announced);
        tables.find_map(|table| Some((table, self.sys_id(table, key)?)))
    }

    /// The key of each record by its `sys_id`.
    pub(super) fn names(&self) -> IndexMap<String, String> {
        let known = self
            .tables
            .iter()
            .flat_map(|(table, records)| records.keys().map(move |key| (table, key)));
        let announced = self.announced.iter().map(|(table, key)| (table, key));
        known
            .chain(announced)
            .filter_map(|(table, key)| Some((self.sys_id(table, key)?, key.clone())))
            .collect()
    }
}

/// A column with its one text.
pub(super) fn one(column: &str, text: &str) -> (String, Vec<String>) {
    (column.to_owned(), vec![text.to_owned()])
}

/// A truth value as the platform stores it.
pub(super) fn flag(text: &str) -> &'static str {
    if matches!(text, "true" | "1") { "1" } else { "0" }
}

/// Whether every table has a column.
pub(super) fn is_system(column: &str) -> bool {
    dictionary::system().contains_key(column)
}

/// The key of a record of the simulated instance.
pub(super) fn derived(table: &str, key: &str) -> String {
    SysId::derive(&format!("simulated/{table}/{key}")).as_str().to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Number(number) => vec![number.to_string()],
        _ => vec![String::new()],
    }
}
