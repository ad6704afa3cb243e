//! The world of a scenario: everything that the stand-in needs to know, as one JSON document.

use super::instance::Instance;
use super::lookup::Lookup;
use super::records::{NOW, Records, Row, Rows};
use super::scenario::{Flashduty, Hidden, Interrupt, Place, Scenario};
use super::zone::Zone;
use super::{answers, steps};
use crate::choice::UpdateMultiple;
use crate::diagnostic::{Diagnostic, Diagnostics, ShapeProblem};
use crate::dictionary::{Dictionary, TableEntry};
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// What the stand-in reads; its counterpart is `runtime/main.js`.
#[derive(Serialize)]
pub(super) struct World {
    /// What all scenarios of the instance share, as JSON.
    #[serde(skip)]
    pub(super) base: Arc<str>,
    now: &'static str,
    /// The tables that lie over those of the base; one that is taken away has no entry.
    tables: IndexMap<String, Option<TableEntry>>,
    /// The rows that lie over those of the base.
    rows: Rows,
    /// What the administrator has typed.
    properties: IndexMap<String, String>,
    sources: IndexMap<String, String>,
    pub(super) keys: IndexMap<String, String>,
    /// The user as whom the scheduler runs script actions.
    system: String,
    /// The time zones that a session may have, by name.
    zones: IndexMap<String, Zone>,
    secrets: Vec<Secret>,
    flashduty: Value,
    hidden: Vec<Value>,
    /// How many jobs run at the same time.
    workers: u32,
    /// What comes between two statements of a script.
    interrupt: Option<Value>,
    /// Whether `updateMultiple()` is a query, and then a statement for each row.
    row_by_row: bool,
    answers: Vec<Value>,
    steps: Vec<Value>,
    /// Who is who, for what is asked for later.
    #[serde(skip)]
    pub(super) records: Records,
}

/// A text that must not leave the instance.
#[derive(Serialize)]
struct Secret {
    what: String,
    text: String,
    /// The one kind of place where it must not appear; every place if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<&'static str>,
}

/// The world of a scenario on an instance; findings if it names what is not there. `watch_all` also
/// watches the records that no step expects anything of.
pub(super) fn world(
    instance: &Instance,
    scenario: &Scenario,
    watch_all: bool,
) -> Result<World, Diagnostics> {
    let mut lookup = Lookup::new(instance, scenario);
    lookup.check_given();
    let rows = lookup.rows();
    let flashduty = flashduty(&instance.flashduty, &scenario.given.flashduty);
    let hidden = hidden(&mut lookup, scenario);
    let answers = answers::answers(&mut lookup, &scenario.given.answers);
    let steps = steps::steps(&mut lookup, &scenario.steps, watch_all);
    let mut properties: IndexMap<String, String> = instance.properties.iter().cloned().collect();
    properties.extend(scenario.given.properties.clone());
    let zone = |name: String| Zone::find(&name).map(|zone| (name, zone));
    let zones = lookup.zones.iter().cloned().chain(["UTC".to_owned()]).filter_map(zone).collect();
    let world = World {
        zones,
        now: NOW,
        secrets: secrets(&rows, &flashduty),
        rows,
        properties,
        sources: instance.installation.sources.clone(),
        keys: lookup.records.names(),
        system: lookup.records.sys_id("sys_user", "system").unwrap_or_default(),
        flashduty,
        hidden,
        workers: scenario.given.workers,
        interrupt: scenario.given.interrupt.as_ref().map(interrupt),
        row_by_row: scenario.given.update_multiple == UpdateMultiple::RowByRow,
        answers,
        steps,
        tables: differing(&instance.dictionary, &lookup.dictionary),
        base: instance.base().map_err(internal)?,
        records: lookup.records,
    };
    if lookup.findings.is_empty() {
        return Ok(world);
    }
    lookup.findings.finish();
    Err(lookup.findings)
}

impl World {
    /// As JSON, but for its base.
    pub(super) fn own(&self) -> Result<String, Diagnostics> {
        serde_json::to_string(self).map_err(internal)
    }
}

/// What is wrong if data of ours has no form as JSON.
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn internal(error: serde_json::Error) -> Diagnostics {
    let reason = error.to_string();
    Diagnostics::from(Diagnostic::new(ShapeProblem::Internal { reason }, None))
}

/// The tables of a scenario that are not those of the instance, and nothing for those that it takes
/// away.
fn differing(instance: &Dictionary, scenario: &Dictionary) -> IndexMap<String, Option<TableEntry>> {
    let own = scenario
        .tables
        .iter()
        .filter(|(name, entry)| instance.tables.get(*name).is_none_or(|known| known != *entry));
    let own = own.map(|(name, entry)| (name.clone(), Some(entry.clone())));
    let gone = instance.tables.keys().filter(|name| !scenario.tables.contains_key(*name));
    own.chain(gone.map(|name| (name.clone(), None))).collect()
}

fn hidden(lookup: &mut Lookup<'_>, scenario: &Scenario) -> Vec<Value> {
    let place = Place::new(&["given", "hidden"]);
    let entries = scenario.given.hidden.iter().enumerate();
    let entries = entries.map(|(at, hidden)| match hidden {
        Hidden::Table(table) => json!({ "table": table }),
        Hidden::Field(table, field) => json!({ "table": table, "field": field }),
        Hidden::Record(table, record) => {
            let id = lookup.record(&place.item(at).key("record"), table, record);
            json!({ "table": table, "sys_id": id })
        }
    });
    entries.collect()
}

fn interrupt(it: &Interrupt) -> Value {
    json!({
        "line": it.line,
        "before": it.before,
        "table": it.table,
        "at": it.at,
        "ms": it.ms,
        "restart": it.restart,
    })
}

/// The simulated Flashduty with what the scenario puts in place of its objects.
pub(super) fn flashduty(standard: &Value, given: &Flashduty) -> Value {
    let mut all = standard.clone();
    let lists = [
        ("rules", &given.rules),
        ("persons", &given.persons),
        ("teams", &given.teams),
        ("schedules", &given.schedules),
    ];
    for (key, list) in lists {
        if let Some(list) = list {
            all[key] = json!(list);
        }
    }
    if let Some(channel) = &given.channel {
        all["channel"] = json!(channel);
    }
    all
}

/// The keys and tokens of this world, and the addresses that no log may hold.
fn secrets(rows: &Rows, flashduty: &Value) -> Vec<Secret> {
    let text = |key: &str| flashduty[key].as_str().unwrap_or_default();
    let token = text("push_path").rsplit('/').next().unwrap_or_default();
    let secret = |what: &str, text: &str| Secret {
        what: what.to_owned(),
        text: text.to_owned(),
        only: None,
    };
    let mut found = vec![secret("the app key", text("app_key")), secret("the push token", token)];
    let mut texts = Vec::new();
    strings(flashduty, &mut texts);
    let fakes = texts.into_iter().filter(|it| it.starts_with("fake-"));
    found.extend(fakes.map(|it| secret("a token of Flashduty", it)));
    let users = rows.get("sys_user").into_iter().flatten();
    let email = |row: &Row| Some((row.get("user_name")?.clone(), row.get("email")?.clone()));
    // Any other text may be a word that a log has for a reason of its own.
    let emails = users.filter_map(email).filter(|(_, email)| email.contains('@'));
    found.extend(emails.map(|(user, email)| Secret {
        what: format!("the e-mail address of {user}"),
        text: email,
        only: Some("log"),
    }));
    found.retain(|it| !it.text.is_empty());
    found
}

/// Every text of a JSON document.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|item| strings(item, found)),
        _ => {}
    }
}
