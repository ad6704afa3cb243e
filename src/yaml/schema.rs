//! The JSON Schema of what is read, derived from its type; editors read it, and so does `shape`.

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// The JSON Schema of a type (draft 2020-12), the same in every call.
pub(crate) fn schema<T: JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    tidy(&mut schema);
    let Value::Object(mut rest) = schema else {
        return schema;
    };
    // What the document is comes first, what it consists of last.
    let mut ordered = Map::new();
    for key in ["$schema", "title", "description"] {
        ordered.extend(rest.shift_remove_entry(key));
    }
    ordered.extend(rest);
    Value::Object(ordered)
}

/// Takes out what says nothing about a YAML file: the null that optional types bring (a key is
/// written with a value or not at all), the width of numbers, the line breaks of comments.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(object) => {
            only_other_type(object);
            only_other_branch(object);
            only_other_value(object);
            object.retain(|key, value| !(key == "default" && value.is_null()));
            object.retain(|key, value| {
                !(key == "format" && (value == "uint32" || value == "double"))
            });
            if let Some(Value::String(text)) = object.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            object.values_mut().for_each(tidy);
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

fn only_other_value(object: &mut Map<String, Value>) {
    let Some(Value::Array(values)) = object.get_mut("enum") else {
        return;
    };
    values.retain(|it| !it.is_null());
    if let [only] = values.as_slice() {
        let only = only.clone();
        object.shift_remove("enum");
        object.shift_insert(0, "const".to_owned(), only);
    }
}
