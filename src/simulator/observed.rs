//! What happened in a step, as the stand-in tells it and as people read it.

use crate::shown::count;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;

/// What happened in one step.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Observed {
    /// What ran, one after the other.
    pub transactions: Vec<Transaction>,
    /// What was sent; `body` is the JSON value of `text`.
    pub requests: Vec<Map<String, Value>>,
    /// The answer to the browser, or the result of a script, as JSON if it is JSON.
    pub answer: Value,
    /// The lines of the log, each with its level.
    pub log: Vec<String>,
    /// What was queued as events.
    pub events: Vec<Map<String, Value>>,
    /// The events that were lost.
    pub lost: Vec<Map<String, Value>>,
    /// The deliveries that were made or changed, without what is empty.
    pub deliveries: Vec<Map<String, Value>>,
    /// The business rules that left a job.
    pub jobs: Vec<String>,
    /// The columns that were saved, by `sys_id`.
    pub changed: IndexMap<String, Vec<String>>,
    /// The records that are looked at, by `sys_id`.
    pub records: IndexMap<String, Option<Map<String, Value>>>,
    /// What Flashduty knows of the records that are looked at.
    pub flashduty: IndexMap<String, Map<String, Value>>,
    /// What the platform would not have let pass.
    pub faults: Vec<String>,
}

/// Something that ran at a stretch.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Transaction {
    /// Its kind: `save`, `ajax`, `job`, `event`, `script`, `form`, `page` or `reference`.
    pub kind: String,
    /// The record, method, rule or script action.
    pub name: String,
    /// Who ran it.
    pub user: String,
    /// What it cost.
    pub costs: Costs,
}

/// What running costs an instance.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, Serialize)]
pub struct Costs {
    /// Queries to the database, references that were followed included.
    pub queries: usize,
    /// Rows that were read.
    pub rows: usize,
    /// Rows that the database looked at to find them.
    pub scanned: usize,
    /// Rows that scripts added, changed or deleted.
    pub writes: usize,
    /// HTTP calls.
    pub http: usize,
    /// Seconds on the clock of the simulated instance.
    pub seconds: f64,
}

impl Costs {
    /// The sum of several.
    #[must_use]
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        let mut sum = Self::default();
        for costs in all {
            sum.queries += costs.queries;
            sum.rows += costs.rows;
            sum.scanned += costs.scanned;
            sum.writes += costs.writes;
            sum.http += costs.http;
            sum.seconds += costs.seconds;
        }
        // Sums of tenths are no tenths in binary.
        sum.seconds = (sum.seconds * 1000.0).round() / 1000.0;
        sum
    }
}

impl fmt::Display for Costs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { queries, rows, scanned, writes, http, seconds } = *self;
        let (queries, rows) = (count(queries, "query"), count(rows, "row"));
        let written = if writes == 0 { String::new() } else { count(writes, "write") + ", " };
        write!(f, "{queries}, {rows} of {scanned}, {written}{}, {seconds} s", count(http, "call"))
    }
}

impl Observed {
    /// What the step cost.
    #[must_use]
    pub fn costs(&self) -> Costs {
        Costs::sum(self.transactions.iter().map(|it| it.costs))
    }
}

/// Reads what the stand-in gives back, with `sys_id(KEY)` in place of every `sys_id`.
pub(super) fn read(
    outcome: &str,
    keys: &IndexMap<String, String>,
) -> Result<Vec<Observed>, serde_json::Error> {
    let outcome: Value = serde_json::from_str(outcome)?;
    let steps = outcome["steps"].as_array().into_iter().flatten();
    steps.map(|step| read_step(step.clone(), keys)).collect()
}

/// The same for one step.
pub(super) fn read_step(
    mut step: Value,
    keys: &IndexMap<String, String>,
) -> Result<Observed, serde_json::Error> {
    step["answer"] = parsed(&step["answer"]);
    for request in step["requests"].as_array_mut().into_iter().flatten() {
        request["body"] = parsed(&request["text"]);
    }
    serde_json::from_value(name(&step, keys))
}

/// A text as the JSON value that it is, if it is one.
fn parsed(text: &Value) -> Value {
    let parsed = text.as_str().and_then(|text| serde_json::from_str(text).ok());
    parsed.unwrap_or_else(|| text.clone())
}

fn name(value: &Value, keys: &IndexMap<String, String>) -> Value {
    match value {
        Value::String(text) => name_ids(text, keys).into(),
        Value::Array(items) => items.iter().map(|item| name(item, keys)).collect(),
        Value::Object(members) => {
            members.iter().map(|(key, value)| (name_ids(key, keys), name(value, keys))).collect()
        }
        _ => value.clone(),
    }
}

fn name_ids(text: &str, keys: &IndexMap<String, String>) -> String {
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let mut named = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_hex) {
        let (before, run) = rest.split_at(start);
        named += before;
        let end = run.find(|c| !is_hex(c)).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        match keys.get(run) {
            Some(key) => named.extend(["sys_id(", key, ")"]),
            None => named += run,
        }
        rest = after;
    }
    named + rest
}

#[cfg(test)]
mod tests {
    use super::{Costs, name_ids, read};
    use indexmap::IndexMap;
    use serde_json::json;

    const ID: &str = "0123456789abcdef0123456789abcdef";

    fn keys() -> IndexMap<String, String> {
        [(ID.to_owned(), "INC \"1\"".to_owned())].into()
    }

    #[test]
    fn names_a_sys_id_wherever_it_stands() {
        let named = name_ids(&format!("{ID},x{ID}0 {ID}"), &keys());
        assert_eq!(named, format!("sys_id(INC \"1\"),x{ID}0 sys_id(INC \"1\")"));
    }

    #[test]
    fn keeps_answers_and_bodies_readable_as_json() {
        let step = json!({
            "transactions": [],
            "requests": [{ "text": format!("{{\"id\":\"{ID}\",\"n\":9223372036854775807}}") }],
            "answer": format!("{{\"record\":\"{ID}\"}}"),
            "log": [format!("info: {ID}")],
            "events": [],
            "lost": [],
            "deliveries": [],
            "jobs": [],
            "changed": { ID: ["state"] },
            "records": {},
            "flashduty": {},
            "faults": [],
        });
        let observed = read(&json!({ "steps": [step] }).to_string(), &keys()).unwrap();
        let [step] = observed.as_slice() else {
            unreachable!("one step goes in");
        };
        assert_eq!(step.answer["record"], "sys_id(INC \"1\")");
        assert_eq!(step.requests[0]["body"]["id"], "sys_id(INC \"1\")");
        assert_eq!(step.requests[0]["body"]["n"], 9_223_372_036_854_775_807_i64);
        assert_eq!(step.changed.keys().next().unwrap(), "sys_id(INC \"1\")");
    }

    #[test]
    fn sums_tenths_of_seconds_to_tenths() {
        let tenth = Costs { seconds: 0.1, queries: 1, ..Costs::default() };
        let sum = Costs::sum([tenth; 3]);
        assert_eq!((sum.queries, sum.seconds.to_string()), (3, "0.3".to_owned()));
    }
}
