//! What was expected beside what happened.
//!
//! What a step does not name is not checked. Named keys of a mapping must hold; lists, and the `body`
//! of a request with the order of its keys, must be equal as a whole. Of `body_has` only the named
//! keys are looked at.

use super::observed::Observed;
use super::scenario::{ColumnValue, Columns, Step, Then};
use indexmap::IndexMap;
use serde_json::{Map, Value, json};

/// Something that did not come as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The key below `then`.
    pub what: &'static str,
    /// The line of the scenario where it is expected.
    pub line: usize,
    /// What was expected, as YAML.
    pub expected: String,
    /// What happened instead, as YAML, as far as it was expected.
    pub observed: String,
}

/// Everything of a step that did not come as expected.
pub(super) fn compare(
    step: &Step,
    observed: &Observed,
    line: impl Fn(&str) -> usize,
) -> Vec<Failure> {
    let pairs = pairs(&step.then, observed);
    let differs = |(_, expected, observed): &(_, Value, Value)| !same(expected, observed);
    let failure = |(what, expected, observed): (&'static str, Value, Value)| Failure {
        what,
        line: line(what),
        expected: yaml(&expected),
        observed: yaml(&observed),
    };
    pairs.into_iter().filter(differs).map(failure).collect()
}

/// Each expectation beside its counterpart.
fn pairs(then: &Then, observed: &Observed) -> Vec<(&'static str, Value, Value)> {
    let mut pairs = vec![("faults", json!(then.faults), json!(observed.faults))];
    if let Some(requests) = &then.requests {
        let observed: Vec<Value> = observed.requests.iter().map(|it| json!(it)).collect();
        pairs.push(("requests", json!(requests), each(requests, &observed, &["to", "body"])));
    }
    if let Some(answer) = &then.answer {
        pairs.push(("answer", answer.clone(), project(answer, &observed.answer)));
    }
    if let Some(log) = &then.log {
        pairs.push(("log", json!(log), json!(lines(log, &observed.log))));
    }
    if let Some(lines) = &then.log_has {
        let found = if are_among(lines, &observed.log) { lines } else { &observed.log };
        pairs.push(("log_has", json!(lines), json!(found)));
    }
    if let Some(events) = &then.events {
        let observed: Vec<Value> = observed.events.iter().map(|it| json!(it)).collect();
        pairs.push(("events", json!(events), each(events, &observed, &["name", "parm1", "in"])));
    }
    if let Some(lost) = &then.lost {
        let observed: Vec<Value> = observed.lost.iter().map(|it| json!(it)).collect();
        pairs.push(("lost", json!(lost), each(lost, &observed, &["name", "parm1", "in"])));
    }
    if let Some(deliveries) = &then.deliveries {
        let observed = deliveries_shown(deliveries, &observed.deliveries);
        let others = ["ticket", "kind", "status", "state"];
        pairs.push(("deliveries", json!(deliveries), each(deliveries, &observed, &others)));
    }
    if let Some(jobs) = &then.jobs {
        pairs.push(("jobs", json!(jobs), json!(observed.jobs)));
    }
    if !then.records.is_empty() {
        pairs.push(("records", expected_records(&then.records), records(&then.records, observed)));
    }
    if !then.flashduty.is_empty() {
        let expected = json!(then.flashduty);
        let known = by_key(&observed.flashduty);
        let found = project(&expected, &known);
        pairs.push(("flashduty", expected, found));
    }
    if !then.costs.is_empty() {
        let expected = Value::Object(then.costs.clone());
        let found = project(&expected, &json!(observed.costs()));
        pairs.push(("costs", expected, found));
    }
    pairs
}

/// The observed deliveries, each with an empty text where one is expected of what it lacks.
fn deliveries_shown(
    expected: &[Map<String, Value>],
    observed: &[Map<String, Value>],
) -> Vec<Value> {
    let shown = observed.iter().enumerate().map(|(at, row)| {
        let mut row = row.clone();
        let empty = expected.get(at).into_iter().flatten().filter(|(_, value)| *value == "");
        for (key, value) in empty {
            row.entry(key).or_insert_with(|| value.clone());
        }
        Value::Object(row)
    });
    shown.collect()
}

/// Of each observed object the keys that its counterpart names; of more than were expected, some.
fn each(expected: &[Map<String, Value>], observed: &[Value], others: &[&str]) -> Value {
    let some: Map<String, Value> =
        others.iter().map(|key| ((*key).to_owned(), Value::Null)).collect();
    let found = observed.iter().enumerate().map(|(at, it)| {
        let keys = expected.get(at).unwrap_or(&some);
        let kept = keys.iter().filter_map(|(key, value)| {
            let found = it.get(if key == "body_has" { "body" } else { key })?;
            let found = if key == "body" { found.clone() } else { project(value, found) };
            Some((key.clone(), found))
        });
        Value::Object(kept.collect())
    });
    found.collect()
}

/// The part of an observed value that the expected one names, in its order.
fn project(expected: &Value, observed: &Value) -> Value {
    match (expected, observed) {
        (Value::Object(expected), Value::Object(observed)) => {
            let kept = expected
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), project(value, observed.get(key)?))));
            Value::Object(kept.collect())
        }
        _ => observed.clone(),
    }
}

/// The order of keys counts: it is the order of the bytes that were sent.
fn same(expected: &Value, observed: &Value) -> bool {
    match (expected, observed) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let equal = |(one, other): ((&String, &Value), (&String, &Value))| {
                one.0 == other.0 && same(one.1, other.1)
            };
            one.len() == other.len() && one.iter().zip(other).all(equal)
        }
        _ => expected == observed,
    }
}

/// The log without what only a debug session shows, unless that is expected.
fn lines<'o>(expected: &[String], observed: &'o [String]) -> Vec<&'o String> {
    let is_debug = |line: &&String| line.starts_with("debug: ");
    let keeps = expected.iter().any(|line| is_debug(&line));
    observed.iter().filter(|line| keeps || !is_debug(line)).collect()
}

/// Whether lines stand among others, in their order.
fn are_among(lines: &[String], all: &[String]) -> bool {
    let mut rest = all.iter();
    lines.iter().all(|line| rest.any(|it| it == line))
}

fn by_key(found: &IndexMap<String, Map<String, Value>>) -> Value {
    found.iter().map(|(id, ticket)| (bare(id), Value::Object(ticket.clone()))).collect()
}

/// The key of what is shown as `sys_id(KEY)`.
pub(super) fn bare(id: &str) -> String {
    let key = id.strip_prefix("sys_id(").and_then(|it| it.strip_suffix(')'));
    key.unwrap_or(id).to_owned()
}

fn expected_records(expected: &IndexMap<String, Columns>) -> Value {
    let text = |value: &ColumnValue| match value {
        ColumnValue::Text(text) => json!(text),
        ColumnValue::Entries(entries) => json!(entries),
    };
    let columns = |columns: &Columns| -> Value {
        columns.iter().map(|(name, value)| (name.clone(), text(value))).collect()
    };
    expected.iter().map(|(key, it)| (key.clone(), columns(it))).collect()
}

fn records(expected: &IndexMap<String, Columns>, observed: &Observed) -> Value {
    let found = observed.records.iter().map(|(id, row)| (bare(id), row));
    let found: IndexMap<String, &Option<Map<String, Value>>> = found.collect();
    let columns = |key: &String, columns: &Columns| {
        let row = found.get(key).and_then(|row| row.as_ref());
        let value = |(name, expected): (&String, &ColumnValue)| {
            Some((name.clone(), shown(row?.get(name), expected)))
        };
        Value::Object(columns.iter().filter_map(value).collect())
    };
    expected.iter().map(|(key, it)| (key.clone(), columns(key, it))).collect()
}

/// A column as people write it: the entries of a journal, or the newest, and an empty text for what
/// a row does not have.
fn shown(observed: Option<&Value>, expected: &ColumnValue) -> Value {
    match (observed, expected) {
        (Some(Value::Array(entries)), ColumnValue::Entries(_)) => Value::from(entries.clone()),
        (Some(Value::Array(entries)), ColumnValue::Text(_)) => {
            entries.last().cloned().unwrap_or_else(|| "".into())
        }
        (Some(Value::String(raw)), _) => bare(raw).into(),
        _ => "".into(),
    }
}

/// A value as YAML.
pub(super) fn yaml(value: &Value) -> String {
    serde_yaml::to_string(value).unwrap_or_else(|error| format!("{error}\n"))
}

#[cfg(test)]
mod tests {
    use super::{are_among, each, project, same};
    use serde_json::{Map, Value, json};

    fn objects(list: &Value) -> Vec<Map<String, Value>> {
        let items = list.as_array().cloned().unwrap_or_default();
        items.into_iter().filter_map(|it| it.as_object().cloned()).collect()
    }

    #[test]
    fn looks_only_at_named_keys_and_at_lists_as_a_whole() {
        let observed = json!({ "a": 1, "b": { "c": [1, 2], "d": 3 }, "e": 4 });
        let holds = |expected: Value| same(&expected, &project(&expected, &observed));
        assert!(holds(json!({ "a": 1 })));
        assert!(holds(json!({ "b": { "c": [1, 2] } })));
        assert!(holds(json!({ "a": 1.0 })));
        for wrong in [
            json!({ "a": 2 }),
            json!({ "f": null }),
            json!({ "b": { "c": [1] } }),
            json!({ "b": { "c": [2, 1] } }),
            json!({ "a": "1" }),
        ] {
            assert!(!holds(wrong.clone()), "{wrong}");
        }
    }

    #[test]
    fn finds_lines_among_others_in_their_order() {
        let log = ["a", "b", "a", "c"].map(str::to_owned);
        let among = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|&it| it.to_owned()).collect();
            are_among(&lines, &log)
        };
        for lines in [&[][..], &["a"], &["a", "a"], &["b", "c"], &["a", "b", "a", "c"]] {
            assert!(among(lines), "{lines:?}");
        }
        for lines in [&["d"][..], &["c", "a"], &["b", "b"], &["a", "a", "a"]] {
            assert!(!among(lines), "{lines:?}");
        }
    }

    #[test]
    fn wants_the_body_of_a_request_whole_and_in_order() {
        let observed = [json!({ "to": "push", "status": 200, "body": { "a": 1, "b": 2 } })];
        let holds =
            |expected: Value| same(&expected, &each(&objects(&expected), &observed, &["to"]));
        assert!(holds(json!([{ "to": "push" }])));
        assert!(holds(json!([{ "body": { "a": 1, "b": 2 } }])));
        assert!(!holds(json!([{ "body": { "a": 1 } }])));
        assert!(holds(json!([{ "body_has": { "b": 2 } }])));
        assert!(!holds(json!([{ "body_has": { "b": 1 } }])));
        assert!(!holds(json!([{ "body_has": { "c": null } }])));
        assert!(!holds(json!([{ "body": { "b": 2, "a": 1 } }])));
        assert!(!holds(json!([])));
        assert!(!holds(json!([{ "to": "push" }, { "to": "push" }])));
    }
}
