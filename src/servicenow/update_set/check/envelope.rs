//! The outer file: the set and the rows of its updates.

use super::finding::{Finding, Problem};
use super::report::Report;
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::read::{ReadRecord, Update, UpdateSet};
use std::collections::BTreeSet;

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

pub(super) fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let date = &update_set.unload_date;
    let mut report = Report::about_file();
    if !is_date(date) {
        report.unexpected("unload_date", date, "a date such as 2026-11-21 00:00:00");
    }
    if update_set.sets.len() != 1 {
        report.add(Problem::SetCount { found: update_set.sets.len() });
    }
    let mut findings = report.findings;
    findings.extend(update_set.sets.iter().flat_map(|set| check_set(set, date)));
    let mut seen = BTreeSet::new();
    for update in &update_set.updates {
        let mut report = Report::about_update(update);
        check_update(update, update_set, &mut report);
        for (element, value) in [("name", update.name()), ("sys_id", update.row.sys_id())] {
            if !seen.insert((element, value)) {
                let (element, value) = (element.to_owned(), value.to_owned());
                report.add(Problem::DuplicateUpdate { element, value });
            }
        }
        findings.extend(report.findings);
    }
    findings
}

fn check_set(set: &ReadRecord, date: &str) -> Vec<Finding> {
    let mut report = Report::about_set(set);
    report.elements(set, &columns::SET);
    report.values(set, &SET_VALUES);
    report.dates(set, date);
    report.id("remote_sys_id", set.text("remote_sys_id"));
    if set.text("remote_sys_id") == set.sys_id() {
        report.add(Problem::SameRemoteId {});
    }
    report.findings
}

fn check_update(update: &Update, update_set: &UpdateSet, report: &mut Report) {
    let row = &update.row;
    report.elements(row, &columns::UPDATE);
    report.values(row, &UPDATE_VALUES);
    report.dates(row, &update_set.unload_date);
    if let Some(set) = update_set.sets.first() {
        report.value(row, "remote_update_set", set.sys_id());
    }
    let hash = update.hash();
    if update.written_hash() != hash.to_string() {
        let found = update.written_hash().to_owned();
        report.add(Problem::WrongHash { found, expected: hash });
    }
    let guid = row.text("update_guid");
    report.id("update_guid", guid);
    let history = row.text("update_guid_history");
    let head = history.split(',').next().unwrap_or_default();
    let expected = format!("{guid}:{}", update.written_hash());
    if head != expected {
        report.add(Problem::GuidHistory { found: head.to_owned(), expected });
    }
    let recorded_at = row.text("sys_recorded_at");
    if !is_recorded_at(recorded_at) {
        report.add(Problem::MalformedRecordedAt { found: recorded_at.to_owned() });
    }
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
