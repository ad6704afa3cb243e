//! What a schema knows: its leaves and the keys that people choose, and where a file has them.

use serde_json::Value;
use std::collections::BTreeSet;

/// What a leaf accepts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepts {
    Text,
    Word,
    Whole,
    Number,
    Truth,
    One,
    Anything,
}

/// Something that can be spoiled.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A value that is no list or mapping.
    Value(Accepts),
    /// A key that the schema names, and whether it has to be written.
    Key { required: bool },
    /// A key that people choose.
    ChosenKey,
}

/// A part of a file.
pub(crate) struct Found {
    /// The part of the schema: the nearest type with a name, and the way from there.
    pub(crate) name: String,
    /// The keys and positions that lead to it.
    pub(crate) path: Vec<String>,
    pub(crate) part: Part,
}

/// Walks through a schema, along with a file or without one.
pub(crate) struct Walk<'a> {
    root: &'a Value,
    path: Vec<String>,
    pub(crate) found: Vec<Found>,
}

impl<'a> Walk<'a> {
    /// All parts that a file has.
    pub(crate) fn of_file(root: &'a Value, file: &Value) -> Vec<Found> {
        let mut walk = Self { root, path: Vec::new(), found: Vec::new() };
        walk.value("", root, Some(file));
        walk.found
    }

    /// The names of all parts that a file can have.
    pub(crate) fn of_schema(root: &'a Value) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut walk = Self { root, path: Vec::new(), found: Vec::new() };
        walk.value("", root, None);
        let types = root["$defs"].as_object().into_iter().flatten();
        for (name, schema) in types {
            walk.value(name, schema, None);
        }
        names.extend(walk.found.into_iter().map(|found| found.name));
        names
    }

    fn value(&mut self, name: &str, schema: &'a Value, file: Option<&Value>) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap();
            // Without a file, each type is walked through once, by its name.
            if file.is_some() || is_leaf(&self.root["$defs"][name]) {
                self.value(name, &self.root["$defs"][name], file);
            }
            return;
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            let fits = |it: &&Value| file.is_none_or(|file| shape(self.target(it)) == of(file));
            for branch in branches.iter().filter(fits).collect::<Vec<_>>() {
                self.value(name, branch, file);
            }
            return;
        }
        match shape(schema) {
            "object" => self.object(name, schema, file),
            "array" => {
                let items = file.map(|file| file.as_array().unwrap().iter().map(Some).collect());
                for (at, item) in items.unwrap_or_else(|| vec![None]).into_iter().enumerate() {
                    self.below(at.to_string(), &format!("{name}.[]"), &schema["items"], item);
                }
            }
            _ => self.found(name, Part::Value(accepts(schema))),
        }
    }

    fn object(&mut self, name: &str, schema: &'a Value, file: Option<&Value>) {
        let written = |key: &String| file.map(|file| file.get(key));
        for (key, below) in schema["properties"].as_object().into_iter().flatten() {
            let name = format!("{name}.{key}");
            let Some(value) = written(key).map_or(Some(None), |value| value.map(Some)) else {
                continue;
            };
            let required =
                schema["required"].as_array().is_some_and(|it| it.contains(&key.as_str().into()));
            self.path.push(key.clone());
            self.found(&format!("{name}:"), Part::Key { required });
            self.path.pop();
            self.below(key.clone(), &name, below, value);
        }
        let below = &schema["additionalProperties"];
        if below.is_object() {
            let name = format!("{name}.*");
            let entries: Vec<(String, Option<&Value>)> = match file {
                Some(file) => {
                    file.as_object().unwrap().iter().map(|(k, v)| (k.clone(), Some(v))).collect()
                }
                None => vec![("*".to_owned(), None)],
            };
            for (key, value) in entries {
                self.path.push(key.clone());
                self.found(&format!("{name}:"), Part::ChosenKey);
                self.path.pop();
                self.below(key, &name, below, value);
            }
        }
    }

    fn below(&mut self, step: String, name: &str, schema: &'a Value, file: Option<&Value>) {
        self.path.push(step);
        self.value(name, schema, file);
        self.path.pop();
    }

    fn found(&mut self, name: &str, part: Part) {
        self.found.push(Found { name: name.to_owned(), path: self.path.clone(), part });
    }

    fn target(&self, schema: &'a Value) -> &'a Value {
        let name = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next());
        name.map_or(schema, |name| &self.root["$defs"][name])
    }
}

fn shape(schema: &Value) -> &str {
    schema["type"].as_str().filter(|it| ["object", "array"].contains(it)).unwrap_or("scalar")
}

fn of(file: &Value) -> &'static str {
    match file {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        _ => "scalar",
    }
}

fn is_leaf(schema: &Value) -> bool {
    schema.get("anyOf").is_none() && shape(schema) == "scalar"
}

fn accepts(schema: &Value) -> Accepts {
    if schema["title"] == "Json" {
        return Accepts::Anything;
    }
    if schema.get("const").is_some() {
        return Accepts::One;
    }
    if schema.get("enum").is_some() || schema.get("oneOf").is_some() {
        return Accepts::Word;
    }
    match schema["type"].as_str() {
        Some("integer") => Accepts::Whole,
        Some("number") => Accepts::Number,
        Some("boolean") => Accepts::Truth,
        _ => Accepts::Text,
    }
}
