//! The payloads: one whole record each, in agreement with its update's row.

use super::finding::{Finding, Problem};
use super::report::Report;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::read::{ReadRecord, Update, UpdateSet};

/// Columns that are the same in every record of the global scope.
const VALUES: [(&str, &str); 4] = [
    ("sys_mod_count", "0"),
    ("sys_package", "global"),
    ("sys_policy", ""),
    ("sys_scope", "global"),
];

const COMPANION: &str = "sys_translated_text";

pub(super) fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let date = &update_set.unload_date;
    update_set.updates.iter().flat_map(|update| check_update(update, date)).collect()
}

fn check_update(update: &Update, date: &str) -> Vec<Finding> {
    let mut report = Report::about_update(update);
    if let Some(message) = &update.fault {
        report.add(Problem::MalformedPayload { message: message.clone() });
    } else if let Some(record) = update.record() {
        check_record(update, record, &mut report);
        report.dates(record, date);
        report.values(record, &VALUES);
    } else {
        report.add(Problem::NoRecord {});
    }
    report.findings
}

fn check_record(update: &Update, record: &ReadRecord, report: &mut Report) {
    if let Some(expected) = update.canonical_name() {
        report.name("name", update.name(), &expected);
        report.name("sys_update_name", record.text("sys_update_name"), &expected);
    }
    report.value(record, "sys_class_name", &record.table);
    report.unequal("target_name", update.target_name(), record.text("sys_name"));
    report.unequal("action of the record", record.action(), update.action());
    let Some(table) = Table::from_name(&record.table) else {
        return report.add(Problem::UnknownTable { table: record.table.clone() });
    };
    report.unequal("type", update.kind(), table.label());
    let domain = table.has_domain().then_some(("sys_domain", "global"));
    let root: Vec<_> = domain.into_iter().chain([("table", table.name())]).collect();
    let same = update.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    if !same.eq(root) {
        report.unexpected("record_update", "other attributes", "those of the table");
    }
    check_columns(table, record, report);
    check_companions(table, update, record, report);
}

fn check_columns(table: Table, record: &ReadRecord, report: &mut Report) {
    report.order(record);
    for column in columns::required(table) {
        if record.column(column).is_none() {
            report.add(Problem::MissingColumn { column: column.to_owned() });
        }
    }
    for column in &record.columns {
        let name = &column.name;
        let mut known = columns::required(table).chain(columns::optional(table));
        if !known.any(|known| known == name) {
            report.add(Problem::UnknownColumn { column: name.clone() });
        }
        let length = column.text.chars().count();
        if let Some(most) = columns::longest(table, name).filter(|most| length > *most) {
            report.add(Problem::TooLong { column: name.clone(), length, most });
        }
    }
    if record.text("type") == "password2" && !record.text("value").is_empty() {
        report.add(Problem::SecretValue {});
    }
}

fn check_companions(table: Table, update: &Update, record: &ReadRecord, report: &mut Report) {
    let mut missing = table.has_translated_text();
    for companion in update.records.iter().filter(|other| *other != record) {
        if companion.table != COMPANION || !table.has_translated_text() {
            report.add(Problem::UnexpectedCompanion { table: companion.table.clone() });
            continue;
        }
        missing = false;
        let query = companion.attributes.iter().find(|(name, _)| name == "query");
        let query = query.map_or("", |(_, query)| query.as_str());
        report.unequal("action of the companion", companion.action(), "delete_multiple");
        report.unequal("query", query, &format!("documentkey={}", record.sys_id()));
    }
    if missing {
        report.add(Problem::MissingCompanion { table: COMPANION.to_owned() });
    }
}
