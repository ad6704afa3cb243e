//! What happened, written as the expectations of a scenario.

use super::compare::{bare, yaml};
use super::observed::{Observed, Transaction};
use crate::shown::visible;
use serde_json::{Map, Value, json};

/// The keys of a delivery, in the order in which people read them.
const DELIVERY: [&str; 15] = [
    "ticket",
    "kind",
    "status",
    "state",
    "attempt",
    "due",
    "sent_on",
    "http_status",
    "reason",
    "request_id",
    "rule",
    "group",
    "people",
    "channels",
    "asked_by",
];

/// The `then` of a step that would hold, after a comment with what ran and what that cost.
#[must_use]
pub fn then(observed: &Observed) -> String {
    let ran: String = observed.transactions.iter().map(transaction).collect();
    format!("{ran}{}", expectations(observed))
}

fn transaction(it: &Transaction) -> String {
    let (name, user) = (visible(&it.name), visible(&it.user));
    format!("# {} {name} as {user}: {}\n", it.kind, it.costs)
}

fn expectations(observed: &Observed) -> String {
    let mut then = Map::new();
    let mut put = |key: &str, value: Value| drop(then.insert(key.to_owned(), value));
    let requests = observed.requests.iter().map(|it| json!(timed(it, "at")));
    put("requests", requests.map(|it| kept(&it, &["to", "body", "status", "at"])).collect());
    if !observed.answer.is_null() {
        put("answer", observed.answer.clone());
    }
    let is_shown = |line: &&String| !line.starts_with("debug: ");
    put("log", observed.log.iter().filter(is_shown).cloned().collect());
    put("events", observed.events.iter().map(|it| timed(it, "in")).collect());
    if !observed.lost.is_empty() {
        put("lost", observed.lost.iter().map(|it| timed(it, "in")).collect());
    }
    let delivery = |it| kept(&json!(timed(&timed(it, "due"), "sent_on")), &DELIVERY);
    put("deliveries", observed.deliveries.iter().map(delivery).collect());
    put("jobs", json!(observed.jobs));
    let records = observed.changed.iter().filter_map(|(id, columns)| {
        let row = observed.records.get(id)?.as_ref()?;
        let shown =
            |value: &Value| value.as_str().map_or_else(|| value.clone(), |it| bare(it).into());
        let saved = columns.iter().filter_map(|name| Some((name.clone(), shown(row.get(name)?))));
        Some((bare(id), saved.collect()))
    });
    let records: Map<String, Value> = records.collect();
    if !records.is_empty() {
        put("records", Value::Object(records));
    }
    let known = observed.flashduty.iter().map(|(id, ticket)| {
        (bare(id), kept(&Value::Object(ticket.clone()), &["state", "pushes", "tries"]))
    });
    let known: Map<String, Value> = known.collect();
    if !known.is_empty() {
        put("flashduty", Value::Object(known));
    }
    put("costs", json!(observed.costs()));
    if !observed.faults.is_empty() {
        put("faults", json!(observed.faults));
    }
    yaml(&json!({ "then": then }))
}

/// The same with the seconds of a moment as a duration, which is how it is written.
fn timed(it: &Map<String, Value>, moment: &str) -> Map<String, Value> {
    let mut it = it.clone();
    if let Some(seconds) = it.get_mut(moment).filter(|it| it.is_number()) {
        *seconds = format!("{seconds}s").into();
    }
    it
}

fn kept(value: &Value, keys: &[&str]) -> Value {
    let kept = keys.iter().filter_map(|key| Some(((*key).to_owned(), value.get(key)?.clone())));
    Value::Object(kept.collect())
}
