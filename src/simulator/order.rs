//! What a scenario may not depend on: the order of integer-like keys.
//!
//! The embedded engine sorts them, Rhino keeps them as they were added, and no engine tells what
//! the other would do. So a scenario in which a script has met such keys runs once more with
//! another order, and must end the same.

use super::SimulationError;
use super::javascript;
use indexmap::IndexSet;
use serde_json::Value;
use std::sync::Arc;

/// Runs a world on its base and tells what happened, as JSON; a fault in the first step that another order of
/// keys changes.
pub(super) fn run(base: &Arc<str>, world: &str) -> Result<String, SimulationError> {
    let told = javascript::run_ordered(base, world, false)?;
    let mut outcome: Value = serde_json::from_str(&told)?;
    let met = take_met(&mut outcome);
    if met.iter().all(Vec::is_empty) {
        return Ok(told);
    }
    let mut other: Value = serde_json::from_str(&javascript::run_ordered(base, world, true)?)?;
    take_met(&mut other);
    let steps = outcome["steps"].as_array_mut().into_iter().flatten();
    let others = other["steps"].as_array().into_iter().flatten();
    let Some((at, (step, _))) =
        steps.zip(others).enumerate().find(|(_, (step, other))| !is_same(step, other))
    else {
        return Ok(told);
    };
    let met: IndexSet<String> = met.into_iter().take(at + 1).flatten().collect();
    let met: Vec<&str> = met.iter().map(String::as_str).collect();
    let fault = format!(
        "what happens depends on the order of integer-like keys ({}), which differs between engines",
        met.join("; ")
    );
    if let Some(faults) = step["faults"].as_array_mut() {
        faults.push(fault.into());
    }
    Ok(outcome.to_string())
}

/// Takes out of each step what has met integer-like keys there.
fn take_met(outcome: &mut Value) -> Vec<Vec<String>> {
    let steps = outcome["steps"].as_array_mut().into_iter().flatten();
    let met = steps.map(|step| {
        let met = step.as_object_mut().and_then(|it| it.remove("ordered"));
        let met = met.as_ref().and_then(Value::as_array).into_iter().flatten();
        met.filter_map(|it| it.as_str().map(str::to_owned)).collect()
    });
    met.collect()
}

/// Whether two outcomes are the same to whoever reads JSON, where it stands in a text as well.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => {
            one == other
                || matches!((document(one), document(other)), (Some(one), Some(other)) if is_same(&one, &other))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has_same =
                |(key, value)| other.get::<String>(key).is_some_and(|it| is_same(value, it));
            one.len() == other.len() && one.iter().all(has_same)
        }
        _ => one == other,
    }
}

fn document(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(|it: &Value| it.is_object() || it.is_array())
}
