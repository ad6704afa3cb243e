//! What is expected, in the notation of what is observed.

use super::context::Context;
use super::endpoint::Endpoint;
use super::file::{CostKeys, DeliveryKeys, EventKeys, LogEntry, RequestKeys};
use super::place::Place;
use crate::diagnostic::ShapeProblem;
use crate::yaml::{Json, Limits, Text};
use indexmap::IndexMap;
use jiff::SignedDuration;
use serde_json::{Map, Value};
use std::time::Duration;

/// A moment or a wait; the limit is that of all steps together.
const WAIT: Limits = Limits {
    example: "15s",
    min: ("0s", SignedDuration::ZERO),
    max: ("720h", SignedDuration::from_hours(720)),
};

/// A mapping of the keys that were written.
fn object<const N: usize>(keys: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let written = keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    written.collect()
}

fn text(written: Option<&Text>) -> Option<Value> {
    written.map(|text| text.0.clone().into())
}

fn texts(written: Option<&IndexMap<String, Text>>) -> Option<Value> {
    let entries = |map: &IndexMap<String, Text>| {
        map.iter().map(|(key, value)| (key.clone(), Value::from(value.0.clone()))).collect()
    };
    written.map(entries)
}

/// A request that is expected.
pub(super) fn read_request(
    cx: &mut Context<'_>,
    place: &Place,
    keys: &RequestKeys,
) -> Map<String, Value> {
    let to = keys.to.as_ref().map(|to| Endpoint::read(cx, &place.key("to"), to).to_string().into());
    let timeout = keys.timeout.as_ref();
    let timeout = timeout.map(|it| cx.duration(&place.key("timeout"), it, &WAIT).into());
    object([
        ("to", to),
        ("method", text(keys.method.as_ref())),
        ("query", texts(keys.query.as_ref())),
        ("headers", texts(keys.headers.as_ref())),
        ("body", keys.body.as_ref().map(|Json(body)| body.clone())),
        ("body_has", keys.body_has.as_ref().map(|Json(body)| body.clone())),
        ("text", text(keys.text.as_ref())),
        ("timeout", timeout),
        ("log_level", text(keys.log_level.as_ref())),
        ("status", keys.status.map(Into::into)),
        ("at", seconds(cx, &place.key("at"), keys.at.as_ref())),
        ("in", text(keys.sender.as_ref())),
    ])
}

/// An event that is expected.
pub(super) fn read_event(
    cx: &mut Context<'_>,
    place: &Place,
    keys: &EventKeys,
) -> Map<String, Value> {
    object([
        ("name", text(keys.name.as_ref())),
        ("record", text(keys.record.as_ref())),
        ("parm1", text(keys.parm1.as_ref())),
        ("parm2", text(keys.parm2.as_ref())),
        ("in", seconds(cx, &place.key("in"), keys.due.as_ref())),
    ])
}

/// A delivery that is expected.
pub(super) fn read_delivery(
    cx: &mut Context<'_>,
    place: &Place,
    keys: &DeliveryKeys,
) -> Map<String, Value> {
    let people = keys.people.as_ref();
    let people = people.map(|it| cx.texts(&place.key("people"), "the user ID", it).into());
    object([
        ("ticket", text(keys.ticket.as_ref())),
        ("kind", text(keys.kind.as_ref())),
        ("status", text(keys.status.as_ref())),
        ("state", text(keys.state.as_ref())),
        ("attempt", text(keys.attempt.as_ref())),
        ("due", moment(cx, &place.key("due"), keys.due.as_ref())),
        ("sent_on", moment(cx, &place.key("sent_on"), keys.sent_on.as_ref())),
        ("http_status", text(keys.http_status.as_ref())),
        ("reason", text(keys.reason.as_ref())),
        ("request_id", text(keys.request_id.as_ref())),
        ("rule", text(keys.rule.as_ref())),
        ("group", text(keys.group.as_ref())),
        ("people", people),
        ("channels", text(keys.channels.as_ref())),
        ("asked_by", text(keys.asked_by.as_ref())),
    ])
}

/// What is expected to be the cost.
pub(super) fn read_costs(keys: &CostKeys) -> Map<String, Value> {
    object([
        ("queries", keys.queries.map(Into::into)),
        ("rows", keys.rows.map(Into::into)),
        ("scanned", keys.scanned.map(Into::into)),
        ("writes", keys.writes.map(Into::into)),
        ("http", keys.http.map(Into::into)),
        ("seconds", keys.seconds.as_ref().map(|it| it.0.clone().into())),
    ])
}

/// A duration as seconds, which is how moments are observed; whole ones as whole numbers.
fn seconds(cx: &mut Context<'_>, place: &Place, written: Option<&Text>) -> Option<Value> {
    Some(in_seconds(cx.duration(place, written?, &WAIT), 1))
}

/// A moment as seconds since the scenario began, before which it may be as well; an empty text for
/// none.
fn moment(cx: &mut Context<'_>, place: &Place, written: Option<&Text>) -> Option<Value> {
    let text = written?.0.trim();
    if text.is_empty() {
        return Some(text.into());
    }
    let (sign, wait) = text.strip_prefix('-').map_or((1, text), |wait| (-1, wait));
    Some(in_seconds(cx.duration(place, wait, &WAIT), sign))
}

fn in_seconds(ms: u64, sign: i32) -> Value {
    if ms.is_multiple_of(1000) {
        return (i64::try_from(ms / 1000).unwrap_or(i64::MAX) * i64::from(sign)).into();
    }
    (Duration::from_millis(ms).as_secs_f64() * f64::from(sign)).into()
}

/// A line of the log; `- warn: Text` is a mapping to YAML and a line to people.
pub(super) fn read_log(cx: &mut Context<'_>, place: &Place, entry: &LogEntry) -> String {
    let keys = match entry {
        LogEntry::Line(line) => return line.0.clone(),
        LogEntry::Level(keys) => keys,
    };
    let levels = [
        ("error", &keys.error),
        ("warn", &keys.warn),
        ("info", &keys.info),
        ("debug", &keys.debug),
    ];
    let lines = levels
        .into_iter()
        .filter_map(|(level, text)| text.as_ref().map(|text| format!("{level}: {}", text.0)));
    let mut lines: Vec<String> = lines.collect();
    if lines.len() != 1 && !cx.is_faulty(place) {
        let found = format!("a mapping with {} levels", lines.len());
        let expected = vec!["one line such as `warn: No answer`".to_owned()];
        cx.report(place, ShapeProblem::WrongType { at: String::new(), found, expected });
    }
    lines.pop().unwrap_or_default()
}
