//! What people call the table, its columns and their values, in each language of the dialog.
//!
//! Exports show English rows only. That a label of another language is a row of its own, with the
//! language in its name and its key, and that the choices of all languages stand in one list, is
//! what the columns that tell them apart lead to (ServiceNow docs, "Field labels", "Choice lists").

use super::{COLUMNS, Column, DeliveryTable, Holds};
use crate::choice::Language;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The labels of table and columns in one language.
pub(super) fn records(table: &DeliveryTable, language: Language) -> Vec<Record> {
    let own = label(table, "", &table.label(language), language, &table.label(Language::En))
        .text("plural", table.plural(language));
    let columns = COLUMNS.iter().map(|column| {
        let words = column.label.in_language(language);
        label(table, column.name, words, language, &table.title(column)).text("plural", "")
    });
    std::iter::once(own).chain(columns).collect()
}

fn label(
    table: &DeliveryTable,
    element: &str,
    words: &str,
    language: Language,
    title: &str,
) -> Record {
    let code = language.as_str();
    Record::new(Table::Documentation, &format!("{}/{element}/{code}", table.name), title)
        .named(words)
        .applying_to(table.name)
        .text("element", element)
        .text("label", words)
        .text("language", code)
        .text("name", table.name)
        .same("", &["help", "hint", "url", "url_target"])
}

/// The choice list of a column that has one.
pub(super) fn choices(
    table: &DeliveryTable,
    column: &Column,
    languages: &[Language],
) -> Option<Record> {
    let Holds::Choice(choices) = column.holds else { return None };
    let of = |language: &Language| {
        let (code, language) = (language.as_str(), *language);
        choices.iter().enumerate().map(move |(at, choice)| {
            let key = format!("{}/{}/{code}/{}", table.name, column.name, choice.value);
            let words = choice.label.in_language(language);
            Record::new(Table::Choice, &key, words)
                .text("element", column.name)
                .text("label", words)
                .text("language", code)
                .text("name", table.name)
                .text("sequence", at.to_string())
                .text("value", choice.value)
                .flag("inactive", false)
                .same("", &["dependent_value", "hint"])
        })
    };
    let key = format!("{}/{}", table.name, column.name);
    let list = Record::new(Table::ChoiceSet, &key, &table.title(column))
        .named(column.name)
        .applying_to(table.name)
        .text("element", column.name)
        .text("name", table.name)
        .with_parts(languages.iter().flat_map(of).collect());
    Some(list)
}
