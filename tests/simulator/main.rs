//! The stand-in for the platform: what it refuses, and what it does as the platform does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../support/es5.rs"]
mod es5;
#[path = "../support/mod.rs"]
mod support;

mod access;
mod arguments;
mod data;
mod engine;
mod html;
mod installed;
mod platform;
mod queue;
mod refuses;
mod restarts;
mod runtime;
mod saving;
mod session;
mod stand_in;
mod web;
mod writing;

use serde_json::{Value, json};
use sn_gen::diagnostic::{Diagnostics, Look, Report, Source, human};
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, Observed, Simulation};
use std::sync::LazyLock;

/// The instance with what the shipped spec generates.
static INSTANCE: LazyLock<Instance> = LazyLock::new(|| {
    let model = support::build::model(&support::build::shipped());
    Instance::new(&model, support::build::standard()).unwrap()
});

/// That instance with one text of a delivered record replaced.
fn mutated(table: &str, name: &str, from: &str, to: &str) -> Instance {
    let mut instance = INSTANCE.clone();
    assert!(instance.replace(table, name, from, to), "{table} {name} has no {from}");
    instance
}

/// What happens in each step of a scenario: YAML without its name.
fn observe_on(instance: &Instance, text: &str) -> Vec<Observed> {
    let source = Source::new("scenario.yaml", &format!("name: A test\n{text}"));
    let reading = Scenario::read(&source);
    let found =
        |diagnostics: &Diagnostics| human(&[Report { source: &source, diagnostics }], Look::Plain);
    let scenario = reading.scenario.unwrap_or_else(|| panic!("{}", found(&reading.diagnostics)));
    let simulation = Simulation::new(instance, &scenario, false);
    let simulation = simulation.unwrap_or_else(|missing| panic!("{}", found(&missing)));
    let run = simulation.run().unwrap_or_else(|error| panic!("{error}"));
    run.steps.into_iter().map(|step| step.observed).collect()
}

fn observe(text: &str) -> Vec<Observed> {
    observe_on(&INSTANCE, text)
}

/// A step that runs the body of a function; `keys` are further keys of `when`.
fn step(body: &str, keys: &str) -> String {
    let script = Value::from(format!("(function() {{\n{body}\n}})();"));
    let comma = if keys.is_empty() { "" } else { ", " };
    format!("  - when: {{ script: {script}{comma}{keys} }}\n")
}

/// What happens in each of several scripts, on one instance after the other.
fn scripts<'b>(given: &str, bodies: impl IntoIterator<Item = &'b str>) -> Vec<Observed> {
    let steps: String = bodies.into_iter().map(|body| step(body, "")).collect();
    observe(&format!("{given}\nsteps:\n{steps}"))
}

/// What happens in one script.
fn script(given: &str, body: &str) -> Observed {
    scripts(given, [body]).remove(0)
}

/// The part `given` of a scenario with the client-callable script include `Probe`, whose class has
/// a method `ask`; `records` are laid over its records.
fn probe(records: &Value, ask: &str, class: &str) -> String {
    let script = format!(
        "var {class} = Class.create();\n{class}.prototype = \
         Object.extendsObject(AbstractAjaxProcessor, {{\n    ask: {ask},\n    \
         _hidden: function() {{ return 'hidden'; }},\n    words: ['no method'],\n    \
         type: '{class}'\n}});\n"
    );
    let include =
        json!({ "name": "Probe", "active": true, "client_callable": true, "script": script });
    let control = json!({
        "name": "Probe", "type": "client_callable_script_include", "operation": "execute",
        "active": true,
    });
    let role = json!({ "sys_security_acl": "Probe", "sys_user_role": "itil" });
    let mut all = json!({
        "sys_script_include": { "Probe": include },
        "sys_security_acl": { "Probe": control },
        "sys_security_acl_role": { "Probe": role },
    });
    for (table, rows) in records.as_object().unwrap() {
        for (key, columns) in rows.as_object().unwrap() {
            let columns = columns.as_object().unwrap().clone();
            let row = all[table][key].as_object_mut();
            match row {
                Some(row) => row.extend(columns),
                None => all[table][key] = columns.into(),
            }
        }
    }
    format!("given: {}\n", json!({ "records": all }))
}
