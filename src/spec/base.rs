//! A spec laid over the one that it extends, as data whose shape is sound.
//!
//! Mappings merge by key, in the order of the base and with new keys behind; anything else
//! replaces. `false` takes the place of an entry, and [`super::Entries`] leaves it out.

use serde_yaml::{Mapping, Value};

/// The sections whose entries have a source, which is one thing.
const PAYLOADS: [&str; 2] = ["payload", "state_sync"];

/// The keys that say where a value comes from.
const SOURCES: [&str; 3] = ["from", "journal", "value"];

/// What a spec says together with what its base says.
pub(crate) fn lay_over(base: &Value, written: Value) -> Value {
    let (mut base, mut written) = (base.clone(), written);
    spell_out(&mut base);
    spell_out(&mut written);
    for section in PAYLOADS {
        forget_sources(base.get_mut(section), written.get(section));
    }
    merged(base, written)
}

fn merged(base: Value, written: Value) -> Value {
    match (base, written) {
        (Value::Mapping(mut all), Value::Mapping(written)) => {
            for (key, value) in written {
                let value = match all.get_mut(&key) {
                    Some(below) => merged(std::mem::take(below), value),
                    None => value,
                };
                all.insert(key, value);
            }
            Value::Mapping(all)
        }
        (_, written) => written,
    }
}

/// Writes out the short forms, so that they merge as what they stand for.
fn spell_out(spec: &mut Value) {
    for section in PAYLOADS {
        each_entry(spec.get_mut(section), |entry| under_key(entry, "from"));
    }
    each_entry(spec.get_mut("maps"), |map| {
        each_entry(Some(map), |entry| under_key(entry, "label"));
    });
}

fn each_entry(section: Option<&mut Value>, change: impl Fn(&mut Value)) {
    let entries = section.and_then(Value::as_mapping_mut);
    entries.into_iter().flatten().for_each(|(_, entry)| change(entry));
}

fn under_key(entry: &mut Value, key: &str) {
    if entry.is_string() {
        let keys = Mapping::from_iter([(key.into(), std::mem::take(entry))]);
        *entry = Value::Mapping(keys);
    }
}

/// Takes from entries of the base what a written source, or a written way to show it, replaces.
fn forget_sources(base: Option<&mut Value>, written: Option<&Value>) {
    let (Some(base), Some(written)) =
        (base.and_then(Value::as_mapping_mut), written.and_then(Value::as_mapping))
    else {
        return;
    };
    for (key, entry) in base {
        if let (Some(below), Some(above)) = (entry.as_mapping_mut(), written.get(key)) {
            let above = |key: &str| above.get(key).is_some();
            below.retain(|key, _| !key.as_str().is_some_and(|key| is_replaced(key, above)));
        }
    }
}

fn is_replaced(key: &str, written: impl Fn(&str) -> bool) -> bool {
    let has_source = SOURCES.iter().any(|source| written(source));
    match key {
        "from" | "journal" | "value" | "by" => has_source,
        "map" => has_source || written("as"),
        "as" => has_source || written("map"),
        "max" => written("value"),
        _ => false,
    }
}
