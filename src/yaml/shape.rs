//! The tree against the schema: every fault of shape is reported, the rest becomes plain data.
//!
//! Which text is a number and which stays text is decided by the schema, so `release: 1.0` is the
//! text `1.0`.

use super::accepted::{
    any_key, branches, expected, keys, kind, required, takes_truth, target, words,
};
use super::tree::{Entry, Node, NodeKind, truth};
use crate::diagnostic::{Diagnostics, ShapeProblem, Span};
use serde_json::{Number, Value as Schema};
use serde_yaml::{Mapping, Value};

/// The data of a tree without its faulty parts.
pub(super) fn check(root: &Node, schema: &Schema, diagnostics: &mut Diagnostics) -> Value {
    let mut shape = Shape { root: schema, diagnostics };
    let subject = Subject { name: String::new(), span: root.first() };
    shape.value(root, schema, &subject).unwrap_or(Value::Mapping(Mapping::new()))
}

/// What a finding is about: the name of a value, and where its key stands.
struct Subject {
    name: String,
    span: Span,
}

impl Subject {
    fn below(&self, entry: &Entry) -> Self {
        let name = match self.name.as_str() {
            "" => entry.key.clone(),
            above => format!("{above}.{}", entry.key),
        };
        Self { name, span: entry.key_span }
    }
}

struct Shape<'a> {
    root: &'a Schema,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Shape<'a> {
    fn fault<T>(&mut self, span: Span, problem: ShapeProblem) -> Option<T> {
        self.diagnostics.report(span, problem);
        None
    }

    fn value(&mut self, node: &Node, schema: &'a Schema, subject: &Subject) -> Option<Value> {
        let schema = target(self.root, schema);
        if kind(schema) == "anything" && !node.is_left_out() {
            return serde_yaml::to_value(node.to_json()).ok();
        }
        if node.is_nothing() {
            let (key, expected) = (subject.name.clone(), expected(self.root, schema));
            return self.fault(subject.span, ShapeProblem::EmptyValue { key, expected });
        }
        if let Some(branches) = branches(schema) {
            let is_it = |branch: &&Schema| self.is_only(node, branch);
            let fits = |branch: &&Schema| self.fits(node, branch);
            return match branches.iter().find(is_it).or_else(|| branches.iter().find(fits)) {
                Some(branch) => self.value(node, branch, subject),
                None => self.wrong_type(node, schema, subject),
            };
        }
        match &node.kind {
            NodeKind::Scalar { text, plain } => self.scalar(node, (text, *plain), schema, subject),
            NodeKind::Sequence(items) if schema["type"] == "array" => {
                Some(Value::Sequence(self.items(items, &schema["items"], subject)))
            }
            NodeKind::Mapping(entries) if schema["type"] == "object" => {
                Some(Value::Mapping(self.entries(entries, schema, subject)))
            }
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => self.wrong_type(node, schema, subject),
        }
    }

    fn items(&mut self, items: &[Node], schema: &'a Schema, subject: &Subject) -> Vec<Value> {
        let name = subject.name.clone();
        let mut values = Vec::new();
        for item in items {
            let subject = Subject { name: name.clone(), span: item.span };
            // A faulty item leaves a gap, or the places of the others would shift.
            values.push(self.value(item, schema, &subject).unwrap_or(Value::Null));
        }
        values
    }

    fn entries(&mut self, entries: &[Entry], schema: &'a Schema, subject: &Subject) -> Mapping {
        let mut mapping = Mapping::new();
        for entry in entries {
            let below = subject.below(entry);
            let known = schema["properties"].get(&entry.key);
            let known = known.or_else(|| any_key(schema).filter(|_| !self.is_of_the_top(entry)));
            let value = if let Some(schema) = known {
                if self.is_meant_as_false(&entry.value, schema) && !has_yes(entries) {
                    let found = entry.value.text().to_owned();
                    self.fault(entry.value.span, ShapeProblem::NoFalse { found })
                } else {
                    self.value(&entry.value, schema, &below)
                }
            } else {
                let (key, section) = (entry.key.clone(), subject.name.clone());
                let accepted = keys(schema);
                self.fault(entry.key_span, ShapeProblem::UnknownKey { key, section, accepted })
            };
            if let Some(value) = value {
                mapping.insert(Value::String(entry.key.clone()), value);
            }
        }
        for key in required(schema) {
            if !entries.iter().any(|entry| entry.key == key) {
                let section = subject.name.clone();
                self.fault::<()>(subject.span, ShapeProblem::MissingKey { key, section });
            }
        }
        mapping
    }

    fn scalar(
        &mut self,
        node: &Node,
        (text, plain): (&str, bool),
        schema: &Schema,
        subject: &Subject,
    ) -> Option<Value> {
        if let Some(accepted) = words(schema) {
            if accepted.iter().any(|word| word == text) {
                return Some(Value::String(text.to_owned()));
            }
            let found = text.to_owned();
            return self.fault(node.span, ShapeProblem::UnknownValue { found, accepted });
        }
        match kind(schema) {
            "string" if plain && truth(text).is_some() && !takes_truth(schema) => {
                self.wrong_type(node, schema, subject)
            }
            "string" => Some(Value::String(text.to_owned())),
            "boolean" if plain && truth(text).is_some() => truth(text).map(Value::Bool),
            "boolean" if plain => {
                let accepted = vec!["true".to_owned(), "false".to_owned()];
                let found = text.to_owned();
                self.fault(node.span, ShapeProblem::UnknownValue { found, accepted })
            }
            "integer" if plain && is_decimal(text) => {
                self.number(node, text.parse().unwrap_or(i64::MAX), schema)
            }
            "false" if plain && truth(text) == Some(false) => Some(Value::Bool(false)),
            "true" if plain && truth(text) == Some(true) => Some(Value::Bool(true)),
            // Nobody but this program reads it, so any spelling of JSON will do.
            "number" => match text.parse::<Number>() {
                Ok(number) if plain => serde_yaml::to_value(number).ok(),
                _ => self.wrong_type(node, schema, subject),
            },
            "constant" => serde_yaml::to_value(node.as_constant()).ok(),
            _ => self.wrong_type(node, schema, subject),
        }
    }

    fn number(&mut self, node: &Node, number: i64, schema: &Schema) -> Option<Value> {
        let min = schema["minimum"].as_i64().unwrap_or(0);
        let max = schema["maximum"].as_i64().unwrap_or(i64::from(u32::MAX));
        if (min..=max).contains(&number) {
            return Some(Value::Number(number.into()));
        }
        let found = node.text().to_owned();
        self.fault(node.span, ShapeProblem::NumberOutOfRange { found, min, max })
    }

    fn wrong_type<T>(&mut self, node: &Node, schema: &Schema, subject: &Subject) -> Option<T> {
        let problem = ShapeProblem::WrongType {
            at: subject.name.clone(),
            found: node.describe(),
            expected: expected(self.root, schema),
        };
        self.fault(node.span, problem)
    }

    /// Whether a value is the one truth value that a branch is for.
    fn is_only(&self, node: &Node, branch: &'a Schema) -> bool {
        let only = target(self.root, branch).get("const").and_then(Schema::as_bool);
        match &node.kind {
            NodeKind::Scalar { text, plain } => *plain && only.is_some() && truth(text) == only,
            _ => false,
        }
    }

    /// Whether an entry is the line `extends: standard`, which belongs to the top of a spec.
    fn is_of_the_top(&self, entry: &Entry) -> bool {
        let is_spec = self.root["properties"].get("extends").is_some();
        is_spec && entry.key == "extends" && plain_word(&entry.value) == Some("standard")
    }

    /// Whether a word of YAML 1.1 stands where `false` leaves out an entry and a text is one.
    fn is_meant_as_false(&self, node: &Node, schema: &'a Schema) -> bool {
        let Some(branches) = branches(target(self.root, schema)) else { return false };
        let is_no = plain_word(node).is_some_and(|it| matches!(it, "no" | "off" | "n"));
        let takes_false = |it: &Schema| target(self.root, it)["const"] == false;
        let takes_text = |it: &&Schema| !takes_false(it) && self.fits(node, it);
        is_no && branches.iter().any(takes_false) && branches.iter().any(|it| takes_text(&it))
    }

    /// Whether a value has the kind that a branch is for.
    fn fits(&self, node: &Node, branch: &'a Schema) -> bool {
        let branch = target(self.root, branch);
        match &node.kind {
            NodeKind::Mapping(_) => branch["type"] == "object",
            NodeKind::Sequence(_) => branch["type"] == "array",
            NodeKind::Scalar { .. } => match branch.get("const").and_then(Schema::as_bool) {
                Some(_) => self.is_only(node, branch),
                None => branch["type"] != "object" && branch["type"] != "array",
            },
        }
    }
}

/// The text of a scalar without quotes.
fn plain_word(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar { text, plain: true } => Some(text),
        _ => None,
    }
}

/// Whether one entry is a `yes`, so that a `no` beside it is what a truth value is called.
fn has_yes(entries: &[Entry]) -> bool {
    let mut words = entries.iter().filter_map(|entry| plain_word(&entry.value));
    words.any(|it| matches!(it, "yes" | "on" | "y"))
}

/// Whether a text is a whole number as anybody reads it: a leading zero is octal to some.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    is_number && (digits == "0" || !digits.starts_with('0'))
}
