//! The payload of one update: the whole record as XML on one line.
//!
//! Columns stand in alphabetical order; a script is a CDATA section unless its text cannot live
//! in one.

use super::{date_time, element, name_of};
use crate::encode;
use crate::servicenow::record::Record;
use crate::servicenow::table::{Attribute, Form};
use crate::servicenow::value::{Reference, Term, Value};
use jiff::Timestamp;

/// The `record_update` document of a record, dated with the release.
#[must_use]
pub fn payload(record: &Record, released: Timestamp) -> String {
    let definition = record.table.definition();
    let date = date_time(released);
    let root = match definition.form {
        Form::Plain { is_translated } => {
            let mut content = record_element(record, &[], &date);
            if is_translated {
                let query = format!("documentkey={}", record.sys_id);
                let attributes = [("action", "delete_multiple"), ("query", query.as_str())];
                content += &element("sys_translated_text", &attributes, "");
            }
            let domain = definition.has_domain().then_some(("sys_domain", "global"));
            let attributes: Vec<_> =
                domain.into_iter().chain([("table", definition.name)]).collect();
            element("record_update", &attributes, &content)
        }
        Form::Keyed(attributes) => {
            element("record_update", &[], &record_element(record, attributes, &date))
        }
        Form::Around { element: name, attributes, has_action, parts_first } => {
            let parts = record.parts.iter().map(|part| record_element(part, &[], &date));
            let parts: String = parts.collect();
            let own = record_element(record, &[], &date);
            let content = if parts_first { parts + &own } else { own + &parts };
            let action = has_action.then_some(ACTION);
            let attributes: Vec<_> =
                action.into_iter().chain(key_attributes(record, attributes)).collect();
            element("record_update", &[], &element(name, &attributes, &content))
        }
        Form::Part => record_element(record, &[], &date),
    };
    format!(r#"<?xml version="1.0" encoding="UTF-8"?>{root}"#)
}

const ACTION: (&str, &str) = ("action", "INSERT_OR_UPDATE");

/// The element of one record, with the attributes that its key asks for.
fn record_element(record: &Record, key: &[(&'static str, Attribute)], date: &str) -> String {
    let mut columns: Vec<(&str, String)> =
        record.columns.iter().map(|(name, value)| (*name, column(name, value))).collect();
    let system = record.table.definition().system_columns();
    columns.extend(system.map(|name| (name, system_column(record, name, date))));
    columns.sort_by_key(|(name, _)| *name);
    let columns: String = columns.into_iter().map(|(_, element)| element).collect();
    let attributes: Vec<_> = [ACTION].into_iter().chain(key_attributes(record, key)).collect();
    element(record.table.name(), &attributes, &columns)
}

fn key_attributes<'r>(
    record: &'r Record,
    key: &[(&'static str, Attribute)],
) -> impl Iterator<Item = (&'static str, &'r str)> {
    key.iter().map(|(name, attribute)| match attribute {
        Attribute::Column(column) => (*name, record.stored(column)),
        Attribute::Always(text) => (*name, *text),
    })
}

/// The element of one column.
pub(super) fn column(name: &str, value: &Value) -> String {
    match value {
        Value::Text(text) => element(name, &[], &encode::xml(text)),
        Value::Script { text, .. } => element(name, &[], &script(text)),
        Value::Reference(to) => reference(name, to),
        Value::Query { table, query } => element(name, &[("table", table)], &encode::xml(query)),
        Value::Conditions { table, terms } => {
            element(name, &[("table", table)], &conditions(terms))
        }
    }
}

/// A CDATA section cannot hold its own end, and readers turn a carriage return in it into a line
/// feed; the platform writes such a script escaped.
fn script(text: &str) -> String {
    if text.is_empty() || text.contains("]]>") || text.contains('\r') {
        encode::xml(text)
    } else {
        format!("<![CDATA[{text}]]>")
    }
}

fn reference(name: &str, to: &Reference) -> String {
    let mut attributes = vec![("display_value", to.display.as_str())];
    attributes.extend(to.coalesce.iter().map(|(name, value)| (*name, value.as_str())));
    attributes.sort_unstable();
    element(name, &attributes, &encode::xml(&to.id))
}

/// The encoded query, then one `item` for each term and one that ends the list.
fn conditions(terms: &[Term]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    let items: String =
        terms.iter().enumerate().map(|(at, term)| item(term, at > 0 && term.or)).collect();
    let end = [
        ("endquery", "true"),
        ("field", ""),
        ("goto", "false"),
        ("newquery", "false"),
        ("operator", "="),
        ("or", "false"),
        ("value", ""),
    ];
    format!("{}{items}{}", encode::xml(&(Term::query(terms) + "^EQ")), element("item", &end, ""))
}

fn item(term: &Term, or: bool) -> String {
    let attributes = [
        ("display_value", term.display.as_str()),
        ("endquery", "false"),
        ("field", &term.field),
        ("goto", "false"),
        ("newquery", "false"),
        ("operator", &term.operator),
        ("or", if or { "true" } else { "false" }),
        ("value", &term.value),
    ];
    element("item", &attributes, "")
}

/// A system column of a record of the global scope.
fn system_column(record: &Record, name: &str, date: &str) -> String {
    const GLOBAL: [(&str, &str); 2] = [("display_value", "Global"), ("source", "global")];
    let plain = |content: &str| element(name, &[], content);
    match name {
        "sys_class_name" => plain(record.table.name()),
        "sys_created_by" | "sys_updated_by" => plain("admin"),
        "sys_created_on" | "sys_updated_on" => plain(date),
        "sys_domain" => plain("global"),
        "sys_domain_path" => plain("/"),
        "sys_id" => plain(record.sys_id.as_str()),
        "sys_mod_count" => plain("0"),
        "sys_name" => plain(&encode::xml(record.sys_name.as_ref().unwrap_or(&record.name))),
        "sys_package" => element(name, &GLOBAL, "global"),
        "sys_scope" => element(name, &GLOBAL[..1], "global"),
        "sys_update_name" => plain(&name_of(record)),
        _ => plain(""),
    }
}
