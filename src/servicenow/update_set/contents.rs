//! What an update set file holds, as written.

use super::{hash, update_name};
use crate::servicenow::table::{Form, Table};

/// An update set file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateSet {
    /// The date of the export, as written.
    pub unload_date: String,
    /// The retrieved sets; more than one in a batch.
    pub sets: Vec<ReadRecord>,
    /// The updates, in the order of the file.
    pub updates: Vec<Update>,
}

/// One update: a row of `sys_update_xml` and the records in its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The row, payload included.
    pub row: ReadRecord,
    /// The payload as the instance would see it.
    pub payload: String,
    /// The attributes of the payload's root element.
    pub attributes: Vec<(String, String)>,
    /// The element around the records, without them: that of a label, a choice list or a layout.
    pub around: Option<ReadRecord>,
    /// The record of the payload and what accompanies it; of a label, a choice list or a layout all
    /// the records that it consists of.
    pub records: Vec<ReadRecord>,
    /// What is wrong with the payload if it could not be read, such as `is not well-formed XML: …`.
    pub unreadable: Option<String>,
}

/// A record as written in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// Its table.
    pub table: String,
    /// The line where it starts, from 1: of the file, or of the payload it is in.
    pub line: usize,
    /// The attributes of its element.
    pub attributes: Vec<(String, String)>,
    /// Its columns, in the order of the file.
    pub columns: Vec<Column>,
}

/// A column as written in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its text, decoded.
    pub text: String,
    /// The attributes of its element.
    pub attributes: Vec<(String, String)>,
    /// The attributes of the elements in it: the terms of a condition.
    pub items: Vec<Vec<(String, String)>>,
}

impl Update {
    /// The name by which instances pair updates of the same record.
    #[must_use]
    pub fn name(&self) -> &str {
        self.row.text("name")
    }

    /// What committing does, such as `INSERT_OR_UPDATE` or `DELETE`.
    #[must_use]
    pub fn action(&self) -> &str {
        self.row.text("action")
    }

    /// The table's label, as written.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.row.text("type")
    }

    /// The record's display value, as written.
    #[must_use]
    pub fn target_name(&self) -> &str {
        self.row.text("target_name")
    }

    /// The hash as written; other tools write what they like, or nothing.
    #[must_use]
    pub fn written_hash(&self) -> &str {
        self.row.text("payload_hash")
    }

    /// The hash of the payload as it is.
    #[must_use]
    pub fn hash(&self) -> i32 {
        hash(&self.payload)
    }

    /// The record that the update is about, without its companions.
    #[must_use]
    pub fn record(&self) -> Option<&ReadRecord> {
        let table = attribute(&self.attributes, "table");
        let is_main = |record: &&ReadRecord| match table {
            Some(table) => record.table == table,
            None => Table::from_name(&record.table)
                .is_some_and(|table| table.definition().form != Form::Part),
        };
        self.records.iter().find(is_main).or_else(|| self.records.first())
    }

    /// The name that the record's table and key ask for, whatever the update is called.
    #[must_use]
    pub fn canonical_name(&self) -> Option<String> {
        self.record().map(|record| update_name(&record.table, |column| record.text(column)))
    }
}

impl ReadRecord {
    /// Its column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The text of a column, empty if it has none of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.column(name).map_or("", |column| &column.text)
    }

    /// Its primary key, as written.
    #[must_use]
    pub fn sys_id(&self) -> &str {
        self.text("sys_id")
    }

    /// What happens to it, such as `INSERT_OR_UPDATE`; companions have actions of their own.
    #[must_use]
    pub fn action(&self) -> &str {
        self.attribute("action").unwrap_or_default()
    }

    /// The value of an attribute of its element.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

impl Column {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
