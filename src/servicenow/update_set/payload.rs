//! The payload of one update: the whole record as XML on one line.
//!
//! Columns stand in alphabetical order; a script is a CDATA section unless its text cannot live
//! in one.

use super::{date_time, element, update_name};
use crate::encode;
use crate::servicenow::record::Record;
use crate::servicenow::value::{Reference, Term, Value};
use jiff::Timestamp;

/// The `record_update` document of a record, dated with the release.
#[must_use]
pub fn payload(record: &Record, released: Timestamp) -> String {
    let definition = record.table.definition();
    let mut columns: Vec<(&str, String)> =
        record.columns.iter().map(|(name, value)| (*name, column(name, value))).collect();
    columns.extend(system_columns(record, &date_time(released)));
    columns.sort_by_key(|(name, _)| *name);
    let columns: String = columns.into_iter().map(|(_, element)| element).collect();
    let mut content = element(definition.name, &[("action", "INSERT_OR_UPDATE")], &columns);
    if definition.translated_text {
        let query = format!("documentkey={}", record.sys_id);
        let attributes = [("action", "delete_multiple"), ("query", query.as_str())];
        content += &element("sys_translated_text", &attributes, "");
    }
    let domain = definition.domain.then_some(("sys_domain", "global"));
    let attributes: Vec<_> = domain.into_iter().chain([("table", definition.name)]).collect();
    let root = element("record_update", &attributes, &content);
    format!(r#"<?xml version="1.0" encoding="UTF-8"?>{root}"#)
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

/// The columns that every record of the global scope has.
fn system_columns(record: &Record, date: &str) -> Vec<(&'static str, String)> {
    let table = record.table.name();
    let name = encode::xml(&record.name);
    let update_name = update_name(table, record.sys_id.as_str());
    let plain = |name, content: &str| (name, element(name, &[], content));
    let mut columns = vec![
        plain("sys_class_name", table),
        plain("sys_created_by", "admin"),
        plain("sys_created_on", date),
        plain("sys_id", record.sys_id.as_str()),
        plain("sys_mod_count", "0"),
        plain("sys_name", &name),
        plain("sys_policy", ""),
        plain("sys_update_name", &update_name),
        plain("sys_updated_by", "admin"),
        plain("sys_updated_on", date),
    ];
    let package = [("display_value", "Global"), ("source", "global")];
    columns.push(("sys_package", element("sys_package", &package, "global")));
    columns.push(("sys_scope", element("sys_scope", &package[..1], "global")));
    if record.table.definition().domain {
        columns.push(plain("sys_domain", "global"));
        columns.push(plain("sys_domain_path", "/"));
        columns.push(plain("sys_overrides", ""));
    }
    columns
}
