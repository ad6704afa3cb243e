//! What must come of it.

use super::context::Context;
use super::expected::{read_costs, read_delivery, read_event, read_log, read_request};
use super::file::ThenKeys;
use super::place::Place;
use super::record::{self, Columns};
use crate::yaml::Text;
use indexmap::IndexMap;
use serde_json::{Map, Value};

/// What must come of a step; what is not named is not checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Then {
    /// Where it is written, or the step if it is not; what it names is below it.
    pub place: Place,
    /// The line where it is written.
    pub line: usize,
    /// Of each request, the keys of an observed one that must hold.
    pub requests: Option<Vec<Map<String, Value>>>,
    /// What the call answers.
    pub answer: Option<Value>,
    /// The lines of the system log.
    pub log: Option<Vec<String>>,
    /// Lines that the system log must have among others, in this order.
    pub log_has: Option<Vec<String>>,
    /// Of each event, the keys of an observed one that must hold.
    pub events: Option<Vec<Map<String, Value>>>,
    /// Of each event that is lost, the keys that must hold.
    pub lost: Option<Vec<Map<String, Value>>>,
    /// Of each delivery that is made or changed, the keys of an observed one that must hold.
    pub deliveries: Option<Vec<Map<String, Value>>>,
    /// The business rules that are queued.
    pub jobs: Option<Vec<String>>,
    /// Records and their columns.
    pub records: IndexMap<String, Columns>,
    /// Records and what Flashduty knows of each.
    pub flashduty: IndexMap<String, Map<String, Value>>,
    /// What it costs: `queries`, `rows`, `scanned`, `writes`, `http`, `seconds`.
    pub costs: Map<String, Value>,
    /// What the platform would not have let pass.
    pub faults: Vec<String>,
}

/// What must come of a step.
pub(super) fn read(cx: &mut Context<'_>, place: &Place, keys: &ThenKeys) -> Then {
    let records = keys.records.clone().unwrap_or_default();
    let tickets = keys.flashduty.iter().flatten().map(|(key, ticket)| {
        let key = cx.key_text(&place.key("flashduty").key(key), "the record's name");
        (key, ticket.iter().map(|(key, value)| (key.clone(), value.0.clone())).collect())
    });
    let flashduty = tickets.collect();
    Then {
        place: place.clone(),
        line: cx.line(place),
        requests: items(cx, &place.key("requests"), keys.requests.as_ref(), read_request),
        answer: keys.answer.as_ref().map(|it| it.0.clone()),
        log: items(cx, &place.key("log"), keys.log.as_ref(), read_log),
        log_has: items(cx, &place.key("log_has"), keys.log_has.as_ref(), read_log),
        events: items(cx, &place.key("events"), keys.events.as_ref(), read_event),
        lost: items(cx, &place.key("lost"), keys.lost.as_ref(), read_event),
        deliveries: items(cx, &place.key("deliveries"), keys.deliveries.as_ref(), read_delivery),
        jobs: items(cx, &place.key("jobs"), keys.jobs.as_ref(), |cx, place, it: &Text| {
            cx.text(place, "the job's name", it)
        }),
        records: record::read(cx, &place.key("records"), &records),
        flashduty,
        costs: keys.costs.as_ref().map(read_costs).unwrap_or_default(),
        faults: items(cx, &place.key("faults"), keys.faults.as_ref(), |_, _, it: &Text| {
            it.0.clone()
        })
        .unwrap_or_default(),
    }
}

/// The items of a list, if it was written.
fn items<T, U>(
    cx: &mut Context<'_>,
    place: &Place,
    written: Option<&Vec<Option<T>>>,
    read: impl Fn(&mut Context<'_>, &Place, &T) -> U,
) -> Option<Vec<U>> {
    let items = written?.iter().enumerate();
    let items = items.filter_map(|(at, item)| item.as_ref().map(|item| (place.item(at), item)));
    Some(items.map(|(place, item)| read(cx, &place, item)).collect())
}
