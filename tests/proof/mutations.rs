//! Faults put into the generated scripts on purpose: each must make the scenario fail that is named
//! beside it, or the proof proves less than it says.

use crate::scenarios::{SHIPPED, tell};
use serde::Deserialize;
use sn_gen::simulator::{InterpreterError, SimulationError};
use std::collections::BTreeSet;

/// A fault, and the scenario that notices it.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// What is wrong then.
    fault: String,
    /// The script.
    script: Target,
    /// A text that the script has exactly once.
    from: String,
    /// What stands there instead.
    to: String,
    /// The scenario, below `tests/scenarios`.
    noticed_by: String,
    /// Whether only what it costs tells: the scripts do the same, with more work.
    #[serde(default)]
    only_costs: bool,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Target {
    Helper,
    Payload,
    Client,
    Outbox,
    Sender,
    Ajax,
    BusinessRule,
    HeardRule,
    Deliver,
    Retry,
    Verification,
    CheckAction,
    RemoveUnused,
}

impl Target {
    /// Its table and its name with the shipped mapping.
    fn record(self) -> (&'static str, &'static str) {
        match self {
            Self::Helper => ("sys_script_include", "FlashdutySyncHelper"),
            Self::Payload => ("sys_script_include", "FlashdutyPayload"),
            Self::Client => ("sys_script_include", "FlashdutyClient"),
            Self::Outbox => ("sys_script_include", "FlashdutyOutbox"),
            Self::Sender => ("sys_script_include", "FlashdutySender"),
            Self::Ajax => ("sys_script_include", "FlashdutySyncHelperAjax"),
            Self::BusinessRule => ("sys_script", "Flashduty Auto-Sync on Resolution"),
            Self::HeardRule => ("sys_script", "Flashduty Heard"),
            Self::Deliver => ("sysevent_script_action", "Flashduty Deliver"),
            Self::Retry => ("sysevent_script_action", "Flashduty Retry Delivery"),
            Self::Verification => ("", "verify_configuration"),
            Self::CheckAction => ("sys_ui_action", "Check Flashduty"),
            Self::RemoveUnused => ("", "remove_unused"),
        }
    }
}

/// Why a fault goes unnoticed; nothing if the scenario fails for what the scripts do.
fn unnoticed(mutation: &Mutation) -> Option<String> {
    let named = SHIPPED.iter().find(|it| it.file == mutation.noticed_by);
    let Some(shipped) = named else {
        return Some(format!("there is no scenario {}", mutation.noticed_by));
    };
    let mut instance = shipped.instance().clone();
    let (table, name) = mutation.script.record();
    if !instance.replace(table, name, &mutation.from, &mutation.to) {
        return Some("the script does not have the text exactly once".to_owned());
    }
    let run = match shipped.on(&instance).run() {
        Ok(run) => run,
        Err(SimulationError::Interpreter(InterpreterError::Endless { .. })) => return None,
        Err(error) => return Some(format!("{} does not run: {error}", shipped.file)),
    };
    if let Some(fault) =
        run.steps.iter().flat_map(|step| &step.observed.faults).find(|it| is_broken(it))
    {
        return Some(format!("what stands there instead cannot run: {fault}"));
    }
    let failures = || run.steps.iter().flat_map(|step| &step.failures);
    let by_costs = failures().all(|failure| failure.what == "costs");
    match (run.has_passed(), by_costs == mutation.only_costs) {
        (true, _) => Some(format!("{} passes all the same", shipped.file)),
        (false, true) => None,
        (false, false) if by_costs => Some(format!("{} notices only the costs", shipped.file)),
        (false, false) => Some(format!("{} notices more than the costs", shipped.file)),
    }
}

/// Whether an engine refuses a script, so that its fault shows nothing of what scenarios notice.
fn is_broken(fault: &str) -> bool {
    const ERRORS: [&str; 4] = ["SyntaxError", "TypeError", "ReferenceError", "RangeError"];
    ERRORS.iter().any(|error| fault.contains(error))
}

const SYNC: &str = include_str!("mutations/sync.yaml");
const DISPATCH: &str = include_str!("mutations/dispatch.yaml");
const DIALOG: &str = include_str!("mutations/dialog.yaml");
const DELIVERIES: &str = include_str!("mutations/deliveries.yaml");

fn read(file: &str) -> Vec<Mutation> {
    serde_yaml::from_str(file).unwrap()
}

fn each_is_noticed(file: &str) {
    let mutations = read(file);
    let mut missed = String::new();
    for mutation in &mutations {
        let (fault, scenario) = (mutation.fault.as_str(), &mutation.noticed_by);
        match unnoticed(mutation) {
            Some(why) => missed.extend([fault, ": ", &why, "\n"]),
            None => tell(&format!("mutation noticed: {fault} ({scenario})")),
        }
    }
    assert!(missed.is_empty(), "{missed}");
    assert!(mutations.len() >= 25, "only {} faults", mutations.len());
    tell(&format!("mutations: {} faults, each noticed by a scenario", mutations.len()));
}

#[test]
fn every_fault_in_a_sync_makes_a_scenario_fail() {
    each_is_noticed(SYNC);
}

#[test]
fn every_fault_in_a_dispatch_makes_a_scenario_fail() {
    each_is_noticed(DISPATCH);
}

#[test]
fn every_fault_in_the_dialog_makes_a_scenario_fail() {
    each_is_noticed(DIALOG);
}

#[test]
fn every_fault_in_a_delivery_makes_a_scenario_fail() {
    each_is_noticed(DELIVERIES);
}

#[test]
fn no_fault_is_listed_twice() {
    let mutations = [SYNC, DISPATCH, DIALOG, DELIVERIES].map(read).concat();
    let faults: BTreeSet<&str> = mutations.iter().map(|it| it.fault.as_str()).collect();
    assert_eq!(faults.len(), mutations.len());
}

#[test]
fn a_script_that_an_engine_refuses_counts_as_unnoticed() {
    for to in [".syncState(previous)", ".syncStates(current)", ".syncState(curent)", ".syncState("]
    {
        let broken = Mutation {
            fault: "a script that cannot run".to_owned(),
            script: Target::BusinessRule,
            from: ".syncState(current)".to_owned(),
            to: to.to_owned(),
            noticed_by: "standard/sync/resolving_is_told_once.yaml".to_owned(),
            only_costs: false,
        };
        let why = unnoticed(&broken).unwrap_or_default();
        assert!(why.starts_with("what stands there instead cannot run: "), "{to}: {why}");
    }
}
