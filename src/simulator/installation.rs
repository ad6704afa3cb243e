//! What the update set brings to the instance: its records as rows, and the files of their scripts.
//!
//! The set is read back from its XML, so that what runs is what an instance would get.

use super::described;
use super::records::{Row, Rows, flag};
use crate::artifact::Artifact;
use crate::dictionary::{Column, Dictionary};
use crate::servicenow::update_set::{self, ReadError, ReadRecord};
use indexmap::IndexMap;

/// The delivered records, scripts and files.
#[derive(Debug, Clone, Default)]
pub(super) struct Installation {
    /// The records by table.
    pub(super) rows: Rows,
    /// The loose file of a record's script, by the record's `sys_id`.
    pub(super) sources: IndexMap<String, String>,
    /// The background scripts: name, path and text.
    pub(super) background: Vec<(String, Artifact)>,
}

impl Installation {
    /// Reads the files of a build, and adds to the dictionary what their records have beyond it.
    pub(super) fn read(
        artifacts: &[Artifact],
        dictionary: &mut Dictionary,
    ) -> Result<Self, ReadError> {
        let mut installation = Self::default();
        let set = artifacts.iter().find(|it| it.path.ends_with("_install.xml"));
        let set = set.map(|set| update_set::read(&set.text)).transpose()?;
        let updates = set.map(|set| set.updates).unwrap_or_default();
        let records: Vec<&ReadRecord> = updates.iter().flat_map(|it| &it.records).collect();
        described::add_tables(&records, dictionary);
        let is_kept = |it: &&&ReadRecord| it.action() == "INSERT_OR_UPDATE";
        for record in records.iter().filter(is_kept) {
            installation.add(record, artifacts, dictionary);
        }
        for artifact in artifacts {
            let name = artifact.path.strip_prefix("servicenow/background-scripts/");
            if let Some(name) = name.and_then(|name| name.strip_suffix(".js")) {
                installation.background.push((name.to_owned(), artifact.clone()));
            }
        }
        Ok(installation)
    }

    fn add(&mut self, record: &ReadRecord, artifacts: &[Artifact], dictionary: &mut Dictionary) {
        let table = record.table.as_str();
        let mut row = Row::new();
        for column in &record.columns {
            dictionary.add_column(table, &column.name, Column::text());
            let is_flag =
                dictionary.column(table, &column.name).is_some_and(|it| it.kind == "boolean");
            let text = if is_flag { flag(&column.text) } else { column.text.as_str() };
            row.insert(column.name.clone(), text.to_owned());
            let is_file = |it: &&Artifact| !text.is_empty() && it.text == text;
            if let Some(file) = artifacts.iter().find(is_file) {
                self.sources.insert(record.sys_id().to_owned(), file.path.clone());
            }
        }
        self.rows.entry(table.to_owned()).or_default().push(row);
    }

    /// What the delivered records of a table are called.
    pub(super) fn names(&self, table: &str) -> Vec<String> {
        let rows = self.rows.get(table).into_iter().flatten();
        rows.filter_map(|row| row.get("name").or_else(|| row.get("sys_name")).cloned()).collect()
    }

    /// The `sys_id` of the delivered record of a table that is known by a name: that of its column,
    /// or the one that the update set has for it.
    pub(super) fn sys_id(&self, table: &str, name: &str) -> Option<String> {
        let rows = self.rows.get(table)?;
        let has = |row: &&Row, column| row.get(column).is_some_and(|it| it == name);
        let known = |column| rows.iter().find(|row| has(row, column));
        known("name").or_else(|| known("sys_name"))?.get("sys_id").cloned()
    }
}
