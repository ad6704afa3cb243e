//! What a schema accepts, as it is asked for while a tree is held against it.

use serde_json::Value as Schema;

/// Whether a schema has something at a path.
pub(super) fn knows(root: &Schema, path: &[&str]) -> bool {
    fn below(root: &Schema, schema: &Schema, path: &[&str]) -> bool {
        let schema = target(root, schema);
        let Some((step, rest)) = path.split_first() else {
            return true;
        };
        if let Some(branches) = branches(schema) {
            return branches.iter().any(|branch| below(root, branch, path));
        }
        match kind(schema) {
            "object" => schema["properties"]
                .get(step)
                .or_else(|| any_key(schema))
                .is_some_and(|schema| below(root, schema, rest)),
            "array" => step.parse::<usize>().is_ok() && below(root, &schema["items"], rest),
            kind => kind == "anything",
        }
    }
    below(root, root, path)
}

/// The kinds of value that a schema accepts, as phrases.
pub(super) fn expected(root: &Schema, schema: &Schema) -> Vec<String> {
    let schema = target(root, schema);
    if let Some(branches) = branches(schema) {
        return branches.iter().flat_map(|branch| expected(root, branch)).collect();
    }
    if let Some(words) = words(schema) {
        return words.iter().map(|word| format!("`{word}`")).collect();
    }
    let phrase = match kind(schema) {
        "object" => "a mapping of `key: value` lines",
        "array" => "a list such as `[a, b]`",
        "integer" => "a whole number",
        "boolean" => "`true` or `false`",
        "false" => "`false`",
        "true" => "`true`",
        "number" => "a number",
        "anything" => "a value",
        _ => "a text",
    };
    vec![phrase.to_owned()]
}

/// The schema that a reference leads to.
pub(super) fn target<'a>(root: &'a Schema, schema: &'a Schema) -> &'a Schema {
    let pointer = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    pointer.and_then(|it| root.pointer(it)).unwrap_or(schema)
}

/// What a schema without branches accepts.
pub(super) fn kind(schema: &Schema) -> &str {
    match &schema["type"] {
        Schema::String(kind) => kind,
        // A text that may look like a number, or a constant that may be one.
        Schema::Array(_) if schema["title"] == "Constant" => "constant",
        Schema::Array(_) => "string",
        _ if schema["const"] == false => "false",
        _ if schema["const"] == true => "true",
        _ if schema["title"] == "Json" => "anything",
        _ => "",
    }
}

/// Whether a text may look like a truth value.
pub(super) fn takes_truth(schema: &Schema) -> bool {
    schema["type"].as_array().is_some_and(|types| types.iter().any(|it| it == "boolean"))
}

/// The keys that a mapping must have.
pub(super) fn required(schema: &Schema) -> Vec<String> {
    let keys = schema["required"].as_array().into_iter().flatten();
    keys.filter_map(Schema::as_str).map(str::to_owned).collect()
}

/// The keys that a file of a kind is known by: those that it must have, or else all.
pub(super) fn typical(schema: &Schema) -> Vec<String> {
    let required = required(schema);
    if required.is_empty() { keys(schema) } else { required }
}

/// The words of an enumeration, whether each has a description or not.
pub(super) fn words(schema: &Schema) -> Option<Vec<String>> {
    let text = |value: &Schema| match value {
        Schema::String(text) => Some(text.clone()),
        Schema::Number(number) => Some(number.to_string()),
        _ => None,
    };
    if let Some(words) = schema["enum"].as_array() {
        let mut words: Vec<String> = words.iter().map(text).collect::<Option<_>>()?;
        words.dedup();
        return Some(words);
    }
    if let Some(word) = schema.get("const") {
        return text(word).map(|word| vec![word]);
    }
    let branches = schema["oneOf"].as_array()?;
    let words: Option<Vec<_>> = branches.iter().map(words).collect();
    words.map(|words| words.concat())
}

/// The alternatives of a schema that is no enumeration.
pub(super) fn branches(schema: &Schema) -> Option<&Vec<Schema>> {
    schema["anyOf"].as_array()
}

/// The schema of a map's values.
pub(super) fn any_key(schema: &Schema) -> Option<&Schema> {
    schema.get("additionalProperties").filter(|it| it.is_object())
}

/// The keys that a mapping may have.
pub(super) fn keys(schema: &Schema) -> Vec<String> {
    schema["properties"].as_object().map(|it| it.keys().cloned().collect()).unwrap_or_default()
}
