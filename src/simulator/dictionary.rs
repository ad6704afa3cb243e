//! The dictionary of the simulated instance: which tables and columns there are.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// The tables that every scenario begins with.
const STANDARD: &str = include_str!("dictionary.yaml");

/// All tables by name.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub(super) struct Dictionary {
    pub(super) tables: IndexMap<String, TableEntry>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableEntry {
    /// What people call it.
    #[serde(default)]
    pub(super) label: String,
    /// The table whose columns it has as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) extends: Option<String>,
    /// The column by which scenarios name a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<String>,
    /// The column that stands for a record in references to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) display: Option<String>,
    /// The roles that may read it; everybody if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) read: Option<Vec<String>>,
    /// Its own columns.
    #[serde(default)]
    pub(super) columns: IndexMap<String, Column>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "Written")]
pub(super) struct Column {
    /// Its type, in the platform's words.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// The table that it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    /// The labels of its values, by language.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) choices: IndexMap<String, IndexMap<String, String>>,
}

/// A column as written: the word for its type may stand for all of it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Kind(String),
    Full {
        #[serde(rename = "type")]
        kind: String,
        #[serde(default)]
        reference: Option<String>,
        #[serde(default)]
        choices: IndexMap<String, IndexMap<String, String>>,
    },
}

impl From<Written> for Column {
    fn from(written: Written) -> Self {
        match written {
            Written::Kind(kind) => Self { kind, ..Self::default() },
            Written::Full { kind, reference, choices } => Self { kind, reference, choices },
        }
    }
}

impl Column {
    /// A column of texts.
    pub(super) fn text() -> Self {
        Self { kind: "string".to_owned(), ..Self::default() }
    }

    /// Whether its values are entries of a journal.
    pub(super) fn is_journal(&self) -> bool {
        self.kind == "journal_input"
    }
}

impl Dictionary {
    /// The tables of the base system.
    pub(super) fn standard() -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(STANDARD)
    }

    /// A column of a table or of one that it extends.
    pub(super) fn column(&self, table: &str, column: &str) -> Option<&Column> {
        let entry = self.tables.get(table)?;
        let inherited = || self.column(entry.extends.as_deref()?, column);
        entry.columns.get(column).or_else(inherited)
    }

    /// The names of all columns of a table, those of the tables that it extends first.
    pub(super) fn columns(&self, table: &str) -> Vec<&str> {
        let Some(entry) = self.tables.get(table) else {
            return Vec::new();
        };
        let mut names = entry.extends.as_deref().map(|it| self.columns(it)).unwrap_or_default();
        names.extend(entry.columns.keys().map(String::as_str));
        names
    }

    /// The column by which records of a table are named.
    pub(super) fn key(&self, table: &str) -> Option<&str> {
        let entry = self.tables.get(table)?;
        let inherited = || self.key(entry.extends.as_deref()?);
        entry.key.as_deref().or_else(inherited)
    }

    /// Adds a column, unless the table has it.
    pub(super) fn add_column(&mut self, table: &str, column: &str, definition: Column) {
        if self.column(table, column).is_none() {
            let entry = self.tables.entry(table.to_owned()).or_default();
            entry.columns.insert(column.to_owned(), definition);
        }
    }
    /// Takes out a table, or one column of it.
    pub(super) fn remove(&mut self, table: &str, column: Option<&str>) {
        match (column, self.tables.get_mut(table)) {
            (Some(column), Some(entry)) => drop(entry.columns.shift_remove(column)),
            _ => drop(self.tables.shift_remove(table)),
        }
    }
}
