//! What a mapping names and the simulated instance does not have, taken for granted: an instance
//! with tables and columns of its own can be shown without describing it first.

use super::dictionary::{Column, Dictionary, Table};
use super::instance::Instance;
use crate::model::ServiceNow;

impl Instance {
    /// Adds the table as one that extends `task`, and fields that are read as texts.
    ///
    /// Scenarios describe such tables themselves, since there a misspelt field has to be found.
    #[must_use]
    pub fn assuming(mut self, servicenow: &ServiceNow) -> Self {
        let table = servicenow.table.as_str();
        let tables = &mut self.dictionary.tables;
        tables.entry(table.to_owned()).or_insert_with(|| Table {
            label: label(table),
            extends: Some("task".to_owned()),
            ..Table::default()
        });
        for path in servicenow.paths() {
            assume(&mut self.dictionary, table, path);
        }
        self
    }
}

/// Adds the columns of a path: references to tables of their own, and a text at the end.
fn assume(dictionary: &mut Dictionary, table: &str, path: &str) {
    let Some((first, rest)) = path.split_once('.') else {
        dictionary.add_column(table, path, Column::text());
        return;
    };
    if dictionary.column(table, first).is_none() {
        dictionary.tables.entry(first.to_owned()).or_default();
        let reference = Some(first.to_owned());
        let column = Column { kind: "reference".to_owned(), reference, ..Column::default() };
        dictionary.add_column(table, first, column);
    }
    let target = dictionary.column(table, first).and_then(|it| it.reference.clone());
    if let Some(target) = target {
        assume(dictionary, &target, rest);
    }
}

/// `x_acme_ticket` as "X acme ticket", which is what people may call it.
fn label(table: &str) -> String {
    let text = table.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
