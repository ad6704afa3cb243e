//! Rows of the tables on what is sent: payload keys, value maps, fields that must exist.

use crate::model::{Field, FieldSource, MapEntry, Progress, ValueMap};
use serde::Serialize;
use std::borrow::Cow;

/// Keys that Flashduty's ServiceNow integration gives a meaning of its own.
const KNOWN_KEYS: &[&str] =
    &["comments", "description", "impact", "number", "short_description", "state", "urgency"];

/// One key of a payload.
#[derive(Serialize)]
pub(super) struct KeyRow<'m> {
    key: &'m str,
    source: Cow<'m, str>,
    how: Cow<'m, str>,
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
    let path = field.source.path().map(Cow::from).unwrap_or_default();
    let (source, how) = match &field.source {
        FieldSource::Raw(_) => (path, Cow::from("stored value")),
        FieldSource::Display(_) => {
            (path, "what the person who sends sees, in that language".into())
        }
        FieldSource::Mapped { map, .. } => (path, format!("label from map {map}").into()),
        FieldSource::Journal { html, anyone, .. } => {
            let whose = if *anyone { "" } else { " not by the service account" };
            let form = if *html { "with its HTML" } else { "as plain text" };
            (path, format!("newest entry{whose}, {form}").into())
        }
        FieldSource::Constant(value) => (value.to_string().into(), "always the same".into()),
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
    let progress = entry.progress.map(|it| format!("progress {}", it.as_str()));
    let severity = entry.severity.map(|it| format!("severity {}", it.as_str()));
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
