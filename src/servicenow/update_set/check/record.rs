//! The payload of an update: one whole record, in agreement with the update's row.

use super::findings::SetFindings;
use crate::servicenow::table::{Definition, Table};
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::contents::{ReadRecord, Update};

/// Columns that are the same in every record of the global scope.
const VALUES: [(&str, &str); 4] = [
    ("sys_mod_count", "0"),
    ("sys_package", "global"),
    ("sys_policy", ""),
    ("sys_scope", "global"),
];

const COMPANION: &str = "sys_translated_text";

pub(super) fn check(update: &Update, date: &str, findings: &mut SetFindings) {
    if let Some(message) = &update.unreadable {
        let text = format!("the payload is not well-formed XML: {message}");
        findings.add("malformed-payload", text);
    } else if let Some(record) = update.record() {
        check_row(update, record, findings);
        findings.dates(record, date);
        findings.values(record, &VALUES);
        if let Some(table) = Table::from_name(&record.table) {
            check_record(table, update, record, findings);
        } else {
            let text = format!("records of `{}` are not part of the integration", record.table);
            findings.add("unknown-table", text);
        }
    } else {
        findings.add("no-record", "the payload holds no record".to_owned());
    }
}

/// What row and record say of each other; the previewer finds records of the same set by their
/// updates' names.
fn check_row(update: &Update, record: &ReadRecord, findings: &mut SetFindings) {
    if let Some(expected) = update.canonical_name() {
        findings.same("other-name", "name", update.name(), &expected);
        findings.same("other-name", "sys_update_name", record.text("sys_update_name"), &expected);
    }
    findings.values(record, &[("sys_class_name", &record.table)]);
    let mut same = |name, found, expected| findings.same("unexpected-value", name, found, expected);
    same("target_name", update.target_name(), record.text("sys_name"));
    same("action of the record", record.action(), update.action());
}

fn check_record(table: Table, update: &Update, record: &ReadRecord, findings: &mut SetFindings) {
    let definition = table.definition();
    findings.same("unexpected-value", "type", update.kind(), definition.label);
    let domain = definition.domain.then_some(("sys_domain", "global"));
    let found = update.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    if !found.eq(domain.into_iter().chain([("table", definition.name)])) {
        let text = "`record_update` has other attributes than those of the table".to_owned();
        findings.add("unexpected-value", text);
    }
    findings.columns(record, &columns::required(table), &columns::optional(table));
    for column in &record.columns {
        let length = column.text.chars().count();
        if let Some(most) = columns::longest(table, &column.name).filter(|most| length > *most) {
            let name = &column.name;
            let text = format!("`{name}` has {length} characters, but the instance keeps {most}");
            findings.add("too-long", text);
        }
    }
    if record.text("type") == "password2" && !record.text("value").is_empty() {
        findings.add("secret-value", "an encrypted property has a value".to_owned());
    }
    check_companions(definition, update, record, findings);
}

fn check_companions(
    definition: &Definition,
    update: &Update,
    record: &ReadRecord,
    findings: &mut SetFindings,
) {
    let mut missing = definition.translated_text;
    for companion in update.records.iter().filter(|other| *other != record) {
        if companion.table != COMPANION || !definition.translated_text {
            let what = "beside the record, which older releases cannot commit";
            findings.add("unexpected-companion", format!("found a `{}` {what}", companion.table));
            continue;
        }
        missing = false;
        let query = companion.attribute("query").unwrap_or_default();
        let expected = format!("documentkey={}", record.sys_id());
        let mut same = |name, found, expected| {
            findings.same("unexpected-value", name, found, expected);
        };
        same("action of the companion", companion.action(), "delete_multiple");
        same("query", query, &expected);
    }
    if missing {
        let text = format!("the `{COMPANION}` that belongs to such a record is missing");
        findings.add("missing-companion", text);
    }
}
