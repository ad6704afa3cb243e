//! The outer file: the set and the rows of its updates.

use super::findings::SetFindings;
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::contents::{ReadRecord, Update, UpdateSet};

/// Columns of the set that are the same in every set of the global scope.
const SET_VALUES: [(&str, &str); 7] = [
    ("application", "global"),
    ("application_name", "Global"),
    ("application_scope", "global"),
    ("application_version", ""),
    ("state", "loaded"),
    ("sys_class_name", "sys_remote_update_set"),
    ("sys_mod_count", "0"),
];

/// Columns that are the same in every update of the global scope.
const UPDATE_VALUES: [(&str, &str); 6] = [
    ("action", "INSERT_OR_UPDATE"),
    ("application", "global"),
    ("category", "customer"),
    ("replace_on_upgrade", "false"),
    ("sys_mod_count", "0"),
    ("update_domain", "global"),
];

pub(super) fn check_file(update_set: &UpdateSet, findings: &mut SetFindings) {
    let date = &update_set.unload_date;
    if !is_date(date) {
        let expected = "a date such as 2026-11-21 00:00:00";
        findings.add("malformed-date", format!("`unload_date` is `{date}`, expected {expected}"));
    }
    if update_set.sets.len() != 1 {
        let found = update_set.sets.len();
        findings.add("set-count", format!("found {found} sets in the file, expected one"));
    }
}

pub(super) fn check_set(set: &ReadRecord, date: &str, findings: &mut SetFindings) {
    check_row(set, columns::SET, &SET_VALUES, date, findings);
    findings.id("remote_sys_id", set.text("remote_sys_id"));
    if set.text("remote_sys_id") == set.sys_id() {
        findings.add("same-remote-id", "`remote_sys_id` is the set's own `sys_id`".to_owned());
    }
}

pub(super) fn check_update(update: &Update, update_set: &UpdateSet, findings: &mut SetFindings) {
    let row = &update.row;
    check_row(row, columns::UPDATE, &UPDATE_VALUES, &update_set.unload_date, findings);
    if let Some(set) = update_set.sets.first() {
        findings.values(row, &[("remote_update_set", set.sys_id())]);
    }
    // The hash decides whether an instance sees a change.
    let hash = update.hash().to_string();
    findings.same("wrong-hash", "payload_hash", update.written_hash(), &hash);
    let guid = row.text("update_guid");
    findings.id("update_guid", guid);
    let head = row.text("update_guid_history").split(',').next().unwrap_or_default();
    let expected = format!("{guid}:{}", update.written_hash());
    findings.same("guid-history", "update_guid_history", head, &expected);
    let recorded_at = row.text("sys_recorded_at");
    if !is_recorded_at(recorded_at) {
        let expected = "11 hexadecimal digits and 7 decimal ones";
        let text = format!("`sys_recorded_at` is `{recorded_at}`, expected {expected}");
        findings.add("malformed-recorded-at", text);
    }
}

fn check_row(
    row: &ReadRecord,
    columns: &str,
    values: &[(&str, &str)],
    date: &str,
    findings: &mut SetFindings,
) {
    findings.columns(row, &columns.split_whitespace().collect::<Vec<_>>(), &[]);
    findings.same("unexpected-value", "action of the element", row.action(), "INSERT_OR_UPDATE");
    findings.values(row, values);
    findings.dates(row, date);
}

/// `2026-11-21 00:00:00`: digits and separators at their places.
fn is_date(text: &str) -> bool {
    const FORM: &str = "0000-00-00 00:00:00";
    text.len() == FORM.len()
        && text.bytes().zip(FORM.bytes()).all(|(found, form)| match form {
            b'0' => found.is_ascii_digit(),
            _ => found == form,
        })
}

fn is_recorded_at(text: &str) -> bool {
    let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    text.split_at_checked(11).is_some_and(|(time, counter)| {
        time.bytes().all(is_hex)
            && counter.len() == 7
            && counter.bytes().all(|b| b.is_ascii_digit())
    })
}
