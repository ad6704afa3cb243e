//! The list and the form of the table, in the view that everybody has.

use super::{COLUMNS, Column, DeliveryTable};
use crate::choice::Language;
use crate::servicenow::record::Record;
use crate::servicenow::table::{DEFAULT_VIEW, Table};
use crate::servicenow::value::Reference;

/// What a list has room for: whom it is about, what became of it, and when.
const LISTED: [&str; 8] =
    ["u_ticket", "u_kind", "u_status", "u_state", "u_attempt", "u_due", "u_sent_on", "u_reason"];

/// The list layout.
pub(super) fn list(table: &DeliveryTable) -> Record {
    let list = layout(Table::List, table)
        .same("", &["element", "parent", "position", "relationship"])
        .same("false", TOTALS);
    let key = [("element", "NULL"), ("parent", "NULL"), ("relationship", "NULL")];
    let to_list = back(&list, table, table.name, &key);
    let columns = COLUMNS.iter().filter(|column| LISTED.contains(&column.name));
    let elements = columns.enumerate().map(|(at, column)| {
        element(Table::ListElement, table, at, column)
            .reference("list_id", to_list.clone())
            .same("false", TOTALS)
    });
    let elements = elements.collect();
    list.with_parts(elements)
}

/// The one section of the form.
pub(super) fn form(table: &DeliveryTable) -> Record {
    let section = layout(Table::Section, table)
        .same("", &["caption", "roles"])
        .flag("header", false)
        .flag("title", true);
    let to_section = back(&section, table, "", &[("caption", "NULL")]);
    let elements = COLUMNS.iter().enumerate().map(|(at, column)| {
        element(Table::Element, table, at, column)
            .reference("sys_ui_section", to_section.clone())
            .same("", &["sys_ui_formatter", "sys_user", "type"])
    });
    let elements = elements.collect();
    section.with_parts(elements)
}

/// What a list can show below its columns.
const TOTALS: &[&str] = &["average_value", "max_value", "min_value", "sum"];

fn layout(of: Table, table: &DeliveryTable) -> Record {
    let view = Reference {
        id: DEFAULT_VIEW.to_owned(),
        display: DEFAULT_VIEW.to_owned(),
        coalesce: vec![("name", "NULL".to_owned())],
    };
    Record::new(of, table.name, &table.label(Language::En))
        .named(table.name)
        .applying_to(table.name)
        .text("name", table.name)
        .reference("view", view)
        .same("", &["sys_user", "view_name"])
}

/// A reference from an element to its layout, by what the platform finds a layout by.
fn back(
    layout: &Record,
    table: &DeliveryTable,
    display: &str,
    key: &[(&'static str, &str)],
) -> Reference {
    let own = [("name", table.name), ("sys_domain", "global"), ("view", DEFAULT_VIEW)];
    let coalesce = own.iter().chain(key).map(|(name, text)| (*name, (*text).to_owned())).collect();
    Reference { id: layout.sys_id.to_string(), display: display.to_owned(), coalesce }
}

fn element(of: Table, table: &DeliveryTable, at: usize, column: &Column) -> Record {
    Record::new(of, &format!("{}/{}", table.name, column.name), column.name)
        .text("element", column.name)
        .text("position", at.to_string())
}
