//! The JSON Schema of the spec, derived from its types; editors read it, and so does `shape`.

use super::Spec;
use serde_json::{Map, Value};

/// The spec's JSON Schema (draft 2020-12), the same in every call.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Spec).to_value();
    without_null(&mut schema);
    schema
}

/// A key is written with a value or not at all: takes out the null that optional types bring.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(object) => {
            only_other_type(object);
            only_other_branch(object);
            object.values_mut().for_each(without_null);
        }
        _ => {}
    }
}

fn only_other_type(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|it| it != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
}

fn only_other_branch(object: &mut Map<String, Value>) {
    let Some(Value::Array(branches)) = object.get_mut("anyOf") else {
        return;
    };
    branches.retain(|branch| branch.get("type").is_none_or(|it| it != "null"));
    if let [Value::Object(only)] = branches.as_slice() {
        let only = only.clone();
        object.shift_remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}
