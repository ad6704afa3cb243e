//! What a mapping names and the simulated instance does not have, taken for granted: an instance
//! with tables and columns of its own can be shown without describing it first.

use super::dictionary::{Column, Dictionary, Table};
use super::instance::Instance;
use crate::model::ServiceNow;

/// What the records have that a preview brings: columns, and the tables that they refer to.
const OWN: [(&str, Option<&str>); 4] = [
    ("short_description", None),
    ("description", None),
    ("assignment_group", Some("sys_user_group")),
    ("assigned_to", Some("sys_user")),
];

impl Instance {
    /// Adds the table as one that extends `task`, the columns of a preview's own records, and
    /// fields that are read as texts.
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
        for (column, reference) in OWN {
            let definition = reference.map_or_else(Column::text, reference_to);
            self.dictionary.add_column(table, column, definition);
        }
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
        // A field may be called like a table that it does not refer to.
        let target = format!("{table}_{first}");
        dictionary.add_column(table, first, reference_to(&target));
        dictionary.tables.entry(target).or_default();
    }
    let target = dictionary.column(table, first).and_then(|it| it.reference.clone());
    if let Some(target) = target {
        assume(dictionary, &target, rest);
    }
}

fn reference_to(table: &str) -> Column {
    let reference = Some(table.to_owned());
    Column { kind: "reference".to_owned(), reference, ..Column::default() }
}

/// `x_acme_ticket` as "X acme ticket", which is what people may call it.
fn label(table: &str) -> String {
    let text = table.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
