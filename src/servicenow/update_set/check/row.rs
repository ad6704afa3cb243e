//! The outer file: the set and the rows of its updates.

use super::findings::SetFindings;
use super::hash;
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::contents::{ReadRecord, Update};

/// Columns of the set that are the same in every set of the global scope.
const SET_VALUES: [(&str, &str); 6] = [
    ("application", "global"),
    ("application_name", "Global"),
    ("application_scope", "global"),
    ("application_version", ""),
    ("state", "loaded"),
    ("sys_class_name", "sys_remote_update_set"),
];

/// Columns that are the same in every update of the global scope.
const UPDATE_VALUES: [(&str, &str); 5] = [
    ("action", "INSERT_OR_UPDATE"),
    ("application", "global"),
    ("category", "customer"),
    ("replace_on_upgrade", "false"),
    ("update_domain", "global"),
];

pub(super) fn check_date(date: &str, findings: &mut SetFindings) {
    if !is_date(date) {
        let expected = "a date such as 2026-11-21 00:00:00";
        let text = format!("`unload_date` is `{date}`, expected {expected}");
        findings.differs("malformed-date", text);
    }
}

pub(super) fn check_set(set: &ReadRecord, date: &str, findings: &mut SetFindings) {
    check_row(set, columns::SET, &SET_VALUES, date, findings);
    findings.id("remote_sys_id", set.text("remote_sys_id"));
    if set.text("remote_sys_id") == set.sys_id() {
        let text = "`remote_sys_id` is the set's own `sys_id`".to_owned();
        findings.differs("same-remote-id", text);
    }
}

pub(super) fn check_update(update: &Update, date: &str, findings: &mut SetFindings) {
    let row = &update.row;
    check_row(row, columns::UPDATE, &UPDATE_VALUES, date, findings);
    hash::check(update, findings);
    let guid = row.text("update_guid");
    findings.id("update_guid", guid);
    let head = row.text("update_guid_history").split(',').next().unwrap_or_default();
    if head != format!("{guid}:{}", update.written_hash()) {
        let text = "`update_guid_history` does not begin with the update's own guid and hash";
        findings.differs("guid-history", text.to_owned());
    }
    if !is_recorded_at(row.text("sys_recorded_at")) {
        let expected = "11 hexadecimal digits and 7 decimal ones";
        let found = row.text("sys_recorded_at");
        let text = format!("`sys_recorded_at` is `{found}`, expected {expected}");
        findings.differs("malformed-recorded-at", text);
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
