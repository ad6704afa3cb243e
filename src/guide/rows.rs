//! Rows of the tables on what is sent: payload keys, value maps, fields that must exist.

use crate::model::{Field, FieldSource, MapEntry, Progress, ServiceNow, Severity, ValueMap};
use serde::Serialize;

/// Keys that Flashduty's ServiceNow integration gives a meaning of its own.
const KNOWN_KEYS: &[&str] =
    &["comments", "description", "impact", "number", "short_description", "state", "urgency"];

/// One key of a payload.
#[derive(Serialize)]
pub(super) struct KeyRow<'m> {
    key: &'m str,
    source: String,
    how: String,
    max: String,
}

/// A value map.
#[derive(Serialize)]
pub(super) struct Map<'m> {
    name: &'m str,
    entries: Vec<MapRow<'m>>,
}

#[derive(Serialize)]
struct MapRow<'m> {
    value: &'m str,
    label: &'m str,
    leads_to: String,
}

/// The keys of a payload, in order.
pub(super) fn keys(payload: &[Field]) -> Vec<KeyRow<'_>> {
    payload.iter().map(key).collect()
}

/// The keys that a person has to map to custom fields in Flashduty.
pub(super) fn custom_keys(payload: &[Field]) -> Vec<KeyRow<'_>> {
    let custom = |field: &&Field| !KNOWN_KEYS.contains(&field.key.as_str());
    payload.iter().filter(custom).map(key).collect()
}

fn key(field: &Field) -> KeyRow<'_> {
    let (source, how) = match &field.source {
        FieldSource::Raw(path) => (path.to_string(), "stored value".to_owned()),
        FieldSource::Display(path) => {
            (path.to_string(), "what the person who sends sees, in that language".to_owned())
        }
        FieldSource::Mapped { from, map } => (from.to_string(), format!("label from map {map}")),
        FieldSource::Journal(column) => (column.to_string(), "newest entry".to_owned()),
        FieldSource::Constant(value) => (value.to_string(), "always the same".to_owned()),
    };
    let max = field.max.map(|max| format!("{max} characters")).unwrap_or_default();
    KeyRow { key: field.key.as_str(), source, how, max }
}

/// The value maps, in order.
pub(super) fn maps(maps: &[ValueMap]) -> Vec<Map<'_>> {
    maps.iter().map(map).collect()
}

fn map(map: &ValueMap) -> Map<'_> {
    Map { name: &map.name, entries: map.entries.iter().map(entry).collect() }
}

fn entry(entry: &MapEntry) -> MapRow<'_> {
    let progress = entry.progress.map(|it| format!("progress {}", progress(it)));
    let severity = entry.severity.map(|it| format!("severity {}", severity(it)));
    let leads_to: Vec<String> = progress.into_iter().chain(severity).collect();
    MapRow { value: &entry.value, label: &entry.label, leads_to: leads_to.join(", ") }
}

/// Labels that put an incident off for two hours.
pub(super) fn snoozed(maps: &[ValueMap]) -> Vec<String> {
    let entries = maps.iter().flat_map(|map| &map.entries);
    entries
        .filter(|entry| entry.progress == Some(Progress::Snoozed))
        .map(|entry| entry.label.clone())
        .collect()
}

/// Whether a payload holds the newest entry of a journal field.
pub(super) fn has_journal(servicenow: &ServiceNow) -> bool {
    payloads(servicenow).any(|field| matches!(field.source, FieldSource::Journal(_)))
}

fn payloads(servicenow: &ServiceNow) -> impl Iterator<Item = &Field> {
    let rule = servicenow.business_rule.as_ref();
    let synced = rule.into_iter().flat_map(|rule| &rule.payload);
    servicenow.payload.iter().chain(synced)
}

/// The fields that the scripts read, each once, in the order of first use.
pub(super) fn fields(servicenow: &ServiceNow) -> Vec<String> {
    let rule = servicenow.business_rule.as_ref();
    let mut fields: Vec<String> = Vec::new();
    for field in payloads(servicenow) {
        let name = match &field.source {
            FieldSource::Raw(path) | FieldSource::Display(path) => path.to_string(),
            FieldSource::Mapped { from, .. } => from.to_string(),
            FieldSource::Journal(column) => column.to_string(),
            FieldSource::Constant(_) => continue,
        };
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    fields
        .extend(rule.map(|rule| rule.column.to_string()).filter(|column| !fields.contains(column)));
    fields
}

/// The word for a progress.
pub(super) fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Triggered => "Triggered",
        Progress::Processing => "Processing",
        Progress::Snoozed => "Snoozed",
        Progress::Closed => "Closed",
    }
}

/// The word for a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::Warning => "Warning",
        Severity::Info => "Info",
    }
}
