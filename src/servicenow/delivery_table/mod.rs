//! The table of deliveries: one row for each message that the receiver is meant to get.
//!
//! An update set carries a table as rows that describe it (exports of real instances; ServiceNow
//! docs, "Customizations tracked by update sets").

mod columns;
mod dictionary;
mod labels;
mod layout;
mod menu;

pub use columns::{COLUMNS, Choice, Column, Holds, TICKET, Words};

use crate::choice::Language;
use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;

/// What describes the table: itself, its columns, their labels and choices, its list and its form.
#[must_use]
pub fn records(model: &Model, servicenow: &ServiceNow) -> Vec<Record> {
    let table = DeliveryTable::of(model, servicenow);
    let languages = &servicenow.dialog.languages;
    let mut records = vec![dictionary::table(&table), dictionary::collection(&table)];
    records.extend(COLUMNS.iter().map(|column| dictionary::column(&table, column)));
    records.extend(languages.iter().flat_map(|language| labels::records(&table, *language)));
    records.extend(COLUMNS.iter().filter_map(|it| labels::choices(&table, it, languages)));
    records.extend([layout::list(&table), layout::form(&table)]);
    records
}

/// The way to the table in the navigator.
#[must_use]
pub fn menu(model: &Model, servicenow: &ServiceNow) -> [Record; 2] {
    menu::records(&DeliveryTable::of(model, servicenow), servicenow.role.as_str())
}

/// What the table of one integration is called, and what its tickets are.
struct DeliveryTable<'m> {
    /// Its name.
    name: &'m str,
    /// The table that the tickets are records of.
    tickets: &'m str,
    /// The integration's name.
    integration: &'m str,
}

impl<'m> DeliveryTable<'m> {
    fn of(model: &'m Model, servicenow: &'m ServiceNow) -> Self {
        Self {
            name: servicenow.delivery_table.as_str(),
            tickets: servicenow.table.as_str(),
            integration: &model.integration.name,
        }
    }

    /// What people call it.
    fn label(&self, language: Language) -> String {
        columns::LABEL.in_language(language).replace("{name}", self.integration)
    }

    /// What people call several of its rows.
    fn plural(&self, language: Language) -> String {
        columns::PLURAL.in_language(language).replace("{name}", self.integration)
    }

    /// What an update of a column shows: the English labels of table and column.
    fn title(&self, column: &Column) -> String {
        format!("{}.{}", self.label(Language::En), column.label.in_language(Language::En))
    }
}
