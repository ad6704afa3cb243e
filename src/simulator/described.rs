//! The tables that the update set describes: their columns, labels and choices, as the set that was
//! read back has them.

use crate::dictionary::{Column, Dictionary, TableEntry};
use crate::servicenow::update_set::ReadRecord;

/// Adds the tables that records of the set describe.
pub(super) fn add_tables(records: &[&ReadRecord], dictionary: &mut Dictionary) {
    let of = |table: &'static str| records.iter().filter(move |it| it.table == table);
    for table in of("sys_db_object") {
        let parent = table.text("super_class");
        let entry = TableEntry {
            label: table.text("label").to_owned(),
            extends: (!parent.is_empty()).then(|| parent.to_owned()),
            delivered: true,
            ..TableEntry::default()
        };
        dictionary.tables.insert(table.text("name").to_owned(), entry);
    }
    for column in of("sys_dictionary").filter(|it| !it.text("element").is_empty()) {
        let Some(entry) = dictionary.tables.get_mut(column.text("name")) else { continue };
        let (name, to) = (column.text("element").to_owned(), column.text("reference"));
        if column.text("display") == "true" {
            entry.display = Some(name.clone());
        }
        let definition = Column {
            kind: column.text("internal_type").to_owned(),
            reference: (!to.is_empty()).then(|| to.to_owned()),
            length: column.text("max_length").parse().ok(),
            default: Some(column.text("default_value").to_owned()).filter(|it| !it.is_empty()),
            ..Column::default()
        };
        entry.columns.insert(name, definition);
    }
    for label in of("sys_documentation") {
        if let Some(column) = column_of(dictionary, label) {
            column.label.insert(label.text("language").to_owned(), label.text("label").to_owned());
        }
    }
    for choice in of("sys_choice") {
        if let Some(column) = column_of(dictionary, choice) {
            let labels = column.choices.entry(choice.text("value").to_owned()).or_default();
            labels.insert(choice.text("language").to_owned(), choice.text("label").to_owned());
        }
    }
}

/// The column that a label or a choice is about.
fn column_of<'d>(dictionary: &'d mut Dictionary, of: &ReadRecord) -> Option<&'d mut Column> {
    dictionary.tables.get_mut(of.text("name"))?.columns.get_mut(of.text("element"))
}
