//! Records as a scenario writes them: every value is a text.

use super::context::Context;
use super::file::{RecordKeys, WrittenValue};
use super::place::Place;
use crate::ident::TableName;
use indexmap::IndexMap;

/// The columns of a record, by name.
pub type Columns = IndexMap<String, ColumnValue>;

/// The value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnValue {
    /// The value; a reference by what people call the record.
    Text(String),
    /// The entries of a journal field, oldest first.
    Entries(Vec<String>),
}

impl From<&WrittenValue> for ColumnValue {
    fn from(written: &WrittenValue) -> Self {
        match written {
            WrittenValue::One(text) => Self::Text(text.0.clone()),
            WrittenValue::Entries(entries) => {
                Self::Entries(entries.iter().flatten().map(|text| text.0.clone()).collect())
            }
        }
    }
}

/// The records of one table, by what people call them.
pub(super) fn read(
    cx: &mut Context<'_>,
    place: &Place,
    written: &IndexMap<String, RecordKeys>,
) -> IndexMap<String, Columns> {
    let records = written.iter().map(|(key, columns)| {
        let place = place.key(key);
        let key = cx.key_text(&place, "the record's name");
        (key, cx.columns(&place, columns, |value| value.into()))
    });
    records.collect()
}

/// The records of several tables.
pub(super) fn read_tables(
    cx: &mut Context<'_>,
    place: &Place,
    written: &IndexMap<String, IndexMap<String, RecordKeys>>,
) -> IndexMap<String, IndexMap<String, Columns>> {
    let tables = written.iter().map(|(table, records)| {
        let place = place.key(table);
        (cx.key_name(&place, TableName::parse), read(cx, &place, records))
    });
    tables.collect()
}
