//! A simulated instance on which one thing after the other happens, as a browser asks for it.

use super::instance::Instance;
use super::javascript::Live;
use super::observed::{self, Observed};
use super::records::Records;
use super::scenario::{Actor, Answer, Scenario};
use super::{SimulationError, answers, world};
use crate::diagnostic::Diagnostics;
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};

/// An instance that is up.
pub struct Session {
    live: Live,
    keys: IndexMap<String, String>,
    records: Records,
    table: String,
}

/// A record that can be opened.
#[derive(Debug, Clone, Serialize)]
pub struct Ticket {
    /// Its key.
    pub sys_id: String,
    /// What people call it.
    pub key: String,
    /// What it is about.
    pub title: String,
}

/// What came of one thing.
#[derive(Debug, Clone)]
pub struct Done {
    /// What the browser gets, as it is.
    pub answer: Option<String>,
    /// What happened, as people read it.
    pub observed: Observed,
}

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The scenario names what the instance does not have.
    #[error("the scenario names what is not there")]
    Scenario(Diagnostics),
    /// The instance does not start.
    #[error(transparent)]
    Simulation(#[from] SimulationError),
}

impl Session {
    /// Sets up an instance with what a scenario has there before its first step.
    pub fn begin(instance: &Instance, scenario: &Scenario) -> Result<Self, SessionError> {
        let world = world::world(instance, scenario, false).map_err(SessionError::Scenario)?;
        let own = world.own().map_err(SessionError::Scenario)?;
        let live = Live::begin(&world.base, &own).map_err(SimulationError::Interpreter)?;
        let table = instance.table.clone();
        Ok(Self { live, keys: world.keys, records: world.records, table })
    }

    /// The table whose records are sent.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The records of the table that can be opened.
    #[must_use]
    pub fn tickets(&self) -> Vec<Ticket> {
        let ticket = |key: String| {
            let sys_id = self.records.sys_id(&self.table, &key)?;
            let title = self.records.text(&self.table, &key, "short_description");
            Some(Ticket { sys_id, title: title.unwrap_or_default().to_owned(), key })
        };
        self.records.keys(&self.table).into_iter().filter_map(ticket).collect()
    }

    /// Whether there is a user with this ID.
    #[must_use]
    pub fn has_user(&self, id: &str) -> bool {
        self.records.has("sys_user", id)
    }

    /// Calls a method of a client-callable class, with the parameters of the request.
    pub fn ajax(
        &mut self,
        actor: &Actor,
        (include, method): (&str, &str),
        parameters: &IndexMap<String, String>,
    ) -> Result<Done, SimulationError> {
        let action = json!({ "do": "ajax", "include": include, "method": method });
        self.act(actor, action, &[("parameters", json!(parameters))])
    }

    /// Saves a record with these raw values.
    pub fn save(
        &mut self,
        actor: &Actor,
        sys_id: &str,
        set: &IndexMap<String, String>,
    ) -> Result<Done, SimulationError> {
        let action = json!({ "do": "save", "table": self.table, "sys_id": sys_id });
        self.act(actor, action, &[("set", json!(set))])
    }

    /// The form of a record, with those of the columns that it has: JSON, or `null`.
    pub fn form(
        &mut self,
        actor: &Actor,
        sys_id: &str,
        columns: &[&str],
    ) -> Result<Done, SimulationError> {
        let action = json!({ "do": "form", "table": self.table, "sys_id": sys_id });
        self.act(actor, action, &[("columns", json!(columns))])
    }

    /// A UI page with the texts of message keys: JSON, or `null`.
    pub fn page(
        &mut self,
        actor: &Actor,
        name: &str,
        messages: &[String],
    ) -> Result<Done, SimulationError> {
        let action = json!({ "do": "page", "name": name });
        self.act(actor, action, &[("messages", json!(messages))])
    }

    /// What a reference field finds for the typed text: a JSON list.
    pub fn reference(
        &mut self,
        actor: &Actor,
        (table, query): (&str, &str),
        text: &str,
    ) -> Result<Done, SimulationError> {
        let action = json!({ "do": "reference", "table": table, "query": query });
        self.act(actor, action, &[("text", json!(text))])
    }

    /// Lets time pass, in milliseconds; what becomes due runs.
    pub fn pass(&mut self, actor: &Actor, ms: u64) -> Result<Done, SimulationError> {
        let action = json!({ "do": "pass", "ms": ms, "order": "oldest_first" });
        self.act(actor, action, &[])
    }

    /// How requests are answered from now on.
    pub fn answer(&mut self, actor: &Actor, all: &[Answer]) -> Result<Done, SimulationError> {
        let list: Vec<Value> = all.iter().map(answers::alone).collect();
        self.act(actor, json!({ "do": "answers" }), &[("list", json!(list))])
    }

    fn act(
        &mut self,
        actor: &Actor,
        mut action: Value,
        more: &[(&str, Value)],
    ) -> Result<Done, SimulationError> {
        for (key, value) in more {
            action[*key] = value.clone();
        }
        action["user"] = self.records.sys_id("sys_user", &actor.user).into();
        action["language"] = actor.language.clone().into();
        action["roles"] = json!(actor.roles);
        action["watch"] = json!({});
        let outcome: Value = serde_json::from_str(&self.live.step(&action.to_string())?)?;
        let answer = outcome["answer"].as_str().map(str::to_owned);
        Ok(Done { answer, observed: observed::read_step(outcome, &self.keys)? })
    }
}
