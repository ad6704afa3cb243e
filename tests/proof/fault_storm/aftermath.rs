//! What a storm has left behind.

use crate::fault_storm::weather::STATES;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What happened in a storm, step by step.
pub(crate) struct Aftermath {
    steps: Vec<Value>,
}

impl Aftermath {
    pub(crate) fn new(outcome: &Value) -> Self {
        Self { steps: outcome["steps"].as_array().unwrap().clone() }
    }

    /// Everything of one kind that happened.
    pub(crate) fn all<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Value> {
        let key = key.to_owned();
        self.steps.iter().flat_map(move |step| step[&key].as_array().unwrap())
    }

    /// What the platform would not have let pass; that nothing was there to lose is no harm.
    pub(crate) fn faults(&self) -> Vec<&str> {
        let faults = self.all("faults").map(|fault| fault.as_str().unwrap());
        let matters =
            |it: &&str| !it.starts_with("no event ") && !it.starts_with("nothing has run yet ");
        faults.filter(matters).collect()
    }

    /// The lines of the log with a beginning, without it.
    fn lines<'s>(&'s self, begin: &'s str) -> impl Iterator<Item = &'s str> {
        self.all("log").filter_map(move |line| line.as_str().unwrap().strip_prefix(begin))
    }

    /// The incidents of which an error tells.
    pub(crate) fn told_of(&self) -> BTreeSet<&str> {
        self.lines("error: FlashdutySyncHelper: ").filter_map(|it| it.split(' ').next()).collect()
    }

    /// The pushes that were confirmed although nothing had changed since the one before: how many an
    /// incident has at most, and which one.
    pub(crate) fn surplus(&self) -> (usize, String) {
        let mut changes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut surplus: BTreeMap<&str, usize> = BTreeMap::new();
        for step in &self.steps {
            let saved = saved(step);
            for (number, times) in &saved {
                *changes.entry(number).or_default() += times;
            }
            for number in confirmed(step) {
                // What changed in the same step may have changed while the request was under way.
                let since = saved.get(number).copied().unwrap_or_default();
                if changes.insert(number, since).unwrap_or_default() == 0 {
                    *surplus.entry(number).or_default() += 1;
                }
            }
        }
        let most = surplus.into_iter().map(|(number, times)| (times, number.to_owned())).max();
        most.unwrap_or_default()
    }

    /// The deliveries at the end: ticket, status and state.
    pub(crate) fn rows(&self) -> Vec<[Option<String>; 3]> {
        let answer = self.steps.last().unwrap()["answer"].as_str().unwrap();
        serde_json::from_str(answer).unwrap()
    }

    /// How many deliveries have a status.
    pub(crate) fn count(&self, status: &str) -> usize {
        self.rows().iter().filter(|[_, it, _]| it.as_deref() == Some(status)).count()
    }

    /// How many incidents have changed, and where Flashduty knows another state without an error in
    /// the log and a delivery that says so.
    pub(crate) fn differing(&self) -> (usize, Vec<String>) {
        let told_of = self.told_of();
        let is_bad = |status: &str| ["given_up", "refused", "unconfirmed"].contains(&status);
        let rows = self.rows();
        let bad = rows.iter().filter(|[_, status, _]| status.as_deref().is_some_and(is_bad));
        let bad: BTreeSet<&str> = bad.filter_map(|[ticket, ..]| ticket.as_deref()).collect();
        let last = &self.steps[self.steps.len() - 2];
        let mut changed = 0;
        let mut differing = Vec::new();
        for (sys_id, row) in last["records"].as_object().unwrap() {
            let Some(state) = row["state"].as_str() else { continue };
            changed += 1;
            let number = row["number"].as_str().unwrap();
            let label = STATES.iter().find(|(raw, _)| *raw == state).unwrap().1;
            let known = &last["flashduty"][sys_id]["state"];
            let is_excused = told_of.contains(number) && bad.contains(sys_id.as_str());
            if *known != label && !is_excused {
                differing.push(format!("{number} is {label}, Flashduty knows {known}"));
            }
        }
        (changed, differing)
    }

    /// The shortest time between two pushes of an incident, in seconds.
    pub(crate) fn shortest_pause(&self) -> f64 {
        let mut sent: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for request in self.all("requests") {
            let body: Value = serde_json::from_str(request["text"].as_str().unwrap()).unwrap();
            let sys_id = body["sys_id"].as_str().unwrap().to_owned();
            sent.entry(sys_id).or_default().push(request["at"].as_f64().unwrap());
        }
        for times in sent.values_mut() {
            times.sort_by(f64::total_cmp);
        }
        let pauses = sent.values().flat_map(|tries| tries.windows(2).map(|it| it[1] - it[0]));
        pauses.fold(f64::INFINITY, f64::min)
    }
}

/// How often each incident was saved in a step.
fn saved(step: &Value) -> BTreeMap<&str, usize> {
    let mut saved = BTreeMap::new();
    for it in step["transactions"].as_array().unwrap().iter().filter(|it| it["kind"] == "save") {
        *saved.entry(it["name"].as_str().unwrap()).or_default() += 1;
    }
    saved
}

/// The incident of each push that was confirmed in a step.
fn confirmed(step: &Value) -> impl Iterator<Item = &str> {
    step["log"].as_array().unwrap().iter().filter_map(|line| {
        let line = line.as_str().unwrap().strip_prefix("debug: FlashdutySyncHelper: ")?;
        Some(line.split_once(" synced: ")?.0)
    })
}
