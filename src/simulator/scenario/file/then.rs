//! What must come of it.

use super::RecordKeys;
use crate::yaml::{Json, Number, Text};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// What must come of it; what is not named is not checked, lists must be equal as a whole.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThenKeys {
    /// The requests that are sent, in this order; of each, the keys that are named.
    pub(crate) requests: Option<Vec<Option<RequestKeys>>>,
    /// What the call answers: a text as it is, anything else as JSON.
    #[serde(default, deserialize_with = "Json::written")]
    pub(crate) answer: Option<Json>,
    /// What is written to the system log, such as `warn: No answer`.
    pub(crate) log: Option<Vec<Option<LogEntry>>>,
    /// Lines of the system log that must be there, in this order; others may be there.
    pub(crate) log_has: Option<Vec<Option<LogEntry>>>,
    /// The events that are queued; of each, the keys that are named.
    pub(crate) events: Option<Vec<Option<EventKeys>>>,
    /// The events that are lost, in the notation of `events`.
    pub(crate) lost: Option<Vec<Option<EventKeys>>>,
    /// The deliveries that are made or changed, in the order in which they were made; of each, the
    /// keys that are named.
    pub(crate) deliveries: Option<Vec<Option<DeliveryKeys>>>,
    /// The asynchronous business rules that are queued, by name.
    pub(crate) jobs: Option<Vec<Option<Text>>>,
    /// Records and what their fields hold then.
    pub(crate) records: Option<IndexMap<String, RecordKeys>>,
    /// Records and what Flashduty knows of each, such as `{ state: Resolved, pushes: 1 }`: the
    /// values of its pushes, how many were taken over (`pushes`), tried (`tries`, the last in second
    /// `last_try`) and came within eleven seconds of another (`too_soon`); the `progress` that the
    /// mapping gives the last label, how often that became Closed (`closed`) and something else
    /// again (`reopened`); and the e-mail addresses and rules that were `paged`, or asked for in
    /// vain since the progress was Closed (`unpaged`).
    pub(crate) flashduty: Option<IndexMap<String, IndexMap<String, Json>>>,
    /// What it costs.
    pub(crate) costs: Option<CostKeys>,
    /// What the platform would not have let pass; none unless written.
    pub(crate) faults: Option<Vec<Option<Text>>>,
}

/// A request.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestKeys {
    /// The path, such as `/person/infos`, or `push`.
    #[schemars(required)]
    pub(crate) to: Option<Text>,
    /// The method, such as `POST`.
    pub(crate) method: Option<Text>,
    /// The parameters of the query.
    pub(crate) query: Option<IndexMap<String, Text>>,
    /// The headers.
    pub(crate) headers: Option<IndexMap<String, Text>>,
    /// The JSON of the body, equal as a whole.
    #[serde(default, deserialize_with = "Json::written")]
    pub(crate) body: Option<Json>,
    /// Keys of the body's JSON that must hold; others may be there.
    #[serde(default, deserialize_with = "Json::written")]
    pub(crate) body_has: Option<Json>,
    /// The body as text.
    pub(crate) text: Option<Text>,
    /// How long the script waits for the answer, such as `10s`.
    pub(crate) timeout: Option<Text>,
    /// What the platform logs of it, such as `basic`.
    pub(crate) log_level: Option<Text>,
    /// The status of the answer; 0 for none.
    #[schemars(range(min = 0, max = 599))]
    pub(crate) status: Option<u32>,
    /// When it is sent, counted from the start of the scenario, such as `15s`.
    pub(crate) at: Option<Text>,
    /// The business rule, event or record that it is sent for.
    #[serde(rename = "in")]
    pub(crate) sender: Option<Text>,
}

/// An entry of the system log: its line, or its level as key.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum LogEntry {
    /// The line, such as `warn: No answer`.
    Line(Text),
    /// The level as key.
    Level(LogKeys),
}

/// An entry of the system log, by its level.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogKeys {
    /// An error.
    pub(crate) error: Option<Text>,
    /// A warning.
    pub(crate) warn: Option<Text>,
    /// A notice.
    pub(crate) info: Option<Text>,
    /// A detail.
    pub(crate) debug: Option<Text>,
}

/// An event.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventKeys {
    /// Its name.
    pub(crate) name: Option<Text>,
    /// The record that it is about.
    pub(crate) record: Option<Text>,
    /// Its first parameter.
    pub(crate) parm1: Option<Text>,
    /// Its second parameter.
    pub(crate) parm2: Option<Text>,
    /// How long until it is due, such as `15s`; `0s` for at once.
    #[serde(rename = "in")]
    pub(crate) due: Option<Text>,
}

/// A delivery: a row that says what of a record is to be told, or was. An empty text is for what the
/// row does not have.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeliveryKeys {
    /// The record that it is about.
    pub(crate) ticket: Option<Text>,
    /// What is told: `dispatch` or `state`.
    pub(crate) kind: Option<Text>,
    /// What became of it, such as `sent`.
    pub(crate) status: Option<Text>,
    /// The state that was told, as the record holds it.
    pub(crate) state: Option<Text>,
    /// How many requests were made for it.
    pub(crate) attempt: Option<Text>,
    /// When it is tried, or tried again, counted from the start of the scenario, such as `15s`;
    /// `-15s` for before it.
    pub(crate) due: Option<Text>,
    /// When the last request began, counted in the same way.
    pub(crate) sent_on: Option<Text>,
    /// The status of the last answer.
    pub(crate) http_status: Option<Text>,
    /// Why it was not taken over.
    pub(crate) reason: Option<Text>,
    /// What Flashduty calls the request.
    pub(crate) request_id: Option<Text>,
    /// The escalation rule.
    pub(crate) rule: Option<Text>,
    /// The group, by name.
    pub(crate) group: Option<Text>,
    /// Whom it names, by user ID.
    pub(crate) people: Option<Vec<Option<Text>>>,
    /// The notification channels.
    pub(crate) channels: Option<Text>,
    /// The user ID of who asked for it.
    pub(crate) asked_by: Option<Text>,
}

/// What something costs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CostKeys {
    /// Queries of the database.
    pub(crate) queries: Option<u32>,
    /// Rows that are read.
    pub(crate) rows: Option<u32>,
    /// Rows that the database looks at to find them: all of a table without an index.
    pub(crate) scanned: Option<u32>,
    /// Rows that scripts add, change or delete.
    pub(crate) writes: Option<u32>,
    /// Requests.
    pub(crate) http: Option<u32>,
    /// Seconds of waiting for answers.
    pub(crate) seconds: Option<Number>,
}
